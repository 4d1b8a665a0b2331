/* SPDX-License-Identifier: MIT
 *
 * The entries of a raw tree object ("MODE NAME\0" and 20 bytes of id, again and again),
 * read one after another without copying. Modes come out in git's canonical form: 040000,
 * 0100644, 0100755, 0120000, 0160000.
 */
#ifndef HUNKSCAN_GITDIFF_ENTRIES_H
#define HUNKSCAN_GITDIFF_ENTRIES_H

#include "gitdiff/change_set.h"

enum {
    MODE_FOLDER = 0040000,
    MODE_FILE = 0100644,
    MODE_SYMLINK = 0120000,
    MODE_SUBMODULE = 0160000
};

struct entry {
    struct str name; /* into the tree's text; never empty, no NUL */
    uint32_t mode;
    struct object_id id;
};

enum entries_result { ENTRIES_END, ENTRIES_ONE, ENTRIES_MALFORMED };

/* Takes the next entry off `*rest`. After ENTRIES_MALFORMED `*rest` is empty. */
enum entries_result entries_take(struct str *rest, struct entry *entry);

/* git's order of entries: bytewise, a folder as if its name ended with a slash. */
int entries_compare(const struct entry *a, const struct entry *b);

/* What a canonical mode stands for; KIND_NONE for a folder. */
enum change_kind entries_kind(uint32_t mode);

#endif
