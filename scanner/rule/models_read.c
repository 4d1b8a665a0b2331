/* SPDX-License-Identifier: MIT */
#include "rule/models.h"

#include "base/arena.h"
#include "base/err.h"
#include "rule/dom.h"
#include "rule/loader.h"
#include "rule/spec.h"

enum { MOST_NAME_BYTES = 200, MOST_KINDS = 2000, MOST_ROWS = 20000 };

static const char *const SECTIONS[] = { "kinds",     "returns", "optional",
                                        "closables", "keeps",   "borrows",
                                        "ends",      "modules", NULL };

static bool is_section(struct str key)
{
    return str_is_among(key, SECTIONS);
}

bool models_is_file(const struct dom_node *root)
{
    for (uint32_t i = 0; root->kind == DOM_MAPPING && i < root->count; i++) {
        if (is_section(root->keys[i]->text)) {
            return true;
        }
    }
    return false;
}

bool models_is_text(struct str text)
{
    for (struct str rest = text; rest.ptr;) {
        const struct str line = str_split(&rest, '\n');
        const size_t colon = str_find_char(line, ':', 0);
        if (colon < line.len && is_section(str_slice(line, 0, colon))) {
            return true;
        }
    }
    return false;
}

/* Kinds */

/* A kind while it is read. */
struct draft {
    struct loader *loader;
    struct model_kind kind;
    struct formula_spec *spec;
    const struct dom_node *operator_key;
    bool has_role;
};

static int read_text(const struct draft *draft, const struct dom_node *key,
                     const struct dom_node *value, struct str *text)
{
    *text = str_trim(value->text);
    return value->kind == DOM_SCALAR && !dom_is_null(value) && text->len > 0
               ? 0
               : loader_fail(draft->loader, value, "'%.*s' must be text",
                             STR_ARGS(key->text));
}

static bool is_kind_id(struct str id)
{
    for (size_t i = 0; i < id.len; i++) {
        const char c = id.ptr[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
            return false;
        }
    }
    return id.len > 0 && id.len <= MOST_NAME_BYTES;
}

static int read_id(struct draft *draft, const struct dom_node *key,
                   const struct dom_node *value)
{
    struct str *id = &draft->kind.id;
    const int code = read_text(draft, key, value, id);
    if (code < 0) {
        return code;
    }
    if (!is_kind_id(*id)) {
        return loader_fail(draft->loader, value,
                           "a kind's id holds small letters, digits and '-' only");
    }
    const struct model_kind *other = models_kind(draft->loader->models, *id);
    return other && !other->builtin
               ? loader_fail(draft->loader, value,
                             "the kind '%.*s' is taken: %.*s:%u has it", STR_ARGS(*id),
                             STR_ARGS(other->file), other->line)
               : 0;
}

static int read_description(struct draft *draft, const struct dom_node *key,
                            const struct dom_node *value)
{
    return read_text(draft, key, value, &draft->kind.description);
}

static int read_role(struct draft *draft, const struct dom_node *key,
                     const struct dom_node *value)
{
    static const char *const roles[] = { "source", "sink", "sanitizer", NULL };
    struct str role;
    const int code = read_text(draft, key, value, &role);
    if (code < 0) {
        return code;
    }
    for (int i = 0; roles[i]; i++) {
        if (str_equal(role, str_from(roles[i]))) {
            draft->kind.role = (enum kind_role)i;
            draft->has_role = true;
            return 0;
        }
    }
    return loader_fail_unknown(draft->loader, value, "role", roles);
}

static int read_binds(struct draft *draft, const struct dom_node *key,
                      const struct dom_node *value)
{
    (void)key;
    struct formula_spec names = { 0 };
    const struct spec_reader reader = loader_spec_reader(draft->loader);
    const int code = spec_read_metavariables(&reader, value, &names);
    if (code < 0) {
        return code;
    }
    for (uint32_t i = 1; i < names.metavariable_count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            if (str_equal(names.metavariables[i], names.metavariables[j])) {
                return loader_fail(draft->loader, value->items[i],
                                   "'%.*s' stands here twice",
                                   STR_ARGS(names.metavariables[i]));
            }
        }
    }
    draft->kind.binds = names.metavariables;
    draft->kind.bind_count = names.metavariable_count;
    return 0;
}

