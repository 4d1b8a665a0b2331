/* SPDX-License-Identifier: MIT
 *
 * Patterns: a piece of Python with metavariables and ellipses (SEMANTICS, "Patterns"),
 * parsed and lowered by the target's own code. A compiled pattern is immutable, and may
 * be used by several threads at a time.
 */
#ifndef HUNKSCAN_MATCH_PATTERN_H
#define HUNKSCAN_MATCH_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct err;
struct intern;
struct match_options;
struct parser;
struct pattern;
struct pattern_pack;
struct trace;
struct unit;

/* What a metavariable is bound to: a piece of the file. */
enum binding_kind {
    BIND_NODE,      /* node */
    BIND_NAME,      /* the identifier of `node` (function name, attribute, keyword…) */
    BIND_LIST,      /* `count` adjacent siblings from `node` on ($...X); node TREE_NONE if
                       empty */
    BIND_STRING,    /* the content of string literal `node` ("$X"), without quotes */
    BIND_TEXT,      /* bytes from..to of the file only (named groups of a regex) */
    BIND_QUALIFIED, /* a text that stands nowhere in the file, such as a dotted name or a
                       number: intern number in `name` */
    BIND_CONSTANT,  /* the string that expression `node` is known to be ("$X"): intern
                       number of its content in `name` */
};

struct binding {
    uint32_t
        metavariable; /* intern number of "$X" or "$...X"; in the rule set's interner */
    enum binding_kind kind;
    uint32_t node;
    uint32_t count;
    uint32_t from,
        to; /* byte range in the source of what is bound; empty for BIND_QUALIFIED */
    uint32_t name;
};

VEC_OF(bindings, struct binding);

/* One match: a byte range, the node it is (TREE_NONE where it is a sequence of statements
 * or text) and what the metavariables are. */
struct match {
    uint32_t from, to;
    uint32_t node;
    uint32_t outer; /* the node before focus-metavariable; 0: it is `node` */
    uint32_t binding_count;
    const struct binding *bindings; /* by metavariable number, ascending */
    const struct trace *trace; /* how it comes about (match/trace.h); NULL where it is
                                  this place alone */
    uint32_t lost_line; /* git line of the file before the change that is gone, and to
                           blame; 0: not known */
};

VEC_OF(matches, struct match);

/* Names of modules. A pattern's `time.sleep(...)` does not mean what a parameter `time`
 * has, if "time" is among them; other first names may be variables. */
struct pattern_modules {
    const struct str *names;
    size_t count;
};

/* What patterns are compiled with. Identifiers and metavariables are interned in `words`,
 * which must be, or be frozen into, the base of the files' interners. */
struct pattern_maker {
    struct parser *parser;
    struct intern *words;
    struct arena *arena;                 /* the patterns live in it */
    const struct match_options *options; /* of the rule; NULL: the usual ones */
    struct pattern_modules modules;      /* none: any first name may be a variable */
};

/* Compiles a pattern. On failure ERR_RULE with the reason, without position: the loader
 * adds file and line. */
int pattern_compile(const struct pattern_maker *maker, struct str text,
                    struct pattern **pattern, struct err *err);

/* The pattern with that index in a pack (pattern_pack.h), in maker->arena; nodes,
 * variables and words stay in the pack, which must outlive it. maker->words must count as
 * the pack does. */
struct pattern *pattern_unpack(const struct pattern_pack *pack, uint32_t index,
                               const struct pattern_maker *maker);

/* All matches of a pattern in a file, ordered by (from, to); `bound` (NULL allowed) are
 * bindings that must hold already. */
void pattern_find(const struct pattern *pattern, struct unit *unit,
                  const struct match *bound, struct matches *found);

/* Whether the pattern is a lone metavariable or ellipsis, that is matches nearly
 * everything. */
bool pattern_is_bare(const struct pattern *pattern);

/* Identifiers that any file must contain for the pattern to match: intern numbers,
 * `*count` of them, all required. Never from string literals. */
const uint32_t *pattern_required_words(const struct pattern *pattern, size_t *count);

/* Whether a file with these words, whose base is the rule set's, has them all. */
bool pattern_has_words(const struct pattern *pattern, const struct intern *words);

/* The text a binding stands for, as shown in messages and matched by metavariable-regex.
 */
struct str binding_text(const struct unit *unit, const struct binding *binding);

/* The binding of a metavariable in a match, or NULL. */
const struct binding *match_binding(const struct match *match, uint32_t metavariable);

/* Whether it is a class with more in its body than an ellipsis. */
bool pattern_has_class_body(const struct pattern *pattern);

#endif
