/* SPDX-License-Identifier: MIT */
#include "names/altered.h"

#include <stdlib.h>

static int compare(const void *left, const void *right)
{
    const struct altered_name *a = left;
    const struct altered_name *b = right;
    const int order = str_compare(a->qualified, b->qualified);
    return order ? order : str_compare(a->path, b->path);
}

void altered_sort(struct altered_names *names)
{
    if (names->count == 0) {
        return;
    }
    qsort(names->items, names->count, sizeof *names->items, compare);
    size_t kept = 1;
    for (size_t i = 1; i < names->count; i++) {
        if (compare(&names->items[kept - 1], &names->items[i]) != 0) {
            names->items[kept++] = names->items[i];
        }
    }
    names->count = kept;
}

/* The folder that the dotted names of the file begin below, and that of its sources where
 * they have one: "x/" of x/src/a/b.py, which is a.b. */
static struct str root_of(const struct altered_name *one)
{
    const size_t own = one->is_module ? 0 : one->name.len + 1;
    const size_t dotted = one->qualified.len - own;
    struct str rest = one->path;
    rest.len = str_ends_with(rest, STR("/__init__.py"))
                   ? rest.len - (sizeof "/__init__.py" - 1)
                   : rest.len - (sizeof ".py" - 1);
    rest.len -= dotted < rest.len ? dotted : rest.len;
    if (str_ends_with(rest, STR("/src/")) || str_ends_with(rest, STR("/lib/")) ||
        str_equal(rest, STR("src/")) || str_equal(rest, STR("lib/"))) {
        rest.len -= sizeof "src/" - 1;
    }
    return rest;
}

static const struct altered_name *find_exactly(const struct altered_names *names,
                                               struct str qualified, struct str path)
{
    size_t low = 0;
    size_t high = names->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (str_compare(names->items[middle].qualified, qualified) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < names->count && str_equal(names->items[low].qualified, qualified);
         low++) {
        if (str_starts_with(path, root_of(&names->items[low]))) {
            return &names->items[low];
        }
    }
    return NULL;
}

const struct altered_name *altered_find(const struct altered_names *names,
                                        struct str qualified, struct str path)
{
    const struct altered_name *found = find_exactly(names, qualified, path);
    if (found) {
        return found;
    }
    size_t end = qualified.len;
    while (end > 0 && qualified.ptr[end - 1] != '.') {
        end--;
    }
    found = end > 1 ? find_exactly(names, str_slice(qualified, 0, end - 1), path) : NULL;
    return found && found->is_module ? found : NULL;
}
