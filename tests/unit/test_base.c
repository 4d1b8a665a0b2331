/* SPDX-License-Identifier: MIT
 * base/: arenas, text, interning, UTF-8, hashes, regexes, notices, threads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/notice.h"
#include "base/pool.h"
#include "base/regex.h"
#include "base/str.h"
#include "base/utf8.h"

static void arena_keeps_what_it_gave(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    VEC(uint32_t) numbers = { 0 };
    for (uint32_t i = 0; i < 100000; i++) {
        VEC_PUSH(arena, &numbers, i);
        if (i % 1000 == 0) {
            unsigned char *other = arena_alloc(arena, i % 77);
            for (uint32_t k = 0; k < i % 77; k++) {
                assert_int_equal(other[k], 0);
            }
        }
    }
    for (uint32_t i = 0; i < 100000; i++) {
        assert_int_equal(numbers.items[i], i);
    }
    arena_reset(arena);
    const unsigned char *again = arena_alloc(arena, 4096);
    for (size_t i = 0; i < 4096; i++) {
        assert_int_equal(again[i], 0);
    }
    /* Of the largest blocks a reset keeps some, which count when they are used again. */
    for (int round = 0; round < 3; round++) {
        const size_t before = arena_bytes(arena);
        for (int i = 0; i < 100; i++) {
            unsigned char *piece = arena_alloc(arena, 1 << 20);
            assert_true(piece[0] == 0 && piece[(1 << 20) - 1] == 0);
            memset(piece, 1, 1 << 20);
        }
        assert_true(arena_bytes(arena) - before >= 90 << 20);
        arena_reset(arena);
        assert_true(arena_bytes(arena) <= 8 << 20);
    }
    arena_free(arena);
}

static void str_splits_lines(void **state)
{
    (void)state;
    struct str rest = STR("a\r\nb\r\rc\n");
    assert_true(str_equal(str_split_line(&rest), STR("a")));
    assert_true(str_equal(str_split_line(&rest), STR("b")));
    assert_true(str_equal(str_split_line(&rest), STR("")));
    assert_true(str_equal(str_split_line(&rest), STR("c")));
    assert_non_null(rest.ptr);
    assert_true(str_equal(str_split_line(&rest), STR("")));
    assert_null(rest.ptr);
}

static void str_splits_and_finds(void **state)
{
    (void)state;
    struct str rest = STR("a,,b");
    assert_true(str_equal(str_split(&rest, ','), STR("a")));
    assert_true(str_equal(str_split(&rest, ','), STR("")));
    assert_true(str_equal(str_split(&rest, ','), STR("b")));
    assert_null(rest.ptr);
    assert_int_equal(str_find(STR("aaab"), STR("aab"), 0), 1);
    assert_int_equal(str_find(STR("aaab"), STR("abc"), 0), 4);
    assert_int_equal(str_find(STR("x"), STR("xy"), 0), 1);
    assert_true(str_equal(str_trim(STR(" \t a b\r\n")), STR("a b")));
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_equal_nocase(STR("CWE-78"), STR("cwe-78")));
}

static void intern_layers_share_numbers(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct intern *base = intern_new(arena, NULL);
    const uint32_t open = intern_add(base, STR("open"));
    const uint32_t close = intern_add(base, STR("close"));
    struct intern *file = intern_new(arena, base);
    assert_int_equal(intern_add(file, STR("open")), open);
    assert_true(intern_seen(file, open));
    assert_false(intern_seen(file, close));
    const uint32_t own = intern_add(file, STR("own"));
    assert_true(own >= intern_base_count(file));
    assert_int_equal(intern_add(file, STR("own")), own);
    assert_int_equal(intern_find(base, STR("own")), 0);
    assert_true(str_equal(intern_text(file, close), STR("close")));
    for (uint32_t i = 0; i < 5000; i++) {
        struct str name = str_format(arena, "name%u", i);
        assert_int_equal(intern_add(file, name), own + 1 + i);
    }
    assert_true(str_equal(intern_text(file, own + 5000), STR("name4999")));
    assert_int_equal(intern_add(file, STR("")), 0);
    arena_free(arena);
}

