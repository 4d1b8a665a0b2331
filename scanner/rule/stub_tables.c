/* SPDX-License-Identifier: MIT */
#include "rule/stub_tables.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/err.h"
#include "rule/rule_files.h"

enum { MOST_FILE_BYTES = 16 << 20 };

/* Classes of classes of…, and members that may be added by bases and other names. */
enum { MOST_ROUNDS = 4, MOST_SIGNATURES = 1 << 20, MOST_NAME = 200, MOST_ARGUMENTS = 9 };

static const struct str BY_TYPE = { "at times, as its type says", 26 };
static const struct str CLOSE = { "close", 5 };
static const struct str FILE_NAME = { "stubs", 5 };

/* Where paths in a folder begin: "…/bs4-stubs" is itself the first part of a module. */
static size_t root_of(struct str folder)
{
    size_t at = folder.len;
    while (at > 0 && folder.ptr[at - 1] != '/') {
        at--;
    }
    return str_ends_with(folder, STR("-stubs")) ? at : folder.len + 1;
}

int stub_tables_read(struct stubs *stubs, struct parser *parser, const char *folder,
                     struct err *err)
{
    struct paths paths = { 0 };
    const size_t root = root_of(str_from(folder));
    int code = rule_files_list_stubs(folder, stubs->arena, &paths, err);
    for (size_t i = 0; i < paths.count && code == 0; i++) {
        const struct str path = paths.items[i];
        struct str text = { NULL, 0 };
        code = rule_files_read(path.ptr, MOST_FILE_BYTES, stubs->arena, &text, err);
        if (code == 0) {
            stub_read(stubs, parser, str_slice(path, root, path.len), text);
        }
    }
    return code;
}

static int compare_signatures(const void *left, const void *right)
{
    const struct stub_signature *a = left;
    const struct stub_signature *b = right;
    const int order = str_compare(a->callable, b->callable);
    return order ? order : (a->least > b->least) - (a->least < b->least);
}

static void sort(struct stubs *stubs)
{
    if (stubs->signatures.count > 0) {
        qsort(stubs->signatures.items, stubs->signatures.count,
              sizeof *stubs->signatures.items, compare_signatures);
    }
}

