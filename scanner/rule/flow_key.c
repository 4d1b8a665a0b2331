/* SPDX-License-Identifier: MIT */
#include "rule/flow_key.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/intern.h"
#include "rule/dom.h"
#include "rule/flow_requires.h"
#include "rule/loader.h"
#include "rule/rule_options.h"

enum { MOST_ENTRIES = 2000 };

#define BIT(role) (1u << FLOW_##role)

/* The lists of a mode. */
static const struct list_row {
    enum mode_kind mode;
    const char *name;
    const char *newer; /* below 'taint' */
    enum flow_role role;
    bool needed;
} LISTS[] = {
    { MODE_TAINT, "pattern-sources", "sources", FLOW_SOURCE, true },
    { MODE_TAINT, "pattern-sinks", "sinks", FLOW_SINK, true },
    { MODE_TAINT, "pattern-sanitizers", "sanitizers", FLOW_SANITIZER, false },
    { MODE_TAINT, "pattern-propagators", "propagators", FLOW_PROPAGATOR, false },
    { MODE_LIFETIME, "pattern-acquire", NULL, FLOW_ACQUIRE, true },
    { MODE_LIFETIME, "pattern-release", NULL, FLOW_RELEASE, true },
    { MODE_LIFETIME, "pattern-escape", NULL, FLOW_ESCAPE, false },
    { MODE_LIFETIME, "pattern-uses", NULL, FLOW_USE, false },
    { MODE_RESULT, "pattern-producers", NULL, FLOW_PRODUCER, true },
    { MODE_RESULT, "pattern-checks", NULL, FLOW_CHECK, false },
    { MODE_RESULT, "pattern-uses", NULL, FLOW_USE, false },
};

enum { LIST_COUNT = sizeof LISTS / sizeof LISTS[0] };

/* Modes with what else decides how they are read. */
static const struct flow_row {
    enum flow_mode mode;
    unsigned bound; /* roles whose metavariables messages may name */
    unsigned reports;
} MODES[MODE_COUNT] = {
    [MODE_TAINT] = { FLOW_TAINT, BIT(SOURCE) | BIT(SINK), 0 },
    [MODE_LIFETIME] = { FLOW_LIFETIME, BIT(ACQUIRE) | BIT(RELEASE),
                        FLOW_REPORT_LEAK | FLOW_REPORT_LEAK_ON_EXCEPTION |
                            FLOW_REPORT_USE_AFTER_RELEASE | FLOW_REPORT_DOUBLE_RELEASE |
                            FLOW_REPORT_NEVER_NAMED },
    [MODE_ORDER] = { FLOW_ORDER, BIT(EVENT), 0 },
    [MODE_RESULT] = { FLOW_RESULT, BIT(PRODUCER) | BIT(USE),
                      FLOW_REPORT_DISCARDED | FLOW_REPORT_USED_BEFORE_CHECK |
                          FLOW_REPORT_UNHANDLED },
};

/* By bit of enum flow_report. */
static const char *const REPORTS[] = {
    "leak",      "leak-on-exception", "use-after-release", "double-release",
    "discarded", "used-before-check", "never-named",       "unhandled"
};

enum { REPORT_COUNT = sizeof REPORTS / sizeof REPORTS[0] };

/* Lists */

static int read_list(struct loader *loader, const struct list_row *row, bool newer,
                     const struct dom_node *list, struct flow_draft *draft)
{
    if (list->kind != DOM_SEQUENCE || list->count == 0) {
        return loader_fail(loader, list, "'%s' must be a list of entries with operators",
                           newer ? row->newer : row->name);
    }
    for (uint32_t i = 0; i < list->count; i++) {
        struct flow_entry entry;
        if (draft->entries.count >= MOST_ENTRIES) {
            return loader_fail(loader, list->items[i], "more than %d entries",
                               MOST_ENTRIES);
        }
        int code = flow_entry_read(loader, row->role, newer, list->items[i], &entry);
        code = loader_keep_error(loader, code);
        if (code < 0) {
            return code;
        }
        VEC_PUSH(loader->arena, &draft->entries, entry);
    }
    return 0;
}

