/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "parsed.h"
#include "syntax/literal.h"

/* STR where an initializer has to be constant. */
#define TEXT(literal)                                                                    \
    {                                                                                    \
        "" literal, sizeof(literal) - 1                                                  \
    }
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The expression of a text that is one expression statement. */
enum { THE_EXPRESSION = 2 };

struct string_case {
    struct str text;
    struct str value; /* absent: no constant string */
};

static const struct string_case strings[] = {
    { TEXT("'abc'"), TEXT("abc") },
    { TEXT("\"\""), TEXT("") },
    { TEXT("'''a\n'b'''"), TEXT("a\n'b") },
    { TEXT("r'\\d\\''"), TEXT("\\d\\'") },
    { TEXT("'\\n\\t\\\\\\'\\\"\\a\\b\\f\\v\\r'"), TEXT("\n\t\\'\"\a\b\f\v\r") },
    { TEXT("'\\x41\\101\\0\\u00e9\\U0001F600'"), TEXT("AA\0\xC3\xA9\xF0\x9F\x98\x80") },
    { TEXT("'\\xe9'"), TEXT("\xC3\xA9") },
    { TEXT("b'\\xe9\\u0041\\777'"), TEXT("\xE9\\u0041\xFF") },
    { TEXT("'\\q \\x4 \\N{BULLET}'"), TEXT("\\q \\x4 \\N{BULLET}") },
    { TEXT("'\\ud800'"), TEXT("\xEF\xBF\xBD") },
    { TEXT("'a\\\nb'"), TEXT("ab") },
    { TEXT("'''a\r\nb'''"), TEXT("a\nb") },
    { TEXT("'a' \"b\" 'c'"), TEXT("abc") },
    { TEXT("'a\\n' r'\\n'"), TEXT("a\n\\n") },
    { TEXT("f'a{{b}}\\n'"), TEXT("a{b}\n") },
    { TEXT("rf'{{\\n'"), TEXT("{\\n") },
    { TEXT("'{{'"), TEXT("{{") },
    { TEXT("f''"), TEXT("") },
    { TEXT("f'a' 'b'"), TEXT("ab") },
    { TEXT("f'{x}'"), { NULL, 0 } },
    { TEXT("'a' f'{x}'"), { NULL, 0 } },
    { TEXT("x"), { NULL, 0 } },
    { TEXT("1"), { NULL, 0 } },
    { TEXT("['a']"), { NULL, 0 } },
    { TEXT("'a' % 'b'"), { NULL, 0 } },
};

static void test_strings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(strings); i++) {
        struct parsed parsed = parsed_from(strings[i].text);
        struct str value = { NULL, 0 };
        const bool is = literal_string(parsed.tree, THE_EXPRESSION, parsed.arena, &value);
        assert_int_equal(is, strings[i].value.ptr != NULL);
        assert_int_equal(literal_is_string(parsed.tree, THE_EXPRESSION), is);
        if (!str_equal(value, strings[i].value)) {
            fail_msg("%.*s is <%.*s>", STR_ARGS(strings[i].text), STR_ARGS(value));
        }
        parsed_free(&parsed);
    }
}

static void test_views_where_possible(void **state)
{
    (void)state;
    struct parsed parsed = parsed_from(STR("b'''plain'''"));
    struct str value;
    assert_true(literal_string(parsed.tree, THE_EXPRESSION, parsed.arena, &value));
    assert_ptr_equal(value.ptr, parsed.source.text.ptr + 4);
    assert_true(
        str_equal(literal_raw_content(parsed.tree, THE_EXPRESSION), STR("plain")));
    parsed_free(&parsed);
}

static void test_pieces(void **state)
{
    (void)state;
    struct parsed parsed = parsed_from(STR("rf'\\n{{{x}'"));
    const uint32_t piece = parsed_find(&parsed, N_STRING_PIECE);
    struct str value;
    assert_int_not_equal(piece, TREE_NONE);
    assert_true(literal_string(parsed.tree, piece, parsed.arena, &value));
    assert_true(str_equal(value, STR("\\n{")));
    assert_true(str_equal(literal_raw_content(parsed.tree, piece), STR("\\n{{")));
    parsed_free(&parsed);
}

struct int_case {
    struct str text;
    bool is;
    int64_t value;
};

static const struct int_case ints[] = {
    { TEXT("0"), true, 0 },
    { TEXT("00"), true, 0 },
    { TEXT("1_000"), true, 1000 },
    { TEXT("0x_fF"), true, 255 },
    { TEXT("0o17"), true, 15 },
    { TEXT("0B101"), true, 5 },
    { TEXT("0777"), true, 511 },
    { TEXT("10L"), true, 10 },
    { TEXT("0xFFl"), true, 255 },
    { TEXT("-5"), true, -5 },
    { TEXT("--5"), true, 5 },
    { TEXT("-(+7)"), true, -7 },
    { TEXT("9223372036854775807"), true, INT64_MAX },
    { TEXT("9223372036854775808"), false, 0 },
    { TEXT("99999999999999999999999999"), false, 0 },
    { TEXT("1.0"), false, 0 },
    { TEXT("~1"), false, 0 },
    { TEXT("1j"), false, 0 },
    { TEXT("x"), false, 0 },
    { TEXT("'1'"), false, 0 },
};

static void test_ints(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ints); i++) {
        struct parsed parsed = parsed_from(ints[i].text);
        int64_t value = 0;
        const bool is = literal_int(parsed.tree, THE_EXPRESSION, &value);
        if (is != ints[i].is || (is && value != ints[i].value)) {
            fail_msg("%.*s", STR_ARGS(ints[i].text));
        }
        parsed_free(&parsed);
    }
}

struct float_case {
    struct str text;
    bool is;
    double value;
};

static const struct float_case floats[] = {
    { TEXT("1.5"), true, 1.5 },       { TEXT("-.5"), true, -0.5 },
    { TEXT("1_0.2_5"), true, 10.25 }, { TEXT("2e3"), true, 2000.0 },
    { TEXT("3"), true, 3.0 },         { TEXT("-0x10"), true, -16.0 },
    { TEXT("1E-2"), true, 0.01 },     { TEXT("1.5j"), false, 0.0 },
    { TEXT("inf"), false, 0.0 },      { TEXT("'1.5'"), false, 0.0 },
};

static void test_floats(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(floats); i++) {
        struct parsed parsed = parsed_from(floats[i].text);
        double value = 0;
        const bool is = literal_float(parsed.tree, THE_EXPRESSION, &value);
        if (is != floats[i].is || (is && fabs(value - floats[i].value) > 1e-12)) {
            fail_msg("%.*s", STR_ARGS(floats[i].text));
        }
        parsed_free(&parsed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strings), cmocka_unit_test(test_views_where_possible),
        cmocka_unit_test(test_pieces),  cmocka_unit_test(test_ints),
        cmocka_unit_test(test_floats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
