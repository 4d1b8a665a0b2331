/* SPDX-License-Identifier: MIT */
#include "rule/flow_entry.h"

#include "base/arena.h"
#include "base/intern.h"
#include "base/regex.h"
#include "rule/dom.h"
#include "rule/flow_requires.h"
#include "rule/loader.h"

typedef int (*value_reader)(const struct loader *loader, const struct dom_node *key,
                            const struct dom_node *value, struct flow_entry *entry);

static int read_bool(const struct loader *loader, const struct dom_node *key,
                     const struct dom_node *value, bool *read)
{
    return dom_bool(value, read) ? 0
                                 : loader_fail(loader, value, "'%.*s' is true or false",
                                               STR_ARGS(key->text));
}

static int read_exact(const struct loader *loader, const struct dom_node *key,
                      const struct dom_node *value, struct flow_entry *entry)
{
    return read_bool(loader, key, value, &entry->part.exact);
}

static int read_side_effect(const struct loader *loader, const struct dom_node *key,
                            const struct dom_node *value, struct flow_entry *entry)
{
    struct flow_part *part = &entry->part;
    if (part->role != FLOW_SOURCE) {
        return read_bool(loader, key, value, &part->by_side_effect);
    }
    part->only_side_effect =
        value->kind == DOM_SCALAR && str_equal(value->text, STR("only"));
    if (!part->only_side_effect && !dom_bool(value, &part->by_side_effect)) {
        return loader_fail(loader, value, "'%.*s' is true, false or only",
                           STR_ARGS(key->text));
    }
    part->by_side_effect = part->by_side_effect || part->only_side_effect;
    return 0;
}

static int read_conflicting(const struct loader *loader, const struct dom_node *key,
                            const struct dom_node *value, struct flow_entry *entry)
{
    return read_bool(loader, key, value, &entry->part.not_conflicting);
}

/* Keys whose usual value is all that is followed. */
static int read_only_false(const struct loader *loader, const struct dom_node *key,
                           const struct dom_node *value, struct flow_entry *entry)
{
    bool on = false;
    (void)entry;
    const int code = read_bool(loader, key, value, &on);
    return code < 0 || !on ? code
                           : loader_fail(loader, key, "'%.*s: true' is not supported yet",
                                         STR_ARGS(key->text));
}

static int read_label(const struct loader *loader, const struct dom_node *key,
                      const struct dom_node *value, struct flow_entry *entry)
{
    struct str label;
    (void)key;
    entry->label = value;
    entry->part.gives_label = entry->part.role == FLOW_PROPAGATOR;
    return flow_requires_read_label(loader, value, &label);
}

static int read_requires(const struct loader *loader, const struct dom_node *key,
                         const struct dom_node *value, struct flow_entry *entry)
{
    if (value->kind != DOM_SCALAR) {
        return loader_fail(loader, key,
                           "'requires' for each metavariable is not supported yet; it "
                           "must be one expression over labels");
    }
    entry->requires = value; /* read when all labels are known */
    return 0;
}

static int read_replaced(const struct loader *loader, const struct dom_node *key,
                         const struct dom_node *value, struct flow_entry *entry)
{
    entry->replaced = value;
    return value->kind == DOM_SEQUENCE && value->count > 0
               ? 0
               : loader_fail(loader, value, "'%.*s' must be a list of labels",
                             STR_ARGS(key->text));
}

static int read_metavariable(const struct loader *loader, const struct dom_node *key,
                             const struct dom_node *value, uint32_t *number)
{
    struct formula_spec names = { 0 };
    const struct spec_reader reader = loader_spec_reader(loader);
    if (value->kind != DOM_SCALAR) {
        return loader_fail(loader, value, "'%.*s' must be one metavariable",
                           STR_ARGS(key->text));
    }
    const int code = spec_read_metavariables(&reader, value, &names);
    *number = code < 0 ? 0 : intern_add(loader->words, value->text);
    return code;
}

static int read_from(const struct loader *loader, const struct dom_node *key,
                     const struct dom_node *value, struct flow_entry *entry)
{
    entry->from = value;
    return read_metavariable(loader, key, value, &entry->part.from);
}

