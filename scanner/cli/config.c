/* SPDX-License-Identifier: MIT */
#include "cli/config.h"

#include "base/arena.h"
#include "base/pathglob.h"
#include "cli/option_table.h"
#include "rule/dom.h"
#include "rule/suggest.h"

struct reader {
    struct str name;
    struct arena *arena;
    struct options *options;
    struct err *err;
};

static int fail(const struct reader *reader, const struct dom_node *node, struct str what)
{
    return err_set(reader->err, ERR_RULE, "%.*s:%u:%u: %.*s", STR_ARGS(reader->name),
                   (unsigned)node->line, (unsigned)node->column, STR_ARGS(what));
}

/* Only blank lines and comments: a file that says nothing. */
static bool is_blank(struct str text)
{
    while (text.ptr) {
        const struct str line = str_trim(str_split(&text, '\n'));
        if (line.len > 0 && line.ptr[0] != '#') {
            return false;
        }
    }
    return true;
}

static int unknown_key(const struct reader *reader, const struct dom_node *key)
{
    struct suggestion nearest = { .wanted = key->text };
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].config) {
            suggest_consider(&nearest, str_from(rows[i].name));
        }
    }
    suggest_consider(&nearest, STR(CONFIG_PATH_IGNORES));
    struct arena *arena = reader->arena;
    if (option_table_find(key->text)) {
        return fail(reader, key,
                    str_format(arena, "'%.*s' can only be given on the command line",
                               STR_ARGS(key->text)));
    }
    return fail(reader, key,
                nearest.best.ptr
                    ? str_format(arena, "unknown key '%.*s'; did you mean '%.*s'?",
                                 STR_ARGS(key->text), STR_ARGS(nearest.best))
                    : str_format(arena, "unknown key '%.*s'", STR_ARGS(key->text)));
}

static int set_value(const struct reader *reader, const struct option_row *row,
                     const struct dom_node *value)
{
    if (value->kind != DOM_SCALAR || dom_is_null(value)) {
        return fail(reader, value,
                    str_format(reader->arena, "'%s' needs %s", row->name,
                               row->argument ? row->argument : "true or false"));
    }
    const struct str label =
        str_format(reader->arena, "%.*s:%u:%u: '%s'", STR_ARGS(reader->name),
                   (unsigned)value->line, (unsigned)value->column, row->name);
    const struct option_value given = { row, label, value->text };
    return options_set(reader->options, &given, reader->arena, reader->err);
}

static bool takes_list(const struct option_row *row)
{
    return row->shape == SHAPE_LIST || row->shape == SHAPE_REPEAT;
}

static int read_option(const struct reader *reader, const struct option_row *row,
                       const struct dom_node *value)
{
    size_t count;
    if (reader->options->given[row - option_table_rows(&count)]) {
        return 0;
    }
    if (value->kind != DOM_SEQUENCE || !takes_list(row)) {
        return set_value(reader, row, value);
    }
    int code = 0;
    for (uint32_t i = 0; i < value->count && code == 0; i++) {
        code = set_value(reader, row, value->items[i]);
    }
    return code;
}

/* One glob and the rules that are not looked for there. */
static int read_path_ignore(const struct reader *reader, const struct dom_node *key,
                            const struct dom_node *value)
{
    struct ruleset_path_ignore ignore = { .glob = key->text };
    const uint32_t count = value->kind == DOM_SEQUENCE ? value->count : 1;
    struct str *selectors = ARENA_ARRAY(reader->arena, count, struct str);
    if (key->text.len == 0 || key->text.len > PATHGLOB_MOST_BYTES) {
        return fail(reader, key, STR("a glob has from 1 to 500 bytes"));
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct dom_node *item =
            value->kind == DOM_SEQUENCE ? value->items[i] : value;
        if (item->kind != DOM_SCALAR || dom_is_null(item)) {
            return fail(reader, item,
                        STR("a list of rules is expected: ids, codes, CWEs or pillars"));
        }
        selectors[i] = item->text;
    }
    ignore.selectors = selectors;
    ignore.count = count;
    VEC_PUSH(reader->arena, &reader->options->path_ignores, ignore);
    return 0;
}

static int read_path_ignores(const struct reader *reader, const struct dom_node *value)
{
    int code = 0;
    if (value->kind != DOM_MAPPING) {
        return fail(reader, value,
                    STR("'" CONFIG_PATH_IGNORES "' needs globs with lists of rules"));
    }
    for (uint32_t i = 0; i < value->count && code == 0; i++) {
        code = read_path_ignore(reader, value->keys[i], value->items[i]);
    }
    return code;
}

int config_read(struct str name, struct str text, struct arena *arena,
                struct options *options, struct err *err)
{
    const struct reader reader = { name, arena, options, err };
    if (is_blank(text)) {
        return 0;
    }
    const struct dom_node *root = dom_read(name, text, arena, err);
    if (!root) {
        return ERR_RULE;
    }
    if (root->kind != DOM_MAPPING) {
        return fail(&reader, root,
                    STR("keys with values are expected, such as 'select: "
                        "[HS707-001]'"));
    }
    int code = 0;
    for (uint32_t i = 0; i < root->count && code == 0; i++) {
        const struct dom_node *key = root->keys[i];
        const struct option_row *row = option_table_find(key->text);
        if (str_equal(key->text, STR(CONFIG_PATH_IGNORES))) {
            code = read_path_ignores(&reader, root->items[i]);
        } else if (row && row->config) {
            code = read_option(&reader, row, root->items[i]);
        } else {
            code = unknown_key(&reader, key);
        }
    }
    return code;
}
