/* SPDX-License-Identifier: MIT
 *
 * Frames: byte ranges of a file as what reports show of them: regions, snippets, the
 * lines around. A region of more than a screen, or of a line that is no text for people,
 * is cut, so that one finding cannot fill a report.
 */
#ifndef HUNKSCAN_REVIEW_FRAME_H
#define HUNKSCAN_REVIEW_FRAME_H

#include <stdint.h>

#include "finding.h"

struct added_lines;
struct arena;
struct source;

/* A piece of a file, in bytes. */
struct span {
    uint32_t from, to;
};

/* The span without blanks and line breaks at both ends; an empty one becomes its line's
 * text, and stays empty only on an empty line. */
struct span frame_trim(const struct source *source, struct span span);

/* The start of a trimmed span that a report can show: at most 50 lines and 8 KiB. */
struct span frame_cut(const struct source *source, struct span span);

/* Lines and columns of a span, as consumers count. */
struct region frame_region(const struct source *source, struct span span);

/* Fills from, to, region, snippet, context, context_snippet and frame of a finding for
 * the span, which is trimmed and cut. Texts are views of the source, arrays are in
 * `arena`. The context is the region's lines and two more on each side; where lines are
 * too long to be shown whole it is some bytes more on each side; start_line 0 where the
 * file has nothing else. `added` NULL: no line is. */
void frame_fill(const struct source *source, struct span span,
                const struct added_lines *added, struct arena *arena,
                struct finding *finding);

#endif