static int read_to(const struct loader *loader, const struct dom_node *key,
                   const struct dom_node *value, struct flow_entry *entry)
{
    entry->to = value;
    return read_metavariable(loader, key, value, &entry->part.to);
}

static int read_when(const struct loader *loader, const struct dom_node *key,
                     const struct dom_node *value, struct flow_entry *entry)
{
    bool on = false;
    const bool cleans = entry->part.role == FLOW_SANITIZER;
    entry->when = value;
    if (cleans && value->kind == DOM_SCALAR && str_equal(value->text, STR("returned"))) {
        entry->part.when = FLOW_WHEN_RETURNED;
        return 0;
    }
    entry->part.when = dom_bool(value, &on) && on ? FLOW_WHEN_TRUE : FLOW_WHEN_FALSE;
    return dom_bool(value, &on)
               ? 0
               : loader_fail(loader, value, "'%.*s' is true%s", STR_ARGS(key->text),
                             cleans ? ", false or returned" : " or false");
}

static int read_model(const struct loader *loader, const struct dom_node *key,
                      const struct dom_node *value, struct flow_entry *entry)
{
    static const char *const optional[] = { "optional", "certain", NULL };
    static const char *const closables[] = { "closables", NULL };
    const bool producer = entry->part.role == FLOW_PRODUCER;
    const char *const *known = producer ? optional : closables;
    (void)key;
    size_t which = 0;
    while (known[which] && !(value->kind == DOM_SCALAR &&
                             str_equal(value->text, str_from(known[which])))) {
        which++;
    }
    if (!known[which]) {
        return loader_fail_unknown(loader, value, "model", known);
    }
    entry->part.table = !producer    ? FLOW_CLOSABLE
                        : which == 0 ? FLOW_OPTIONAL
                                     : FLOW_CERTAIN;
    return 0;
}

static int read_begins(const struct loader *loader, const struct dom_node *key,
                       const struct dom_node *value, struct flow_entry *entry)
{
    char why[128] = "";
    size_t offset = 0;
    if (value->kind != DOM_SCALAR || value->text.len == 0) {
        return loader_fail(loader, value, "'%.*s' must be a regex", STR_ARGS(key->text));
    }
    struct regex *regex =
        regex_new(value->text, REGEX_ANCHORED, why, sizeof why, &offset);
    if (!regex) {
        return loader_fail(loader, value,
                           "the regex is malformed: %s (at byte %zu of it)", why,
                           offset + 1);
    }
    regex_free(regex);
    if (entry->part.begins.ptr) {
        return loader_fail(loader, key, "'%.*s' stands beside another such key",
                           STR_ARGS(key->text));
    }
    entry->part.begins = value->text;
    entry->part.only_begins = str_equal(key->text, STR("only-begins"));
    entry->part.begins_list = str_equal(key->text, STR("unless-first-item"));
    return 0;
}

#define IN(role) (1u << FLOW_##role)

/* The keys beside the formula, and for which roles they are. */
static const struct key_row {
    const char *name;
    unsigned roles;
    value_reader read;
} KEYS[] = {
    { "exact", IN(SOURCE) | IN(SINK) | IN(SANITIZER), read_exact },
    { "by-side-effect", IN(SOURCE) | IN(SANITIZER) | IN(PROPAGATOR), read_side_effect },
    { "label", IN(SOURCE) | IN(PROPAGATOR), read_label },
    { "requires", IN(SOURCE) | IN(SINK) | IN(PROPAGATOR) | IN(SANITIZER), read_requires },
    { "control", IN(SOURCE), read_only_false },
    { "at-exit", IN(SINK), read_only_false },
    { "not-conflicting", IN(SANITIZER), read_conflicting },
    { "not_conflicting", IN(SANITIZER), read_conflicting },
    { "from", IN(PROPAGATOR), read_from },
    { "cleans", IN(SANITIZER), read_from },
    { "to", IN(PROPAGATOR), read_to },
    { "replace-labels", IN(PROPAGATOR), read_replaced },
    { "when", IN(SANITIZER) | IN(CHECK), read_when },
    { "unless-begins", IN(SINK), read_begins },
    { "only-begins", IN(SINK), read_begins },
    { "unless-first-item", IN(SINK), read_begins },
    { "model", IN(ACQUIRE) | IN(RELEASE) | IN(PRODUCER), read_model },
};

