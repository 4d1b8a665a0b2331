/* SPDX-License-Identifier: MIT
 *
 * The SARIF writer: reports built by hand, written, parsed back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "finding.h"
#include "sarif/sarif.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const uint32_t cwe_89[] = { 89 };
static const uint32_t many_cwes[] = { 20, 20, 89, 943, 564, 1336, 707 };
static const struct str web[] = { { "https://docs.example/a b|c", 26 } };

static const struct rule_info sql = {
    .id = { "sql-injection", 13 },
    .code = { "HS707-006", 9 },
    .name = { "SqlInjection", 12 },
    .title = { "A query is built from input", 27 },
    .description = { "Use `?` and <b>*not*</b> [x](y).", 32 },
    .solution = { "Pass parameters!", 16 },
    .message_template = { "The query holds '{0}' in {{x}}.", 31 },
    .bad_example = { "    q(\"```\" + x)\n", 17 },
    .good_example = { "q('?', x)", 9 },
    .level = LEVEL_ERROR,
    .precision = { "high", 4 },
    .security_severity = { "8.8", 3 },
    .cwes = cwe_89,
    .cwe_count = 1,
    .pillar = 707,
};
static const struct rule_info bare = {
    .id = { "user-rule", 9 },
    .code = { "user-rule", 9 },
    .name = { "UserRule", 8 },
    .message_template = { "Look {out", 9 },
    .level = LEVEL_NOTE,
    .references = web,
    .reference_count = 1,
};
static const struct rule_info crowded = {
    .id = { "crowded", 7 },
    .code = { "HS707-099", 9 },
    .name = { "Crowded", 7 },
    .title = { "Many classes.", 13 },
    .message_template = { "'{0}' '{1}' '{2}' '{3}' '{4}' '{5}'.", 36 },
    .level = LEVEL_WARNING,
    .security_severity = { "9.9", 3 },
    .cwes = many_cwes,
    .cwe_count = COUNT(many_cwes),
    .pillar = 707,
};
static const struct rule_info *const rules[] = { &sql, &crowded, &bare };

struct fixture {
    struct arena *arena;
    struct report report;
    struct sarif_options options;
    struct buf out;
    json_t *root;
    size_t left_out;
};

static int setup(void **state)
{
    struct arena *arena = arena_new();
    struct fixture *f = ARENA_NEW(arena, struct fixture);
    f->arena = arena;
    f->report = (struct report){ .tool_version = STR("1.2.3"),
                                 .home = STR("https://home.example"),
                                 .category = STR("python"),
                                 .rules = rules,
                                 .rule_count = COUNT(rules),
                                 .differential = true };
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    json_decref(f->root);
    buf_dispose(&f->out);
    arena_free(f->arena);
    return 0;
}

static struct finding *add(struct fixture *f, const struct rule_info *rule,
                           const char *path, uint32_t line)
{
    const struct finding finding = {
        .rule = rule,
        .level = rule->level,
        .class = CLASS_ADDED,
        .path = str_from(path),
        .region = { line, 5, line, 9 },
        .snippet = STR("a[0]"),
        .context = { line, 1, line + 1, 3 },
        .context_snippet = STR("    a[0]\n  "),
        .message = STR("The query holds 'a[0]' in {x}."),
        .line_hash = str_format(f->arena, "%x:1", line),
        .fingerprint = STR("0123456789abcdef0123456789abcdef01234567"),
    };
    VEC_PUSH(f->arena, &f->report.findings, finding);
    return &f->report.findings.items[f->report.findings.count - 1];
}

/* Writes the report and parses it back; strict about duplicate keys. */
static void write_report(struct fixture *f)
{
    json_decref(f->root);
    buf_clear(&f->out);
    f->left_out = sarif_write(&f->report, &f->options, &f->out);
    json_error_t error;
    f->root = json_loadb(f->out.ptr, f->out.len, JSON_REJECT_DUPLICATES, &error);
    if (f->root == NULL) {
        fail_msg("not JSON: line %d: %s", error.line, error.text);
    }
    assert_true(utf8_valid(buf_view(&f->out)));
    assert_int_equal(f->out.ptr[f->out.len - 1], '\n');
}

/* The value at a path of keys and indexes such as "runs/0/results"; fails where there is
 * none. */
