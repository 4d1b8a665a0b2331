/* SPDX-License-Identifier: MIT
 *
 * The CWE taxonomy of a report: the weaknesses that its rules name, as taxa, and the
 * relationships of rules to them. Lives in the arena it was made in.
 */
#ifndef HUNKSCAN_SARIF_SARIF_CWE_H
#define HUNKSCAN_SARIF_SARIF_CWE_H

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;
struct report;
struct rule_info;
struct sarif_cwe;

/* All CWE numbers and pillars of the report's rules, in order. */
struct sarif_cwe *sarif_cwe_new(const struct report *report, struct arena *arena);

/* Appends the run's property `taxonomies`, one toolComponent, as a line of the document;
 * nothing where no rule names a CWE. */
void sarif_cwe_add_taxonomies(struct buf *out, const struct sarif_cwe *cwe);

/* driver.supportedTaxonomies, referring to it; NULL where no rule names a CWE. New
 * reference. */
json_t *sarif_cwe_supported(const struct sarif_cwe *cwe);

/* Appends a rule's relationships, key and all: most specific CWE, then the pillar, then
 * its other CWEs; nothing where it has none. */
void sarif_cwe_add_relationships(struct buf *out, const struct sarif_cwe *cwe,
                                 const struct rule_info *rule);

/* Appends the address of a CWE's page in the catalogue. */
void sarif_cwe_add_url(struct buf *out, uint32_t number);

#endif
