/* SPDX-License-Identifier: MIT */
#include "rule/mode.h"

#include "base/arena.h"
#include "base/pathglob.h"
#include "match/unit.h"
#include "rule/dom.h"
#include "rule/loader.h"
#include "rule/mode_contract.h"
#include "rule/mode_metric.h"
#include "rule/mode_unused.h"
#include "syntax/source.h"

enum { MOST_THRESHOLD_DIGITS = 7 };

static const char *const NO_KEYS[] = { NULL };
static const char *const METRIC_KEYS[] = {
    "metric", "scope", "threshold", "ignore-names", "ignore-files-with", NULL
};
static const char *const METRIC_BINDS[] = { "$NAME", "$VALUE", "$THRESHOLD", "$KIND",
                                            NULL };

static const char *const KINDS_KEYS[] = { "kinds", "ignore-names", "ignore-files-with",
                                          NULL };
static const char *const UNUSED_BINDS[] = { "$NAME", "$LINE", NULL };
static const char *const CONTRACT_BINDS[] = { "$NAME", "$FAULT", "$USE", "$LINE", NULL };

static const char *const TAINT_KEYS[] = {
    "pattern-sources",     "pattern-sinks", "pattern-sanitizers",
    "pattern-propagators", "taint",         NULL
};
static const char *const LIFETIME_KEYS[] = { "pattern-acquire", "pattern-release",
                                             "pattern-escape",  "pattern-uses",
                                             "report",          NULL };
static const char *const ORDER_KEYS[] = { "events", "require", NULL };
static const char *const RESULT_KEYS[] = {
    "pattern-producers", "pattern-checks", "pattern-uses", "report", "may-be", NULL
};

struct mode_row {
    const char *name;
    const char *const *keys;
    const char *const *binds;
};

static const struct mode_row MODES[MODE_COUNT] = {
    [MODE_SEARCH] = { "search", NO_KEYS, NO_KEYS },
    [MODE_METRIC] = { "metric", METRIC_KEYS, METRIC_BINDS },
    [MODE_UNUSED] = { "unused", KINDS_KEYS, UNUSED_BINDS },
    [MODE_CONTRACT] = { "contract", KINDS_KEYS, CONTRACT_BINDS },
    [MODE_TAINT] = { "taint", TAINT_KEYS, NO_KEYS },
    [MODE_LIFETIME] = { "lifetime", LIFETIME_KEYS, NO_KEYS },
    [MODE_ORDER] = { "order", ORDER_KEYS, NO_KEYS },
    [MODE_RESULT] = { "result", RESULT_KEYS, NO_KEYS },
};

static bool is_among(const char *const *words, struct str word, int *index)
{
    for (int i = 0; words[i]; i++) {
        if (str_equal(word, str_from(words[i]))) {
            *index = i;
            return true;
        }
    }
    return false;
}

static int read_kind(const struct loader *loader, const struct dom_node *value,
                     struct mode *mode)
{
    static const char *const later[] = { "join", "extract", "steps", "secrets", NULL };
    const char *known[MODE_COUNT + sizeof later / sizeof later[0]] = { NULL };
    int index = 0;
    for (; index < MODE_COUNT; index++) {
        known[index] = MODES[index].name;
    }
    for (size_t i = 0; later[i]; i++) {
        known[index++] = later[i];
    }
    if (value->kind != DOM_SCALAR || !is_among(known, value->text, &index)) {
        return loader_fail_unknown(loader, value, "mode", known);
    }
    if (index >= MODE_COUNT) {
        return loader_fail(loader, value, "'mode: %s' is not supported yet",
                           known[index]);
    }
    mode->kind = (enum mode_kind)index;
    return 0;
}

/* The place of a word among those that `key` may have. */
static int read_word(const struct loader *loader, const struct dom_node *value,
                     const char *what, const char *const *known, int *index)
{
    if (value->kind == DOM_SCALAR && is_among(known, value->text, index)) {
        return 0;
    }
    return loader_fail_unknown(loader, value, what, known);
}

