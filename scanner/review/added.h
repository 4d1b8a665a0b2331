/* SPDX-License-Identifier: MIT
 *
 * Added lines: which git lines of a file the change brought in. With several bases a line
 * is added only if it is so against each of them. In the file's arena.
 */
#ifndef HUNKSCAN_REVIEW_ADDED_H
#define HUNKSCAN_REVIEW_ADDED_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct hunks;
struct source;

struct added_lines {
    bool everything; /* no base: every line */
    uint32_t
        line_count; /* git lines of the file; an empty one after the last break counts */
    uint32_t base_count;      /* bases noted so far */
    uint32_t *bases_that_add; /* by git line - 1 */
};

/* No line is added yet; with `everything`, every line. */
struct added_lines added_lines_new(const struct source *source, bool everything,
                                   struct arena *arena);

/* Takes one base's hunks into account. */
void added_lines_note_base(struct added_lines *added, const struct hunks *hunks);

/* Whether the git line is an added one. */
bool added_lines_has(const struct added_lines *added, uint32_t line);

/* How many of the git lines first..last are added. */
uint32_t added_lines_between(const struct added_lines *added, uint32_t first,
                             uint32_t last);

/* How many lines of the file are added; an empty text after the last line break is no
 * line. */
uint32_t added_lines_total(const struct added_lines *added, const struct source *source);

#endif
