/* SPDX-License-Identifier: MIT
 *
 * One finding as a SARIF result (2.1.0, 3.27).
 */
#ifndef HUNKSCAN_SARIF_SARIF_RESULT_H
#define HUNKSCAN_SARIF_SARIF_RESULT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct finding;

struct sarif_result_options {
    bool differential;      /* a base was compared: the finding is new */
    bool with_suppressions; /* say of each result whether it is suppressed */
};

/* The result; `rule_index` is its rule's place in the rules, SIZE_MAX if it is not there.
 * New reference. */
json_t *sarif_result_of(const struct finding *finding, size_t rule_index,
                        const struct sarif_result_options *options);

#endif
