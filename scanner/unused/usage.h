/* SPDX-License-Identifier: MIT
 *
 * Usage: how each variable of a file is bound and whether anything reads it; what the
 * text says about names without using them (annotations in strings, type comments,
 * doctests, __all__); and which functions use names in ways that text does not show.
 */
#ifndef HUNKSCAN_UNUSED_USAGE_H
#define HUNKSCAN_UNUSED_USAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

struct arena;
struct names;
struct tree;

/* How a variable is bound, as bits. */
enum usage_way {
    WAY_ASSIGN = 1 << 0, /* x = …, x: T = … */
    WAY_WALRUS = 1 << 1, /* (x := …) */
    WAY_WITH = 1 << 2,   /* with … as x */
    WAY_EXCEPT = 1 << 3, /* except … as x */
    WAY_IMPORT = 1 << 4,
    WAY_PARAM = 1 << 5,
    WAY_DEF = 1 << 6,      /* def, class, type */
    WAY_UNPACK = 1 << 7,   /* a, x = … */
    WAY_LOOP = 1 << 8,     /* for x in …, also of comprehensions */
    WAY_CASE = 1 << 9,     /* case x: */
    WAY_CHANGE = 1 << 10,  /* x += …, del x */
    WAY_DECLARE = 1 << 11, /* x: T */
    WAY_SHARED = 1 << 12,  /* global or nonlocal somewhere */
};

struct usage_variable {
    uint32_t reads; /* uses, also by `x += …` and `del x` */
    uint32_t ways;  /* enum usage_way */
    uint32_t first; /* node of the first binding, TREE_NONE if there is none */
};

struct usage {
    const struct tree *tree;
    const struct names *names;
    struct arena *arena;
    struct usage_variable *variables; /* by number */
    uint8_t *is_load;                 /* by node: an N_NAME that reads */
    uint8_t *is_dynamic;   /* by node, of N_FUNCTION: locals(), exec and such inside */
    uint8_t *is_mentioned; /* by intern number: in a string annotation, a type comment… */
    uint8_t *is_doubtful;  /* by intern number: tried out, may well be undefined */
    uint32_t word_count;   /* length of the two above */
    VEC(uint32_t) exports; /* string nodes in __all__ */
    bool has_error;        /* something could not be parsed */
    bool has_star_import;
    bool module_is_dynamic; /* globals(), exec, vars()…: any name may be defined */
    bool is_python3;        /* says so by its syntax */
};

/* Collects it all in two walks over the tree. */
struct usage *usage_read(const struct tree *tree, const struct names *names,
                         struct arena *arena);

/* What a finding about a variable needs: read or mentioned anywhere. */
bool usage_is_used(const struct usage *usage, uint32_t variable, uint32_t name);

/* Whether the name starts with an underscore: unused on purpose. */
bool usage_is_private(const struct usage *usage, uint32_t name);

/* Whether the module may have names that no text of it binds: by a star import, exec or
 * globals(), or in what could not be parsed. */
bool usage_may_make_names_up(const struct usage *usage);

/* Whether a comment from byte `from` to the end of the line of `to` has one of the words,
 * NULL-terminated. */
bool usage_has_comment(const struct usage *usage, uint32_t from, uint32_t to,
                       const char *const *words);

/* Whether a comment on the lines of the node, or of the assignment that it is the target
 * of, has one of the words or is a noqa for all there is. */
bool usage_is_excused(const struct usage *usage, uint32_t node, const char *const *words);

/* How the node binds its variable; 0 where it does not. */
uint32_t usage_way_of(const struct usage *usage, uint32_t node);

#endif
