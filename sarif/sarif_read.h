/* SPDX-License-Identifier: MIT
 *
 * Reading a SARIF report that hunkscan wrote: a baseline, shards to be joined. What is
 * read is someone else's file: anything may stand in it, and what is not as expected is
 * an error of one line, never a crash and never skipped.
 */
#ifndef HUNKSCAN_SARIF_SARIF_READ_H
#define HUNKSCAN_SARIF_SARIF_READ_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

struct arena;
struct report;

/* More than ten times what a report of ours may have: for the caller who reads the file.
 */
enum { SARIF_READ_MOST_BYTES = 128 * 1024 * 1024 };

/* Fills in of `*report` what the document tells; `name` is how the file is called in
 * errors (ERR_RULE). Everything is copied into `arena`.
 *
 * The report: tool_version, category, head_commit, base_commit, why_base, notices,
 * counters, differential. Rules: code, id (where the document names it), title, level,
 * security_severity. Findings, in the document's order, suppressed ones apart: rule,
 * level, class, path (raw bytes), region, message (as SARIF has it: `[`, `]` and `\`
 * escaped), line_hash, fingerprint, why, suppression. All else is zero or absent; so are
 * fingerprints in reports of versions that did not write them. Results whose
 * baselineState is `absent` are not there any more and are left out. */
int sarif_read(struct str text, const char *name, struct arena *arena,
               struct report *report, struct err *err);

#endif
