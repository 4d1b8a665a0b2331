/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "cli/option_help.h"
#include "cli/option_table.h"
#include "finding.h"

enum { MOST_WORDS = 12 };

struct fixture {
    struct arena *arena;
    struct options options;
    struct err err;
};

static int set_up(void **state)
{
    struct arena *arena = arena_new();
    struct fixture *fixture = ARENA_NEW(arena, struct fixture);
    fixture->arena = arena;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_free(fixture->arena);
    return 0;
}

static const char *nothing(const char *name)
{
    (void)name;
    return NULL;
}

/* Reads the words, after the program's name. */
static int read_words(struct fixture *fixture, const char *const *words,
                      options_environment environment)
{
    char *argv[MOST_WORDS + 1] = { NULL };
    int argc = 1;
    for (; words[argc - 1]; argc++) {
        argv[argc] =
            arena_copy(fixture->arena, words[argc - 1], strlen(words[argc - 1]) + 1);
    }
    fixture->err = (struct err){ 0 };
    return options_read(argc, argv, environment, fixture->arena, &fixture->options,
                        &fixture->err);
}

#define READ(fixture, ...)                                                               \
    read_words((fixture), (const char *const[]){ __VA_ARGS__, NULL }, nothing)

static void assert_word(const struct word_list *list, size_t index, const char *expected)
{
    assert_true(index < list->count);
    assert_string_equal(list->items[index].ptr, expected);
}

static void defaults(void **state)
{
    struct fixture *fixture = *state;
    const char *const none[] = { NULL };
    assert_int_equal(read_words(fixture, none, nothing), 0);
    const struct options *options = &fixture->options;
    assert_int_equal(options->command, COMMAND_SCAN);
    assert_string_equal(options->directory, ".");
    assert_string_equal(options->category, "python");
    assert_int_equal(options->fail_on, FAIL_WARNING);
    assert_int_equal(options->severity, LEVEL_NOTE);
    assert_int_equal(options->profile, PROFILE_CI);
    assert_int_equal(options->max_file_bytes, 4 * 1024 * 1024);
    assert_int_equal(options->words.count, 0);
}

static void both_forms_of_values(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(READ(fixture, "-C", "a", "--sarif", "x", "--sarif=y", "main..topic",
                          "--jobs=3", "--select", "a, b,,c", "--select=d", "src"),
                     0);
    const struct options *options = &fixture->options;
    assert_string_equal(options->directory, "a");
    assert_word(&options->reports[REPORT_SARIF], 0, "x");
    assert_word(&options->reports[REPORT_SARIF], 1, "y");
    assert_int_equal(options->jobs, 3);
    assert_int_equal(options->select.count, 4);
    assert_word(&options->select, 1, "b");
    assert_word(&options->select, 3, "d");
    assert_word(&options->words, 0, "main..topic");
    assert_word(&options->words, 1, "src");
    assert_int_equal(options->words_before, 2);
}

static void dashes_end_the_options(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(READ(fixture, "main", "--", "--quiet", "rules"), 0);
    assert_true(fixture->options.separated);
    assert_false(fixture->options.quiet);
    assert_int_equal(fixture->options.words_before, 1);
    assert_word(&fixture->options.words, 1, "--quiet");
    assert_int_equal(fixture->options.command, COMMAND_SCAN);
}

static void commands_come_first(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(READ(fixture, "--quiet", "explain", "rules", "test"), 0);
    assert_int_equal(fixture->options.command, COMMAND_EXPLAIN);
    assert_int_equal(fixture->options.words.count, 2);
    assert_int_equal(READ(fixture, "topic", "test"), 0);
    assert_int_equal(fixture->options.command, COMMAND_SCAN);
}

