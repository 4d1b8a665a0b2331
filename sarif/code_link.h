/* SPDX-License-Identifier: MIT
 *
 * Addresses of lines of code on the forge where the repository lives.
 */
#ifndef HUNKSCAN_SARIF_CODE_LINK_H
#define HUNKSCAN_SARIF_CODE_LINK_H

#include <stdbool.h>

#include "base/str.h"

struct buf;
struct finding;
struct region;
struct report;

/* Appends the address of lines that a finding speaks of, at its commit or at the head:
 * only characters that a URI may hold. Forges are known by their host: one whose name
 * holds github, gitlab, bitbucket, codeberg, gitea or forgejo. False, appending nothing,
 * for any other, and where remote or commit are not known. */
bool code_link_add(struct buf *out, const struct report *report,
                   const struct finding *finding, struct str path,
                   const struct region *region);

/* The same for a commit, without the file. */
bool code_link_add_commit(struct buf *out, const struct report *report,
                          struct str commit);

#endif
