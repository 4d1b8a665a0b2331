/* SPDX-License-Identifier: MIT
 *
 * The URL of a remote as a report may show it: no user, password or token, no query, no
 * fragment.
 */
#ifndef HUNKSCAN_GITDIFF_REMOTE_URL_H
#define HUNKSCAN_GITDIFF_REMOTE_URL_H

#include "base/str.h"

struct arena;

/* The clean form of what the configuration says, in `arena`; git's short form
 * "git@host:a/b" comes out as "ssh://host/a/b". Absent for a local path, file://, a
 * remote helper ("ext::…") or a value that is no URL. */
struct str remote_url_clean(struct str value, struct arena *arena);

#endif