/* The lists of the mode below `holder`, the rule or its 'taint'. */
static int read_lists(struct loader *loader, const struct dom_node *holder,
                      enum mode_kind mode, bool newer, struct flow_draft *draft)
{
    int code = 0;
    for (size_t i = 0; i < LIST_COUNT && code == 0; i++) {
        const struct list_row *row = &LISTS[i];
        const char *name = newer ? row->newer : row->name;
        const struct dom_node *list = row->mode == mode ? dom_get(holder, name) : NULL;
        if (list) {
            code = read_list(loader, row, newer, list, draft);
        } else if (row->mode == mode && row->needed) {
            code = loader_fail(loader, holder, "the rule has no '%s'", name);
        }
        code = loader_keep_error(loader, code);
    }
    return code;
}

/* 'taint' of the newer syntax: a mapping of the lists. */
static int read_taint(struct loader *loader, const struct dom_node *taint,
                      struct flow_draft *draft)
{
    static const char *const known[] = { "sources", "sinks", "sanitizers", "propagators",
                                         NULL };
    if (taint->kind != DOM_MAPPING) {
        return loader_fail(loader, taint, "'taint' must be a mapping");
    }
    for (uint32_t i = 0; i < taint->count; i++) {
        size_t k = 0;
        while (known[k] && !str_equal(taint->keys[i]->text, str_from(known[k]))) {
            k++;
        }
        if (!known[k]) {
            const int code = loader_keep_error(
                loader, loader_fail_unknown(loader, taint->keys[i], "key", known));
            if (code < 0) {
                return code;
            }
        }
    }
    return read_lists(loader, taint, MODE_TAINT, true, draft);
}

static int read_taint_rule(struct loader *loader, const struct dom_node *rule,
                           struct flow_draft *draft)
{
    const struct dom_node *taint = dom_get(rule, "taint");
    const struct dom_node *options = dom_get(rule, "options");
    intern_add(loader->words, STR(FLOW_SINK_NAME));
    if (options) {
        const int code = loader_keep_error(
            loader, rule_options_read_taint(loader, options, draft->flow));
        if (code < 0) {
            return code;
        }
    }
    if (!taint) {
        return read_lists(loader, rule, MODE_TAINT, false, draft);
    }
    for (size_t i = 0; i < LIST_COUNT; i++) {
        const struct dom_node *beside =
            LISTS[i].mode == MODE_TAINT ? dom_get(rule, LISTS[i].name) : NULL;
        if (beside) {
            return loader_fail(loader, beside, "'%s' stands beside 'taint'",
                               LISTS[i].name);
        }
    }
    return read_taint(loader, taint, draft);
}

/* What findings of mode taint bind, whatever the rule's patterns do. */
static const struct formula_spec TAINT_BINDS = {
    .op = FORMULA_PATTERN, .text = { FLOW_SINK_NAME, sizeof FLOW_SINK_NAME - 1 }
};

/* Report */

static int read_report(const struct loader *loader, const struct dom_node *rule,
                       unsigned allowed, uint32_t *reports)
{
    const struct dom_node *list = dom_get(rule, "report");
    const char *known[REPORT_COUNT + 1] = { NULL };
    for (int bit = 0, count = 0; bit < REPORT_COUNT; bit++) {
        if (allowed & (1u << bit)) {
            known[count++] = REPORTS[bit];
        }
    }
    if (!list || list->kind != DOM_SEQUENCE || list->count == 0) {
        return loader_fail(loader, list ? list : rule,
                           "the rule needs 'report', a list of what it reports");
    }
    for (uint32_t i = 0; i < list->count; i++) {
        const struct dom_node *item = list->items[i];
        int bit = 0;
        while (bit < REPORT_COUNT &&
               !(item->kind == DOM_SCALAR && (allowed & (1u << bit)) &&
                 str_equal(item->text, str_from(REPORTS[bit])))) {
            bit++;
        }
        if (bit == REPORT_COUNT) {
            return loader_fail_unknown(loader, item, "report", known);
        }
        *reports |= 1u << bit;
    }
    return 0;
}

