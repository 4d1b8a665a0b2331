/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "syntax/encoding.h"
#include "syntax/source.h"
#include "syntax/view.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct lines {
    struct str text;
    uint32_t lines, git_lines;
};

static const struct lines line_cases[] = {
    { STR(""), 1, 1 },
    { STR("a"), 1, 1 },
    { STR("\n"), 2, 2 },
    { STR("a\nb"), 2, 2 },
    { STR("a\r\nb\r\n"), 3, 3 },
    { STR("a\rb"), 2, 1 },
    { STR("a\r\rb\n\r\n"), 5, 3 },
    { STR("\r"), 2, 1 },
    { STR("a\fb\n"), 2, 2 },
    { STR("\n\r"), 3, 2 },
};

static void test_lines(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(line_cases); i++) {
        const struct source source = source_init(arena, STR("x.py"), line_cases[i].text);
        assert_int_equal(source.line_count, line_cases[i].lines);
        assert_int_equal(source.git_count, line_cases[i].git_lines);
    }
    arena_free(arena);
}

static void test_positions(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct str text = STR("ab\r\nc\xC3\xA9\xF0\x9F\x98\x80z\rlast\xFF\xFEx");
    const struct source source = source_init(arena, STR("x.py"), text);
    assert_int_equal(source.line_count, 3);
    assert_int_equal(source_line(&source, 0), 1);
    assert_int_equal(source_line(&source, 3), 1); /* the LF of CRLF */
    assert_int_equal(source_line(&source, 4), 2);
    assert_int_equal(source_line(&source, (uint32_t)text.len), 3);
    assert_int_equal(source_git_line(&source, (uint32_t)text.len), 2);
    assert_int_equal(source_column(&source, 4), 1);
    assert_int_equal(source_column(&source, 7), 3);  /* behind é */
    assert_int_equal(source_column(&source, 11), 5); /* behind two units */
    assert_int_equal(source_line_start(&source, 3), 13);
    assert_int_equal(source_column(&source, (uint32_t)text.len),
                     8); /* two malformed bytes */
    assert_int_equal(source_line_start(&source, 4), text.len);
    assert_true(str_equal(source_line_text(&source, 1), STR("ab")));
    assert_true(str_equal(source_line_text(&source, 3), STR("last\xFF\xFEx")));
    assert_int_equal(source_line_text(&source, 9).len, 0);
    assert_true(str_equal(source_slice(&source, 0, 2), STR("ab")));
    arena_free(arena);
}

static void test_every_offset_has_its_line(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct str text = STR("\n\na\r\n\r\rbb\nccc\r\n\n");
    const struct source source = source_init(arena, STR("x.py"), text);
    for (uint32_t line = 1; line <= source.line_count; line++) {
        const uint32_t end = source_line_start(&source, line + 1);
        for (uint32_t at = source_line_start(&source, line); at < end; at++) {
            assert_int_equal(source_line(&source, at), line);
        }
    }
    assert_int_equal(source_line(&source, (uint32_t)text.len), source.line_count);
    arena_free(arena);
}

struct encoded {
    struct str text;
    enum source_encoding encoding;
};

static const struct encoded encodings[] = {
    { STR(""), SOURCE_UTF8 },
    { STR("# coding: shift_jis\nx = 1\n"), SOURCE_UTF8 }, /* plain ASCII */
    { STR("x = '\xC3\xA9'\n"), SOURCE_UTF8 },
    { STR("x = '\xE9'\n"), SOURCE_BYTES },
    { STR("# -*- coding: latin-1 -*-\nx = '\xE9'\n"), SOURCE_BYTES },
    { STR("#!/bin/x\n# vim: set fileencoding=cp1252 :\nx = '\xE9'\n"), SOURCE_BYTES },
    { STR("# coding: ISO_8859_15\nx = '\xC3\xA9'\n"), SOURCE_UTF8 },
    { STR("# coding: shift_jis\nx = '\x83\x5C'\n"), SOURCE_UNKNOWN },
    { STR("# coding=gbk\nx = '\xC3\xA9'\n"), SOURCE_UNKNOWN },
    { STR("# coding: utf-7\nx = '\xE9'\n"), SOURCE_UNKNOWN },
    { STR("#\n#\n# coding: gbk\nx = '\xE9'\n"),
      SOURCE_BYTES }, /* the third line says nothing */
    { STR("x = 1\n# coding: gbk\ny = '\xE9'\n"),
      SOURCE_BYTES }, /* nor does one after code */
    { STR("\xEF\xBB\xBF# coding: utf8\nx = '\xC3\xA9'\n"), SOURCE_UTF8 },
    { STR("# encoding coding : none\nx = '\xC3\xA9'\n"), SOURCE_UTF8 },
};

static void test_encodings(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(encodings); i++) {
        assert_int_equal(encoding_of(encodings[i].text), encodings[i].encoding);
    }
    assert_true(str_equal(encoding_declared(STR("# coding:  koi8-r \n")), STR("koi8-r")));
    assert_null(encoding_declared(STR("coding: x\n")).ptr);
}

struct viewed {
    struct str text, view;
};

static const struct viewed views[] = {
    { STR("a\r\nb"), STR("a\r\nb") },
    { STR("a\rb\r"), STR("a\nb\n") },
    { STR("a\0b"), STR("a b") },
    { STR("\xEF\xBB\xBFx"), STR("   x") },
    { STR("\xE9t\xE9 = 1"), STR("_t_ = 1") },
    { STR("\xC3\xA9"), STR("\xC3\xA9") },
};

static void test_views(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < COUNT(views); i++) {
        const struct source source = source_init(arena, STR("x.py"), views[i].text);
        assert_true(str_equal(view_of(&source, arena), views[i].view));
    }
    const struct source plain = source_init(arena, STR("x.py"), STR("x = 1\n"));
    assert_ptr_equal(view_of(&plain, arena).ptr, plain.text.ptr); /* not copied */
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_every_offset_has_its_line),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_views),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