static int read_operator(struct draft *draft, const struct dom_node *key,
                         const struct dom_node *value)
{
    if (draft->operator_key) {
        return loader_fail(draft->loader, key,
                           "'%.*s' stands beside '%.*s'; combine them in 'patterns'",
                           STR_ARGS(key->text), STR_ARGS(draft->operator_key->text));
    }
    const struct spec_reader reader = loader_spec_reader(draft->loader);
    draft->operator_key = key;
    return spec_read(&reader, key, value, draft->spec);
}

typedef int (*key_reader)(struct draft *draft, const struct dom_node *key,
                          const struct dom_node *value);

static const struct {
    const char *name;
    key_reader read;
} KEYS[] = {
    { "id", read_id },
    { "role", read_role },
    { "description", read_description },
    { "binds", read_binds },
};

enum { KEY_COUNT = sizeof KEYS / sizeof KEYS[0] };

static int read_key(struct draft *draft, const struct dom_node *key,
                    const struct dom_node *value)
{
    const char *known[KEY_COUNT + 4] = { "pattern", "patterns", "pattern-either" };
    for (size_t i = 0; i < KEY_COUNT; i++) {
        known[3 + i] = KEYS[i].name;
        if (str_equal(key->text, str_from(KEYS[i].name))) {
            return KEYS[i].read(draft, key, value);
        }
    }
    return spec_is_operator(key->text)
               ? read_operator(draft, key, value)
               : loader_fail_unknown(draft->loader, key, "key", known);
}

static int check_kind(const struct draft *draft, const struct dom_node *node)
{
    const struct model_kind *kind = &draft->kind;
    const char *missing = !kind->id.ptr            ? "id"
                          : !draft->has_role       ? "role"
                          : !kind->description.ptr ? "description"
                          : !draft->operator_key   ? "pattern"
                                                   : NULL;
    if (missing) {
        return loader_fail(draft->loader, node, "the kind has no '%s'", missing);
    }
    for (uint32_t i = 0; i < kind->bind_count; i++) {
        if (!spec_binds(draft->spec, kind->binds[i])) {
            return loader_fail(draft->loader, dom_get(node, "binds"),
                               "no pattern of the kind binds '%.*s'",
                               STR_ARGS(kind->binds[i]));
        }
    }
    return 0;
}

static int read_kind(struct loader *loader, const struct dom_node *node)
{
    struct draft draft = { .loader = loader };
    if (node->kind != DOM_MAPPING) {
        return loader_fail(loader, node, "a kind must be a mapping");
    }
    if (loader->models->kinds.count >= MOST_KINDS) {
        return loader_fail(loader, node, "more than %d kinds", MOST_KINDS);
    }
    draft.spec = ARENA_NEW(loader->arena, struct formula_spec);
    for (uint32_t i = 0; i < node->count; i++) {
        const int code = read_key(&draft, node->keys[i], node->items[i]);
        if (code < 0) {
            return code;
        }
    }
    const int code = check_kind(&draft, node);
    if (code < 0) {
        return code;
    }
    draft.kind.spec = draft.spec;
    draft.kind.file = loader->file;
    draft.kind.line = node->line;
    VEC_PUSH(loader->arena, &loader->models->kinds, draft.kind);
    return 0;
}

static int read_kinds(struct loader *loader, const struct dom_node *kinds)
{
    if (kinds->kind != DOM_SEQUENCE) {
        return loader_fail(loader, kinds, "'kinds' must be a list");
    }
    int code = 0;
    for (uint32_t i = 0; i < kinds->count && code == 0; i++) {
        code = read_kind(loader, kinds->items[i]);
    }
    return code;
}

