/* SPDX-License-Identifier: MIT
 *
 * Raw text in Markdown (GitHub's and GitLab's flavour) in which nothing acts: no markup,
 * link, mention, reference, emoji, formula or workflow command. Characters that hide or
 * reorder are shown as escapes (base/visible.h). A mention or address is broken by an
 * empty comment, which changes nothing of the text: its readers look at the text alone,
 * so that no escape keeps it from them.
 */
#ifndef HUNKSCAN_SARIF_MARKDOWN_TEXT_H
#define HUNKSCAN_SARIF_MARKDOWN_TEXT_H

#include "base/str.h"

struct buf;

/* Appends the text within a paragraph, a list item or a cell of a table; line breaks and
 * runs of blanks become one space. */
void markdown_text_add(struct buf *out, struct str text);

/* The same as code: in <code>, since an own code span has no way to hold everything. */
void markdown_text_add_code(struct buf *out, struct str text);

/* The same for a rule's prose, in which `code` stands between backticks. */
void markdown_text_add_prose(struct buf *out, struct str text);

/* The same where Markdown takes the line as HTML: in a <summary>. */
void markdown_text_add_html(struct buf *out, struct str text);

/* Appends one line of a fenced block, of about `most_bytes` at most, and a line feed. */
void markdown_text_add_line(struct buf *out, struct str line, size_t most_bytes);

/* Appends a fenced block; its lines are good as they are. The fence is longer than any
 * run of backticks in them (CommonMark, 4.5). */
void markdown_text_add_fenced(struct buf *out, const char *language, struct str lines);

#endif
