/* SPDX-License-Identifier: MIT */
#include "match/redos.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct row {
    const char *pattern;
    unsigned flags;
};

/* Each of these kept Python 3.11 busy for more than half a second on the attack that
 * is reported, with at most 60 pumps. */
static const struct row exponential[] = {
    { "(a+)+$", 0 },
    { "(a*)*$", 0 },
    { "(a+?)+?$", 0 },
    { "^(a|a)*$", 0 },
    { "^(a|aa)+$", 0 },
    { "(a|b|ab)*c", 0 },
    { "(x+x+)+y", 0 },
    { "^(\\w+\\s?)*$", 0 },
    { "^(\\w+\\s*)+:$", 0 },
    { "^(([a-z])+.)+[A-Z]([a-z])+$", 0 },
    { "(.*a){20}x|(?:\\s*,?\\s*)*;", 0 },
    { "(?:(?:a?)*b)*c", 0 },
    { "((a?)*b?)*c", 0 },
    { "(?:a*|b*)*c", 0 },
    { "((|a?)a)*b", 0 },
    { "(?=(a+)+$)b", 0 },
    { "\"(?:[^\"\\\\]+|\\\\.)*\"", 0 },
    { "'(?:[^']|\\\\.)*'$", 0 },
    { "^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+$", 0 },
    { "^(\\d+,?)+$", 0 },
    { "^(?:\\d+\\.?\\d*)+%$", 0 },
    { "^(?:[a-z0-9-]+\\.?)+$", 0 },
    { "<!--(?:-?[^>]|-[^>]+)*-->$", 0 },
    { "(.|\\s)*;$", 0 },
    { "^(.*?,?)*;$", 0 },
    { "^(?:(?:a|b)+|[ab])*$", 0 },
    { "(?i)^(Ab|aB)+$|x", 0 },
    { "^(?:ab|AB)+$", REDOS_IGNORECASE },
    { "^(?:\\x61|[b]|a|b\\b)*$|(?:\\x61|a)*;", 0 },
    { "(?s:.|\\n)*x$", 0 },
    { "(?:.|\\n)*x$", REDOS_DOTALL },
    { "(?x) ( a + ) + $  # comment", 0 },
    { "( a + ) + $", REDOS_VERBOSE },
    { "(?P<word>a+)+$", 0 },
    { "(?:a{1,3}){2,}$", 0 },
    { "(?:a{2,3})*b", 0 },
    { "([^\\]]|\\w)*\\]", 0 },
    { "(\\x61|[\\141])*\\Z|(?:a|\\u0061)*\\Z", 0 },
    { "^(?:\\w+\\b\\W?)*$|(\\w|\\d)*(\\w\\w?)*!", 0 },
    { "(?m)^(?:#.*\\n|\\s)*$|(?:#.*\\n|#\\s*)*!", 0 },
    { "(a+)+", REDOS_FULLMATCH },
    { "(?:(a)|b|ab)*(?(1)c|d)", 0 },
    { "((.)\\2?)*!", 0 },
    { "(?>(?:a+)+$)", 0 },
    { "(?:[^c]+)?(?:[ab]b|.)*\\Z", 0 },
};