/* The first signature, in order, whose callable is not before the text. */
static size_t lower_bound(const struct stubs *stubs, size_t count, struct str text)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (str_compare(stubs->signatures.items[middle].callable, text) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Gives what is below one name another name, too, unless that has it: among the first
 * `count`, which are in order. Whether there was any. */
static bool copy_members(struct stubs *stubs, size_t count, struct str from,
                         struct str to)
{
    const struct str below = str_format(stubs->arena, "%.*s.", STR_ARGS(from));
    bool any = false;
    for (size_t i = lower_bound(stubs, count, from);
         i < count && stubs->signatures.count < MOST_SIGNATURES; i++) {
        struct stub_signature copy = stubs->signatures.items[i];
        const bool is_it = str_equal(copy.callable, from);
        if (!is_it && !str_starts_with(copy.callable, from)) {
            break;
        }
        if (!is_it && !str_starts_with(copy.callable, below)) {
            continue;
        }
        const struct str rest = str_slice(copy.callable, from.len, copy.callable.len);
        copy.callable =
            str_format(stubs->arena, "%.*s%.*s", STR_ARGS(to), STR_ARGS(rest));
        const size_t there = lower_bound(stubs, count, copy.callable);
        if (there == count ||
            !str_equal(stubs->signatures.items[there].callable, copy.callable)) {
            VEC_PUSH(stubs->arena, &stubs->signatures, copy);
            any = true;
        }
    }
    return any;
}

/* What bases have, their subclasses have. */
static void inherit(struct stubs *stubs)
{
    bool changed = true;
    for (int round = 0; round < MOST_ROUNDS && changed; round++) {
        const size_t count = stubs->signatures.count;
        changed = false;
        for (size_t i = 0; i < stubs->classes.count; i++) {
            const struct stub_class *class = &stubs->classes.items[i];
            for (uint32_t b = 0; b < class->base_count; b++) {
                changed |= copy_members(stubs, count, class->bases[b], class->name);
            }
        }
        sort(stubs);
    }
}

/* Whether a module gives away what is its own, if hidden: "sqlite3" that of
 * "sqlite3.dbapi2", "socket" that of "_socket". */
static bool is_own(const struct stub_alias *alias)
{
    const struct str below =
        str_slice(alias->target, alias->module.len, alias->target.len);
    return str_starts_with(alias->target, STR("_")) ||
           (str_starts_with(alias->target, alias->module) &&
            str_starts_with(below, STR(".")));
}

/* The classes that an alias gives another name. */
static void rename_classes(struct stubs *stubs, const struct stub_alias *alias,
                           struct str name)
{
    const struct str below = str_format(stubs->arena, "%.*s.", STR_ARGS(alias->target));
    const size_t count = stubs->classes.count;
    for (size_t i = 0; i < count; i++) {
        struct stub_class class = stubs->classes.items[i];
        if (str_equal(class.name, alias->target) || str_starts_with(class.name, below)) {
            const struct str rest =
                str_slice(class.name, alias->target.len, class.name.len);
            class.name =
                str_format(stubs->arena, "%.*s%.*s", STR_ARGS(name), STR_ARGS(rest));
            VEC_PUSH(stubs->arena, &stubs->classes, class);
        }
    }
}

static void rename_all(struct stubs *stubs)
{
    const size_t count = stubs->signatures.count;
    for (size_t i = 0; i < stubs->aliases.count; i++) {
        const struct stub_alias *alias = &stubs->aliases.items[i];
        if (alias->target.len == 0 || !is_own(alias)) {
            continue;
        }
        const struct str name =
            alias->name.ptr ? str_format(stubs->arena, "%.*s.%.*s",
                                         STR_ARGS(alias->module), STR_ARGS(alias->name))
                            : alias->module;
        copy_members(stubs, count, alias->target, name);
        rename_classes(stubs, alias, name);
    }
    sort(stubs);
}

/* Drawing, debugging and building: many names, of no use to programs that are scanned. */
static bool is_left_out(struct str name)
{
    static const char *const modules[] = { "tkinter.",   "turtle.", "pdb.",
                                           "distutils.", "bdb.",    "lib2to3." };
    for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        if (str_starts_with(name, str_from(modules[i]))) {
            return true;
        }
    }
    return false;
}

/* Parts that begin with '_' are not for users. */
static bool is_public(struct str name)
{
    if (is_left_out(name)) {
        return false;
    }
    for (struct str rest = name; rest.ptr;) {
        if (str_starts_with(str_split(&rest, '.'), STR("_"))) {
            return false;
        }
    }
    return name.len <= MOST_NAME;
}

static bool is_told(const struct models *models, enum model_table table, struct str name)
{
    return models_row(models, table, name) != NULL;
}

static void add_row(struct stubs *stubs, struct model_rows *rows, struct str callable,
                    struct str value, struct str more)
{
    struct str *values = ARENA_ARRAY(stubs->arena, 2, struct str);
    const struct model_row row = { .callable = callable,
                                   .values = values,
                                   .value_count = more.ptr ? 2 : 1,
                                   .file = FILE_NAME,
                                   .line = 1 };
    values[0] = value;
    values[1] = more;
    VEC_PUSH(stubs->arena, rows, row);
}

/* All signatures of one callable. */
struct overloads {
    const struct stub_signature *items;
    size_t count;
};

static struct overloads overloads_at(const struct stubs *stubs, size_t first)
{
    const struct stub_signature *items = &stubs->signatures.items[first];
    size_t count = 1;
    while (first + count < stubs->signatures.count &&
           str_equal(items[count].callable, items[0].callable)) {
        count++;
    }
    return (struct overloads){ items, count };
}

/* With how many arguments at most no overload applies that always gives something; -1 if
 * there is none that may give None. */
static int optional_arguments(const struct overloads *overloads)
{
    int most = MOST_ARGUMENTS + 1;
    int needed = MOST_ARGUMENTS + 1;
    for (size_t i = 0; i < overloads->count; i++) {
        const int least = (int)overloads->items[i].least;
        int *bound = overloads->items[i].is_optional ? &needed : &most;
        *bound = least < *bound ? least : *bound;
    }
    most = most > MOST_ARGUMENTS ? most : most - 1;
    return needed <= MOST_ARGUMENTS && needed <= most ? most : -1;
}

