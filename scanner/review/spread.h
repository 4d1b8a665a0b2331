/* SPDX-License-Identifier: MIT
 *
 * Spread: how far a change of one place of a file can have an effect on others, by names.
 * Of a file there are functions (the outermost ones), headers of classes, and statements
 * outside of functions. Code that mentions what changed may do something else now; what
 * changed code mentions may be called by it in a new way. In the file's arena.
 */
#ifndef HUNKSCAN_REVIEW_SPREAD_H
#define HUNKSCAN_REVIEW_SPREAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"
#include "names/pairs.h"

struct arena;
struct tree;

enum spread_kind {
    SPREAD_FUNCTION,
    SPREAD_CLASS,     /* its header: decorators, name, bases */
    SPREAD_STATEMENT, /* one that does nothing but bind names, or nothing at all */
    SPREAD_OTHER      /* statements and headers that may do anything */
};

#define SPREAD_NONE UINT32_MAX

struct spread_item {
    uint32_t node;
    uint32_t class; /* item of the class it stands in, or SPREAD_NONE */
    uint32_t from, to;
    uint32_t next_bound; /* next item that binds the same name: its index + 1 */
    enum spread_kind kind;
    bool touched;  /* its own code changed */
    bool reworded; /* its comments or documentation changed, or how it is laid out */
    bool again;    /* it is asked for whatever the change is */
    bool wanted;   /* where not all is asked for: it is */
    bool up;       /* it mentions what changed */
    bool down;     /* what has to be run may call it */
    bool altered;  /* of a class: something in it changed */
};

/* A name that an item mentions. */
struct spread_mention {
    uint32_t item;
    uint32_t next; /* mention of the same name: its index + 1 */
};

struct spread {
    const struct tree *tree;
    struct arena *arena;
    VEC(struct spread_item) items; /* in text order; none within another */
    VEC(struct spread_mention) mentions;
    VEC(uint32_t) names; /* still to be followed */
    struct pairs by_mention, by_binding, seen;
};

/* Of a tree; nothing is touched. */
struct spread spread_new(const struct tree *tree, struct arena *arena);

/* The item with that byte, or SPREAD_NONE. */
uint32_t spread_at(const struct spread *spread, uint32_t byte);

/* The last item that starts before the byte, or SPREAD_NONE. */
uint32_t spread_before(const struct spread *spread, uint32_t byte);

/* The dotted name of an item: of the classes around it, and its own. */
struct str spread_path(const struct spread *spread, uint32_t item);

/* Code that mentions the name, or a name whose code does, is marked `up`. */
void spread_changed(struct spread *spread, uint32_t name);

/* Whether it was touched or mentions what changed, or is asked for again. */
bool spread_is_affected(const struct spread *spread, uint32_t item);

/* Marks as `down` what is affected, what stands outside of functions, and all that they
 * mention, and what that mentions. */
void spread_find_involved(struct spread *spread);

/* Appends the names that others know an item by: what it binds, or, of a method that
 * Python calls by itself, that of its class. */
VEC_OF(spread_names, uint32_t);
void spread_names_of(const struct spread *spread, uint32_t item,
                     struct spread_names *names);

#endif