/* What findings of mode result bind, whatever the rule's patterns do. */
static const struct formula_spec RESULT_BINDS = {
    .op = FORMULA_PATTERN, .text = { "$RESULT $REASON $USE", 20 }
};

/* The same of mode lifetime: what is acquired, also by a table. */
static const struct formula_spec LIFETIME_BINDS = { .op = FORMULA_PATTERN,
                                                    .text = { "$R", 2 } };

/* The engine asks for these. */
static void add_result_words(const struct loader *loader)
{
    struct str rest = RESULT_BINDS.text;
    while (rest.ptr) {
        intern_add(loader->words, str_split(&rest, ' '));
    }
}

/* `may-be`: what is wrong with the result that is followed. */
static int read_fault(const struct loader *loader, const struct dom_node *rule,
                      struct flow_rule *flow)
{
    static const char *const known[FLOW_FAULT_COUNT + 1] = {
        [FLOW_FAULT_NONE] = "none",       [FLOW_FAULT_EMPTY] = "empty",
        [FLOW_FAULT_ZERO] = "zero",       [FLOW_FAULT_ERROR] = "error",
        [FLOW_FAULT_UNBOUND] = "unbound",
    };
    const struct dom_node *fault = dom_get(rule, "may-be");
    add_result_words(loader);
    for (int i = 0; fault && known[i]; i++) {
        if (fault->kind == DOM_SCALAR && str_equal(fault->text, str_from(known[i]))) {
            flow->fault = (enum flow_fault)i;
            return 0;
        }
    }
    return fault ? loader_fail_unknown(loader, fault, "fault", known) : 0;
}

static int read_reporting(struct loader *loader, const struct dom_node *rule,
                          enum mode_kind mode, struct flow_draft *draft)
{
    uint32_t *reports = &draft->flow->reports;
    intern_add(loader->words, LIFETIME_BINDS.text);
    int code = read_lists(loader, rule, mode, false, draft);
    code = code < 0 ? code : read_report(loader, rule, MODES[mode].reports, reports);
    code = code < 0 || mode != MODE_RESULT ? code : read_fault(loader, rule, draft->flow);
    if (code == 0 && (*reports & FLOW_REPORT_USED_BEFORE_CHECK) &&
        draft->flow->fault == FLOW_FAULT_ERROR && !dom_get(rule, "pattern-uses")) {
        return loader_fail(loader, rule,
                           "the rule has no 'pattern-uses', but reports "
                           "'used-before-check' of 'may-be: error'");
    }
    return code;
}

/* Order */

static int read_events(struct loader *loader, const struct dom_node *rule,
                       struct flow_draft *draft)
{
    const struct dom_node *events = dom_get(rule, "events");
    struct flow_rule *flow = draft->flow;
    if (!events || events->kind != DOM_MAPPING || events->count == 0) {
        return loader_fail(loader, events ? events : rule,
                           "the rule needs 'events', a mapping of names to formulas");
    }
    if (events->count > FLOW_MOST_LABELS) {
        return loader_fail(loader, events, "more than %d events", FLOW_MOST_LABELS);
    }
    struct str *names = ARENA_ARRAY(loader->arena, events->count, struct str);
    flow->labels = names;
    flow->label_count = events->count;
    int code = 0;
    for (uint32_t i = 0; i < events->count && code == 0; i++) {
        struct flow_entry entry;
        code = flow_requires_read_label(loader, events->keys[i], &names[i]);
        code = code < 0
                   ? code
                   : flow_entry_read(loader, FLOW_EVENT, false, events->items[i], &entry);
        if (code == 0) {
            entry.part.label = i;
            VEC_PUSH(loader->arena, &draft->entries, entry);
        }
        code = loader_keep_error(loader, code);
    }
    return code;
}

