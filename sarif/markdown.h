/* SPDX-License-Identifier: MIT
 *
 * A report in Markdown, GitHub's and GitLab's flavour: for job summaries and comments.
 */
#ifndef HUNKSCAN_SARIF_MARKDOWN_H
#define HUNKSCAN_SARIF_MARKDOWN_H

#include <stddef.h>

struct buf;
struct report;
struct view_options;

/* GitHub's limits are 1 MiB for the summary of a step, and 65,536 characters for a
 * comment; both in bytes here, with room to spare for what a workflow adds. */
enum { MARKDOWN_SUMMARY_BYTES = 1000 * 1000, MARKDOWN_COMMENT_BYTES = 65000 };

/* Appends the report, at most options->most_bytes of it: the worst findings; it says how
 * many are left out, and returns that. Room for at least MARKDOWN_COMMENT_BYTES is
 * needed. */
size_t markdown_write(const struct report *report, const struct view_options *options,
                      struct buf *out);

#endif
