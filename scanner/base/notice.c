/* SPDX-License-Identifier: MIT */
#include "base/notice.h"

#include <stdlib.h>

void notices_add(struct notices *notices, struct arena *arena, struct notice notice)
{
    notice.path = notice.path.ptr ? str_copy(arena, notice.path) : notice.path;
    notice.text = str_copy(arena, notice.text);
    VEC_PUSH(arena, notices, notice);
}

bool notices_incomplete(const struct notices *notices)
{
    for (size_t i = 0; i < notices->count; i++) {
        if (notices->items[i].level == NOTICE_INCOMPLETE) {
            return true;
        }
    }
    return false;
}

static int compare(const void *left, const void *right)
{
    const struct notice *a = left;
    const struct notice *b = right;
    int order = str_compare(a->path, b->path);
    if (order == 0) {
        order = (a->line > b->line) - (a->line < b->line);
    }
    if (order == 0) {
        order = strcmp(a->id, b->id);
    }
    return order != 0 ? order : str_compare(a->text, b->text);
}

void notices_sort(struct notices *notices)
{
    if (notices->count == 0) {
        return;
    }
    qsort(notices->items, notices->count, sizeof *notices->items, compare);
    size_t kept = 1;
    for (size_t i = 1; i < notices->count; i++) {
        if (compare(&notices->items[kept - 1], &notices->items[i]) != 0) {
            notices->items[kept++] = notices->items[i];
        }
    }
    notices->count = kept;
}
