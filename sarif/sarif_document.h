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

#include "base/str.h"

struct buf;
struct report_entries;
struct report_entry;

/* What the document is made of. */
struct sarif_document {
    json_t *driver; /* tool.driver, its rules left alone; borrowed */
    void (*add_rule)(const void *context, size_t index, struct buf *out); /* one's JSON */
    size_t rule_count;
    struct str run; /* the other properties of the run, but for invocations and results:
                       sarif_document_add_property of each */
    const struct report_entries *worst; /* the results, worst first; their orders are 0 to
                                           their number - 1, each once */
    json_t *(*result)(const void *context,
                      const struct report_entry *entry); /* a new reference */
    json_t *(*invocations)(const void *context,
                           size_t left_out); /* new; says so if results were cut */
    const void *context;
    bool unlimited; /* no result is left out */
};

/* Appends a property of the run; takes the reference. */
void sarif_document_add_property(struct buf *out, const char *key, json_t *value);

/* Appends the document; returns how many results did not fit. */
size_t sarif_document_write(const struct sarif_document *document, struct buf *out);

#endif