static void add_optional(struct stubs *stubs, const struct models *models,
                         const struct overloads *overloads, struct model_rows *rows)
{
    const struct str callable = overloads->items[0].callable;
    const int most = optional_arguments(overloads);
    const struct str none = { NULL, 0 };
    if (most < 0 || is_told(models, MODEL_OPTIONAL, callable)) {
        return;
    }
    add_row(stubs, rows, callable, BY_TYPE,
            most > MOST_ARGUMENTS ? none : str_format(stubs->arena, "%d", most));
}

/* Whether the class has a row, below its name. */
static bool has_rows(const struct model_rows *rows, struct str class)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct str name = rows->items[i].callable;
        if (str_starts_with(name, class) && name.len > class.len &&
            name.ptr[class.len] == '.') {
            return true;
        }
    }
    return false;
}

/* What comes back from all overloads, where somebody may ask for it. */
static void add_returns(struct stubs *stubs, const struct models *models,
                        const struct overloads *overloads,
                        const struct model_rows *optional, struct model_rows *rows)
{
    const struct str callable = overloads->items[0].callable;
    const struct str type = overloads->items[0].type;
    for (size_t i = 0; i < overloads->count; i++) {
        if (!type.ptr || !str_equal(overloads->items[i].type, type)) {
            return;
        }
    }
    if (is_public(type) && !is_told(models, MODEL_RETURNS, callable) &&
        (has_rows(optional, type) || has_rows(&models->tables[MODEL_OPTIONAL], type))) {
        add_row(stubs, rows, callable, type, (struct str){ NULL, 0 });
    }
}

static bool has_member(const struct stubs *stubs, struct str class, const char *name)
{
    const struct str member = str_format(stubs->arena, "%.*s.%s", STR_ARGS(class), name);
    const size_t at = lower_bound(stubs, stubs->signatures.count, member);
    return at < stubs->signatures.count &&
           str_equal(stubs->signatures.items[at].callable, member);
}

static int compare_classes(const void *left, const void *right)
{
    const struct stub_class *a = left;
    const struct stub_class *b = right;
    return str_compare(a->name, b->name);
}

/* What can be entered by `with` and closed has to be. */
static void add_closables(struct stubs *stubs, const struct models *models,
                          struct model_rows *rows)
{
    struct str before = { NULL, 0 };
    if (stubs->classes.count > 0) {
        qsort(stubs->classes.items, stubs->classes.count, sizeof *stubs->classes.items,
              compare_classes);
    }
    for (size_t i = 0; i < stubs->classes.count; i++) {
        const struct str name = stubs->classes.items[i].name;
        if (!str_equal(name, before) && is_public(name) &&
            has_member(stubs, name, "close") && has_member(stubs, name, "__exit__") &&
            !is_told(models, MODEL_CLOSABLES, name)) {
            add_row(stubs, rows, name, CLOSE, (struct str){ NULL, 0 });
        }
        before = name;
    }
}

/* The rows made, then those that were there; "never" was only to keep some out. */
static void put_first(struct stubs *stubs, struct model_rows *made,
                      struct model_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (!str_equal(rows->items[i].values[0], STR("never"))) {
            VEC_PUSH(stubs->arena, made, rows->items[i]);
        }
    }
    *rows = *made;
}

void stub_tables_add(struct stubs *stubs, struct models *models)
{
    struct model_rows made[MODEL_TABLES] = { 0 };
    sort(stubs);
    inherit(stubs);
    rename_all(stubs);
    for (int turn = 0; turn < 2; turn++) {
        for (size_t i = 0; i < stubs->signatures.count;) {
            const struct overloads overloads = overloads_at(stubs, i);
            i += overloads.count;
            if (!is_public(overloads.items[0].callable)) {
                continue;
            }
            if (turn == 0) {
                add_optional(stubs, models, &overloads, &made[MODEL_OPTIONAL]);
            } else {
                add_returns(stubs, models, &overloads, &made[MODEL_OPTIONAL],
                            &made[MODEL_RETURNS]);
            }
        }
    }
    add_closables(stubs, models, &made[MODEL_CLOSABLES]);
    for (int table = 0; table < MODEL_TABLES; table++) {
        put_first(stubs, &made[table], &models->tables[table]);
    }
}