static const struct row safe[] = {
    { "", 0 },
    { "abc", 0 },
    { "a+$", 0 },
    { "(a+)+", 0 },
    { "(a+)+.*", REDOS_DOTALL },
    { "(?:a|b)*c", 0 },
    { "(\\d|\\w)+$", 0 },
    { "(?:a|b|a)+$", 0 },
    { "(a?)*b", 0 },
    { "(ab|cd)*$", 0 },
    { "^(?:ab?)*$", 0 },
    { "\"(?:[^\"\\\\]|\\\\.)*\"", 0 },
    { "^(?:[^,]+,)*$", 0 },
    { "^\\w+(?:\\s+\\w+)*$", 0 },
    { "^[a-z]+(?:-[a-z]+)*$", 0 },
    { "^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", 0 },
    { "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2})?)?$", 0 },
    { "(?:\\d{1,3}\\.){3}\\d{1,3}", 0 },
    { "^(a++)+$", 0 },
    { "^(?>a+)+$", 0 },
    { "^(?:a*+b)*$", 0 },
    { "(?:(?!x).)*$", 0 },
    { "(?:(?!\\n)\\s|\\n)*$", 0 },
    { "(?:[^<]|<(?!/))*</", 0 },
    { "(?:a(?=b)|b)*$", 0 },
    { "(?:(?<!\\\\)\"|x)*$", 0 },
    { "(?:\\w+\\b\\W+)*$", 0 },
    { "(?:^a+$\\n)*!", REDOS_MULTILINE },
    { "(?:^a*$)*", 0 },
    { "(a|A)+$", 0 },
    { "^(?:a|A)+$", REDOS_IGNORECASE },
    { "(?:.|\\n)*x$", 0 },
    { "(?-i:a|A)+$", REDOS_IGNORECASE },
    { "(?P<quote>['\"]).*?(?P=quote)", 0 },
    { "(a)?(?(1)b|c)", 0 },
    { "[]a]+[^]b]+$", 0 },
    { "a{,3}b{2,}c{x}{}$", 0 },
    { "(?#comment)(?:a)+$", 0 },
    { "x{0}(?:)*(?:|)*$", 0 },
};

static const struct row polynomial[] = {
    { "\\s+$", REDOS_SEARCH },     { "a*a*$", 0 },
    { "^\\s*\\S*\\s*.*:$", 0 },    { ".*x.*y$", REDOS_SEARCH },
    { "^\\d+\\d+$", 0 },           { "(?:a+b?a+)c", 0 },
    { "^.*,.*$|^a*b*a*$;", 0 },    { "\\w+@\\w+", REDOS_SEARCH },
    { "a{2,}a{3,}b", 0 },          { "^#.*\\s+end$", 0 },
    { "(?:a++)+$", REDOS_SEARCH }, { "^\\s+|\\s+$", REDOS_SEARCH },
    { "^0\\.\\d+E?\\d+$", 0 },
};

/* Of these only the first two take cubic time from one start. */
enum { CUBIC_COUNT = 2 };
static const struct row cubic[] = {
    { "\\([ \\t]*(.+?)[ \\t]*\\)", 0 },
    { "^\\s*(\\[?[\\w\\s.]+\\]?)\\s+(.+) -> (\\S+)", 0 },
    { "a*a*$", 0 },
    { "^\\s*(\\[\\w+\\]|[\\w.]+)\\s+(.+) -> (\\S+)", 0 },
};

/* Linear even with every start tried, or anchored. */
static const struct row linear[] = {
    { "^\\s+$", 0 },
    { "^a*b*c*$", 0 },
    { "^[^,]*,[^,]*,[^,]*$", 0 },
    { "\\d\\d", REDOS_SEARCH },
    { "^\\s+|x$", REDOS_SEARCH },
    { "^a+b", 0 },
};

static const struct row undecided[] = {
    { "(", 0 },
    { "a)", 0 },
    { "[a", 0 },
    { "*a", 0 },
    { "a**", 0 },
    { "a{3,2}", 0 },
    { "(?<name>a)", 0 },
    { "\\1(a)", 0 },
    { "(?(7)a|b)", 0 },
    { "[z-a]", 0 },
    { "\\x4", 0 },
    { "\\y", 0 },
    { "(?<=a+)b", 0 },
    { "\\N{BULLET}", 0 },
    { "(?:a{1000}){1000}", 0 },
    { "(?:(?:){99999999}){99999999}", 0 },
    { "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((a", 0 },
};

static struct redos analyze(const struct row *row, unsigned more, struct arena *arena)
{
    return redos_analyze(str_from(row->pattern), row->flags | more, REDOS_STEPS, arena);
}