/* Tables */

static bool is_identifier(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && (i == 0 || c < '0' || c > '9')) {
            return false;
        }
    }
    return text.len > 0;
}

/* "a.b.C": identifiers with dots between. */
static bool is_qualified(struct str text)
{
    bool good = text.len <= MOST_NAME_BYTES;
    for (struct str rest = text; rest.ptr && good;) {
        good = is_identifier(str_split(&rest, '.'));
    }
    return good;
}

static int check_value(const struct loader *loader, enum model_table table,
                       const struct dom_node *value)
{
    static const char *const wanted[] = {
        [MODEL_RETURNS] = "a type is a qualified name, as in 'sqlite3.Connection'",
        [MODEL_OPTIONAL] = "say in a few words when the result is None",
        [MODEL_CLOSABLES] = "the name of a method is wanted, or a list of such names",
        [MODEL_KEEPS] = "a method that keeps things does 'put' or 'get'",
        [MODEL_BORROWS] = "a call that keeps nothing 'uses', 'wraps' or is 'harmless'",
        [MODEL_ENDS] = "a call that never comes back ends a 'program', 'test' or 'task'",
    };
    static const char *const ending[] = { "program", "test", "task", NULL };
    static const char *const keeping[] = { "put", "get", NULL };
    static const char *const borrowing[] = { "uses", "wraps", "harmless", NULL };
    bool good = value->kind == DOM_SCALAR && str_trim(value->text).len > 0;
    if (table != MODEL_OPTIONAL) {
        good = good && is_qualified(value->text);
    }
    if (table == MODEL_CLOSABLES) {
        good = good && is_identifier(value->text);
    }
    if (table == MODEL_KEEPS) {
        good = good && str_is_among(str_trim(value->text), keeping);
    }
    if (table == MODEL_BORROWS) {
        good = good && str_is_among(str_trim(value->text), borrowing);
    }
    if (table == MODEL_ENDS) {
        good = good && str_is_among(str_trim(value->text), ending);
    }
    return good ? 0 : loader_fail(loader, value, "%s", wanted[table]);
}

/* `{when: …, arguments: 1}`: only calls with so few arguments may give None. */
static int read_optional(const struct loader *loader, const struct dom_node *value,
                         struct model_row *row)
{
    static const char *const known[] = { "when", "arguments", NULL };
    const struct dom_node *when = dom_get(value, known[0]);
    const struct dom_node *arguments = dom_get(value, known[1]);
    struct str *values = ARENA_ARRAY(loader->arena, 2, struct str);
    for (uint32_t i = 0; i < value->count; i++) {
        if (value->items[i] != when && value->items[i] != arguments) {
            return loader_fail_unknown(loader, value->keys[i], "key", known);
        }
    }
    if (!when) {
        return check_value(loader, MODEL_OPTIONAL, value); /* a mapping is no text */
    }
    const int code = check_value(loader, MODEL_OPTIONAL, when);
    if (code < 0) {
        return code;
    }
    if (arguments && (arguments->kind != DOM_SCALAR || arguments->text.len != 1 ||
                      arguments->text.ptr[0] < '0' || arguments->text.ptr[0] > '9')) {
        return loader_fail(loader, arguments, "'arguments' is a number below ten");
    }
    values[0] = str_trim(when->text);
    values[1] = arguments ? arguments->text : (struct str){ NULL, 0 };
    row->values = values;
    row->value_count = arguments ? 2 : 1;
    return 0;
}

/* The values of one callable: one, or for closables several. */
static int read_values(const struct loader *loader, enum model_table table,
                       const struct dom_node *value, struct model_row *row)
{
    const bool list = table == MODEL_CLOSABLES && value->kind == DOM_SEQUENCE;
    if (table == MODEL_OPTIONAL && value->kind == DOM_MAPPING) {
        return read_optional(loader, value, row);
    }
    row->value_count = list ? value->count : 1;
    struct str *values = ARENA_ARRAY(loader->arena, row->value_count, struct str);
    row->values = values;
    if (row->value_count == 0) {
        return loader_fail(loader, value, "the list of methods is empty");
    }
    for (uint32_t i = 0; i < row->value_count; i++) {
        const struct dom_node *one = list ? value->items[i] : value;
        const int code = check_value(loader, table, one);
        if (code < 0) {
            return code;
        }
        values[i] = str_trim(one->text);
    }
    return 0;
}

