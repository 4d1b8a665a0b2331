/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/regex.h"
#include "base/regex_literal.h"

struct expectation {
    const char *pattern;
    const char *literals; /* joined by a bar; "" for none */
};

static void literals_are_what_each_match_contains(void **state)
{
    (void)state;
    static const struct expectation expected[] = {
        { "foo\\(bar", "foo(bar" },
        { "ab", "" }, /* in most texts */
        { "abc?d", "" },
        { "wait(?:er)?s", "wait" },
        { "wait(?:er)+s", "wait" },
        { "x(?:first|second)y", "first|second" },
        { "x(?:first|)y", "" },
        { "alpha|beta", "alpha|beta" },
        { "alpha|[b]", "" },
        { "long[0-9]longer", "longer" },
        { "(?:secret)*token", "token" },
        { "(?<!before)after(?=behind)", "after" },
        { "(?i)secret", "" },
        { "a(?i:secret)", "" },
        { "(?m)^[ \\t]*except\\b", "except" },
        { "(?P<name>literal)(?P=name)", "literal" },
        { "(\\((?:[^()]++|(?-1))*+\\))call", "call" },
        { "[a(]bcd[])]efgh", "efgh" },
        { "abc{2}def", "abc" },
        { "abc{0}defg", "defg" },
        { "name\\x41", "" },
        { "na\\me", "" },
        { "price\xc3\xa9?s", "" }, /* the whole character goes, and what is before it */
        { "\\Qa|b\\E", "" },
        { "0123456789012345678901234567890", "01234567890123456789012" },
    };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        struct arena *arena = arena_new();
        const struct regex_literals found =
            regex_literals_of(str_from(expected[i].pattern));
        struct str joined = STR("");
        for (size_t l = 0; l < found.count; l++) {
            joined = str_format(arena, "%.*s%s%.*s", STR_ARGS(joined), l > 0 ? "|" : "",
                                (int)found.items[l].len, found.items[l].bytes);
        }
        if (!str_equal(joined, str_from(expected[i].literals))) {
            print_error("%s: %.*s\n", expected[i].pattern, STR_ARGS(joined));
        }
        assert_true(str_equal(joined, str_from(expected[i].literals)));
        arena_free(arena);
    }
}

/* Whatever PCRE2 finds without a look at the literals is found with it. */
static void literals_hide_no_match(void **state)
{
    (void)state;
    static const char *const patterns[] = {
        "ab+c",   "(ab|cd)e?f", "a\\.b",    "(?:abc){0,2}d", "abc|d",  "a(?:b|c)*d",
        "[ab]cd", "abcd?",      "(?>ab)cd", "(?=abc)a",      "\\Kabc", "(a)(bc)\\1",
        "abc$",   "(?<x>abc)d", "a{1}bcd",  "(?m)^abc",      "a|",     "(|abc)d",
    };
    static const char letters[] = "abcdef.";
    uint32_t random = 1;
    for (size_t p = 0; p < sizeof patterns / sizeof patterns[0]; p++) {
        char why[100];
        size_t at;
        const struct str pattern = str_from(patterns[p]);
        struct regex *plain = regex_new(pattern, REGEX_MULTILINE, why, sizeof why, &at);
        struct regex *looking = regex_new_known(pattern, REGEX_MULTILINE | REGEX_LARGE);
        for (int round = 0; round < 2000; round++) {
            char text[10];
            for (size_t i = 0; i < sizeof text; i++) {
                random = random * 1664525U + 1013904223U;
                text[i] = letters[(random >> 16) % (sizeof letters - 1)];
            }
            const struct str view = { text, sizeof text };
            const size_t from = (random >> 8) % 4;
            struct regex_groups a = { 0 };
            struct regex_groups b = { 0 };
            assert_int_equal(regex_search(looking, view, from, &b),
                             regex_search(plain, view, from, &a));
            assert_int_equal(a.group[0].from, b.group[0].from);
            assert_int_equal(a.group[0].to, b.group[0].to);
        }
        regex_free(plain);
        regex_free(looking);
    }
}

static void what_is_malformed_is_told(void **state)
{
    (void)state;
    char why[100] = "";
    size_t at = 0;
    assert_null(regex_new(STR("a(b"), 0, why, sizeof why, &at));
    assert_true(why[0] != '\0');
    assert_int_equal(at, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(literals_are_what_each_match_contains),
        cmocka_unit_test(literals_hide_no_match),
        cmocka_unit_test(what_is_malformed_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
