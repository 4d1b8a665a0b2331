/* SPDX-License-Identifier: MIT
 *
 * A program as an automaton without empty moves: a state is what can follow once a
 * character is taken, with an edge for each way to take the next one. Two edges for the
 * same character are two ways. Only for redos.
 */
#ifndef HUNKSCAN_MATCH_REDOS_GRAPH_H
#define HUNKSCAN_MATCH_REDOS_GRAPH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "match/redos_class.h"

struct arena;
struct redos_program;
struct redos_syntax;

struct redos_edge {
    struct redos_set set; /* the characters it takes */
    uint32_t to;          /* a state */
    uint32_t node;        /* of the syntax: the class */
};
VEC_OF(redos_edges, struct redos_edge);

struct redos_state {
    uint32_t first, count; /* its edges */
    uint32_t component;    /* strongly connected; numbered from 1, sinks first */
    bool cyclic;           /* its component has an edge */
    bool guessed;          /* a condition on the way was taken to hold */
};
VEC_OF(redos_states, struct redos_state);

struct redos_graph {
    struct redos_states states; /* 0 is the start */
    struct redos_edges edges;
    uint32_t component_count;
    const char *why; /* not NULL: not built, because ... */
};

/* Builds the automaton. With `search`, the start takes any characters first. Takes its
 * steps off `*steps`; 0 left: not built. */
struct redos_graph redos_graph_new(const struct redos_syntax *syntax,
                                   const struct redos_program *program,
                                   const struct redos_alphabet *alphabet, bool search,
                                   uint64_t *steps, struct arena *arena);

#endif
