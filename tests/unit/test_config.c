/* SPDX-License-Identifier: MIT
 *
 * The configuration file: what it sets, what it refuses and where, and that the schema
 * for editors knows the same keys and values.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "cli/config.h"
#include "cli/input.h"
#include "cli/option_table.h"
#include "finding.h"
#include "rule/dom.h"

struct fixture {
    struct arena *arena;
    struct options options;
    struct err err;
};

static const char *nothing(const char *name)
{
    (void)name;
    return NULL;
}

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_new();
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

/* The options of a command line, then those of a configuration. */
static int read_all(struct fixture *fixture, const char *word, const char *text)
{
    char *argv[] = { (char *)(uintptr_t) "hunkscan", (char *)(uintptr_t)word, NULL };
    fixture->err = (struct err){ 0 };
    const int code = options_read(word ? 2 : 1, argv, nothing, fixture->arena,
                                  &fixture->options, &fixture->err);
    return code < 0 ? code
                    : config_read(STR("c.yaml"), str_from(text), fixture->arena,
                                  &fixture->options, &fixture->err);
}

static void it_sets_what_nobody_gave(void **state)
{
    struct fixture *fixture = *state;
    const struct options *options = &fixture->options;
    assert_int_equal(read_all(fixture, NULL,
                              "# comment\n"
                              "select: [HS707-001, 'CWE-78']\n"
                              "ignore: no-eval\n"
                              "exclude:\n  - tests/\n  - 'a,b.py'\n"
                              "profile: review\nseverity: warning\nfail-on: never\n"
                              "max-file-size: 500k\ntimeout: 1.5\n"
                              "show-suppressed: true\ncategory: nightly\n"
                              "per-path-ignores:\n"
                              "  'tests/**': [HS703-001, 697]\n"
                              "  '*.pyi': no-eval\n"),
                     0);
    assert_int_equal(options->select.count, 2);
    assert_string_equal(options->select.items[1].ptr, "CWE-78");
    assert_int_equal(options->ignore.count, 1);
    assert_int_equal(options->exclude.count, 2);
    assert_string_equal(options->exclude.items[1].ptr, "a,b.py");
    assert_int_equal(options->profile, PROFILE_REVIEW);
    assert_int_equal(options->severity, LEVEL_WARNING);
    assert_int_equal(options->fail_on, FAIL_NEVER);
    assert_int_equal(options->max_file_bytes, 500 * 1024);
    assert_int_equal(options->timeout_ms, 1500);
    assert_true(options->show_suppressed);
    assert_string_equal(options->category, "nightly");
    assert_int_equal(options->path_ignores.count, 2);
    assert_int_equal(options->path_ignores.items[0].count, 2);
    assert_true(str_equal(options->path_ignores.items[1].glob, STR("*.pyi")));
}

static void the_command_line_goes_before(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(read_all(fixture, "--select=a", "select: [b, c]\nignore: [d]\n"), 0);
    assert_int_equal(fixture->options.select.count, 1);
    assert_string_equal(fixture->options.select.items[0].ptr, "a");
    assert_int_equal(fixture->options.ignore.count, 1);
    /* What is given elsewhere is not even looked at. */
    assert_int_equal(read_all(fixture, "--profile=ci", "profile: nonsense\n"), 0);
}

static void a_file_may_say_nothing(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = { "", "\n\n", "# nothing\n", "  # nothing", "{}" };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_int_equal(read_all(fixture, NULL, texts[i]), 0);
    }
}

