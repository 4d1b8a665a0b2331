/* SPDX-License-Identifier: MIT
 *
 * Patterns. Most expectations are the sections of tests/golden/match/NAME.py, see the
 * head of calls.py there.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "matching.h"

#define FIXTURES TEST_SOURCE_DIR "/golden/match"

struct section {
    const char *file;
    uint32_t line; /* of its first line */
    struct str pattern;
    struct str code;
    struct match_options options; /* "#+ NAME" switches one on, "#- NAME" off */
};

#define SET_SWITCH(option, usual)                                                        \
    if (str_equal(name, STR(#option))) {                                                 \
        options->option = on;                                                            \
        return;                                                                          \
    }
static void set_option(struct match_options *options, struct str name, bool on)
{
    MATCH_OPTION_SWITCHES(SET_SWITCH)
    fail_msg("no option '%.*s'", STR_ARGS(name));
}

static struct str read_file(struct arena *arena, const char *path)
{
    struct buf text = { 0 };
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    for (int c = fgetc(file); c != EOF; c = fgetc(file)) {
        buf_add_char(&text, (char)c);
    }
    fclose(file);
    const struct str copy = buf_copy(&text, arena);
    buf_dispose(&text);
    return copy;
}

/* The expectation of a code line: false if no match may start there. */
static bool expectation(struct str line, struct str *bindings)
{
    const size_t at = str_find(line, STR("# match"), 0);
    *bindings = str_trim(str_slice(line, at + sizeof "# match" - 1, line.len));
    return at < line.len;
}

static bool has_binding(struct matching *at, const struct unit *unit,
                        const struct matches *found, uint32_t line, struct str wanted)
{
    const size_t equals = str_find_char(wanted, '=', 0);
    const uint32_t variable = intern_find(at->words, str_slice(wanted, 0, equals));
    for (size_t i = 0; i < found->count; i++) {
        const struct binding *binding = match_binding(&found->items[i], variable);
        if (source_line(unit->source, found->items[i].from) == line && binding &&
            str_equal(binding_text(unit, binding),
                      str_slice(wanted, equals + 1, wanted.len))) {
            return true;
        }
    }
    return false;
}

static bool starts_on(const struct unit *unit, const struct matches *found, uint32_t line)
{
    for (size_t i = 0; i < found->count; i++) {
        if (source_line(unit->source, found->items[i].from) == line) {
            return true;
        }
    }
    return false;
}

/* Number of lines that are not as expected; each is printed. */
static int check_lines(struct matching *at, const struct section *section,
                       struct unit *unit, const struct matches *found)
{
    int wrong = 0;
    for (uint32_t line = 1; line <= unit->source->line_count; line++) {
        struct str bindings;
        const bool wanted = expectation(source_line_text(unit->source, line), &bindings);
        const uint32_t shown = section->line + line;
        if (wanted != starts_on(unit, found, line)) {
            print_error("%s:%u: %s a match of `%.*s`\n", section->file, shown,
                        wanted ? "missing" : "unexpected", STR_ARGS(section->pattern));
            wrong++;
            continue;
        }
        while (wanted && bindings.len > 0) {
            const struct str binding = str_trim(str_split(&bindings, ';'));
            if (!has_binding(at, unit, found, line, binding)) {
                print_error("%s:%u: no binding %.*s\n", section->file, shown,
                            STR_ARGS(binding));
                wrong++;
            }
        }
    }
    return wrong;
}

static int check_section(const struct section *section)
{
    struct matching at = matching_new();
    int wrong = 1;
    at.options = section->options;
    struct pattern *pattern = matching_pattern(&at, section->pattern);
    if (pattern) {
        struct unit *unit = matching_unit(&at, "pkg/mod.py", section->code);
        struct matches found = { 0 };
        unit->symbolic = section->options.symbolic_propagation;
        pattern_find(pattern, unit, NULL, &found);
        wrong = check_lines(&at, section, unit, &found);
    } else {
        print_error("%s:%u: %s\n", section->file, section->line, at.err.text);
    }
    matching_free(&at);
    return wrong;
}

/* Cuts one section off `rest`, which starts after a "#---" line. */
static struct section next_section(struct arena *arena, struct str *rest,
                                   const char *file, uint32_t *line)
{
    struct section section = { .file = file, .options = match_options_default };
    struct buf pattern = { 0 };
    struct buf code = { 0 };
    while (rest->len > 0 && !str_starts_with(*rest, STR("#---"))) {
        const struct str text = str_split(rest, '\n');
        ++*line;
        if (str_starts_with(text, STR("#| "))) {
            buf_add(&pattern, str_slice(text, 3, text.len));
            buf_add_char(&pattern, '\n');
            section.line = *line;
        } else if (str_starts_with(text, STR("#+ ")) ||
                   str_starts_with(text, STR("#- "))) {
            set_option(&section.options, str_slice(text, 3, text.len),
                       text.ptr[1] == '+');
        } else {
            buf_add(&code, text);
            buf_add_char(&code, '\n');
        }
    }
    section.pattern = buf_copy(&pattern, arena);
    section.code = buf_copy(&code, arena);
    buf_dispose(&pattern);
    buf_dispose(&code);
    return section;
}

static int check_file(const char *name)
{
    struct arena *arena = arena_new();
    const char *path = str_format(arena, "%s/%s", FIXTURES, name).ptr;
    struct str rest = read_file(arena, path);
    uint32_t line = 0;
    int wrong = 0;
    int sections = 0;
    while (rest.len > 0) {
        const bool opens = str_starts_with(rest, STR("#---"));
        str_split(&rest, '\n');
        line++;
        if (opens) {
            const struct section section = next_section(arena, &rest, name, &line);
            wrong += check_section(&section);
            sections++;
        }
    }
    assert_true(sections > 0);
    arena_free(arena);
    return wrong;
}

static void test_fixtures(void **state)
{
    (void)state;
    static const char *const files[] = { "calls.py",       "expressions.py",
                                         "strings.py",     "statements.py",
                                         "definitions.py", "sequences.py",
                                         "names.py",       "partial.py" };
    int wrong = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        wrong += check_file(files[i]);
    }
    assert_int_equal(wrong, 0);
}

static void test_bad_patterns(void **state)
{
    (void)state;
    static const struct {
        const char *text, *reason;
    } rows[] = {
        { "f(", "the pattern is not Python: syntax error in its line 1" },
        { "a = 1\nf(]\n", "the pattern is not Python: syntax error in its line 2" },
        { "$x",
          "'$' in the pattern is not followed by a metavariable name (A-Z, 0-9, _)" },
        { "f($)",
          "'$' in the pattern is not followed by a metavariable name (A-Z, 0-9, _)" },
        { "<... f(x)", "'<...' is not closed by '...>' in the pattern" },
        { "'=~/(/'", "the regex \"=~/(/\" in the pattern is malformed: missing closing "
                     "parenthesis" },
        { "", "the pattern is empty" },
        { "# nothing", "the pattern is not Python: syntax error in its line 1" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct matching at = matching_new();
        if (matching_pattern(&at, str_from(rows[i].text))) {
            fail_msg("`%s` compiles", rows[i].text);
        }
        assert_int_equal(at.err.code, ERR_RULE);
        assert_string_equal(at.err.text, rows[i].reason);
        matching_free(&at);
    }
}

static void test_nested_brackets(void **state)
{
    (void)state;
    struct matching at = matching_new();
    struct buf text = { 0 };
    for (int i = 0; i < 5000; i++) {
        buf_add_char(&text, '(');
    }
    assert_null(matching_pattern(&at, buf_view(&text)));
    assert_string_equal(at.err.text, "brackets are nested too deeply in the pattern");
    buf_dispose(&text);
    matching_free(&at);
}

static void test_bare(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool bare;
    } rows[] = { { "$X", true },      { "...", true },     { "x", false },
                 { "$X()", false },   { "$X.a", false },   { "$X = 1", false },
                 { "\"$X\"", false }, { "$X\n...", false } };
    struct matching at = matching_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct pattern *pattern = matching_pattern(&at, str_from(rows[i].text));
        assert_non_null(pattern);
        assert_int_equal(pattern_is_bare(pattern), rows[i].bare);
    }
    matching_free(&at);
}

