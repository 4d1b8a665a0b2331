/* SPDX-License-Identifier: MIT
 *
 * The JSON side of sarif_read, piece by piece, for those who also need the document
 * itself. Texts are copied into the arena.
 */
#ifndef HUNKSCAN_SARIF_SARIF_LOAD_H
#define HUNKSCAN_SARIF_SARIF_LOAD_H

#include <jansson.h>

#include "base/err.h"
#include "base/notice.h"
#include "base/str.h"

struct arena;
struct finding;
struct report;

/* A document that is being read. */
struct sarif_load {
    const char *name; /* in errors */
    struct arena *arena;
    struct err *err;
};

/* The one run of the document, a new reference; NULL, with an error, for what is not
 * JSON, not SARIF 2.1.0, or not of hunkscan. */
json_t *sarif_load_run(const struct sarif_load *load, struct str text);

/* Versions, commits, category and counters. */
void sarif_load_facts(const struct sarif_load *load, const json_t *run,
                      struct report *report);

/* The rules; to be read before results. */
int sarif_load_rules(const struct sarif_load *load, const json_t *run,
                     struct report *report);

/* Result number `index` of the run. A rule that the document does not describe is made up
 * from its id. */
int sarif_load_result(const struct sarif_load *load, const struct report *report,
                      const json_t *run, size_t index, struct finding *finding);

/* Notification number `index` of the run. */
struct notice sarif_load_notice(const struct sarif_load *load, const json_t *run,
                                size_t index);

/* The run's results and notifications; NULL where there are none. Borrowed. */
json_t *sarif_load_results(const json_t *run);
json_t *sarif_load_notifications(const json_t *run);

#endif
