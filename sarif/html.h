/* SPDX-License-Identifier: MIT
 *
 * A report as one HTML page that needs nothing else: style and script are in it, allowed
 * by their hashes, nothing is loaded from elsewhere. Without the script it is all there,
 * folded; the script filters, steps through and opens what a link names.
 */
#ifndef HUNKSCAN_SARIF_HTML_H
#define HUNKSCAN_SARIF_HTML_H

struct buf;
struct report;
struct view_options;

/* Appends the page; it has room for all findings, whatever options->most_bytes says. */
void html_write(const struct report *report, const struct view_options *options,
                struct buf *out);

#endif