static void sizes_and_seconds(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        uint64_t bytes;
    } sizes[] = { { "0", 0 },
                  { "17", 17 },
                  { "500k", (uint64_t)500 << 10 },
                  { "3m", (uint64_t)3 << 20 },
                  { "2G", (uint64_t)2 << 30 } };
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        assert_int_equal(READ(fixture, "--max-file-size", sizes[i].text), 0);
        assert_int_equal(fixture->options.max_file_bytes, sizes[i].bytes);
    }
    static const struct {
        const char *text;
        uint32_t ms;
    } times[] = { { "2", 2000 }, { "1.5", 1500 }, { "0.025", 25 }, { "3600", 3600000 } };
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        assert_int_equal(READ(fixture, "--timeout", times[i].text), 0);
        assert_int_equal(fixture->options.timeout_ms, times[i].ms);
    }
}

static void what_makes_no_sense_is_one_line(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *words[4];
        const char *says;
    } cases[] = {
        { { "--sarfi", "x" }, "unknown option '--sarfi'; did you mean '--sarif'?" },
        { { "--quite=yes" }, "unknown option '--quite'; did you mean '--quiet'?" },
        { { "-z" }, "unknown option '-z'" },
        { { "--stagd" }, "unknown option '--stagd'; did you mean '--staged'?" },
        { { "--staged", "--all" }, "only one of --staged, --worktree, --diff-file" },
        { { "--all", "--base=x" }, "--all looks at a whole tree" },
        { { "--diff-file=x", "--base=x", "--base=y" }, "give --base once" },
        { { "--frobnicate" }, "unknown option '--frobnicate'; hunkscan --help lists" },
        { { "" }, "argument 1 is empty" },
        { { "--jobs" }, "--jobs needs a value: --jobs N" },
        { { "--jobs", "many" }, "--jobs needs a number from 0 to 256, not 'many'" },
        { { "--jobs", "257" }, "not '257'" },
        { { "--jobs", "99999999999999999999999" }, "--jobs needs" },
        { { "--max-file-size", "k" }, "--max-file-size needs a size" },
        { { "--max-file-size", "4T" }, "not '4T'" },
        { { "--timeout", "0" }, "--timeout needs seconds" },
        { { "--timeout", "1.2345" }, "--timeout needs seconds" },
        { { "--timeout", "1." }, "--timeout needs seconds" },
        { { "--profile", "fast" }, "--profile needs ci|review, not 'fast'" },
        { { "--severity", "never" }, "--severity needs note|warning|error, not 'never'" },
        { { "--fail-on=high" }, "--fail-on needs note|warning|error|never" },
        { { "--quiet=maybe" }, "--quiet needs yes or no, not 'maybe'" },
        { { "--sarif=" }, "--sarif needs a value" },
        { { "--category", "a/b c" }, "--category needs 1 to 100 letters" },
        { { "--sarif", "-", "--text=-" }, "only one report (or diff) can go to stdout" },
        { { "--apply", "--dry-run", "--text=-" }, "only one report (or diff)" },
        { { "--dry-run" }, "--dry-run shows what --apply would do; give both" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(read_words(fixture, cases[i].words, nothing), ERR_USAGE);
        if (!strstr(fixture->err.text, cases[i].says)) {
            assert_string_equal(fixture->err.text, cases[i].says);
        }
        assert_null(strchr(fixture->err.text, '\n'));
    }
}

static const char *pipeline(const char *name)
{
    static const char *const values[][2] = {
        { "HUNKSCAN_DIRECTORY", "repo" },
        { "HUNKSCAN_QUIET", "1" },
        { "HUNKSCAN_EXIT_ZERO", "no" },
        { "HUNKSCAN_SARIF", "a,b.sarif\nc.sarif\n" },
        { "HUNKSCAN_IGNORE", "CWE-78,HS707-001" },
        { "HUNKSCAN_MAX_FILE_SIZE", "9k" },
        { "HUNKSCAN_VERSION", "1.2.3" },
        { "HUNKSCAN_PROFILE", "" },
    };
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        if (strcmp(values[i][0], name) == 0) {
            return values[i][1];
        }
    }
    return NULL;
}

