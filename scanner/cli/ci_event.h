/* SPDX-License-Identifier: MIT
 *
 * The file in which GitHub Actions tells what happened (GITHUB_EVENT_PATH): JSON, of
 * which a few texts are taken.
 */
#ifndef HUNKSCAN_CLI_CI_EVENT_H
#define HUNKSCAN_CLI_CI_EVENT_H

#include "base/err.h"
#include "base/str.h"

struct arena;

enum { CI_EVENT_MOST_BYTES = 32 << 20 };

/* Absent where the event has none. */
struct ci_event {
    struct str pull_base_sha, pull_base_ref; /* pull_request.base */
    struct str pull_head_sha;                /* pull_request.head */
    struct str group_base_sha;               /* merge_group */
    struct str before;                       /* of a push */
    struct str default_branch;               /* repository.default_branch */
};

/* Reads the text of the file called `name`. ERR_USAGE with "name:line: what" for what is
 * no JSON object, or has something else than a text where one belongs. */
int ci_event_read(const char *name, struct str text, struct arena *arena,
                  struct ci_event *event, struct err *err);

#endif