static void expect(const struct row *rows, size_t count, unsigned more,
                   enum redos_verdict wanted)
{
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        const struct redos got = analyze(&rows[i], more, arena);
        if (got.verdict != wanted) {
            fail_msg("%s: verdict %d (%s), not %d", rows[i].pattern, (int)got.verdict,
                     got.why ? got.why : "", (int)wanted);
        }
        assert_int_equal(got.why != NULL, wanted == REDOS_UNKNOWN);
        arena_free(arena);
    }
}

static void finds_exponential(void **state)
{
    (void)state;
    expect(exponential, COUNT(exponential), 0, REDOS_EXPONENTIAL);
}

static void leaves_safe_alone(void **state)
{
    (void)state;
    expect(safe, COUNT(safe), 0, REDOS_SAFE);
    expect(polynomial, COUNT(polynomial), 0, REDOS_SAFE);
}

static void tells_polynomial_when_asked(void **state)
{
    (void)state;
    expect(polynomial, COUNT(polynomial), REDOS_WANT_POLYNOMIAL, REDOS_POLYNOMIAL);
    expect(linear, COUNT(linear), REDOS_WANT_POLYNOMIAL, REDOS_SAFE);
}

static void tells_cubes_from_squares(void **state)
{
    const unsigned want = REDOS_WANT_POLYNOMIAL | REDOS_WANT_CUBIC;
    (void)state;
    expect(cubic, CUBIC_COUNT, want, REDOS_POLYNOMIAL);
    expect(&cubic[CUBIC_COUNT], COUNT(cubic) - CUBIC_COUNT, want, REDOS_SAFE);
}

static void says_what_it_does_not_know(void **state)
{
    (void)state;
    expect(undecided, COUNT(undecided), 0, REDOS_UNKNOWN);
}

static void names_the_part_and_the_attack(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *part, *prefix, *pump, *suffix;
    } rows[] = {
        { "^x(?:a+)+$", "(?:a+)+", "xa", "a", "!" },
        { "key=(?P<v>\\d+,?)*;", "(?P<v>\\d+,?)*", "key=0", "0", "" },
        { "ok|(\xC3\xA9|\xC3\xA9)*!", "(\xC3\xA9|\xC3\xA9)*", "\xC3\xA9", "\xC3\xA9",
          "" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct arena *arena = arena_new();
        const struct str pattern = str_from(rows[i].pattern);
        const struct redos got = redos_analyze(pattern, 0, REDOS_STEPS, arena);
        const struct str part = str_slice(pattern, got.from, got.to);
        if (got.verdict != REDOS_EXPONENTIAL ||
            !str_equal(part, str_from(rows[i].part)) ||
            !str_equal(got.prefix, str_from(rows[i].prefix)) ||
            !str_equal(got.pump, str_from(rows[i].pump)) ||
            !str_equal(got.suffix, str_from(rows[i].suffix))) {
            fail_msg("%s: '%.*s' '%.*s' '%.*s' '%.*s'", rows[i].pattern, STR_ARGS(part),
                     STR_ARGS(got.prefix), STR_ARGS(got.pump), STR_ARGS(got.suffix));
        }
        arena_free(arena);
    }
}

/* However small the budget, the answer is the right one or none. */
static void a_spent_budget_is_unknown(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(exponential); i++) {
        for (uint64_t steps = 1; steps < 100000; steps *= 29) {
            struct arena *arena = arena_new();
            const struct redos got = redos_analyze(str_from(exponential[i].pattern),
                                                   exponential[i].flags, steps, arena);
            if (got.verdict != REDOS_UNKNOWN && got.verdict != REDOS_EXPONENTIAL) {
                fail_msg("%s with %d steps: %d", exponential[i].pattern, (int)steps,
                         (int)got.verdict);
            }
            arena_free(arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_exponential),
        cmocka_unit_test(leaves_safe_alone),
        cmocka_unit_test(tells_polynomial_when_asked),
        cmocka_unit_test(tells_cubes_from_squares),
        cmocka_unit_test(says_what_it_does_not_know),
        cmocka_unit_test(names_the_part_and_the_attack),
        cmocka_unit_test(a_spent_budget_is_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
