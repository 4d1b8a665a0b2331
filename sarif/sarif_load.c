/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_load.h"

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/json_out.h"
#include "sarif/words.h"

/* A string below an object, borrowed; absent where it is none. */
static struct str text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return (struct str){ json_string_value(value), json_string_length(value) };
}

static struct str copy_of(const struct sarif_load *load, const json_t *object,
                          const char *key)
{
    const struct str text = text_of(object, key);
    return text.ptr != NULL ? str_copy(load->arena, text) : text;
}

/* A number from 0 to what 32 bits hold; 0 for anything else. */
static uint32_t number_of(const json_t *object, const char *key)
{
    const json_int_t value = json_integer_value(json_object_get(object, key));
    return value > 0 && value <= UINT32_MAX ? (uint32_t)value : 0;
}

static size_t count_of(const json_t *object, const char *key)
{
    const json_int_t value = json_integer_value(json_object_get(object, key));
    return value > 0 ? (size_t)value : 0;
}

static json_t *first_of(const json_t *object, const char *key)
{
    return json_array_get(json_object_get(object, key), 0);
}

/* 16 for what is no digit. */
static unsigned hex_value(char c)
{
    return c >= '0' && c <= '9'   ? (unsigned)(c - '0')
           : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
           : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10
                                  : 16;
}

/* The byte that "%41" at byte `at` encodes; false if there is no escape. */
static bool decode(struct str uri, size_t at, char *byte)
{
    if (at + 2 >= uri.len || uri.ptr[at] != '%') {
        return false;
    }
    const unsigned high = hex_value(uri.ptr[at + 1]);
    const unsigned low = hex_value(uri.ptr[at + 2]);
    if (high > 15 || low > 15) {
        return false;
    }
    *byte = (char)(high << 4 | low);
    return true;
}

/* The bytes that a relative reference encodes; what is no escape stays as it is. */
static struct str path_of(const struct sarif_load *load, const json_t *artifact)
{
    const struct str uri = text_of(artifact, "uri");
    char *path = arena_alloc(load->arena, uri.len + 1);
    size_t length = 0;
    for (size_t i = 0; i < uri.len; i++) {
        path[length] = uri.ptr[i];
        i += decode(uri, i, &path[length]) ? 2 : 0;
        length++;
    }
    return (struct str){ uri.ptr != NULL ? path : NULL, length };
}

static bool level_of(struct str word, enum finding_level *level)
{
    static const enum finding_level levels[] = { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (str_equal(word, str_from(words_level(levels[i])))) {
            *level = levels[i];
            return true;
        }
    }
    return false;
}

static enum finding_class class_of(struct str word)
{
    for (unsigned i = 0; i < CLASS_COUNT; i++) {
        if (str_equal(word, str_from(words_class((enum finding_class)i)))) {
            return (enum finding_class)i;
        }
    }
    return CLASS_UNBOUNDED;
}

/* "hunkscan/python/" is "python". */
static struct str category_of(const struct sarif_load *load, const json_t *run)
{
    struct str id = text_of(json_object_get(run, "automationDetails"), "id");
    if (str_starts_with(id, STR("hunkscan/"))) {
        id = str_slice(id, sizeof "hunkscan/" - 1, id.len);
    }
    id.len -= str_ends_with(id, STR("/"));
    return id.ptr != NULL ? str_copy(load->arena, id) : id;
}

static struct rule_info *read_rule(const struct sarif_load *load, const json_t *json)
{
    struct rule_info *rule = ARENA_NEW(load->arena, struct rule_info);
    const json_t *properties = json_object_get(json, "properties");
    rule->code = copy_of(load, json, "id");
    rule->id = copy_of(load, properties, "hunkscan/slug");
    rule->id = rule->id.ptr != NULL ? rule->id : rule->code;
    rule->name = copy_of(load, json, "name");
    rule->title = copy_of(load, json_object_get(json, "shortDescription"), "text");
    rule->security_severity = copy_of(load, properties, "security-severity");
    rule->level = LEVEL_WARNING; /* what SARIF says where a rule says nothing */
    level_of(text_of(json_object_get(json, "defaultConfiguration"), "level"),
             &rule->level);
    return rule;
}