static json_t *at(json_t *json, const char *path)
{
    struct str rest = str_from(path);
    while (rest.ptr != NULL && json != NULL) {
        struct str key = str_split(&rest, '/');
        char name[64];
        assert_true(key.len < sizeof name);
        memcpy(name, key.ptr, key.len);
        name[key.len] = '\0';
        /* A tilde in a key of the path stands for a slash. */
        for (size_t i = 0; i < key.len; i++) {
            name[i] = name[i] == '~' ? '/' : name[i];
        }
        json = json_is_array(json) ? json_array_get(json, strtoul(name, NULL, 10))
                                   : json_object_get(json, name);
    }
    return json;
}

static const char *text_at(json_t *json, const char *path)
{
    const char *text = json_string_value(at(json, path));
    if (text == NULL) {
        fail_msg("no string at %s", path);
    }
    return text;
}

static json_t *result_at(struct fixture *f, size_t index)
{
    json_t *result = json_array_get(at(f->root, "runs/0/results"), index);
    assert_non_null(result);
    return result;
}

static void test_clean_scan(void **state)
{
    struct fixture *f = *state;
    write_report(f);
    static const char *const texts[][2] = {
        { "$schema",
          "https://schemastore.azurewebsites.net/schemas/json/sarif-2.1.0.json" },
        { "version", "2.1.0" },
        { "runs/0/tool/driver/name", "hunkscan" },
        { "runs/0/tool/driver/version", "1.2.3" },
        { "runs/0/tool/driver/semanticVersion", "1.2.3" },
        { "runs/0/tool/driver/informationUri", "https://home.example" },
        { "runs/0/tool/driver/supportedTaxonomies/0/name", "CWE" },
        { "runs/0/automationDetails/id", "hunkscan/python/" },
        { "runs/0/columnKind", "utf16CodeUnits" },
        { "runs/0/taxonomies/0/name", "CWE" },
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_string_equal(text_at(f->root, texts[i][0]), texts[i][1]);
    }
    assert_int_equal(json_array_size(at(f->root, "runs")), 1);
    assert_true(json_is_array(at(f->root, "runs/0/results")));
    assert_int_equal(json_array_size(at(f->root, "runs/0/results")), 0);
    assert_int_equal(json_array_size(at(f->root, "runs/0/tool/driver/rules")),
                     COUNT(rules));
    assert_true(json_is_true(at(f->root, "runs/0/invocations/0/executionSuccessful")));
    assert_null(at(f->root, "runs/0/originalUriBaseIds/%SRCROOT%/uri"));
    assert_non_null(at(f->root, "runs/0/originalUriBaseIds/%SRCROOT%/description"));
    assert_null(at(f->root, "runs/0/versionControlProvenance"));
    assert_null(at(f->root, "runs/0/artifacts"));
    assert_int_equal(f->left_out, 0);
}

static void test_no_rules(void **state)
{
    struct fixture *f = *state;
    f->report.rule_count = 0;
    write_report(f);
    assert_int_equal(json_array_size(at(f->root, "runs/0/tool/driver/rules")), 0);
    assert_null(at(f->root, "runs/0/taxonomies"));
    assert_null(at(f->root, "runs/0/tool/driver/supportedTaxonomies"));
}

static void test_rule(void **state)
{
    struct fixture *f = *state;
    write_report(f);
    json_t *rule = at(f->root, "runs/0/tool/driver/rules/0");
    static const char *const texts[][2] = {
        { "id", "HS707-006" },
        { "name", "SqlInjection" },
        { "shortDescription/text", "A query is built from input." },
        { "helpUri", "https://cwe.mitre.org/data/definitions/89.html" },
        { "defaultConfiguration/level", "error" },
        { "messageStrings/default/text", "The query holds '{0}' in {{x}}." },
        { "properties/precision", "high" },
        { "properties/security-severity", "8.8" },
        { "properties/tags/0", "security" },
        { "properties/tags/1", "pillar-707" },
        { "properties/tags/2", "external/cwe/cwe-089" },
        { "properties/tags/3", "cwe-89" },
        { "relationships/0/target/id", "CWE-89" },
        { "relationships/1/target/id", "CWE-707" },
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_string_equal(text_at(rule, texts[i][0]), texts[i][1]);
    }
    const char *markdown = text_at(rule, "help/markdown");
    assert_non_null(strstr(markdown, "Use `?` and &lt;b>\\*not\\*&lt;/b> \\[x\\](y)."));
    assert_non_null(strstr(markdown, "\n````python\n    q(\"```\" + x)\n````"));
    assert_non_null(strstr(markdown, "Pass parameters."));
    assert_non_null(strstr(markdown, "`# hunkscan: ignore[sql-injection] the reason`"));
    assert_null(strstr(text_at(rule, "help/text"), "```python"));
}