/* As if the texts had been added one after the other, with or without those in between.
 */
static void intern_stands_on_packed_data(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct intern *made = intern_new(arena, NULL);
    for (int i = 0; i < 1000; i++) {
        intern_add(made, str_format(arena, "name%d", i));
    }
    const struct intern_table table = intern_pack(made, arena);
    struct intern *base = intern_new_packed(arena, &table);
    assert_int_equal(intern_count(base), intern_count(made));
    const uint32_t more = intern_add(base, STR("more"));
    assert_int_equal(more, 1001);
    struct intern *file = intern_new(arena, base);
    for (uint32_t id = 1; id <= 1000; id++) {
        assert_int_equal(intern_find(file, intern_text(made, id)), id);
        assert_true(str_equal(intern_text(file, id), intern_text(made, id)));
    }
    assert_int_equal(intern_add(file, STR("name7")), 8);
    assert_true(intern_seen(file, 8));
    assert_false(intern_seen(file, 9));
    assert_int_equal(intern_add(file, STR("more")), more);
    assert_int_equal(intern_find(file, STR("none")), 0);
    assert_true(str_equal(intern_text(file, more), STR("more")));
    const struct intern_table empty = intern_pack(intern_new(arena, NULL), arena);
    base = intern_new_packed(arena, &empty);
    assert_int_equal(intern_find(base, STR("none")), 0);
    assert_int_equal(intern_add(base, STR("one")), 1);
    arena_free(arena);
}

static void intern_takes_over_another_table(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct intern *base = intern_new(arena, NULL);
    const uint32_t open = intern_add(base, STR("open"));
    const uint32_t close = intern_add(base, STR("close"));
    struct intern *other = intern_new(arena, base);
    struct intern *file = intern_new(arena, base);
    const uint32_t common = intern_add(file, STR("common"));
    const uint32_t first = intern_base_count(other);
    const char *const names[] = { "b", "common", "open", "a" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        intern_add(other, str_from(names[i]));
    }
    const uint32_t *numbers = intern_add_all(file, other, arena);
    assert_int_equal(numbers[intern_find(other, STR("b")) - first], common + 1);
    assert_int_equal(numbers[intern_find(other, STR("common")) - first], common);
    assert_int_equal(numbers[intern_find(other, STR("a")) - first], common + 2);
    assert_int_equal(intern_count(file), common + 3);
    assert_true(str_equal(intern_text(file, common + 2), STR("a")));
    assert_true(intern_seen(file, open));
    assert_false(intern_seen(file, close));
    assert_ptr_equal(intern_base(file), base);
    arena_free(arena);
}

static void utf8_counts_as_consumers_do(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        size_t units;
        bool valid;
    } cases[] = {
        { { "abc", 3 }, 3, true },
        { { "\xC3\xA9", 2 }, 1, true },
        { { "\xF0\x9F\x98\x80", 4 }, 2, true },
        { { "\xFF", 1 }, 1, false },
        { { "\xE2\x82", 2 }, 1, false },     /* cut short: one replacement */
        { { "\xF0\x80\x80", 3 }, 3, false }, /* F0 80 is never well-formed: one each */
        { { "\xED\xA0\x80", 3 }, 3, false }, /* a surrogate: one each */
        { { "\xEF\xBF\xBD", 3 }, 1, true },  /* U+FFFD itself */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(utf8_utf16_length(cases[i].text), cases[i].units);
        assert_int_equal(utf8_valid(cases[i].text), cases[i].valid);
        assert_int_equal(utf8_at_utf16(cases[i].text, cases[i].units), cases[i].text.len);
    }
    assert_int_equal(utf8_at_utf16(STR("a\xF0\x9F\x98\x80z"), 3), 5);
    assert_int_equal(utf8_at_utf16(STR("abc"), 9), 3);
    struct buf buf = { 0 };
    utf8_add_clean(&buf, STR("a\xFF"
                             "b"));
    assert_true(str_equal(buf_view(&buf), STR("a\xEF\xBF\xBD"
                                              "b")));
    buf_dispose(&buf);
}