static const struct rule_info *rule_of(const struct sarif_load *load,
                                       const struct report *report, const json_t *result)
{
    const struct str code = text_of(result, "ruleId");
    const size_t index = count_of(result, "ruleIndex");
    if (index < report->rule_count && str_equal(report->rules[index]->code, code)) {
        return report->rules[index];
    }
    for (size_t i = 0; i < report->rule_count; i++) {
        if (str_equal(report->rules[i]->code, code)) {
            return report->rules[i];
        }
    }
    struct rule_info *rule = ARENA_NEW(load->arena, struct rule_info);
    rule->code = rule->id = str_copy(load->arena, code);
    return rule;
}

static struct suppression suppression_of(const struct sarif_load *load,
                                         const json_t *result)
{
    const json_t *json = first_of(result, "suppressions");
    struct suppression suppression = { .kind = SUPPRESSION_NONE };
    if (json == NULL) {
        return suppression;
    }
    const bool inline_one = str_equal(text_of(json, "kind"), STR("inSource"));
    suppression.kind = inline_one ? SUPPRESSION_INLINE : SUPPRESSION_BASELINE;
    suppression.reason = copy_of(load, json, "justification");
    suppression.line =
        number_of(json_object_get(json_object_get(json_object_get(json, "location"),
                                                  "physicalLocation"),
                                  "region"),
                  "startLine");
    suppression.added_by_change = json_is_true(
        json_object_get(json_object_get(json, "properties"), "hunkscan/addedByChange"));
    return suppression;
}

static int refuse(const struct sarif_load *load, size_t index, const char *what)
{
    return err_set(load->err, ERR_RULE, "%s: result %zu has no %s", load->name, index + 1,
                   what);
}

static bool is_our_run(const struct sarif_load *load, json_t *root)
{
    const json_t *runs = json_object_get(root, "runs");
    const json_t *run = json_array_get(runs, 0);
    const json_t *driver = json_object_get(json_object_get(run, "tool"), "driver");
    const char *what = NULL;
    if (!str_equal(text_of(root, "version"), STR("2.1.0"))) {
        what = "is not a SARIF 2.1.0 report";
    } else if (json_array_size(runs) != 1) {
        what = "does not hold exactly one run";
    } else if (!str_equal(text_of(driver, "name"), STR("hunkscan"))) {
        what = "is not a report of hunkscan";
    } else if (!json_is_array(json_object_get(run, "results"))) {
        what = "has no list of results";
    }
    if (what != NULL) {
        err_set(load->err, ERR_RULE, "%s: %s", load->name, what);
    }
    return what == NULL;
}

json_t *sarif_load_run(const struct sarif_load *load, struct str text)
{
    json_out_begin();
    if (str_starts_with(text, STR("\xEF\xBB\xBF"))) {
        text = str_slice(text, 3, text.len); /* editors of some systems put it there */
    }
    json_error_t error;
    json_t *root = json_loadb(text.ptr != NULL ? text.ptr : "", text.len,
                              JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        err_set(load->err, ERR_RULE, "%s:%d:%d: not JSON: %s", load->name, error.line,
                error.column, error.text);
        return NULL;
    }
    json_t *run = NULL;
    if (is_our_run(load, root)) {
        run = json_incref(json_array_get(json_object_get(root, "runs"), 0));
    }
    json_decref(root);
    return run;
}

void sarif_load_facts(const struct sarif_load *load, const json_t *run,
                      struct report *report)
{
    const json_t *driver = json_object_get(json_object_get(run, "tool"), "driver");
    const json_t *facts = json_object_get(run, "properties");
    report->tool_version = copy_of(load, driver, "version");
    report->home = copy_of(load, driver, "informationUri");
    report->category = category_of(load, run);
    report->head_commit = copy_of(load, facts, "hunkscan/headCommit");
    report->base_commit = copy_of(load, facts, "hunkscan/baseCommit");
    report->why_base = copy_of(load, facts, "hunkscan/whyBase");
    report->files_changed = count_of(facts, "hunkscan/filesChanged");
    report->files_scanned = count_of(facts, "hunkscan/filesScanned");
    report->lines_added = count_of(facts, "hunkscan/linesAdded");
    report->differential = report->base_commit.len > 0;
}