static void what_makes_no_sense_has_a_place(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        const char *says;
    } cases[] = {
        { "selct: [a]\n", "c.yaml:1:1: unknown key 'selct'; did you mean 'select'?" },
        { "\n  zzzzzz: 1\n", "c.yaml:2:3: unknown key 'zzzzzz'" },
        { "jobs: 4\n", "c.yaml:1:1: 'jobs' can only be given on the command line" },
        { "sarif: x\n", "'sarif' can only be given on the command line" },
        { "fail-on: sometimes\n",
          "c.yaml:1:10: 'fail-on' needs note|warning|error|never, not 'sometimes'" },
        { "profile: [ci]\n", "c.yaml:1:10: 'profile' needs ci|review" },
        { "select:\n", "c.yaml:1:8: 'select' needs RULES" },
        { "select: [a, [b]]\n", "c.yaml:1:13: 'select' needs RULES" },
        { "select: {a: b}\n", "c.yaml:1:9: 'select' needs RULES" },
        { "show-suppressed: maybe\n", "c.yaml:1:18: 'show-suppressed' needs yes or no" },
        { "max-file-size: -1\n", "c.yaml:1:16: 'max-file-size' needs a size" },
        { "timeout: 0\n", "c.yaml:1:10: 'timeout' needs seconds" },
        { "category: 'a/b'\n", "--category needs 1 to 100" },
        { "ignore: [a]\nignore: [b]\n", "key 'ignore' stands twice" },
        { "- select\n", "c.yaml:1:1: keys with values are expected" },
        { "text\n", "c.yaml:1:1: keys with values are expected" },
        { "per-path-ignores: [a]\n", "c.yaml:1:19: 'per-path-ignores' needs globs" },
        { "per-path-ignores: {a: }\n", "a list of rules is expected" },
        { "per-path-ignores: {a: {b: c}}\n", "a list of rules is expected" },
        { "per-path-ignores: {'': [b]}\n", "c.yaml:1:20: a glob has from 1" },
        { "select: [a\n", "malformed YAML" },
        { "\tselect: a\n", "malformed YAML" },
        { "select: !!python/object:os.system [a]\n", "tags are not supported" },
        { "a: 1\n---\nb: 2\n", "a second document begins" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(read_all(fixture, NULL, cases[i].text) < 0);
        if (!strstr(fixture->err.text, cases[i].says)) {
            assert_string_equal(fixture->err.text, cases[i].says);
        }
        assert_null(strchr(fixture->err.text, '\n'));
    }
}

/* ---- the schema: JSON is YAML ---- */

static const struct dom_node *read_schema(struct fixture *fixture)
{
    struct str text;
    const char *path = TEST_SOURCE_DIR "/../scanner/cli/hunkscan.schema.json";
    assert_int_equal(
        input_read(path, CONFIG_MOST_BYTES, fixture->arena, &text, &fixture->err), 0);
    const struct dom_node *schema =
        dom_read(STR("schema"), text, fixture->arena, &fixture->err);
    assert_non_null(schema);
    return schema;
}

static void assert_choices(const struct dom_node *property, const char *choices)
{
    const struct dom_node *values = dom_get(property, "enum");
    struct str rest = str_from(choices);
    assert_non_null(values);
    for (uint32_t i = 0; i < values->count; i++) {
        assert_true(rest.ptr != NULL);
        assert_true(str_equal(values->items[i]->text, str_split(&rest, '|')));
    }
    assert_null(rest.ptr);
}

static void assert_fits(const struct dom_node *property, const struct option_row *row)
{
    const struct dom_node *type = dom_get(property, "type");
    const struct dom_node *reference = dom_get(property, "$ref");
    switch (row->shape) {
    case SHAPE_CHOICE:
        assert_choices(property, row->choices);
        break;
    case SHAPE_FLAG:
        assert_true(str_equal(type->text, STR("boolean")));
        break;
    case SHAPE_LIST:
        assert_true(str_equal(reference->text, STR("#/$defs/rules")));
        break;
    case SHAPE_REPEAT:
        assert_true(str_equal(reference->text, STR("#/$defs/globs")));
        break;
    default:
        assert_non_null(type);
    }
}

static void the_schema_knows_what_the_reader_knows(void **state)
{
    struct fixture *fixture = *state;
    const struct dom_node *properties = dom_get(read_schema(fixture), "properties");
    size_t count;
    uint32_t known = 1; /* per-path-ignores */
    const struct option_row *rows = option_table_rows(&count);
    assert_non_null(dom_get(properties, CONFIG_PATH_IGNORES));
    for (size_t i = 0; i < count; i++) {
        const struct dom_node *property = dom_get(properties, rows[i].name);
        if (rows[i].config && !property) {
            fail_msg("the schema lacks '%s'", rows[i].name);
        }
        if (!rows[i].config && property) {
            fail_msg("the schema has '%s', which the reader refuses", rows[i].name);
        }
        if (property) {
            assert_fits(property, &rows[i]);
            known++;
        }
    }
    assert_int_equal(properties->count, known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_sets_what_nobody_gave, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_command_line_goes_before, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_may_say_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_makes_no_sense_has_a_place, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_schema_knows_what_the_reader_knows, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
