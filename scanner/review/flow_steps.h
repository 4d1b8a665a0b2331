/* SPDX-License-Identifier: MIT
 *
 * Steps of a trace as reports show them.
 */
#ifndef HUNKSCAN_REVIEW_FLOW_STEPS_H
#define HUNKSCAN_REVIEW_FLOW_STEPS_H

struct added_lines;
struct arena;
struct finding;
struct source;
struct trace;

/* Fills in flow and flow_count of the finding from its trace (NULL: none). A step that
 * says the same of the same line as the one before is left out; of more than 50 steps
 * those in the middle are, and the next one says how many. Texts are views of source and
 * trace, or in `arena`. `added` (NULL: no line is) are the lines of the source; nothing
 * is known here of other files'. */
void flow_steps_fill(const struct source *source, const struct trace *trace,
                     const struct added_lines *added, struct arena *arena,
                     struct finding *finding);

#endif
