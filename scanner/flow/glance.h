/* SPDX-License-Identifier: MIT
 *
 * A glance at another file: what it defines, imports, mentions and calls, found in its
 * text without parsing. So whether it is worth parsing costs little. All of it may be too
 * much, never too little: words in texts with fields count, names are not told apart by
 * scope. Kept as long as the files' memory, by version and path. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_GLANCE_H
#define HUNKSCAN_FLOW_GLANCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"
#include "names/pairs.h"

struct arena;
struct files;
struct flow_rule;
struct glance;
struct glance_def;
struct intern;
struct word_filter;

/* Words of the rule set that stand in a piece of text. */
struct glance_words {
    const uint32_t *items;
    uint32_t count;
};

/* Most rules that are told apart; further ones share the places of the first. */
enum { GLANCE_RULES = 256 };

/* A definition in another file. */
struct glance_place {
    const struct glance *glance;
    struct glance_def *def;
};

/* A function or class, with all that is within it. */
struct glance_def {
    struct str name;
    bool is_class;
    struct glance_words words;
    const struct str *calls; /* "f", "a.b.f", bases of classes: as they are written */
    uint32_t call_count;
    /* Found out later by who follows calls (ahead.c): */
    const struct glance_place *callees; /* NULL: not yet */
    uint32_t callee_count;
    uint32_t judged; /* so many rules are in the bits */
    uint64_t begins[GLANCE_RULES / 64], finishes[GLANCE_RULES / 64];
    uint32_t stamp; /* of the last search that came here */
};

/* `name` stands for `dotted`; both are "*" and a module where all of it is imported. */
struct glance_import {
    struct str name, dotted;
};

struct glance {
    struct str path;
    VEC(struct glance_def) defs;
    VEC(struct glance_import) imports;
    struct glance_words outside; /* of what is in no definition, and of the path */
};

/* A rule, and the words of its sources that are no parameters. */
struct glance_rule {
    const struct flow_rule *rule;
    const struct word_filter *sources;
    uint32_t source_count;
    bool is_asked; /* its ends are sought: of mode taint, with such sources */
};

/* All of them, in memory. */
struct glances {
    struct arena *arena;
    struct intern *paths;       /* versions, and paths */
    const struct intern *words; /* of the rule set */
    struct pairs found;         /* version × path → 1 + index in list, or absent */
    struct pairs known;         /* version and folder × dotted name → the same */
    struct pairs contents; /* content × path → the same, of the first version with it */
    VEC(const struct glance *) list;
    VEC(struct glance_rule) rules; /* bits of definitions are in this order */
    uint32_t stamp;
    uint8_t *marks; /* by word of the rule set; zeros but while something is judged */
};

/* What the files' memory holds of glances; made when first asked for. `words` stands on
 * the rule set's words. NULL where nothing is kept, or there are no rules. */
struct glances *glances_of(const struct files *files, const struct intern *words);

/* The file of a module, for the file at `path`; NULL if there is none. Texts are read
 * into `scratch`. */
const struct glance *glances_find(struct glances *glances, const struct files *files,
                                  struct str dotted, struct str path,
                                  struct arena *scratch);

/* Words of the rule set (its interner is `words`), definitions and imports of a text,
 * into `arena`. */
struct glance *glance_at(struct str path, struct str text, const struct intern *words,
                         struct arena *arena, struct arena *scratch);

/* The same for a version of the repository in which other files may differ. */
struct glance *glance_again(const struct glance *glance, struct arena *arena);

/* What an import gives a name, NULL if there is none. */
const struct glance_import *glance_import_of(const struct glance *glance,
                                             struct str name);

#endif