static int read_paths(const struct loader *loader, const struct dom_node *rule,
                      struct flow_rule *flow)
{
    static const char *const known[] = { "normal", "exception", NULL };
    const struct dom_node *paths = dom_get(rule, "paths");
    const bool given = paths && paths->kind == DOM_SEQUENCE; /* a mapping: of globs */
    flow->on_normal = flow->on_exception = flow->order == FLOW_THEN && !given;
    if (given && (flow->order == FLOW_BEFORE || paths->count == 0)) {
        return loader_fail(loader, paths,
                           "'paths' says on which ways an event must follow another: "
                           "'normal', 'exception', for 'A then B'");
    }
    for (uint32_t i = 0; given && i < paths->count; i++) {
        const struct dom_node *path = paths->items[i];
        const bool normal = str_equal(path->text, str_from(known[0]));
        if (path->kind != DOM_SCALAR ||
            (!normal && !str_equal(path->text, str_from(known[1])))) {
            return loader_fail_unknown(loader, path, "path", known);
        }
        *(normal ? &flow->on_normal : &flow->on_exception) = true;
    }
    return 0;
}

static int find_event(const struct loader *loader, const struct dom_node *node,
                      const struct flow_rule *flow, struct str name, uint32_t *number)
{
    const char *known[FLOW_MOST_LABELS + 1] = { NULL };
    const struct dom_node at = { .line = node->line,
                                 .column = node->column,
                                 .text = name };
    for (*number = 0; *number < flow->label_count; ++*number) {
        if (str_equal(flow->labels[*number], name)) {
            return 0;
        }
        known[*number] = str_copy(loader->arena, flow->labels[*number]).ptr;
    }
    return loader_fail_unknown(loader, &at, "event", known);
}

/* The next word of a text, which is cut off it. */
static struct str take_word(struct str *text)
{
    const struct str word = str_slice(*text, 0, str_find_char(*text, ' ', 0));
    *text = str_trim(str_slice(*text, word.len, text->len));
    return word;
}

static int read_require(const struct loader *loader, const struct dom_node *rule,
                        struct flow_rule *flow)
{
    const struct dom_node *require = dom_get(rule, "require");
    if (!require) {
        return loader_fail(loader, rule, "the rule has no 'require'");
    }
    struct str rest = require->kind == DOM_SCALAR ? str_trim(require->text) : STR("");
    const struct str first = take_word(&rest);
    const struct str how = take_word(&rest);
    const struct str second = take_word(&rest);
    const bool then = str_equal(how, STR("then"));
    if (rest.len > 0 || second.len == 0 || (!then && !str_equal(how, STR("before")))) {
        return loader_fail(loader, require,
                           "'require' says 'A before B' or 'A then B' of two events");
    }
    flow->order = then ? FLOW_THEN : FLOW_BEFORE;
    int code = find_event(loader, require, flow, first, &flow->first);
    code = code < 0 ? code : find_event(loader, require, flow, second, &flow->second);
    if (code == 0 && flow->first == flow->second) {
        return loader_fail(loader, require, "'require' names the event '%.*s' twice",
                           STR_ARGS(str_slice(first, 0, 80)));
    }
    return code < 0 ? code : read_paths(loader, rule, flow);
}

/* An event that is not required says nothing. */
static int check_events(struct loader *loader, const struct dom_node *rule,
                        const struct flow_rule *flow)
{
    const struct dom_node *events = dom_get(rule, "events");
    int code = 0;
    for (uint32_t i = 0; i < flow->label_count && code == 0; i++) {
        if (i != flow->first && i != flow->second) {
            code = loader_fail(loader, events->keys[i], "'require' has no event '%.*s'",
                               STR_ARGS(str_slice(flow->labels[i], 0, 80)));
            code = loader_keep_error(loader, code);
        }
    }
    return code;
}

