/* SPDX-License-Identifier: MIT
 *
 * Reading the versions of a file under review, and every notice about it.
 */
#ifndef HUNKSCAN_REVIEW_READING_H
#define HUNKSCAN_REVIEW_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/notice.h"

struct added_lines;
struct analysis;
struct file_job;
struct file_origin;
struct file_result;
struct old_version;
struct source;
struct worker;

/* Whose file it is, and where notices go. */
struct reading {
    const struct file_job *job;
    const struct file_origin *origin;
    struct worker *worker;
    struct file_result *result;
};

/* Adds a notice about the file; `line` 0: about all of it. */
void reading_note(const struct reading *reading, enum notice_level level, const char *id,
                  uint32_t line, struct str text);

/* Whether the first line of a file without extension says that it is Python. */
bool reading_is_python_script(struct str text);

/* Reads the new version into the scratch arena. False where there is nothing to analyse,
 * which is noted unless the file turned out to be no Python. */
bool reading_new(const struct reading *reading, struct source *source);

/* Reads the bases' versions, one old_version a base, and finds the added lines. False,
 * and noted, where one cannot be read. */
bool reading_old(const struct reading *reading, const struct source *source,
                 struct old_version **old, struct added_lines *added);

/* Analyses the new version, whose source is filled in, and notes what was left out; one
 * notice for all syntax errors: the run is incomplete only where code of the change could
 * not be read. */
void reading_analyse(const struct reading *reading, struct analysis *analysis,
                     const struct added_lines *added);

#endif