/* Each taxon that a rule refers to stands at the index it names. */
static void test_taxa(void **state)
{
    struct fixture *f = *state;
    write_report(f);
    json_t *taxa = at(f->root, "runs/0/taxonomies/0/taxa");
    size_t i;
    size_t k;
    json_t *rule;
    json_t *relation;
    size_t seen = 0;
    json_array_foreach(at(f->root, "runs/0/tool/driver/rules"), i, rule)
    {
        json_array_foreach(json_object_get(rule, "relationships"), k, relation)
        {
            json_t *taxon = json_array_get(
                taxa, (size_t)json_integer_value(at(relation, "target/index")));
            assert_string_equal(text_at(taxon, "id"), text_at(relation, "target/id"));
            seen++;
        }
    }
    assert_int_equal(seen, 2 + 6);
    assert_int_equal(json_array_size(taxa), 6);
}

static void test_rule_with_many_cwes(void **state)
{
    struct fixture *f = *state;
    write_report(f);
    json_t *rule = at(f->root, "runs/0/tool/driver/rules/1");
    json_t *tags = at(rule, "properties/tags");
    assert_true(json_array_size(tags) <= 10);
    for (size_t i = 0; i < json_array_size(tags); i++) {
        for (size_t k = 0; k < i; k++) {
            assert_false(json_equal(json_array_get(tags, i), json_array_get(tags, k)));
        }
    }
    assert_string_equal(text_at(rule, "properties/tags/2"), "external/cwe/cwe-020");
    assert_string_equal(text_at(rule, "relationships/1/target/id"), "CWE-707");
    assert_string_equal(text_at(rule, "messageStrings/default/text"),
                        "'{0}' '{1}' '{2}' '{3}' '{4}' '\xe2\x80\xa6'.");
}

static void test_bare_rule(void **state)
{
    struct fixture *f = *state;
    write_report(f);
    json_t *rule = at(f->root, "runs/0/tool/driver/rules/2");
    assert_string_equal(text_at(rule, "helpUri"), "https://docs.example/a%20b%7Cc");
    assert_string_equal(text_at(rule, "shortDescription/text"), "user-rule.");
    assert_string_equal(text_at(rule, "properties/tags/0"), "correctness");
    assert_string_equal(text_at(rule, "messageStrings/default/text"),
                        "Look {{out. The code is '{0}'.");
    assert_null(at(rule, "properties/security-severity"));
    assert_null(at(rule, "relationships"));
}

static void test_result(void **state)
{
    struct fixture *f = *state;
    static const struct str arguments[] = { { "a[0]", 4 } };
    struct finding *finding = add(f, &sql, "a b.py", 7);
    finding->arguments = arguments;
    finding->argument_count = 1;
    write_report(f);
    json_t *result = result_at(f, 0);
    static const char *const texts[][2] = {
        { "ruleId", "HS707-006" },
        { "level", "error" },
        { "message/text", "The query holds 'a\\[0\\]' in {x}." },
        { "message/id", "default" },
        { "message/arguments/0", "a\\[0\\]" },
        { "locations/0/physicalLocation/artifactLocation/uri", "a%20b.py" },
        { "locations/0/physicalLocation/artifactLocation/uriBaseId", "%SRCROOT%" },
        { "locations/0/physicalLocation/region/snippet/text", "a[0]" },
        { "locations/0/physicalLocation/contextRegion/snippet/text", "    a[0]\n  " },
        { "partialFingerprints/primaryLocationLineHash", "7:1" },
        { "partialFingerprints/hunkscan~v1", "0123456789abcdef0123456789abcdef01234567" },
        { "baselineState", "new" },
        { "properties/hunkscan~class", "added" },
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_string_equal(text_at(result, texts[i][0]), texts[i][1]);
    }
    static const struct {
        const char *key;
        int value;
    } numbers[] = {
        { "startLine", 7 }, { "startColumn", 5 }, { "endLine", 7 }, { "endColumn", 9 }
    };
    json_t *region = at(result, "locations/0/physicalLocation/region");
    for (size_t i = 0; i < COUNT(numbers); i++) {
        assert_int_equal(json_integer_value(json_object_get(region, numbers[i].key)),
                         numbers[i].value);
    }
    assert_int_equal(json_integer_value(at(result, "ruleIndex")), 0);
    assert_int_equal(json_array_size(at(result, "locations")), 1);
    assert_null(at(result, "suppressions"));
    assert_null(at(result, "fixes"));
}

