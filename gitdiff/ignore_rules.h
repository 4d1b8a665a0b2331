/* SPDX-License-Identifier: MIT
 *
 * Which files of a working tree git would not add: .gitignore files and info/exclude. The
 * user's own list (core.excludesFile) is not read, so that the result does not depend on
 * the machine.
 */
#ifndef HUNKSCAN_GITDIFF_IGNORE_RULES_H
#define HUNKSCAN_GITDIFF_IGNORE_RULES_H

#include <stdbool.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;

struct ignore_rule {
    struct str folder;  /* where its file lies, with a slash at the end; "" for the top */
    struct str pattern; /* a glob on the path below `folder` */
    bool negated;       /* "!": not ignored after all */
    bool only_folders;
    bool anywhere; /* without a slash inside: it is the name alone that counts */
};

VEC_OF(ignore_rules, struct ignore_rule);

/* Appends the rules of a file's text, which must outlive them. */
void ignore_rules_read(struct str text, struct str folder, struct arena *arena,
                       struct ignore_rules *rules);

/* Whether the path is ignored: the last rule that matches decides. The folders above it
 * are not. */
bool ignore_rules_match(const struct ignore_rules *rules, struct str path,
                        bool is_folder);

#endif
