/* SPDX-License-Identifier: MIT */
#include "gitdiff/ignore_rules.h"

#include "base/arena.h"
#include "base/pathglob.h"

/* Blanks at the end do not count, unless a backslash stands before the last one. */
static struct str trim_end(struct str line)
{
    while (line.len > 0 && strchr(" \t\r", line.ptr[line.len - 1]) &&
           !(line.len > 1 && line.ptr[line.len - 2] == '\\')) {
        line.len--;
    }
    return line;
}

static bool take_rule(struct str line, struct ignore_rule *rule)
{
    line = trim_end(line);
    if (line.len == 0 || line.ptr[0] == '#') {
        return false;
    }
    rule->negated = line.ptr[0] == '!';
    line = str_slice(line, rule->negated, line.len);
    while (str_ends_with(line, STR("/"))) {
        rule->only_folders = true;
        line.len--;
    }
    rule->anywhere = str_find_char(line, '/', 0) == line.len;
    rule->pattern = str_slice(line, str_starts_with(line, STR("/")), line.len);
    return rule->pattern.len > 0 && rule->pattern.len <= PATHGLOB_MOST_BYTES;
}

static struct str name_of(struct str path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/') {
        at--;
    }
    return str_slice(path, at, path.len);
}

void ignore_rules_read(struct str text, struct str folder, struct arena *arena,
                       struct ignore_rules *rules)
{
    struct str rest =
        str_starts_with(text, STR("\xef\xbb\xbf")) ? str_slice(text, 3, text.len) : text;
    while (rest.ptr) {
        struct ignore_rule rule = { .folder = folder };
        if (take_rule(str_split(&rest, '\n'), &rule)) {
            VEC_PUSH(arena, rules, rule);
        }
    }
}

bool ignore_rules_match(const struct ignore_rules *rules, struct str path, bool is_folder)
{
    for (size_t i = rules->count; i > 0; i--) {
        const struct ignore_rule *rule = &rules->items[i - 1];
        if ((rule->only_folders && !is_folder) || !str_starts_with(path, rule->folder)) {
            continue;
        }
        const struct str below = str_slice(path, rule->folder.len, path.len);
        if (pathglob_match(rule->pattern, rule->anywhere ? name_of(below) : below)) {
            return !rule->negated;
        }
    }
    return false;
}
