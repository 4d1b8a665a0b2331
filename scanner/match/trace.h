/* SPDX-License-Identifier: MIT
 *
 * Traces: the way from where something begins (a source) to where it does harm (a sink),
 * for matches that are more than one place. Plain data, in the arena of the match.
 */
#ifndef HUNKSCAN_MATCH_TRACE_H
#define HUNKSCAN_MATCH_TRACE_H

#include <stdint.h>

#include "base/str.h"

struct arena;
struct source;

/* A piece of another file, which need not be in memory any more: the whole lines that
 * hold it. */
struct trace_place {
    struct str path;  /* repository-relative */
    struct str lines; /* the bytes of the lines, the last one's break left out */
    uint32_t line;    /* number of the first one, as consumers count (syntax/source.h) */
};

struct trace_step {
    const struct trace_place *place; /* NULL: the file that the match is in */
    uint32_t from, to; /* bytes of the file, or of place->lines; not empty */
    struct str text;   /* what happens here: a few words, no period at the end; names in
                          single quotes: "assigned to 'query'" */
    uint32_t nesting;  /* how many calls deep, 0 where the sink's function is */
};

struct trace {
    const struct trace_step
        *steps;     /* source first, sink last, in the order they happen;
                       the last one is in the match's own file and range */
    uint32_t count; /* at least 1 */
};

/* The bytes from..to of a source as a place, and where they are in its lines: fills in
 * place, from and to of the step. Copies into `arena` what it needs of the source. Of
 * lines that no report would show whole only the start is kept. */
void trace_step_elsewhere(struct trace_step *step, const struct source *source,
                          uint32_t from, uint32_t to, struct arena *arena);

/* Orders traces by where they begin, absent ones (NULL) first; 0 for the same place. */
int trace_compare_sources(const struct trace *a, const struct trace *b);

/* A total order, absent ones (NULL) first, shorter before longer; 0 for equal ones. */
int trace_compare(const struct trace *a, const struct trace *b);

#endif
