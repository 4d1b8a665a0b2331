/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "syntax/encoding.h"
#include "syntax/source.h"
#include "syntax/view.h"

/* STR where an initializer has to be constant. */
#define TEXT(literal)                                                                    \
    {                                                                                    \
        "" literal, sizeof(literal) - 1                                                  \
    }
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct lines {
    struct str text;
    uint32_t lines, git_lines;
};

static const struct lines line_cases[] = {
    { TEXT(""), 1, 1 },
    { TEXT("a"), 1, 1 },
    { TEXT("\n"), 2, 2 },
    { TEXT("a\nb"), 2, 2 },
    { TEXT("a\r\nb\r\n"), 3, 3 },
    { TEXT("a\rb"), 2, 1 },
    { TEXT("a\r\rb\n\r\n"), 5, 3 },
    { TEXT("\r"), 2, 1 },
    { TEXT("a\fb\n"), 2, 2 },
    { TEXT("\n\r"), 3, 2 },
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
    { TEXT(""), SOURCE_UTF8 },
    { TEXT("# coding: shift_jis\nx = 1\n"), SOURCE_UTF8 }, /* plain ASCII */
    { TEXT("x = '\xC3\xA9'\n"), SOURCE_UTF8 },
    { TEXT("x = '\xE9'\n"), SOURCE_BYTES },
    { TEXT("# -*- coding: latin-1 -*-\nx = '\xE9'\n"), SOURCE_BYTES },
    { TEXT("# -*- coding: future_fstrings -*-\nx = 1\n"), SOURCE_UTF8 },
    { TEXT("# -*- coding: future_fstrings -*-\nx = '\xC3\xA9'\n"), SOURCE_UTF8 },
    { TEXT("#!/bin/x\n# vim: set fileencoding=cp1252 :\nx = '\xE9'\n"), SOURCE_BYTES },
    { TEXT("# coding: ISO_8859_15\nx = '\xC3\xA9'\n"), SOURCE_UTF8 },
    { TEXT("# coding: shift_jis\nx = '\x83\x5C'\n"), SOURCE_UNKNOWN },
    { TEXT("# coding=gbk\nx = '\xC3\xA9'\n"), SOURCE_UNKNOWN },
    { TEXT("# coding: utf-7\nx = '\xE9'\n"), SOURCE_UNKNOWN },
    { TEXT("# coding: utf-7\n# +AAo-import os\n"),
      SOURCE_UNKNOWN }, /* hides code in ASCII */
    { TEXT("#!/usr/bin/python\n# coding: unicode_escape\n# \\nimport os\n"),
      SOURCE_UNKNOWN },
    { TEXT("#\n#\n# coding: gbk\nx = '\xE9'\n"),
      SOURCE_BYTES }, /* the third line says nothing */
    { TEXT("x = 1\n# coding: gbk\ny = '\xE9'\n"),
      SOURCE_BYTES }, /* nor does one after code */
    { TEXT("\xEF\xBB\xBF# coding: utf8\nx = '\xC3\xA9'\n"), SOURCE_UTF8 },
    { TEXT("# encoding coding : none\nx = '\xC3\xA9'\n"), SOURCE_UTF8 },
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
    { TEXT("a\r\nb"), TEXT("a\r\nb") },
    { TEXT("a\rb\r"), TEXT("a\nb\n") },
    { TEXT("a\0b"), TEXT("a b") },
    { TEXT("\xEF\xBB\xBFx"), TEXT("   x") },
    { TEXT("\xE9t\xE9 = 1"), TEXT("_t_ = 1") },
    { TEXT("\xC3\xA9"), TEXT("\xC3\xA9") },
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