/* Each callable once: a row of one's own stands for the built-in one, which is no row.
 */
static int add_row(struct loader *loader, enum model_table table,
                   const struct dom_node *key, const struct model_row *row)
{
    struct model_rows *rows = &loader->models->tables[table];
    for (size_t i = 0; i < rows->count; i++) {
        const struct model_row *other = &rows->items[i];
        if (str_equal(other->callable, row->callable)) {
            return loader_fail(loader, key, "'%.*s' is told already: %.*s:%u",
                               STR_ARGS(row->callable), STR_ARGS(other->file),
                               other->line);
        }
    }
    if (rows->count >= MOST_ROWS) {
        return loader_fail(loader, key, "more than %d callables", MOST_ROWS);
    }
    VEC_PUSH(loader->arena, rows, *row);
    return 0;
}

static int read_table(struct loader *loader, enum model_table table,
                      const struct dom_node *node)
{
    if (node->kind != DOM_MAPPING) {
        return loader_fail(loader, node, "'%s' must be a mapping from callables",
                           SECTIONS[1 + table]);
    }
    int code = 0;
    for (uint32_t i = 0; i < node->count && code == 0; i++) {
        const struct dom_node *key = node->keys[i];
        struct model_row row = { .callable = key->text,
                                 .file = loader->file,
                                 .line = key->line };
        const bool any_class =
            table == MODEL_ENDS && str_starts_with(key->text, STR("*."));
        if (!is_qualified(str_slice(key->text, any_class ? 2 : 0, key->text.len))) {
            return loader_fail(loader, key,
                               "a callable is a qualified name, as in 'sqlite3.connect'");
        }
        code = read_values(loader, table, node->items[i], &row);
        code = code < 0 ? code : add_row(loader, table, key, &row);
    }
    return code;
}

/* Names without a dot: a pattern's first name is one. */
static int read_modules(struct loader *loader, const struct dom_node *modules)
{
    if (modules->kind != DOM_SEQUENCE) {
        return loader_fail(loader, modules, "'modules' must be a list");
    }
    for (uint32_t i = 0; i < modules->count; i++) {
        const struct dom_node *name = modules->items[i];
        if (name->kind != DOM_SCALAR || !is_identifier(name->text)) {
            return loader_fail(loader, name,
                               "a module's first name is wanted, as in 'os'");
        }
        VEC_PUSH(loader->arena, &loader->models->modules, name->text);
    }
    return 0;
}

int models_read(struct loader *loader, const struct dom_node *root)
{
    if (!loader->models) {
        return loader_fail(loader, root, "models cannot stand here");
    }
    for (uint32_t i = 0; i < root->count; i++) {
        if (!is_section(root->keys[i]->text)) {
            return str_equal(root->keys[i]->text, STR("rules"))
                       ? loader_fail(loader, root->keys[i],
                                     "models and rules are files of their own")
                       : loader_fail_unknown(loader, root->keys[i], "key", SECTIONS);
        }
    }
    const struct dom_node *kinds = dom_get(root, SECTIONS[0]);
    int code = kinds ? read_kinds(loader, kinds) : 0;
    for (int i = 0; i < MODEL_TABLES && code == 0; i++) {
        const struct dom_node *table = dom_get(root, SECTIONS[1 + i]);
        code = table ? read_table(loader, (enum model_table)i, table) : 0;
    }
    const struct dom_node *modules = dom_get(root, SECTIONS[1 + MODEL_TABLES]);
    return code == 0 && modules ? read_modules(loader, modules) : code;
}