static void test_required_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words; /* in order of the text */
    } rows[] = {
        { "a.b(c, k=1)", "b a c k " },
        { "$X.f(\"g\", ...)", "f " },
        { "f($X: int)", "f " },
        { "import a.b", "a b " },
        { "from a.b import $X", "a b " },
        { "def f($A, b=c): ...", "f b c " },
        { "<... f() ...>", "f " },
        { "f\"{a}...\"", "a " },
        { "$X", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct matching at = matching_new();
        struct buf text = { 0 };
        size_t count = 0;
        const struct pattern *pattern = matching_pattern(&at, str_from(rows[i].text));
        const uint32_t *words = pattern_required_words(pattern, &count);
        for (size_t j = 0; j < count; j++) {
            buf_add(&text, intern_text(at.words, words[j]));
            buf_add_char(&text, ' ');
        }
        buf_add_char(&text, '\0');
        assert_string_equal(text.ptr, rows[i].words);
        buf_dispose(&text);
        matching_free(&at);
    }
}

/* The matched text, exactly. */
static void test_ranges(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *code, *range;
    } rows[] = {
        { "f(...)", "x = (f(1))\n", "f(1)" },
        { "$X = 1", "if a:\n    b = 1\n", "b = 1" },
        { "def f(): ...", "@d\ndef f():\n    pass\nx\n", "@d\ndef f():\n    pass" },
        { "a()\n...\nb()", "a()\nx\nif y:\n    b()\nz\n", "a()\nx\nif y:\n    b()" },
        { "a()\n...", "a()\nx\ny\n", "a()\nx\ny" },
        { "a()\nb()", "q = a()\nb(); c()\n", "q = a()\nb()" },
        { "except $E: ...", "try:\n  a\nexcept B:\n  c\n", "except B:\n  c" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct matching at = matching_new();
        const struct pattern *pattern = matching_pattern(&at, str_from(rows[i].pattern));
        struct unit *unit = matching_unit(&at, "m.py", str_from(rows[i].code));
        struct matches found = { 0 };
        pattern_find(pattern, unit, NULL, &found);
        assert_int_equal(found.count, 1);
        const struct str text =
            source_slice(unit->source, found.items[0].from, found.items[0].to);
        assert_string_equal(str_copy(at.arena, text).ptr, rows[i].range);
        matching_free(&at);
    }
}