enum { KEY_COUNT = sizeof KEYS / sizeof KEYS[0] };

static const struct key_row *find_key(const struct flow_entry *entry, struct str name)
{
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (str_equal(name, str_from(KEYS[i].name)) &&
            (KEYS[i].roles & (1u << entry->part.role))) {
            return &KEYS[i];
        }
    }
    return NULL;
}

static int fail_key(const struct loader *loader, const struct dom_node *key,
                    const struct flow_entry *entry, bool newer)
{
    static const char *const operators[] = { "pattern",        "patterns",
                                             "pattern-either", "pattern-regex",
                                             "match",          "kind" };
    static const char *const words[] = { "pattern", "regex", "all", "any",
                                         "inside",  "where", "as" };
    enum { MOST = sizeof words / sizeof words[0] };
    const char *known[KEY_COUNT + MOST + 1] = { NULL };
    const size_t count =
        newer ? sizeof words / sizeof words[0] : sizeof operators / sizeof operators[0];
    size_t used = 0;
    while (used < count) {
        known[used] = (newer ? words : operators)[used];
        used++;
    }
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (KEYS[i].roles & (1u << entry->part.role)) {
            known[used++] = KEYS[i].name;
        }
    }
    return spec_is_later(key->text)
               ? loader_fail(loader, key, "'%.*s' is not supported yet",
                             STR_ARGS(key->text))
               : loader_fail_unknown(loader, key, "key", known);
}

/* Reads the keys beside the formula; those of the formula are gathered in `rest`. */
static int read_keys(const struct loader *loader, const struct dom_node *node, bool newer,
                     struct flow_entry *entry, struct dom_node *rest)
{
    for (uint32_t i = 0; i < node->count; i++) {
        const struct key_row *row = find_key(entry, node->keys[i]->text);
        const struct str name = node->keys[i]->text;
        int code = 0;
        if (row) {
            code = row->read(loader, node->keys[i], node->items[i], entry);
        } else if (newer ? spec_match_knows(name) : spec_is_operator(name)) {
            rest->keys[rest->count] = node->keys[i];
            rest->items[rest->count++] = node->items[i];
        } else {
            code = fail_key(loader, node->keys[i], entry, newer);
        }
        if (code < 0) {
            return code;
        }
    }
    return 0;
}

static int read_formula(const struct loader *loader, const struct dom_node *rest,
                        bool newer, struct flow_entry *entry)
{
    const struct spec_reader reader = loader_spec_reader(loader);
    if (entry->part.table != FLOW_NO_TABLE) {
        entry->spec = (struct formula_spec){ .op = FORMULA_ANY, /* of nothing */
                                             .line = rest->line,
                                             .column = rest->column };
        return rest->count == 0
                   ? 0
                   : loader_fail(loader, rest->keys[0], "'%.*s' stands beside 'model'",
                                 STR_ARGS(rest->keys[0]->text));
    }
    if (newer) {
        return spec_read_newer(&reader, rest, &entry->spec);
    }
    if (rest->count == 0) {
        return loader_fail(loader, rest,
                           "nothing says what to find: an entry needs an operator, as "
                           "in '- pattern: \xE2\x80\xA6'");
    }
    if (rest->count > 1) {
        return loader_fail(loader, rest->keys[1],
                           "'%.*s' stands beside '%.*s'; combine them in 'patterns'",
                           STR_ARGS(rest->keys[1]->text), STR_ARGS(rest->keys[0]->text));
    }
    return spec_read(&reader, rest->keys[0], rest->items[0], &entry->spec);
}

/* Recursion is bounded: a specification is no deeper than its YAML. */
static int check_end(const struct loader *loader, const struct flow_entry *entry,
                     const struct dom_node *end)
{
    return spec_binds(&entry->spec, end->text)
               ? 0
               : loader_fail(loader, end, "no pattern here binds '%.*s'",
                             STR_ARGS(end->text));
}

