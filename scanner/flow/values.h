/* SPDX-License-Identifier: MIT
 *
 * Abstract values: what an expression may be. A value is a number; equal values have
 * equal numbers. 0 is the value of what never happens, below every other. What a field
 * says holds for every thing the value may be; a field of 0 says nothing.
 */
#ifndef HUNKSCAN_FLOW_VALUES_H
#define HUNKSCAN_FLOW_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "flow/cons.h"
#include "names/constant.h"
#include "names/pairs.h"

struct arena;
struct intern;

typedef uint32_t value;

enum { VALUE_NEVER = 0 };

/* What types the things may have. */
enum {
    TYPE_NONE = 1 << 0,
    TYPE_BOOL = 1 << 1,
    TYPE_INT = 1 << 2,
    TYPE_FLOAT = 1 << 3,
    TYPE_STR = 1 << 4,
    TYPE_BYTES = 1 << 5,
    TYPE_LIST = 1 << 6,
    TYPE_TUPLE = 1 << 7,
    TYPE_DICT = 1 << 8,
    TYPE_SET = 1 << 9,
    TYPE_CALLABLE = 1 << 10, /* functions, classes, modules: always true */
    TYPE_OBJECT = 1 << 11,   /* anything else */
    TYPE_UNBOUND = 1 << 12,  /* a name that was not bound on some way here */
    TYPE_NUMBERS = TYPE_BOOL | TYPE_INT | TYPE_FLOAT,
    TYPE_TEXTS = TYPE_STR | TYPE_BYTES,
    TYPE_CONTAINERS = TYPE_LIST | TYPE_TUPLE | TYPE_DICT | TYPE_SET,
    TYPE_ANY = TYPE_UNBOUND - 1
};

#define VALUE_FOREVER INT32_MAX /* no upper bound */

struct value_facts {
    uint32_t types;
    uint32_t literal; /* number of the one constant it is */
    uint32_t text;    /* number of a known beginning and end, of texts */
    int32_t shortest; /* its len, where it has one */
    int32_t longest;  /* VALUE_FOREVER: not bounded */
    uint32_t objects; /* set of objects it may be (object.h); with TYPE_OBJECT, or types
                         that none of them has, others too */
    uint32_t taint;   /* from where something reaches it: taint_set.h */
    uint32_t class;   /* intern number of the dotted name of its class */
};

/* Everything that values consist of, numbered. */
struct values {
    struct arena *arena;
    struct cons facts, sets, taints, channel_sets, literals, texts;
    struct intern *strings;     /* of literals and texts */
    struct pairs joined;        /* value × value → value */
    struct pairs joined_taints; /* the same of taints */
    uint32_t channel_words;     /* of a set: 32 channels each */
};

enum { VALUE_MOST_OBJECTS = 16 };

/* No values yet; sets of channels are below `channel_count`. */
struct values *values_new(uint32_t channel_count, struct arena *arena);

/* What is known of a value, and the value of which that is known. */
struct value_facts values_facts(const struct values *values, value at);
/* The value of which exactly this is known; VALUE_NEVER without types. */
value values_add(struct values *values, const struct value_facts *facts);

/* What is either of two. With `widen` bounds that grew are dropped, so that loops end. */
value values_join(struct values *values, value a, value b);
value values_widen(struct values *values, value before, value after);

/* Whether it is taken for true: always, never, or not known. */
enum truth { TRUTH_UNKNOWN, TRUTH_TRUE, TRUTH_FALSE };
enum truth values_truth(const struct values *values, value at);

/* The value where it is known to be true or false; VALUE_NEVER if it cannot be. */
value values_refine_truth(struct values *values, value at, bool truth);

/* The value with only those of its types; VALUE_NEVER if none is left. */
value values_keep_types(struct values *values, value at, uint32_t types);

/* The set with a number more; more than VALUE_MOST_OBJECTS are not kept. */
uint32_t values_set_add(struct values *values, uint32_t set, uint32_t number);

#endif