static void test_whole_tree(void **state)
{
    struct fixture *f = *state;
    f->report.differential = false;
    add(f, &sql, "a.py", 1)->class = CLASS_UNBOUNDED;
    write_report(f);
    assert_null(at(result_at(f, 0), "baselineState"));
    assert_string_equal(text_at(result_at(f, 0), "properties/hunkscan~class"),
                        "whole-tree");
}

/* Every argument that a message string asks for is there, whatever the finding brought.
 */
static void test_arguments(void **state)
{
    struct fixture *f = *state;
    static const struct str eight[] = { { "1", 1 }, { "2", 1 }, { "3", 1 }, { "4", 1 },
                                        { "5", 1 }, { "6", 1 }, { "7", 1 }, { "8", 1 } };
    static const struct {
        const struct rule_info *rule;
        uint32_t given;
        size_t written;
    } table[] = { { &sql, 0, 1 },
                  { &sql, 8, 1 },
                  { &crowded, 2, 5 },
                  { &crowded, 8, 5 },
                  { &bare, 0, 1 } };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct finding *finding = add(f, table[i].rule, "a.py", (uint32_t)i + 1);
        finding->arguments = eight;
        finding->argument_count = table[i].given;
    }
    write_report(f);
    for (size_t i = 0; i < COUNT(table); i++) {
        assert_int_equal(json_array_size(at(result_at(f, i), "message/arguments")),
                         table[i].written);
    }
    assert_string_equal(text_at(result_at(f, 4), "message/arguments/0"), "a\\[0\\]");
}

static void test_code_in_message(void **state)
{
    struct fixture *f = *state;
    add(f, &bare, "a.py", 1)->message = STR("Look out");
    write_report(f);
    assert_string_equal(text_at(result_at(f, 0), "message/text"),
                        "Look out. The code is 'a\\[0\\]'.");
}

static void test_long_message(void **state)
{
    struct fixture *f = *state;
    char *filler = arena_alloc(f->arena, 5000);
    memset(filler, '[', 5000);
    const struct str huge = { filler, 5000 };
    struct str *arguments = ARENA_ARRAY(f->arena, 1, struct str);
    arguments[0] = huge;
    struct finding *filled = add(f, &sql, "a.py", 1);
    filled->message =
        str_format(f->arena, "The query holds '%.*s' in {x}.", 5000, filler);
    filled->arguments = arguments;
    filled->argument_count = 1;
    struct rule_info wordy = bare;
    wordy.message_template = huge;
    add(f, &wordy, "a.py", 2)->message = huge;
    write_report(f);
    const char *text = text_at(result_at(f, 0), "message/text");
    assert_true(utf8_utf16_length(str_from(text)) <= 1024);
    assert_non_null(strstr(text, "\xe2\x80\xa6' in {x}.")); /* the sentence survives */
    assert_true(utf8_utf16_length(
                    str_from(text_at(result_at(f, 0), "message/arguments/0"))) <= 256);
    text = text_at(result_at(f, 1), "message/text");
    assert_true(utf8_utf16_length(str_from(text)) <= 1024);
    assert_true(str_ends_with(str_from(text), STR("\xe2\x80\xa6.")));
}

static void test_related(void **state)
{
    struct fixture *f = *state;
    struct related_location *places = ARENA_ARRAY(f->arena, 200, struct related_location);
    for (uint32_t i = 0; i < 200; i++) {
        places[i] = (struct related_location){ .path = STR("b.py"),
                                               .region = { i + 1, 1, i + 1, 2 },
                                               .snippet = STR("x"),
                                               .text = STR("the source](9) here") };
    }
    struct finding *finding = add(f, &sql, "a.py", 1);
    finding->related = places;
    finding->related_count = 2;
    finding = add(f, &sql, "a.py", 2);
    finding->related = places;
    finding->related_count = 200;
    write_report(f);
    assert_string_equal(
        text_at(result_at(f, 0), "message/text"),
        "The query holds 'a\\[0\\]' in {x}. See [the source\\](9) here](1), "
        "[the source\\](9) here](2).");
    json_t *related = at(result_at(f, 0), "relatedLocations");
    assert_int_equal(json_integer_value(at(related, "0/id")), 1);
    assert_int_equal(json_integer_value(at(related, "1/id")), 2);
    assert_string_equal(text_at(related, "0/message/text"), "the source\\](9) here");
    assert_int_equal(
        json_integer_value(at(related, "1/physicalLocation/region/endColumn")), 2);
    /* Links that do not fit are left out whole; the places stay. */
    const char *text = text_at(result_at(f, 1), "message/text");
    assert_true(utf8_utf16_length(str_from(text)) <= 1024);
    assert_true(str_ends_with(str_from(text), STR(").")));
    assert_int_equal(json_array_size(at(result_at(f, 1), "relatedLocations")), 200);
}

