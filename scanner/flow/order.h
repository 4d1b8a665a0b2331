/* SPDX-License-Identifier: MIT
 *
 * Rules of `mode: order` while code is run: which events have happened on every way to a
 * point, and which still wait for another on some way. For each rule that is a set of
 * numbers in one cell: what the shared metavariables of the events stand for. All do
 * nothing where engine->order is NULL. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_ORDER_H
#define HUNKSCAN_FLOW_ORDER_H

#include "flow/engine.h"
#include "flow/flow.h"

/* One rule that takes part. */
struct order_rule {
    uint32_t rule; /* index among the rules */
    uint32_t cell;
    const uint32_t *shared; /* metavariables that both events bind */
    uint32_t shared_count;
};

struct order {
    VEC(struct order_rule) rules;
    uint32_t first_cell, last_cell;
    struct cons keys;    /* what shared metavariables stand for; with the entry where the
                            second event is waited for */
    struct pairs called; /* names that something in the file calls or mentions */
    bool is_judged;      /* the root that is run is not called by others */
    struct flow_findings found;
};

/* What is kept of orders; NULL if no rule has an event in the file. */
struct order *order_new(struct engine *engine, struct flow_module *module);

/* A root begins: nothing has happened. `function`: its node, or that of the module. */
void order_begin(struct run *run, uint32_t function);

/* Events at a node that was just evaluated; those that end something at a call that is
 * about to be made, for if it fails it is still an end. */
void order_visit(struct run *run, uint32_t node);
void order_call(struct run *run, uint32_t node);

/* Whether a cell is one of sets, and the set where two ways meet. */
bool order_owns(const struct engine *engine, uint32_t cell);
uint32_t order_join(struct engine *engine, uint32_t cell, uint32_t a, uint32_t b);

/* The store at which an exception leaves, from one that may be too careful: nothing is
 * waited for where it is not to be reckoned with. */
store order_raise(struct run *run, store at);

/* Code ends: events that others should have followed. */
void order_end(struct run *run, uint32_t code, store at, bool raises);

#endif