int sarif_load_rules(const struct sarif_load *load, const json_t *run,
                     struct report *report)
{
    const json_t *driver = json_object_get(json_object_get(run, "tool"), "driver");
    const json_t *rules = json_object_get(driver, "rules");
    report->rule_count = json_array_size(rules);
    const struct rule_info **infos =
        ARENA_ARRAY(load->arena, report->rule_count, const struct rule_info *);
    for (size_t i = 0; i < report->rule_count; i++) {
        infos[i] = read_rule(load, json_array_get(rules, i));
        if (infos[i]->code.len == 0) {
            return err_set(load->err, ERR_RULE, "%s: rule %zu has no id", load->name,
                           i + 1);
        }
    }
    report->rules = infos;
    return 0;
}

int sarif_load_result(const struct sarif_load *load, const struct report *report,
                      const json_t *run, size_t index, struct finding *finding)
{
    const json_t *json = json_array_get(sarif_load_results(run), index);
    const json_t *place =
        json_object_get(first_of(json, "locations"), "physicalLocation");
    const json_t *region = json_object_get(place, "region");
    const json_t *prints = json_object_get(json, "partialFingerprints");
    const json_t *properties = json_object_get(json, "properties");
    const struct str path = path_of(load, json_object_get(place, "artifactLocation"));
    if (text_of(json, "ruleId").len == 0) {
        return refuse(load, index, "ruleId");
    }
    if (path.len == 0) {
        return refuse(load, index, "location in a file");
    }
    *finding = (struct finding){
        .rule = rule_of(load, report, json),
        .class = class_of(text_of(properties, "hunkscan/class")),
        .why = copy_of(load, properties, "hunkscan/why"),
        .path = path,
        .region = { number_of(region, "startLine"), number_of(region, "startColumn"),
                    number_of(region, "endLine"), number_of(region, "endColumn") },
        .message = copy_of(load, json_object_get(json, "message"), "text"),
        .line_hash = copy_of(load, prints, "primaryLocationLineHash"),
        .fingerprint = copy_of(load, prints, "hunkscan/v1"),
        .suppression = suppression_of(load, json),
    };
    finding->level = finding->rule->level;
    level_of(text_of(json, "level"), &finding->level);
    return 0;
}

/* A message's text without the backslashes that SARIF puts before `[`, `]` and `\`. */
static struct str unescape(const struct sarif_load *load, struct str text)
{
    struct buf plain = { 0 };
    for (size_t i = 0; i < text.len; i++) {
        i += text.ptr[i] == '\\' && i + 1 < text.len;
        buf_add_char(&plain, text.ptr[i]);
    }
    const struct str copy = buf_copy(&plain, load->arena);
    buf_dispose(&plain);
    return copy;
}

struct notice sarif_load_notice(const struct sarif_load *load, const json_t *run,
                                size_t index)
{
    const json_t *json = json_array_get(sarif_load_notifications(run), index);
    const json_t *place =
        json_object_get(first_of(json, "locations"), "physicalLocation");
    const struct str id = copy_of(load, json_object_get(json, "descriptor"), "id");
    const bool incomplete = !str_equal(text_of(json, "level"), STR("note"));
    return (struct notice){
        .level = incomplete ? NOTICE_INCOMPLETE : NOTICE_NOTE,
        .id = id.ptr != NULL ? id.ptr : "",
        .path = path_of(load, json_object_get(place, "artifactLocation")),
        .line = number_of(json_object_get(place, "region"), "startLine"),
        .text = unescape(load, text_of(json_object_get(json, "message"), "text")),
    };
}

json_t *sarif_load_results(const json_t *run)
{
    return json_object_get(run, "results");
}

json_t *sarif_load_notifications(const json_t *run)
{
    return json_object_get(first_of(run, "invocations"), "toolExecutionNotifications");
}
