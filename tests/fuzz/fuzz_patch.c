/* SPDX-License-Identifier: MIT
 *
 * Bytes as a diff, a line "#---", and a text that it is put onto: what is read lies in
 * the diff, and what applies has as many lines as the hunks say.
 */
#include "fuzz.h"

#include <stdlib.h>

#include "base/arena.h"
#include "gitdiff/ignore_rules.h"
#include "gitdiff/patch.h"

static size_t count_lines(struct str text)
{
    size_t lines = 0;
    for (size_t at = 0; at < text.len; lines++) {
        at = str_find_char(text, '\n', at) + 1;
    }
    return lines;
}

static void check(const struct patch_file *file, struct str old_text, struct str new_text)
{
    size_t expected = count_lines(old_text);
    for (size_t i = 0; i < file->hunks.count; i++) {
        const struct patch_hunk *hunk = &file->hunks.items[i];
        expected = expected + hunk->new_count - hunk->old_count;
    }
    /* Lines without a break may run into the next one. */
    if (count_lines(new_text) > expected) {
        abort();
    }
}

/* The same bytes as a list of files to ignore. */
static void read_rules(struct str text, struct arena *arena)
{
    struct ignore_rules rules = { 0 };
    ignore_rules_read(text, STR("a/"), arena, &rules);
    ignore_rules_match(&rules, STR("a/b/c.py"), false);
    ignore_rules_match(&rules, STR("a/b"), true);
    ignore_rules_match(&rules, STR("b.py"), false);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    const struct str input = { arena_copy(arena, data, size), size };
    const size_t cut = str_find(input, STR("\n#---\n"), 0);
    const struct str diff = str_slice(input, 0, cut + 1);
    const struct str old_text = str_slice(input, cut + 6, input.len);
    struct patch_files files;
    struct err err = { 0 };
    if (patch_read(STR("x.diff"), diff, arena, &files, &err) == 0) {
        for (size_t i = 0; i < files.count; i++) {
            struct err why = { 0 };
            struct str new_text;
            if (patch_apply(&files.items[i], STR("x.py"), old_text, arena, &new_text,
                            &why) == 0) {
                check(&files.items[i], old_text, new_text);
            }
        }
    } else if (err.code == ERR_OK) {
        abort();
    }
    read_rules(diff, arena);
    arena_free(arena);
    return 0;
}
