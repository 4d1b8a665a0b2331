/* SPDX-License-Identifier: MIT
 *
 * The SARIF document as text: its layout (one line a property of the run, a rule, a
 * result) and what its consumers take at most (5,000 results, 10 MB; the worst are kept,
 * in report order).
 */
#ifndef HUNKSCAN_SARIF_SARIF_DOCUMENT_H
#define HUNKSCAN_SARIF_SARIF_DOCUMENT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct buf;
struct report_entries;
struct report_entry;

/* What the document is made of. */
struct sarif_document {
    json_t *driver; /* tool.driver without its rules; borrowed, as all of these */
    json_t *rules;  /* an array */
    json_t *run;    /* an object: the other properties of the run, but for invocations and
                       results */
    const struct report_entries *worst; /* the results, worst first; their orders are 0 to
                                           their number - 1, each once */
    json_t *(*result)(const void *context,
                      const struct report_entry *entry); /* a new reference */
    json_t *(*invocations)(const void *context,
                           size_t left_out); /* new; says so if results were cut */
    const void *context;
    bool unlimited; /* no result is left out */
};

/* Appends the document; returns how many results did not fit. */
size_t sarif_document_write(const struct sarif_document *document, struct buf *out);

#endif