static int read_order(struct loader *loader, const struct dom_node *rule,
                      struct flow_draft *draft)
{
    int code = loader_keep_error(loader, read_events(loader, rule, draft));
    if (code < 0 || !draft->flow->labels) {
        return code;
    }
    const int required = read_require(loader, rule, draft->flow);
    code = loader_keep_error(loader, required);
    return required < 0 ? code : check_events(loader, rule, draft->flow);
}

int flow_key_read(struct loader *loader, const struct dom_node *rule, enum mode_kind mode,
                  struct flow_draft *draft)
{
    draft->flow = ARENA_NEW(loader->arena, struct flow_rule);
    draft->flow->mode = MODES[mode].mode;
    if (mode == MODE_TAINT) {
        return read_taint_rule(loader, rule, draft);
    }
    return mode == MODE_ORDER ? read_order(loader, rule, draft)
                              : read_reporting(loader, rule, mode, draft);
}

/* Finishing: labels */

static uint32_t number_of(const struct flow_labels *labels, struct str label)
{
    uint32_t number = 0;
    while (number < labels->count &&
           !(labels->items[number].ptr && str_equal(labels->items[number], label))) {
        number++;
    }
    return number;
}

/* Whether the part gives taint a label that it did not have. */
static bool gives(const struct flow_entry *entry)
{
    return entry->part.role == FLOW_SOURCE || entry->part.gives_label;
}

static int collect_labels(const struct loader *loader, const struct flow_draft *draft,
                          struct flow_labels *labels)
{
    VEC_PUSH(loader->arena, labels, ((struct str){ NULL, 0 }));
    for (size_t i = 0; i < draft->entries.count; i++) {
        struct flow_entry *entry = &draft->entries.items[i];
        const struct str label = entry->label ? entry->label->text : STR(FLOW_NAMELESS);
        if (!gives(entry)) {
            continue;
        }
        if (str_equal(label, STR(FLOW_NAMELESS))) {
            labels->items[0] = label;
        }
        entry->part.label = number_of(labels, label);
        if (entry->part.label == labels->count) {
            VEC_PUSH(loader->arena, labels, label);
        }
        if (labels->count > FLOW_MOST_LABELS) {
            return loader_fail(loader, entry->label, "more than %d labels",
                               FLOW_MOST_LABELS);
        }
    }
    return 0;
}

static int read_replaced(const struct loader *loader, const struct flow_labels *labels,
                         struct flow_entry *entry)
{
    const struct dom_node *list = entry->replaced;
    uint32_t *numbers = ARENA_ARRAY(loader->arena, list->count, uint32_t);
    for (uint32_t i = 0; i < list->count; i++) {
        struct str label;
        int code = flow_requires_read_label(loader, list->items[i], &label);
        code = code < 0 ? code
                        : flow_requires_find(loader, list->items[i], labels, label,
                                             &numbers[i]);
        if (code < 0) {
            return code;
        }
    }
    entry->part.replaced = numbers;
    entry->part.replaced_count = list->count;
    return 0;
}

/* In a rule with labels, a sink that requires nothing takes what has none. */
static int require_nameless(const struct loader *loader, const struct flow_labels *labels,
                            struct flow_entry *entry)
{
    struct flow_requires *term = ARENA_NEW(loader->arena, struct flow_requires);
    if (!labels->items[0].ptr) {
        return loader_fail(loader, entry->node,
                           "all sources have labels, and a sink without 'requires' takes "
                           "only what has none");
    }
    term->op = REQUIRES_LABEL;
    entry->part.requires = term;
    entry->part.requires_count = 1;
    return 0;
}