static int read_threshold(const struct loader *loader, const struct dom_node *value,
                          uint32_t *threshold)
{
    const struct str text = value->kind == DOM_SCALAR ? value->text : STR("");
    bool good = text.len > 0 && text.len <= MOST_THRESHOLD_DIGITS;
    *threshold = 0;
    for (size_t i = 0; i < text.len && good; i++) {
        good = text.ptr[i] >= '0' && text.ptr[i] <= '9';
        *threshold = *threshold * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return good ? 0
                : loader_fail(loader, value,
                              "'threshold' must be a number of at most %d digits",
                              MOST_THRESHOLD_DIGITS);
}

/* A list of texts, one at least and none empty; each is what `one` says. */
static int read_texts(const struct loader *loader, const struct dom_node *rule,
                      const char *key, const char *one, struct str **texts,
                      uint32_t *count)
{
    const struct dom_node *value = dom_get(rule, key);
    if (!value) {
        return 0;
    }
    if (value->kind != DOM_SEQUENCE) {
        return loader_fail(loader, value, "'%s' must be a list", key);
    }
    *texts = ARENA_ARRAY(loader->arena, value->count, struct str);
    *count = value->count;
    for (uint32_t i = 0; i < value->count; i++) {
        const struct str text = value->items[i]->text;
        if (value->items[i]->kind != DOM_SCALAR || text.len == 0 ||
            text.len > PATHGLOB_MOST_BYTES) {
            return loader_fail(loader, value->items[i], "%s must stand here", one);
        }
        (*texts)[i] = text;
    }
    return 0;
}

static int read_ignored(const struct loader *loader, const struct dom_node *rule,
                        struct mode *mode)
{
    struct str *names = NULL;
    struct str *texts = NULL;
    int code = read_texts(loader, rule, "ignore-names",
                          "a name, or the beginning of one and '*',", &names,
                          &mode->ignore_name_count);
    code = code < 0 ? code
                    : read_texts(loader, rule, "ignore-files-with",
                                 "a text that some files contain", &texts,
                                 &mode->ignore_text_count);
    mode->ignore_names = names;
    mode->ignore_texts = texts;
    return code;
}

static int read_metric(const struct loader *loader, const struct dom_node *rule,
                       struct mode *mode)
{
    const struct dom_node *metric = dom_get(rule, "metric");
    const struct dom_node *scope = dom_get(rule, "scope");
    const struct dom_node *threshold = dom_get(rule, "threshold");
    int kind = 0;
    int where = METRIC_FUNCTION;
    if (!metric || !threshold) {
        return loader_fail(loader, rule, "the rule has no '%s'",
                           metric ? "threshold" : "metric");
    }
    int code = read_word(loader, metric, "metric", metric_kind_words, &kind);
    code = code < 0 || !scope
               ? code
               : read_word(loader, scope, "scope", metric_scope_words, &where);
    code = code < 0 ? code : read_threshold(loader, threshold, &mode->threshold);
    mode->metric = (enum metric_kind)kind;
    mode->scope = (enum metric_scope)where;
    if (code == 0 && mode->metric == METRIC_PARAMETERS && where != METRIC_FUNCTION) {
        return loader_fail(loader, scope, "'parameters' are those of a function");
    }
    return code;
}

static int read_kinds(const struct loader *loader, const struct dom_node *rule,
                      const char *const *words, struct mode *mode)
{
    const struct dom_node *kinds = dom_get(rule, "kinds");
    if (!kinds || kinds->kind != DOM_SEQUENCE || kinds->count == 0) {
        return loader_fail(loader, kinds ? kinds : rule,
                           "the rule needs 'kinds', a list of what it looks for");
    }
    for (uint32_t i = 0; i < kinds->count; i++) {
        int kind = 0;
        const int code = read_word(loader, kinds->items[i], "kind", words, &kind);
        if (code < 0) {
            return code;
        }
        mode->kinds |= 1u << kind;
    }
    return 0;
}

int mode_read(const struct loader *loader, const struct dom_node *rule, struct mode *mode)
{
    const struct dom_node *value = dom_get(rule, "mode");
    *mode = (struct mode){ .kind = MODE_SEARCH };
    if (!value && dom_get(rule, "taint")) {
        mode->kind = MODE_TAINT; /* the newer syntax needs no mode */
    }
    int code = value ? read_kind(loader, value, mode) : 0;
    if (code < 0 || mode->kind == MODE_SEARCH || mode_is_flow(mode->kind)) {
        return code;
    }
    code = read_ignored(loader, rule, mode);
    if (code < 0) {
        return code;
    }
    if (mode->kind == MODE_METRIC) {
        return read_metric(loader, rule, mode);
    }
    return read_kinds(loader, rule,
                      mode->kind == MODE_UNUSED ? unused_kind_words : contract_kind_words,
                      mode);
}

const char *const *mode_keys(enum mode_kind kind)
{
    return MODES[kind].keys;
}

const char *mode_name(enum mode_kind kind)
{
    return MODES[kind].name;
}

enum mode_kind mode_of_key(struct str key)
{
    int kind = 0;
    int index = 0;
    while (kind < MODE_COUNT && !is_among(MODES[kind].keys, key, &index)) {
        kind++;
    }
    return (enum mode_kind)kind;
}

bool mode_is_flow(enum mode_kind kind)
{
    return kind >= MODE_TAINT;
}

bool mode_binds(const struct mode *mode, struct str metavariable)
{
    int index = 0;
    return is_among(MODES[mode->kind].binds, metavariable, &index);
}

static bool is_left_out(const struct mode *mode, struct str text)
{
    for (uint32_t i = 0; i < mode->ignore_text_count; i++) {
        if (str_find(text, mode->ignore_texts[i], 0) < text.len) {
            return true;
        }
    }
    return false;
}

void mode_find(const struct mode *mode, struct mode_facts *facts, struct unit *unit,
               struct matches *found)
{
    if (is_left_out(mode, unit->source->text)) {
        return;
    }
    if (mode->kind == MODE_METRIC) {
        mode_metric_find(mode, facts, unit, found);
    } else if (mode->kind == MODE_UNUSED) {
        mode_unused_find(mode, facts, unit, found);
    } else if (mode->kind == MODE_CONTRACT) {
        mode_contract_find(mode, facts, unit, found);
    }
}
