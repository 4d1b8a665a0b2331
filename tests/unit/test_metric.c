/* SPDX-License-Identifier: MIT */
#include "metric/metric.h"

#include "annotated.h"

#define FIXTURES TEST_SOURCE_DIR "/golden/metric"

/* The claims "name=value…" after the key on a line; absent if it is not there. */
static struct str claims_of(struct str line, struct str key)
{
    const size_t from = str_find(line, key, 0);
    return from == line.len ? (struct str){ NULL, 0 }
                            : str_trim(str_slice(line, from + key.len, line.len));
}

/* "cognitive" names "cognitive-complexity". */
static uint32_t value_named(const struct metric_item *item, struct str name)
{
    for (int kind = 0; kind < METRIC_COUNT; kind++) {
        if (str_starts_with(str_from(metric_kind_words[kind]), name)) {
            return item->values[kind];
        }
    }
    fail_msg("no such metric: %.*s", STR_ARGS(name));
    return 0;
}

static int check_claims(const struct metric_item *item, struct str claims,
                        const char *file, uint32_t line)
{
    int failures = 0;
    while (claims.ptr) {
        struct str value = str_split(&claims, ' ');
        const struct str name = str_split(&value, '=');
        const unsigned long wanted = strtoul(value.ptr, NULL, 10);
        const uint32_t found = value_named(item, name);
        if (found != wanted) {
            print_error("%s:%u: %.*s is %u, expected %lu\n", file, line, STR_ARGS(name),
                        found, wanted);
            failures++;
        }
    }
    return failures;
}

static const struct metric_item *item_on(const struct parsed *parsed,
                                         const struct metrics *metrics, uint32_t line)
{
    for (size_t i = 1; i < metrics->count; i++) {
        const struct node *node = &parsed->tree->nodes[metrics->items[i].node];
        if (source_line(&parsed->source, node->name_from) == line) {
            return &metrics->items[i];
        }
    }
    fail_msg("no definition on line %u", line);
    return NULL;
}

static int check_file(const char *file, struct str text)
{
    struct parsed parsed = parsed_from(text);
    const struct metrics metrics = metric_measure(parsed.tree, parsed.arena);
    int failures = 0;
    for (uint32_t line = 1; line <= parsed.source.line_count; line++) {
        const struct str content = source_line_text(&parsed.source, line);
        const struct str claims = claims_of(content, STR("# metric: "));
        const struct str module = claims_of(content, STR("# metric-module: "));
        if (claims.ptr) {
            failures +=
                check_claims(item_on(&parsed, &metrics, line), claims, file, line);
        }
        if (module.ptr) {
            failures += check_claims(&metrics.items[0], module, file, line);
        }
    }
    parsed_free(&parsed);
    return failures;
}

static void test_files(void **state)
{
    (void)state;
    annotated_check_each(FIXTURES, check_file);
}

static void test_outer_functions(void **state)
{
    (void)state;
    struct parsed parsed = parsed_from(STR("class C:\n    def f():\n        class D:\n"
                                           "            def g(): pass\n"));
    const struct metrics metrics = metric_measure(parsed.tree, parsed.arena);
    static const uint32_t outer[] = { UINT32_MAX, UINT32_MAX, UINT32_MAX, 2, 2 };
    assert_int_equal(metrics.count, sizeof outer / sizeof *outer);
    for (size_t i = 0; i < metrics.count; i++) {
        assert_int_equal(metrics.items[i].outer_function, outer[i]);
    }
    parsed_free(&parsed);
}

/* Broken and odd files are measured, too. */
static void test_odd_texts(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "\n",
        "#",
        "def f(",
        "def f():",
        "class C",
        "if x:\n  def f(",
        "case:\n else: and or",
        "def f():\r\treturn a and\r",
        "@a\ndef",
        "\xEF\xBB\xBF\"doc\"",
        "match x:\n case",
        "lambda: (yield",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct parsed parsed = parsed_from(str_from(texts[i]));
        const struct metrics metrics = metric_measure(parsed.tree, parsed.arena);
        assert_true(metrics.count >= 1);
        parsed_free(&parsed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_outer_functions),
        cmocka_unit_test(test_odd_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
