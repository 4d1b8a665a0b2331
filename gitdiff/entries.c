/* SPDX-License-Identifier: MIT */
#include "gitdiff/entries.h"

/* The file type bits of a mode, and the bit that tells 0755 from 0644. */
enum { MODE_TYPE_MASK = 0170000, MODE_REGULAR = 0100000, MODE_EXECUTABLE = 0100 };

/* More octal digits than any mode has: a longer run is not a mode. */
enum { MODE_MOST_DIGITS = 7 };

static uint32_t canonical_mode(uint32_t mode)
{
    switch (mode & MODE_TYPE_MASK) {
    case MODE_REGULAR:
        return mode & MODE_EXECUTABLE ? 0100755 : MODE_FILE;
    case MODE_SYMLINK:
        return MODE_SYMLINK;
    case MODE_FOLDER:
        return MODE_FOLDER;
    default:
        return MODE_SUBMODULE;
    }
}

/* Octal digits up to the blank; 0 when there are none or something else stands there. */
static uint32_t parse_mode(struct str digits)
{
    uint32_t mode = 0;
    if (digits.len > MODE_MOST_DIGITS) {
        return 0;
    }
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        if (c < '0' || c > '7') {
            return 0;
        }
        mode = mode * 8 + (uint32_t)(c - '0');
    }
    return mode;
}

enum entries_result entries_take(struct str *rest, struct entry *entry)
{
    if (rest->len == 0) {
        return ENTRIES_END;
    }
    struct str text = *rest;
    *rest = (struct str){ text.ptr, 0 };
    size_t blank = 0;
    while (blank < text.len && text.ptr[blank] != ' ') {
        blank++;
    }
    const size_t nul = str_find_char(text, '\0', blank);
    uint32_t mode = parse_mode(str_slice(text, 0, blank));
    if (mode == 0 || nul <= blank + 1 || text.len - nul < 1 + OBJECT_ID_BYTES) {
        return ENTRIES_MALFORMED;
    }
    entry->mode = canonical_mode(mode);
    entry->name = str_slice(text, blank + 1, nul);
    memcpy(entry->id.bytes, text.ptr + nul + 1, OBJECT_ID_BYTES);
    *rest = str_slice(text, nul + 1 + OBJECT_ID_BYTES, text.len);
    return ENTRIES_ONE;
}

/* The byte that follows the common part of two names: the next one, or what git puts at
 * the end. */
static int byte_after(const struct entry *entry, size_t at)
{
    if (at < entry->name.len) {
        return (unsigned char)entry->name.ptr[at];
    }
    return entry->mode == MODE_FOLDER ? '/' : 0;
}

int entries_compare(const struct entry *a, const struct entry *b)
{
    size_t common = a->name.len < b->name.len ? a->name.len : b->name.len;
    int order = memcmp(a->name.ptr, b->name.ptr, common);
    return order != 0 ? order : byte_after(a, common) - byte_after(b, common);
}

enum change_kind entries_kind(uint32_t mode)
{
    switch (mode) {
    case MODE_FOLDER:
        return KIND_NONE;
    case MODE_SYMLINK:
        return KIND_SYMLINK;
    case MODE_SUBMODULE:
        return KIND_SUBMODULE;
    default:
        return KIND_FILE;
    }
}
