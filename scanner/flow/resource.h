/* SPDX-License-Identifier: MIT
 *
 * Resources: things that rules of `mode: lifetime` watch from where they are acquired
 * until they are released. A row is one acquisition, by one rule, of one object; how far
 * it is with it is a word of bits in a cell of the object, so that the store keeps it
 * like everything else. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_RESOURCE_H
#define HUNKSCAN_FLOW_RESOURCE_H

#include "flow/engine.h"
#include "flow/flow.h"
#include "flow/leaving_rows.h"

/* What may be at a point; RUN_BITS is in every word, too. */
enum resource_bits {
    RESOURCE_HELD = 1 << 0,
    RESOURCE_RELEASED = 1 << 1,
    RESOURCE_GONE = 1 << 2,     /* somebody else has it: not ours to release */
    RESOURCE_RETURNED = 1 << 3, /* the caller gets it */
    RESOURCE_RAISED = 1 << 4,   /* held, on the way of an exception */
    RESOURCE_SAVED = 1 << 5,    /* released on the way of an exception */
    RESOURCE_MANAGED = 1 << 6   /* a `with` releases it */
};

/* Calls within each other at an acquisition. */
enum { RESOURCE_MOST_LEVELS = 8 };

struct resource_level {
    uint32_t module, frame, node; /* the acquisition, then the call that led there… */
};

struct resource {
    const struct flow_role_entry *entry; /* the acquisition */
    uint32_t object, cell;
    uint32_t next;     /* row of the same object; 0 after the last */
    uint32_t callable; /* intern number: row of the table of closables, or 0 */
    bool is_kept;      /* it was there before: a lock; else it is made there */
    bool is_named;     /* a variable had it */
    bool is_released;  /* on some way */
    bool is_handed;    /* to somebody else, on some way without an exception */
    bool is_foreign;   /* released though it was not acquired: by somebody else, then */
    struct resource_level levels[RESOURCE_MOST_LEVELS];
    uint32_t level_count;
    uint32_t raised_module, raised_at; /* the first place at which an exception loses it;
                                          TREE_NONE if there is none */
    uint32_t root;                     /* in which it was acquired last */
};

struct lifetime {
    VEC(struct resource) rows; /* 0 is unused */
    struct pairs by_object;    /* object → first row */
    struct pairs by_site;      /* object × number of the entry → row */
    struct pairs foreign;      /* objects released before they were acquired */
    struct pairs lives_on;     /* object → object without which it is worth nothing */
    VEC(uint32_t) live;        /* rows of the root that is run */
    uint32_t root;             /* its number */
    struct leaving_rows leaving;
    struct flow_findings found;
    uint32_t name; /* intern number of "$R" */
};

/* What is kept of resources; NULL if no rule acquires anything in the file. */
struct lifetime *resource_watch(const struct engine *engine,
                                const struct flow_roles *roles);

/* The rows of an object from the first on; 0 if nothing of it is watched. */
uint32_t resource_first(const struct lifetime *lifetime, uint32_t object);

/* The row of an acquisition of the object, new if needed; its state is not changed. 0 if
 * too many are watched already. */
uint32_t resource_add(struct run *run, const struct flow_role_entry *entry,
                      uint32_t object, uint32_t node);

/* The objects a value may be. */
const uint32_t *resource_objects(const struct run *run, value at, size_t *count);

/* A value found at a node as one thing, which can be followed; `*object` is it. */
value resource_thing(struct run *run, uint32_t node, value found, uint32_t *object);

/* The thing that an operand is: where it has a place but nothing is known of it, it gets
 * an object. */
value resource_operand(struct run *run, uint32_t node);

/* What is known of a row at the point being evaluated: bits, 0 before it is acquired. */
uint32_t resource_bits(const struct run *run, uint32_t row);
void resource_set(struct run *run, uint32_t row, uint32_t bits);

/* Whether it is held for sure, and by us. */
bool resource_is_held(uint32_t bits);

/* The state after a release. */
uint32_t resource_released(uint32_t bits);

#endif
