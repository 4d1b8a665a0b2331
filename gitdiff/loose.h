/* SPDX-License-Identifier: MIT
 *
 * Loose objects, one zlib stream a file, for libgit2 to read: its own reader turns for
 * ever on a file that ends early, and allocates whatever a header claims. This one reads
 * only, holds nothing but the open folder, and so may be asked from several threads.
 */
#ifndef HUNKSCAN_GITDIFF_LOOSE_H
#define HUNKSCAN_GITDIFF_LOOSE_H

#include <git2.h>

/* A backend for the loose objects of an "objects" folder; NULL if it cannot be opened. An
 * object that is there but damaged is GIT_ERROR, which ends libgit2's search for it. Goes
 * to a git_odb, or is freed by its own `free`. */
git_odb_backend *loose_backend_new(const char *folder);

#endif