static int finish_entry(const struct loader *loader, const struct flow_labels *labels,
                        struct flow_entry *entry)
{
    int code = 0;
    if (entry->requires) {
        code = flow_requires_read(loader, entry->requires, labels, &entry->part);
    } else if (entry->part.role == FLOW_SINK && labels->count > 1) {
        code = require_nameless(loader, labels, entry);
    }
    return code == 0 && entry->replaced ? read_replaced(loader, labels, entry) : code;
}

static int finish_taint(const struct loader *loader, const struct flow_draft *draft)
{
    struct flow_labels labels = { 0 };
    int code = collect_labels(loader, draft, &labels);
    for (size_t i = 0; i < draft->entries.count && code == 0; i++) {
        code = finish_entry(loader, &labels, &draft->entries.items[i]);
    }
    labels.items[0] = STR(FLOW_NAMELESS);
    draft->flow->labels = labels.items;
    draft->flow->label_count = (uint32_t)labels.count;
    return code;
}

/* Finishing: the whole */

/* All formulas with the roles, as what any of them finds. */
static struct formula_spec any_of(const struct loader *loader,
                                  const struct flow_draft *draft, unsigned roles)
{
    const struct flow_entries *entries = &draft->entries;
    struct formula_spec *children =
        ARENA_ARRAY(loader->arena, entries->count + 1, struct formula_spec);
    uint32_t count = 0;
    for (size_t i = 0; i < entries->count; i++) {
        if (roles & (1u << entries->items[i].part.role)) {
            children[count++] = entries->items[i].spec;
        }
    }
    if (draft->flow->mode == FLOW_RESULT && roles != UINT32_MAX) {
        children[count++] = RESULT_BINDS;
    }
    if (draft->flow->mode == FLOW_TAINT && roles != UINT32_MAX) {
        children[count++] = TAINT_BINDS;
    }
    if (draft->flow->mode == FLOW_LIFETIME && roles != UINT32_MAX) {
        children[count++] = LIFETIME_BINDS;
    }
    return (struct formula_spec){ .op = FORMULA_ANY,
                                  .children = children,
                                  .child_count = count };
}

static void take_parts(const struct loader *loader, const struct flow_draft *draft)
{
    const struct flow_entries *entries = &draft->entries;
    struct flow_part *parts =
        ARENA_ARRAY(loader->arena, entries->count, struct flow_part);
    for (size_t i = 0; i < entries->count; i++) {
        parts[i] = entries->items[i].part;
    }
    draft->flow->parts = parts;
    draft->flow->part_count = (uint32_t)entries->count;
}

/* "$100" is a price, "$X" must be known. */
static bool is_named(struct str metavariable)
{
    return metavariable.ptr[1] < '0' || metavariable.ptr[1] > '9';
}

static int check_message(const struct loader *loader, const struct loaded_rule *loaded)
{
    const struct dom_node *message = dom_get(loaded->node, "message");
    const struct str text = message->text;
    for (size_t at = 0; at < text.len; at++) {
        const size_t length = spec_metavariable_length(text, at);
        const struct str name = str_slice(text, at, at + length);
        if (length > 0 && is_named(name) && !spec_binds(&loaded->bound, name)) {
            return loader_fail(loader, message,
                               "the message names '%.*s', which nothing in a finding of "
                               "the rule binds",
                               STR_ARGS(str_slice(name, 0, 80)));
        }
    }
    return 0;
}

int flow_key_finish(const struct loader *loader, const struct flow_draft *draft,
                    struct loaded_rule *loaded)
{
    const enum mode_kind mode = loaded->rule.mode.kind;
    const int code = mode == MODE_TAINT ? finish_taint(loader, draft) : 0;
    if (code < 0) {
        return code;
    }
    take_parts(loader, draft);
    loaded->rule.flow = draft->flow;
    loaded->spec = any_of(loader, draft, UINT32_MAX);
    loaded->bound = any_of(loader, draft, MODES[mode].bound);
    /* In the modes of others, such a name stays text, as in a search. */
    return mode == MODE_TAINT ? 0 : check_message(loader, loaded);
}