static void test_flow(void **state)
{
    struct fixture *f = *state;
    const struct flow_step steps[] = {
        { .path = STR("lib/b c.py"),
          .region = { 3, 9, 3, 14 },
          .snippet = STR("get()"),
          .text = STR("'x[0]' comes from\nthe request"),
          .nesting = 1 },
        { .path = STR("a.py"),
          .region = { 5, 1, 5, 2 },
          .text = STR("assigned to 'q'"),
          .left_out = 12 },
        { .path = STR("a.py"),
          .region = { 6, 1, 6, 2 },
          .text = STR("assigned to 'r'"),
          .added = true },
        { .path = STR("a.py"),
          .region = { 7, 5, 7, 9 },
          .text = STR("reaches the sink") },
    };
    struct finding *finding = add(f, &sql, "a.py", 7);
    finding->flow = steps;
    finding->flow_count = COUNT(steps);
    add(f, &sql, "a.py", 8);
    write_report(f);
    assert_null(at(result_at(f, 1), "codeFlows"));
    json_t *flows = at(result_at(f, 0), "codeFlows");
    assert_int_equal(json_array_size(flows), 1);
    assert_int_equal(json_array_size(at(flows, "0/threadFlows")), 1);
    json_t *list = at(flows, "0/threadFlows/0/locations");
    assert_int_equal(json_array_size(list), COUNT(steps));
    static const struct {
        const char *message, *importance;
        int order, nesting;
    } wanted[] = {
        { "'x\\[0\\]' comes from the request", "essential", 1, 1 },
        { "after 12 more steps: assigned to 'q'", "important", 14, 0 },
        { "assigned to 'r'", "essential", 15, 0 },
        { "reaches the sink", "essential", 16, 0 },
    };
    for (size_t i = 0; i < COUNT(wanted); i++) {
        json_t *step = json_array_get(list, i);
        assert_string_equal(text_at(step, "location/message/text"), wanted[i].message);
        assert_string_equal(text_at(step, "importance"), wanted[i].importance);
        assert_int_equal(json_integer_value(at(step, "executionOrder")), wanted[i].order);
        assert_int_equal(json_integer_value(at(step, "nestingLevel")), wanted[i].nesting);
    }
    json_t *place = at(list, "0/location/physicalLocation");
    assert_string_equal(text_at(place, "artifactLocation/uri"), "lib/b%20c.py");
    assert_string_equal(text_at(place, "artifactLocation/uriBaseId"), "%SRCROOT%");
    assert_string_equal(text_at(place, "region/snippet/text"), "get()");
    assert_int_equal(json_integer_value(at(place, "region/endColumn")), 14);
}

static void test_fix(void **state)
{
    struct fixture *f = *state;
    static const struct fix_edit good[] = {
        { { 1, 1, 1, 1 }, { "x = ", 4 }, 0, 0, { NULL, 0 } },
        { { 1, 5, 1, 9 }, { "", 0 }, 4, 8, { NULL, 0 } }
    };
    static const struct fix_edit bytes[] = {
        { { 1, 1, 1, 1 }, { "\xff", 1 }, 0, 0, { NULL, 0 } }
    };
    static const struct fix_edit nul[] = {
        { { 1, 1, 1, 1 }, { "a\0", 2 }, 0, 0, { NULL, 0 } }
    };
    struct finding *finding = add(f, &sql, "a.py", 1);
    finding->fix = good;
    finding->fix_count = 2;
    finding = add(f, &sql, "a.py", 2);
    finding->fix = bytes;
    finding->fix_count = 1;
    finding = add(f, &sql, "a.py", 3);
    finding->fix = nul;
    finding->fix_count = 1;
    write_report(f);
    json_t *fix = at(result_at(f, 0), "fixes/0");
    assert_string_equal(text_at(fix, "description/text"), "Pass parameters.");
    assert_int_equal(json_array_size(at(fix, "artifactChanges")), 1);
    assert_string_equal(text_at(fix, "artifactChanges/0/artifactLocation/uri"), "a.py");
    json_t *edits = at(fix, "artifactChanges/0/replacements");
    assert_string_equal(text_at(edits, "0/insertedContent/text"), "x = ");
    assert_int_equal(json_integer_value(at(edits, "1/deletedRegion/endColumn")), 9);
    assert_null(at(result_at(f, 1), "fixes"));
    assert_null(at(result_at(f, 2), "fixes"));
}

