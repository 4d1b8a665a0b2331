/* SPDX-License-Identifier: MIT
 *
 * Objects: the things that values refer to, one for each place in the code that makes
 * some, in each frame that runs it; and cells, in which the store keeps what they hold. A
 * cell belongs to an object and a key: a variable of a frame, an attribute, a constant
 * index. Equal objects have equal numbers.
 */
#ifndef HUNKSCAN_FLOW_OBJECT_H
#define HUNKSCAN_FLOW_OBJECT_H

#include <stdint.h>

#include "base/vec.h"
#include "flow/cons.h"
#include "flow/values.h"

enum object_kind {
    OBJECT_FRAME,     /* a run of code: node; a: frame around it, b: context */
    OBJECT_CONTAINER, /* node: display, comprehension or call that made it; a: frame */
    OBJECT_INSTANCE,  /* of a class of the repository: node: the call; a: class, b: frame
                       */
    OBJECT_FUNCTION,  /* node: N_FUNCTION or N_LAMBDA; a: frame around it */
    OBJECT_CLASS,     /* node: N_CLASS; a: frame around it */
    OBJECT_BOUND,     /* a: function object, b: value of the receiver */
    OBJECT_MODULE,    /* a module of the repository: module */
    OBJECT_PARTIAL,   /* functools.partial; node: the call; a: frame */
    OBJECT_EXTERNAL /* a: intern number of its qualified name; a builtin has no dot; b: 1
                       where it is a method of a thing of that class */
};

struct object {
    uint32_t kind; /* enum object_kind */
    uint32_t module;
    uint32_t node;
    uint32_t a, b;
};

/* Keys of cells. */
enum key_kind {
    KEY_VARIABLE,  /* number of a variable */
    KEY_ATTRIBUTE, /* intern number */
    KEY_ITEM,      /* value that is a constant: index or key */
    KEY_SPECIAL    /* enum key_special */
};

enum key_special {
    SPECIAL_ITEMS,     /* items whose index is not known */
    SPECIAL_WHOLE,     /* taint of all that is in it */
    SPECIAL_LENGTH,    /* value whose shortest and longest are those of its len */
    SPECIAL_STATE,     /* bits: lifetime or order */
    SPECIAL_POSITIONAL /* of partial objects: what they call */
};

static inline uint32_t key_of(enum key_kind kind, uint32_t number)
{
    return number << 2 | (uint32_t)kind;
}

struct objects {
    struct arena *arena;
    struct cons records;
    struct cons cells;
    uint32_t *next_cell; /* of the same object, by cell */
    size_t next_count, next_capacity;
    uint32_t *first_cell; /* by object */
    size_t first_count, first_capacity;
};

/* No objects yet. */
struct objects objects_init(struct arena *arena);

/* Forgets all objects and cells but those there were at a mark. */
struct objects_mark {
    struct cons_mark records, cells;
};
struct objects_mark objects_mark(const struct objects *objects);
void objects_forget(struct objects *objects, const struct objects_mark *mark);

/* The number of an object, and back. */
uint32_t objects_add(struct objects *objects, const struct object *object);
/* The object of a number; all zero for 0. */
struct object objects_get(const struct objects *objects, uint32_t number);

/* The cell of an object's key. */
uint32_t objects_cell(struct objects *objects, uint32_t object, uint32_t key);

/* The object and the key of a cell. */
void objects_cell_owner(const struct objects *objects, uint32_t cell, uint32_t *object,
                        uint32_t *key);

/* The cells of an object that were ever asked for: first, next; 0 after the last. */
uint32_t objects_first_cell(const struct objects *objects, uint32_t object);
uint32_t objects_next_cell(const struct objects *objects, uint32_t cell);

#endif
