/* SPDX-License-Identifier: MIT
 *
 * The inside of the interpreter, for the sources of flow/. An engine analyses one file
 * for all flow rules; it runs code objects, each from the store its caller has to the
 * stores it leaves behind.
 */
#ifndef HUNKSCAN_FLOW_ENGINE_H
#define HUNKSCAN_FLOW_ENGINE_H

#include <stdbool.h>
#include <stdint.h>

#include "flow/graph.h"
#include "flow/inert_rows.h"
#include "flow/object.h"
#include "flow/origin_rows.h"
#include "flow/role.h"
#include "flow/stores.h"
#include "flow/values.h"
#include "syntax/tree.h"

struct ahead;
struct arena;
struct flow_findings;
struct lifetime;
struct names;
struct order;
struct relevance;
struct reveals;
struct unit;

/* A file of the repository. */
struct flow_module {
    uint32_t number;
    struct unit *unit;
    const struct tree *tree;
    const struct names *names;
    struct flow_roles *roles; /* what the rules say of its nodes */
    const struct relevance *relevance;
    const bool *is_captured; /* by variable: a function within another uses it; NULL until
                                asked for */
    struct pairs altered; /* names at its top that the change under review altered → 1 */
    struct pairs returning; /* node of a function → whether it may return (returning.c) */
    struct pairs graphs;    /* node → 1 + index in graph_list */
    struct {
        struct graph **items;
        size_t count, capacity;
    } graph_list;
};

struct engine {
    struct arena *arena; /* the file's */
    struct values *values;
    struct stores stores;
    struct objects objects;
    struct cons contexts; /* frame of the caller, node of the call */
    struct pairs dotted;  /* qualified name × attribute → qualified name */
    struct intern *words;
    struct pairs files_found; /* dotted module → 1 + its number, or NO_MODULE */
    uint32_t files_left;      /* that may still be gone into */
    size_t bytes_left;        /* of their texts */
    VEC(struct flow_module *) modules_list;
    struct flow_module **modules;         /* its items; 0: the file that is analysed */
    const struct flow_channels *channels; /* of the rules that take part */
    uint64_t live;          /* bits of the rules whose two ends this root can reach */
    uint64_t given;         /* evaluations, to this root */
    uint64_t distant_steps; /* of roots whose rules have an end in other files only */
    struct ahead *ahead;    /* NULL: other files are not looked at */
    uint64_t unsought;      /* bits of the rules of which some end is not sought there */
    struct cons origins;    /* trace.h: numbered places */
    struct cons writes;     /* cell, origin: their number is the index in write_list */
    VEC(struct trace_write) write_list;
    VEC(struct trace_finding) findings;
    size_t told;                 /* of these are among `found` */
    struct flow_findings *found; /* what is reported; NULL: nothing */
    struct lifetime *lifetime;   /* resource.h; NULL if no rule watches any */
    struct order *order;         /* order.h; NULL if no rule has an event */
    struct pairs
        handled; /* name of a function × fault → 1 + whether a caller handles it */
    struct cons inert_keys; /* inert.h */
    struct inert_rows inert_rows;
    uint32_t circles; /* calls that were not gone into because that function is running */
    struct reveals *reveals; /* NULL but in tests: reveal.h */
    uint64_t steps_left;     /* evaluations, this root */
    uint64_t calls_end;      /* when no more are left, calls are not gone into */
    uint32_t unrun_depth, bases_depth, imports_depth; /* within each other */
    bool is_cut;                                      /* a budget was spent */
    bool is_narrowed; /* code that matters was not gone into */
};

/* Taint that waits in a step for the expression or target it goes to. */
struct passing {
    uint32_t node, taint;
};

enum { ENGINE_MOST_PASSING = 8 };

/* How sure it is that an exception leaves a step: whether it counts for resources. */
enum raising { RAISING_PERHAPS, RAISING_SURELY, RAISING_NEVER };

/* A code object being run. */
struct run {
    struct engine *engine;
    struct flow_module *module;
    const struct run *caller; /* NULL for a root */
    uint32_t call_node;       /* in the caller */
    uint32_t function;        /* its function object; 0 for module and class bodies */
    uint32_t frame;           /* object whose cells are its variables */
    uint32_t depth;           /* calls within each other */
    uint32_t nesting;         /* expressions within each other */
    store now;                /* at the point being evaluated */
    bool is_dead;             /* that point is never reached */
    store raised;             /* where an exception may leave the step */
    bool may_raise;
    enum raising raising; /* of the exception noted next */
    value raising_self;   /* what may be the resource by whose own method; 0: none */
    value result;         /* of what it returns */
    value yielded;
    value exception; /* being handled */
    store returned;  /* stores at its ends */
    store left;
    bool returns, raises;
    bool falls_off; /* it may end without a return: the result is None */
    uint32_t at;    /* node of the step */
    struct passing passing[ENGINE_MOST_PASSING];
    uint32_t passing_count;
    uint32_t operands; /* taint of the operands of the call evaluated last */
};

/* Whether the rule counts for the root that is run. */
static inline bool engine_is_live(const struct engine *engine, uint32_t rule)
{
    return engine->live >> rule % 64 & 1;
}

/* An engine for the rules and a file, which it does not have yet. */
struct engine *engine_new(const struct flow_rule *const *rules, uint32_t rule_count,
                          struct unit *unit);

#endif