static void test_suppressed(void **state)
{
    struct fixture *f = *state;
    add(f, &sql, "a.py", 1);
    struct finding hidden = *add(f, &sql, "a.py", 2);
    add(f, &sql, "a.py", 3);
    f->report.findings.items[1] = f->report.findings.items[2];
    f->report.findings.count = 2;
    hidden.suppression =
        (struct suppression){ SUPPRESSION_INLINE, STR(" known\xff "), 2, true };
    VEC_PUSH(f->arena, &f->report.suppressed, hidden);
    write_report(f);
    assert_int_equal(json_array_size(at(f->root, "runs/0/results")), 2);
    f->options.show_suppressed = true;
    write_report(f);
    assert_int_equal(json_array_size(at(f->root, "runs/0/results")), 3);
    static const size_t expected[] = { 0, 1, 0 };
    for (size_t i = 0; i < COUNT(expected); i++) {
        json_t *result = result_at(f, i);
        assert_int_equal(json_array_size(at(result, "suppressions")), expected[i]);
        assert_true(json_is_array(at(result, "suppressions")));
        assert_int_equal(json_integer_value(
                             at(result, "locations/0/physicalLocation/region/startLine")),
                         (int)i + 1);
    }
    json_t *suppression = at(result_at(f, 1), "suppressions/0");
    assert_string_equal(text_at(suppression, "kind"), "inSource");
    assert_string_equal(text_at(suppression, "justification"), "known\xef\xbf\xbd");
}

static void test_notices(void **state)
{
    struct fixture *f = *state;
    notices_add(&f->report.notices, f->arena,
                (struct notice){ NOTICE_INCOMPLETE, "missing-object", STR("a\xff[1].py"),
                                 0, STR("The file [x](1) is \x1b[1m missing") });
    notices_add(
        &f->report.notices, f->arena,
        (struct notice){ NOTICE_NOTE, "other", { NULL, 0 }, 0, STR("All is well.") });
    write_report(f);
    json_t *list = at(f->root, "runs/0/invocations/0/toolExecutionNotifications");
    assert_int_equal(json_array_size(list), 2);
    assert_string_equal(text_at(list, "0/descriptor/id"), "missing-object");
    assert_string_equal(text_at(list, "0/level"), "warning");
    assert_string_equal(text_at(list, "0/message/text"),
                        "The file \\[x\\](1) is \\\\x1b\\[1m missing.");
    assert_string_equal(
        text_at(list, "0/locations/0/physicalLocation/artifactLocation/uri"),
        "a%FF%5B1%5D.py");
    assert_string_equal(text_at(list, "1/level"), "note");
    assert_null(at(list, "1/locations"));
}

static void test_many_notices(void **state)
{
    struct fixture *f = *state;
    for (unsigned i = 0; i < 1500; i++) {
        const enum notice_level level = i % 2 == 0 ? NOTICE_NOTE : NOTICE_INCOMPLETE;
        notices_add(&f->report.notices, f->arena,
                    (struct notice){ level, "kind", { NULL, 0 }, 0, STR("A text.") });
    }
    write_report(f);
    json_t *list = at(f->root, "runs/0/invocations/0/toolExecutionNotifications");
    assert_int_equal(json_array_size(list), 1001);
    assert_string_equal(text_at(list, "1000/message/text"),
                        "500 more notices are not listed here.");
    size_t warnings = 0;
    for (size_t i = 0; i < 1000; i++) {
        warnings += strcmp(text_at(json_array_get(list, i), "level"), "warning") == 0;
    }
    assert_int_equal(warnings, 750);
}

