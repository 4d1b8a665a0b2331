/* SPDX-License-Identifier: MIT
 *
 * Unified diffs: read, and put onto a text. What git prints and what diff -u prints;
 * whatever stands between the files (mail headers, signatures) is passed over. Everything
 * is a view of the diff's text or in the arena.
 */
#ifndef HUNKSCAN_GITDIFF_PATCH_H
#define HUNKSCAN_GITDIFF_PATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

struct arena;

struct patch_hunk {
    uint32_t old_line, old_count; /* as in the "@@" line */
    uint32_t new_line, new_count;
    struct str body; /* the lines with their signs */
    uint32_t line;   /* of the diff, where the body starts */
};

VEC_OF(patch_hunks, struct patch_hunk);

struct patch_file {
    struct str diff;               /* its name, for messages */
    struct str old_path, new_path; /* as written, "a/" included; absent for /dev/null */
    bool prefixed; /* the paths surely begin with a part that is not of the path */
    bool renamed, copied;
    bool binary;       /* the diff does not say what is in it */
    uint32_t new_mode; /* 0: not said */
    uint32_t line;     /* of the diff, where the file starts */
    struct patch_hunks hunks;
};

VEC_OF(patch_files, struct patch_file);

/* Reads a diff called `name` in messages. ERR_USAGE with "name:line: what" where it is
 * malformed, and for a text that is not empty and no diff. */
int patch_read(struct str name, struct str text, struct arena *arena,
               struct patch_files *files, struct err *err);

/* The text that `old_text` becomes, in `arena`. Lines must be where the hunks say and
 * what they say. ERR_USAGE with "name:line: what" otherwise; `path` is for the message.
 */
int patch_apply(const struct patch_file *file, struct str path, struct str old_text,
                struct arena *arena, struct str *new_text, struct err *err);

#endif