/* A file's own package is a word of it: `from . import b` in a/ is a.b. */
static void test_relative_import(void **state)
{
    (void)state;
    struct matching at = matching_new();
    const struct pattern *pattern = matching_pattern(&at, STR("pkg.b.f(...)"));
    struct unit *unit =
        matching_unit(&at, "pkg/mod.py", STR("from . import b\nb.f(1)\n"));
    struct matches found = { 0 };
    pattern_find(pattern, unit, NULL, &found);
    assert_int_equal(found.count, 1);
    matching_free(&at);
}

static void test_bound(void **state)
{
    (void)state;
    struct matching at = matching_new();
    const struct pattern *first = matching_pattern(&at, STR("a($X)"));
    const struct pattern *second = matching_pattern(&at, STR("b($X, $Y)"));
    struct unit *unit = matching_unit(&at, "m.py", STR("a(1)\nb(1, 2)\nb(2, 3)\n"));
    struct matches found = { 0 };
    struct matches also = { 0 };
    pattern_find(first, unit, NULL, &found);
    assert_int_equal(found.count, 1);
    pattern_find(second, unit, &found.items[0], &also);
    assert_int_equal(also.count, 1);
    assert_int_equal(also.items[0].binding_count, 2);
    assert_true(also.items[0].bindings[0].metavariable <
                also.items[0].bindings[1].metavariable);
    matching_free(&at);
}

/* A budget that is spent stops the search and leaves what was found. */
static void test_budget(void **state)
{
    (void)state;
    struct matching at = matching_new();
    const struct pattern *pattern =
        matching_pattern(&at, STR("f(..., $A, ..., $B, ..., $C, ..., $D, ..., $E, ...)"));
    struct buf code = { 0 };
    buf_add(&code, STR("f(0"));
    for (int i = 1; i < 400; i++) {
        buf_add_format(&code, ", %d", i);
    }
    buf_add(&code, STR(")\n"));
    struct unit *unit = matching_unit(&at, "m.py", buf_view(&code));
    struct matches found = { 0 };
    unit->steps_left = 20000;
    pattern_find(pattern, unit, NULL, &found);
    assert_int_equal(unit->steps_left, 0);
    assert_true(found.count > 0);
    buf_dispose(&code);
    matching_free(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fixtures),        cmocka_unit_test(test_bad_patterns),
        cmocka_unit_test(test_nested_brackets), cmocka_unit_test(test_bare),
        cmocka_unit_test(test_required_words),  cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_relative_import), cmocka_unit_test(test_bound),
        cmocka_unit_test(test_budget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