static void test_provenance(void **state)
{
    struct fixture *f = *state;
    static const char *const commit = "0123456789abcdef0123456789abcdef01234567";
    static const char *const table[][2] = {
        { "https://tok@host.example/o/r.git", "https://host.example/o/r.git" },
        { "/srv/r.git", "swh:1:rev:0123456789abcdef0123456789abcdef01234567" },
        { "", "swh:1:rev:0123456789abcdef0123456789abcdef01234567" },
    };
    f->report.head_commit = str_from(commit);
    for (size_t i = 0; i < COUNT(table); i++) {
        f->report.remote_url = str_from(table[i][0]);
        write_report(f);
        json_t *origin = at(f->root, "runs/0/versionControlProvenance/0");
        assert_string_equal(text_at(origin, "repositoryUri"), table[i][1]);
        assert_string_equal(text_at(origin, "revisionId"), commit);
        assert_string_equal(text_at(origin, "mappedTo/uriBaseId"), "%SRCROOT%");
    }
}

/* No byte of a name, a text or a category reaches the report as it is if consumers choke
 * on it. */
static void test_hostile(void **state)
{
    struct fixture *f = *state;
    static const char all[] =
        "\0\x01\x1b[31m\xff\xed\xa0\x80\xf4\x90\x80\x80\xc0\x80\"\\\n\r\xe2\x80\xae"
        "::error::<script>](1)`{0}%s";
    const struct str hostile = { all, sizeof all - 1 };
    struct finding *finding = add(f, &sql, "x", 1);
    finding->path = hostile;
    finding->snippet = hostile;
    finding->context_snippet = hostile;
    finding->message = hostile;
    finding->arguments = &hostile;
    finding->argument_count = 1;
    const struct flow_step step = {
        .path = hostile, .region = { 1, 1, 1, 2 }, .snippet = hostile, .text = hostile
    };
    finding->flow = &step;
    finding->flow_count = 1;
    finding->line_hash = hostile;
    finding->fingerprint = hostile;
    struct rule_info rule = { .id = hostile,
                              .code = hostile,
                              .name = hostile,
                              .title = hostile,
                              .description = hostile,
                              .solution = hostile,
                              .message_template = hostile,
                              .bad_example = hostile,
                              .good_example = hostile,
                              .precision = hostile,
                              .security_severity = hostile,
                              .references = &hostile,
                              .reference_count = 1 };
    const struct rule_info *const own[] = { &rule };
    f->report.rules = own;
    f->report.rule_count = 1;
    finding->rule = &rule;
    f->report.tool_version = f->report.home = f->report.category = hostile;
    f->report.remote_url = f->report.head_commit = f->report.base_commit = hostile;
    f->report.why_base = hostile;
    notices_add(&f->report.notices, f->arena,
                (struct notice){ NOTICE_NOTE, "kind", hostile, 1, hostile });
    write_report(f);
    assert_int_equal(str_find(buf_view(&f->out), STR("\\u0000"), 0), f->out.len);
    assert_int_equal(str_find_char(buf_view(&f->out), '\0', 0), f->out.len);
    assert_int_equal(str_find_char(buf_view(&f->out), '\x1b', 0), f->out.len);
    const char *text = text_at(result_at(f, 0), "message/text");
    assert_null(strchr(text, '\x1b'));
    assert_null(strstr(text, "\xe2\x80\xae"));
    assert_non_null(strstr(text, "<script>\\](1)"));
    assert_string_equal(
        text_at(result_at(f, 0), "locations/0/physicalLocation/artifactLocation/uri"),
        "%00%01%1B%5B31m%FF%ED%A0%80%F4%90%80%80%C0%80%22%5C%0A%0D%E2%80%AE%3A%3Aerror%"
        "3A%3A"
        "%3Cscript%3E%5D%281%29%60%7B0%7D%25s");
}

static void test_most_results(void **state)
{
    struct fixture *f = *state;
    for (uint32_t i = 0; i < 5100; i++) {
        add(f, i % 50 == 0 ? &bare : i % 50 == 1 ? &crowded : &sql, "a.py", i + 1);
    }
    write_report(f);
    json_t *results = at(f->root, "runs/0/results");
    assert_int_equal(json_array_size(results), 5000);
    assert_int_equal(f->left_out, 100);
    json_int_t last = 0;
    size_t notes = 0;
    for (size_t i = 0; i < 5000; i++) {
        json_t *result = json_array_get(results, i);
        const json_int_t line = json_integer_value(
            at(result, "locations/0/physicalLocation/region/startLine"));
        assert_true(line > last);
        last = line;
        notes += strcmp(text_at(result, "level"), "note") == 0;
    }
    assert_int_equal(notes,
                     2); /* of 102: the 5,100 hold 102 notes, 100 of which are cut */
    assert_string_equal(
        text_at(f->root,
                "runs/0/invocations/0/toolExecutionNotifications/0/descriptor/id"),
        "results-left-out");
    assert_string_equal(
        text_at(f->root,
                "runs/0/invocations/0/toolExecutionNotifications/0/message/text"),
        "The report holds the worst results only: 100 more did not fit.");
}