static void sha1_matches_published_values(void **state)
{
    (void)state;
    char hex[SHA1_HEX_BYTES];
    sha1_hex(STR("abc"), hex);
    assert_string_equal(hex, "a9993e364706816aba3e25717850c26c9cd0d89d");
    sha1_hex(STR(""), hex);
    assert_string_equal(hex, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    sha1_hex(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), hex);
    assert_string_equal(hex, "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
}

static void regex_finds_and_gives_up(void **state)
{
    (void)state;
    char why[256];
    size_t offset = 0;
    assert_null(regex_new(STR("a(b"), 0, why, sizeof why, &offset));
    assert_int_equal(offset, 3);
    struct regex *regex =
        regex_new(STR("(?P<user>\\w+)@(\\w+)?"), 0, why, sizeof why, &offset);
    assert_non_null(regex);
    struct regex_groups groups;
    assert_int_equal(regex_search(regex, STR("to: me@ \xFF"), 0, &groups), REGEX_MATCH);
    assert_int_equal(groups.group[1].from, 4);
    assert_int_equal(groups.group[1].to, 6);
    assert_int_equal(regex_search(regex, STR("nobody"), 0, NULL), REGEX_NO_MATCH);
    regex_free(regex);
    struct regex *evil = regex_new(STR("(a|aa|a?)+$"), 0, why, sizeof why, &offset);
    assert_int_equal(
        regex_search(evil, STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"), 0,
                     NULL),
        REGEX_LIMIT);
    regex_free(evil);
}

static void notices_are_sorted_once(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct notices notices = { 0 };
    const struct notice late = { NOTICE_NOTE, "a", STR("z.py"), 1, STR("x.") };
    const struct notice early = { NOTICE_INCOMPLETE, "b", STR("a.py"), 9, STR("x.") };
    notices_add(&notices, arena, late);
    assert_false(notices_incomplete(&notices));
    notices_add(&notices, arena, early);
    notices_add(&notices, arena, late);
    notices_sort(&notices);
    assert_int_equal(notices.count, 2);
    assert_string_equal(notices.items[0].id, "b");
    assert_true(notices_incomplete(&notices));
    arena_free(arena);
}

static void err_keeps_the_first_message(void **state)
{
    (void)state;
    struct err err = { 0 };
    assert_int_equal(err_set(&err, ERR_USAGE, "first\n%s", "\x1b[31m"), ERR_USAGE);
    assert_int_equal(err_set(&err, ERR_IO, "second"), ERR_USAGE);
    assert_string_equal(err.text, "first??[31m");
}

static void square(void *context, size_t index, unsigned worker)
{
    (void)worker;
    ((size_t *)context)[index] = index * index;
}

static void pool_does_every_job(void **state)
{
    (void)state;
    for (unsigned threads = 0; threads <= 8; threads += 4) {
        size_t results[1000] = { 0 };
        pool_run(threads, 1000, square, results);
        for (size_t i = 0; i < 1000; i++) {
            assert_int_equal(results[i], i * i);
        }
    }
    assert_true(pool_processors() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_keeps_what_it_gave),
        cmocka_unit_test(str_splits_and_finds),
        cmocka_unit_test(str_splits_lines),
        cmocka_unit_test(intern_layers_share_numbers),
        cmocka_unit_test(intern_stands_on_packed_data),
        cmocka_unit_test(intern_takes_over_another_table),
        cmocka_unit_test(utf8_counts_as_consumers_do),
        cmocka_unit_test(sha1_matches_published_values),
        cmocka_unit_test(regex_finds_and_gives_up),
        cmocka_unit_test(notices_are_sorted_once),
        cmocka_unit_test(err_keeps_the_first_message),
        cmocka_unit_test(pool_does_every_job),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
