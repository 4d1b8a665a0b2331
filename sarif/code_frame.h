/* SPDX-License-Identifier: MIT
 *
 * The lines of code around a finding, as reports for people show them: which lines, which
 * part of a line is meant, which part of a long line is shown. All are views.
 */
#ifndef HUNKSCAN_SARIF_CODE_FRAME_H
#define HUNKSCAN_SARIF_CODE_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct finding;
struct frame_line;

struct code_frame {
    const struct frame_line *lines;
    uint32_t count;
};

/* The finding's frame without empty lines before and after. */
struct code_frame code_frame_of(const struct finding *finding);

/* Bytes of a line: from (inclusive) to (exclusive). */
struct code_part {
    size_t from, to;
};

/* The part of the line that lies in the finding's region; empty where none does. */
struct code_part code_frame_marked(const struct finding *finding,
                                   const struct frame_line *line);

/* The part of a line to be shown: all of it, or about `most_bytes` around the marked
 * part, between whole characters. */
struct code_part code_frame_shown(const struct frame_line *line, struct code_part marked,
                                  size_t most_bytes);

#endif
