/* SPDX-License-Identifier: MIT
 *
 * The texts of a report for formats that hold plain text: one paragraph without line
 * breaks, in which nothing echoed hides, reorders or speaks to a terminal (base/visible).
 * Escaping for the format itself (XML, workflow commands, Markdown) is the writer's.
 */
#ifndef HUNKSCAN_SARIF_PLAIN_H
#define HUNKSCAN_SARIF_PLAIN_H

#include <jansson.h>
#include <stddef.h>

#include "base/str.h"

struct buf;
struct finding;
struct notice;

/* Longer messages are cut: an argument may be a whole function. */
enum { PLAIN_MOST_UNITS = 2000 };

/* Appends running text: runs of blanks and line breaks become one space, none at either
 * end; the rest as visible_add shows it. */
void plain_add_text(struct buf *out, struct str raw);

/* Appends a path by which its file can be found: as it is, but for malformed bytes
 * (U+FFFD) and for what could act on a terminal or hide (shown as an escape). Tabs and
 * line breaks stay: the writer encodes them. */
void plain_add_path(struct buf *out, struct str path);

/* Appends what the finding says: its message (of a rule without one, its title), at most
 * PLAIN_MOST_UNITS UTF-16 units, ending with a period; then why it is new, where that is
 * not its own line. */
void plain_add_message(struct buf *out, const struct finding *finding);

/* Appends "path:line: text" of a notice, as far as it has them. */
void plain_add_notice(struct buf *out, const struct notice *notice);

/* The title of the finding's rule without a period, the id where there is none; at most
 * 255 UTF-16 units. */
void plain_add_title(struct buf *out, const struct finding *finding);

/* New JSON strings (the caller's reference): of running text; of the above. */
json_t *plain_json_text(struct str raw);
json_t *plain_json_message(const struct finding *finding);
json_t *plain_json_notice(const struct notice *notice);
json_t *plain_json_title(const struct finding *finding);

#endif
