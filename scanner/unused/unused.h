/* SPDX-License-Identifier: MIT
 *
 * What a file says in vain: variables nobody reads, imports nobody needs, code nobody
 * reaches; and names that nothing binds. Each kind is found when it is first asked for,
 * and kept. Where a file could use a name in ways that text does not show (star imports,
 * exec, locals()…), nothing is found: rather a miss than a false alarm. What exactly is
 * left out is in unused/README.md.
 */
#ifndef HUNKSCAN_UNUSED_UNUSED_H
#define HUNKSCAN_UNUSED_UNUSED_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

struct arena;
struct names;
struct tree;
struct unused;

enum unused_kind {
    UNUSED_VARIABLE,    /* a local that is assigned and never read */
    UNUSED_EXCEPTION,   /* except … as NAME, never read */
    UNUSED_WITH,        /* with … as NAME, never read */
    UNUSED_OVERWRITTEN, /* a local's value that the next statements replace unread */
    UNUSED_IMPORT,      /* an imported name that the file does not use */
    UNUSED_SHADOWED,    /* what takes the name of an import before anything used it */
    UNUSED_PARAMETER,   /* of a function that only this file calls */
    UNUSED_DEFINITION,  /* a def that a later one of the same name replaces unused */
    UNUSED_UNREACHABLE, /* statements that no path leads to */
    UNUSED_LOOP_ELSE,   /* else of a loop that has no break */
    UNUSED_UNDEFINED,   /* a name that nothing binds */
    UNUSED_EXPORT,      /* a name in __all__ that the module does not have */
    UNUSED_KEY,         /* a key of a dict that takes the place of the same one before */
    UNUSED_KIND_COUNT
};

struct unused_item {
    uint32_t node;     /* what the finding is about */
    uint32_t from, to; /* bytes to show */
    uint32_t name;     /* intern number, 0 if there is none */
    uint32_t other;    /* what replaces it or makes it unreachable, or TREE_NONE */
};

VEC_OF(unused_items, struct unused_item);

/* For a resolved tree; everything lives in the arena. */
struct unused *unused_new(const struct tree *tree, const struct names *names,
                          struct arena *arena);

/* What there is of a kind, in text order. Takes time in proportion to the tree. */
const struct unused_items *unused_find(struct unused *unused, enum unused_kind kind);

/* The words of rule files, by number and NULL-terminated: "variable", "import"… */
extern const char *const unused_kind_words[UNUSED_KIND_COUNT + 1];

#endif
