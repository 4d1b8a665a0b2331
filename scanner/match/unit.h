/* SPDX-License-Identifier: MIT
 *
 * A unit: one file made ready for matching. Source, tree and names, and an index of the
 * tree's nodes by kind and name, so that a pattern looks only at the nodes it could
 * match. Built once for a file; every rule uses the same one. Lives in the file's arena;
 * belongs to one thread at a time.
 */
#ifndef HUNKSCAN_MATCH_UNIT_H
#define HUNKSCAN_MATCH_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "syntax/tree.h"

struct altered_names;
struct arena;
struct call_types;
struct earlier_texts;
struct files;
struct guards;
struct names;
struct notices;
struct pairs;
struct propagation;
struct text_parts;
struct unit_index;
struct unit_results;

/* The part of a file in which patterns are sought: the nodes first..end-1 that do not end
 * after byte `to`. */
struct unit_part {
    uint32_t first, end;
    uint32_t to;
};

/* What of a file is looked at, where only what a change can have an effect on is asked
 * for: by node. */
struct unit_focus {
    const bool *edited;   /* functions whose text changed, or what they have from outside
                             of functions; and what is in no function */
    const bool *affected; /* functions that may do something else now, too */
    const bool *again;    /* of these, functions that are only asked for once more */
    const bool
        *involved; /* affected ones, what they may call, and what is in no function */
    const bool *beside; /* functions of a class in which anything changed */
};

struct unit {
    const struct source *source;
    const struct tree *tree;
    const struct names *names;
    const struct call_types *types; /* NULL allowed */
    const struct unit_index *index;
    struct arena *arena;     /* the file's */
    struct notices *notices; /* what could not be done in full */
    uint64_t steps_left;     /* budget of matching steps for the rule being run */
    struct unit_part part;   /* all of it, unless a formula looks into a metavariable */
    bool limit_hit;          /* a regex reached its match limit; the rule set clears it */
    void *scratch;           /* the matcher's memory, kept from pattern to pattern */
    struct unit_results *results; /* of formulas, kept from rule to rule */
    struct pairs *answers;       /* of metavariable-regex about names; NULL until asked */
    const struct guards *guards; /* of the pattern that is being sought; NULL: none */
    bool symbolic; /* the rule being run wants a name to equal what was assigned to it */
    bool spans_class; /* the rule being run looks at the bodies of classes */
    struct text_parts *asked_text[2]; /* by spans_class; NULL until asked_text_of */
    struct propagation *propagation;  /* NULL until unit_propagation is asked for it */
    const struct files *files; /* others of the same version; NULL unless somebody says */
    const struct altered_names *altered; /* by the change under review; NULL: none is */
    const struct earlier_texts *before; /* what it was before the change; NULL: unknown */
    const struct unit_focus *focus;     /* what of it is asked for; NULL: all */
};

/* Builds names and index for a parsed tree. The words of dotted module names in it, and
 * of the file's own path, then count as seen in tree->names (intern_seen). `types` (NULL
 * allowed) says what calls return. */
struct unit *unit_new(const struct tree *tree, const struct call_types *types,
                      struct notices *notices, struct arena *arena);

/* What the file's expressions are known to be (names/propagate.h); found out when first
 * asked for. */
struct propagation *unit_propagation(struct unit *unit);

/* A name that stands nowhere in the file, or as no expression there ("os.path", the name
 * of a function), as a unit of its own: an expression statement with the dotted name
 * (with a name of no letters, if the text is none).
 * Shares interner, notices, budget as it is now, and arena with `unit`. */
struct unit *unit_new_dotted(struct unit *unit, struct str dotted);

/* All nodes of a kind in the part that is searched, in pre-order. So do the next ones. */
const uint32_t *unit_of_kind(const struct unit *unit, enum node_kind kind, size_t *count);

/* The nodes of a kind whose node.name is `name` (calls: last callee name; decorators
 * without call: the last name), in pre-order; also names, attributes, calls and
 * decorators that stand for an imported thing whose own name it is. `name` must be a
 * number of the rule set's interner (a base number of tree->names). */
const uint32_t *unit_of_name(const struct unit *unit, enum node_kind kind, uint32_t name,
                             size_t *count);

/* The N_NAME nodes that stand for something imported, in pre-order. */
const uint32_t *unit_imported(const struct unit *unit, size_t *count);

/* Whether patterns whose match would start at the node are sought at all. */
static inline bool unit_is_asked(const struct unit *unit, uint32_t node)
{
    return !unit->focus || unit->part.first != 0 || unit->focus->involved[node] ||
           (unit->spans_class && unit->focus->beside[node]);
}

#endif