static void the_environment_fills_what_is_not_given(void **state)
{
    struct fixture *fixture = *state;
    const char *const words[] = { "--quiet=no", "--ignore", "x", NULL };
    assert_int_equal(read_words(fixture, words, pipeline), 0);
    const struct options *options = &fixture->options;
    assert_string_equal(options->directory, "repo");
    assert_false(options->quiet);
    assert_false(options->exit_zero);
    assert_int_equal(options->reports[REPORT_SARIF].count, 2);
    assert_word(&options->reports[REPORT_SARIF], 0, "a,b.sarif");
    assert_int_equal(options->ignore.count, 1);
    assert_int_equal(options->max_file_bytes, 9 * 1024);
    assert_false(options->version);
    assert_int_equal(options->profile, PROFILE_CI);
}

static const char *broken_pipeline(const char *name)
{
    return strcmp(name, "HUNKSCAN_JOBS") == 0 ? "two" : NULL;
}

static void the_environment_is_named_in_errors(void **state)
{
    struct fixture *fixture = *state;
    const char *const words[] = { "main", NULL };
    assert_int_equal(read_words(fixture, words, broken_pipeline), ERR_USAGE);
    assert_string_equal(fixture->err.text,
                        "HUNKSCAN_JOBS needs a number from 0 to 256, not 'two'");
}

/* Lines of the help, each of at most 80 columns. */
static size_t lines_of(const struct buf *help)
{
    struct str rest = buf_view(help);
    size_t lines = 0;
    while (rest.len > 0) {
        assert_true(utf8_utf16_length(str_split(&rest, '\n')) <= 80);
        lines++;
    }
    return lines;
}

static void the_short_help_fits_a_screen(void **state)
{
    (void)state;
    struct buf help = { 0 };
    option_help_add_usage(&help);
    const size_t lines = lines_of(&help);
    assert_true(lines > 10 && lines <= 24);
    buf_dispose(&help);
}

static void the_help_has_every_option_and_group(void **state)
{
    (void)state;
    struct buf help = { 0 };
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    unsigned group = 0;
    option_help_add(COMMAND_SCAN, &help);
    lines_of(&help);
    buf_add_char(&help, '\0'); /* for strstr */
    for (size_t i = 0; i < count; i++) {
        assert_true(strstr(help.ptr, rows[i].name));
        assert_true(utf8_utf16_length(str_from(rows[i].help)) <= 50);
        assert_true(rows[i].group == group || rows[i].group == group + 1);
        assert_false(rows[i].choices && rows[i].shape != SHAPE_CHOICE);
        group = rows[i].group;
    }
    assert_int_equal(group, GROUP_COUNT - 1);
    buf_dispose(&help);
}

static void each_command_has_its_help(void **state)
{
    (void)state;
    size_t count;
    const struct command_row *rows = option_table_commands(&count);
    for (size_t i = 0; i < count; i++) {
        struct buf help = { 0 };
        option_help_add(rows[i].command, &help);
        lines_of(&help);
        buf_add_char(&help, '\0'); /* for strstr */
        assert_true(strstr(help.ptr, rows[i].name));
        assert_null(strstr(help.ptr, option_table_heading(GROUP_MACHINE)));
        struct str names = str_from(rows[i].options);
        while (names.len > 0) {
            assert_non_null(option_table_find(str_split(&names, ' ')));
        }
        buf_dispose(&help);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(defaults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(both_forms_of_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(dashes_end_the_options, set_up, tear_down),
        cmocka_unit_test_setup_teardown(commands_come_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sizes_and_seconds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_makes_no_sense_is_one_line, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_environment_fills_what_is_not_given, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_environment_is_named_in_errors, set_up,
                                        tear_down),
        cmocka_unit_test(the_short_help_fits_a_screen),
        cmocka_unit_test(the_help_has_every_option_and_group),
        cmocka_unit_test(each_command_has_its_help),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