static int check_when(const struct loader *loader, const struct flow_entry *entry)
{
    static const char *const never[] = { "exact", "by-side-effect", "not-conflicting",
                                         "not_conflicting" };
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++) {
        const struct dom_node *value = dom_get(entry->node, never[i]);
        if (value) {
            return loader_fail(loader, value, "'%s' says nothing beside 'when'",
                               never[i]);
        }
    }
    if (entry->from) {
        return check_end(loader, entry, entry->from);
    }
    return spec_has_focus(&entry->spec)
               ? 0
               : loader_fail(loader, entry->when,
                             "a sanitizer with 'when' needs 'focus-metavariable' or "
                             "'cleans', which says what is clean there");
}

static int check_propagator(const struct loader *loader, const struct flow_entry *entry)
{
    if (!entry->from || !entry->to) {
        return loader_fail(loader, entry->node, "the propagator has no '%s'",
                           entry->from ? "to" : "from");
    }
    if (entry->replaced && !entry->label) {
        return loader_fail(loader, entry->replaced,
                           "'replace-labels' says nothing without 'label'");
    }
    const int code = check_end(loader, entry, entry->from);
    return code < 0 ? code : check_end(loader, entry, entry->to);
}

/* What a check or a use speaks of is "$R" where its patterns bind it. */
static void take_result(const struct loader *loader, struct flow_entry *entry)
{
    if (spec_binds(&entry->spec, STR("$R"))) {
        entry->part.from = intern_add(loader->words, STR("$R"));
    }
}

/* Whether the entry of a lifetime rule says what it speaks of. A kind that is let go is
 * what it matches. */
static int check_resource(const struct loader *loader, const struct flow_entry *entry)
{
    const bool is_kind =
        entry->part.role == FLOW_ESCAPE && entry->spec.op == FORMULA_KIND;
    return entry->part.table != FLOW_NO_TABLE || is_kind ||
                   spec_has_focus(&entry->spec) || spec_binds(&entry->spec, STR("$R"))
               ? 0
               : loader_fail(loader, entry->node,
                             "the entry needs '$R' or 'focus-metavariable', which says "
                             "what is released or given away");
}

static int check(const struct loader *loader, struct flow_entry *entry)
{
    if (entry->part.role == FLOW_RELEASE || entry->part.role == FLOW_ESCAPE) {
        return check_resource(loader, entry);
    }
    if (entry->part.role == FLOW_CHECK || entry->part.role == FLOW_USE) {
        take_result(loader, entry);
    }
    if (entry->part.role == FLOW_SANITIZER && entry->when) {
        return check_when(loader, entry);
    }
    if (entry->part.role == FLOW_SANITIZER && entry->from) {
        return loader_fail(loader, entry->from, "'cleans' says nothing without 'when'");
    }
    if (entry->part.role == FLOW_SANITIZER && entry->requires) {
        return loader_fail(loader, entry->requires,
                           "a sanitizer's 'requires' says nothing without 'when'");
    }
    return entry->part.role == FLOW_PROPAGATOR ? check_propagator(loader, entry) : 0;
}

int flow_entry_read(const struct loader *loader, enum flow_role role, bool newer,
                    const struct dom_node *node, struct flow_entry *entry)
{
    struct dom_node rest = *node;
    *entry = (struct flow_entry){ .node = node, .part = { .role = role } };
    entry->part.exact = role == FLOW_SINK;
    entry->part.by_side_effect = role == FLOW_PROPAGATOR;
    if (node->kind != DOM_MAPPING) {
        return newer && node->kind == DOM_SCALAR
                   ? read_formula(loader, node, newer, entry)
                   : loader_fail(loader, node,
                                 "a mapping with an operator is wanted here, as in "
                                 "'- pattern: \xE2\x80\xA6'");
    }
    rest.count = 0;
    rest.keys = ARENA_ARRAY(loader->arena, node->count, struct dom_node *);
    rest.items = ARENA_ARRAY(loader->arena, node->count, struct dom_node *);
    int code = read_keys(loader, node, newer, entry, &rest);
    code = code < 0 ? code : read_formula(loader, &rest, newer, entry);
    return code < 0 ? code : check(loader, entry);
}