/* Within a level, security-severity decides. */
static void test_worst_by_severity(void **state)
{
    struct fixture *f = *state;
    static const char *const severities[] = {
        "9.05", "10", "8.8", "9.1", "", "x", "0.1"
    };
    struct rule_info own[COUNT(severities)];
    const struct rule_info *own_rules[COUNT(severities)];
    for (size_t i = 0; i < COUNT(severities); i++) {
        own[i] = sql;
        own[i].code = str_format(f->arena, "R%zu", i);
        own[i].security_severity = str_from(severities[i]);
        own_rules[i] = &own[i];
    }
    f->report.rules = own_rules;
    f->report.rule_count = COUNT(severities);
    for (uint32_t i = 0; i < 4998; i++) {
        add(f, &own[1], "a.py", i + 1);
    }
    for (uint32_t i = 0; i < COUNT(severities); i++) {
        add(f, &own[i], "b.py", i + 1);
    }
    write_report(f);
    assert_int_equal(f->left_out, 5);
    assert_string_equal(text_at(result_at(f, 4998), "ruleId"), "R1");
    assert_string_equal(text_at(result_at(f, 4999), "ruleId"), "R3");
}

static void test_most_bytes(void **state)
{
    struct fixture *f = *state;
    char *filler = arena_alloc(f->arena, 30000);
    memset(filler, 'x', 30000);
    for (uint32_t i = 0; i < 1000; i++) {
        add(f, i == 999 ? &sql : &bare, "a.py", i + 1)->context_snippet =
            (struct str){ filler, 30000 };
    }
    write_report(f);
    assert_true(f->out.len <= 10 * 1000 * 1000);
    assert_true(f->out.len > 9 * 1000 * 1000);
    const size_t kept = json_array_size(at(f->root, "runs/0/results"));
    assert_int_equal(kept + f->left_out, 1000);
    assert_string_equal(text_at(result_at(f, kept - 1), "ruleId"), "HS707-006");
    assert_string_equal(text_at(result_at(f, 0), "ruleId"), "user-rule");
}

/* A minified line is not worth the report. */
static void test_long_snippet(void **state)
{
    struct fixture *f = *state;
    char *filler = arena_alloc(f->arena, 40000);
    memset(filler, 'x', 40000);
    add(f, &sql, "a.py", 1)->snippet = (struct str){ filler, 40000 };
    write_report(f);
    assert_null(at(result_at(f, 0), "locations/0/physicalLocation/region/snippet"));
    assert_non_null(at(result_at(f, 0), "locations/0/physicalLocation/region/endColumn"));
}

static void test_same_bytes(void **state)
{
    struct fixture *f = *state;
    for (uint32_t i = 0; i < 20; i++) {
        add(f, rules[i % COUNT(rules)], "a.py", i + 1);
    }
    write_report(f);
    struct buf again = { 0 };
    sarif_write(&f->report, &f->options, &again);
    assert_true(str_equal(buf_view(&again), buf_view(&f->out)));
    buf_dispose(&again);
}

/* A rule that is not among the report's has no index. */
static void test_unknown_rule(void **state)
{
    struct fixture *f = *state;
    struct rule_info other = sql;
    other.code = STR("HS000-000");
    add(f, &other, "a.py", 1);
    write_report(f);
    assert_null(at(result_at(f, 0), "ruleIndex"));
    assert_string_equal(text_at(result_at(f, 0), "ruleId"), "HS000-000");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_clean_scan),
        TEST(test_no_rules),
        TEST(test_rule),
        TEST(test_taxa),
        TEST(test_rule_with_many_cwes),
        TEST(test_bare_rule),
        TEST(test_result),
        TEST(test_whole_tree),
        TEST(test_arguments),
        TEST(test_code_in_message),
        TEST(test_long_message),
        TEST(test_related),
        TEST(test_flow),
        TEST(test_fix),
        TEST(test_suppressed),
        TEST(test_notices),
        TEST(test_many_notices),
        TEST(test_provenance),
        TEST(test_hostile),
        TEST(test_most_results),
        TEST(test_worst_by_severity),
        TEST(test_most_bytes),
        TEST(test_long_snippet),
        TEST(test_same_bytes),
        TEST(test_unknown_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
