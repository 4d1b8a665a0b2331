/* SPDX-License-Identifier: MIT
 *
 * Type stubs: what a file says, and the rows of the tables that come of it.
 */
#include "rule/stub_tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "syntax/parse.h"

struct file {
    const char *path, *text;
};

/* "table callable: values" of all rows that the files make, one a line. */
static struct str rows_of(const struct file *files, size_t count, struct models *models,
                          struct arena *arena)
{
    static const char *const names[MODEL_TABLES] = { "returns", "optional", "closables",
                                                     "keeps",   "borrows",  "ends" };
    struct stubs stubs = { .arena = arena };
    struct parser *parser = parser_new();
    struct buf out = { 0 };
    for (size_t i = 0; i < count; i++) {
        stub_read(&stubs, parser, str_from(files[i].path), str_from(files[i].text));
    }
    stub_tables_add(&stubs, models);
    for (int table = 0; table < MODEL_TABLES; table++) {
        for (size_t i = 0; i < models->tables[table].count; i++) {
            const struct model_row *row = &models->tables[table].items[i];
            buf_add_format(&out, "%s %.*s:", names[table], STR_ARGS(row->callable));
            for (uint32_t v = 0; v < row->value_count; v++) {
                buf_add_format(&out, " %.*s", STR_ARGS(row->values[v]));
            }
            buf_add_char(&out, '\n');
        }
    }
    parser_free(parser);
    const struct str text = buf_copy(&out, arena);
    buf_dispose(&out);
    return text;
}

static void check(const struct file *files, size_t count, const char *wanted)
{
    struct arena *arena = arena_new();
    struct models models = { 0 };
    const struct str rows = rows_of(files, count, &models, arena);
    const struct str copy = str_format(arena, "%.*s", STR_ARGS(rows));
    assert_string_equal(copy.ptr, wanted);
    arena_free(arena);
}

#define CHECK(files, wanted) check((files), sizeof(files) / sizeof(files)[0], wanted)

#define BY_TYPE "at times, as its type says"

static void finds_optional_results(void **state)
{
    (void)state;
    static const struct file files[] = {
        { "m.pyi", "from typing import Optional, Union, overload\n"
                   "def plain() -> str: ...\n"
                   "def bar(x: int) -> str | None: ...\n"
                   "def optional() -> Optional[int]: ...\n"
                   "def union() -> Union[int, str, None]: ...\n"
                   "def nothing() -> None: ...\n"
                   "def _hidden() -> int | None: ...\n"
                   "class C:\n"
                   "    @property\n"
                   "    def p(self) -> int | None: ...\n"
                   "    async def m(self) -> int | None: ...\n" }
    };
    CHECK(files, "optional m.C.m: " BY_TYPE "\n"
                 "optional m.bar: " BY_TYPE "\n"
                 "optional m.optional: " BY_TYPE "\n"
                 "optional m.union: " BY_TYPE "\n");
}

/* The overload that applies decides. */
static void respects_overloads(void **state)
{
    (void)state;
    static const struct file files[] = {
        { "builtins.pyi",
          "class dict:\n"
          "    @overload\n"
          "    def get(self, key: K) -> V | None: ...\n"
          "    @overload\n"
          "    def get(self, key: K, default: T) -> V | T: ...\n"
          "@overload\n"
          "def getattr(o: object, name: str) -> Any: ...\n"
          "@overload\n"
          "def getattr(o: object, name: str, d: None) -> Any | None: ...\n"
          "@overload\n"
          "def both(x: str) -> str | None: ...\n"
          "@overload\n"
          "def both(x: bytes) -> bytes | None: ...\n"
          "@overload\n"
          "def same(x: str) -> str | None: ...\n"
          "@overload\n"
          "def same(x: bytes) -> bytes: ...\n" }
    };
    CHECK(files, "optional both: " BY_TYPE "\n"
                 "optional dict.get: " BY_TYPE " 1\n");
}

static void reads_every_version(void **state)
{
    (void)state;
    static const struct file files[] = { { "m.pyi",
                                           "import sys\n"
                                           "if sys.version_info >= (3, 9):\n"
                                           "    def f() -> int | None: ...\n"
                                           "elif sys.platform == 'win32':\n"
                                           "    def g() -> int | None: ...\n"
                                           "else:\n"
                                           "    def h() -> int | None: ...\n" } };
    CHECK(files, "optional m.f: " BY_TYPE "\n"
                 "optional m.g: " BY_TYPE "\n"
                 "optional m.h: " BY_TYPE "\n");
}

/* Methods of bases, names of packages, and of what comes back. */
static void follows_classes(void **state)
{
    (void)state;
    static const struct file files[] = {
        { "lib/__init__.pyi", "from lib.impl import *\n"
                              "from .impl import make as make\n" },
        { "lib/impl.pyi", "from typing_extensions import Self\n"
                          "class Base:\n"
                          "    def find(self) -> str | None: ...\n"
                          "    def close(self) -> None: ...\n"
                          "    def __exit__(self, *args: object) -> None: ...\n"
                          "class Thing(Base):\n"
                          "    def same(self) -> Self: ...\n"
                          "def make() -> Thing | None: ...\n" }
    };
    CHECK(files, "returns lib.Thing.same: lib.impl.Thing\n"
                 "returns lib.impl.Thing.same: lib.impl.Thing\n"
                 "returns lib.impl.make: lib.impl.Thing\n"
                 "returns lib.make: lib.impl.Thing\n"
                 "optional lib.Base.find: " BY_TYPE "\n"
                 "optional lib.Thing.find: " BY_TYPE "\n"
                 "optional lib.impl.Base.find: " BY_TYPE "\n"
                 "optional lib.impl.Thing.find: " BY_TYPE "\n"
                 "optional lib.impl.make: " BY_TYPE "\n"
                 "optional lib.make: " BY_TYPE "\n"
                 "closables lib.Base: close\n"
                 "closables lib.Thing: close\n"
                 "closables lib.impl.Base: close\n"
                 "closables lib.impl.Thing: close\n");
}

/* Circles, and a stub that is none. */
static void survives_bad_stubs(void **state)
{
    (void)state;
    static const struct file files[] = {
        { "a.pyi", "from b import *\nclass A(A): ...\nclass B(C): ...\nclass C(B): ...\n"
                   "def f() -> A[A[A | None]]: ...\n" },
        { "b.pyi", "from a import *\n" },
        { "c-stubs/__init__.pyi", "def (((\n" },
        { "d-stubs/e.pyi", "def f() -> int | None: ...\n" },
        { "f.pyi", "" },
    };
    CHECK(files, "optional d.e.f: " BY_TYPE "\n");
}

/* What is there goes before what is made; "never" keeps it out. */
static void hand_written_rows_win(void **state)
{
    (void)state;
    static const struct file files[] = {
        { "m.pyi", "def f() -> int | None: ...\ndef g() -> int | None: ...\n"
                   "def h() -> int | None: ...\n" }
    };
    struct arena *arena = arena_new();
    struct models models = { 0 };
    const struct str never = STR("never");
    const struct str why = STR("on Sundays");
    const struct model_row rows[] = {
        { .callable = STR("m.f"), .values = &never, .value_count = 1 },
        { .callable = STR("m.g"), .values = &why, .value_count = 1 },
    };
    VEC_PUSH(arena, &models.tables[MODEL_OPTIONAL], rows[0]);
    VEC_PUSH(arena, &models.tables[MODEL_OPTIONAL], rows[1]);
    const struct str text = rows_of(files, 1, &models, arena);
    const struct str copy = str_format(arena, "%.*s", STR_ARGS(text));
    assert_string_equal(copy.ptr, "optional m.h: " BY_TYPE "\n"
                                  "optional m.g: on Sundays\n");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_optional_results), cmocka_unit_test(respects_overloads),
        cmocka_unit_test(reads_every_version),    cmocka_unit_test(follows_classes),
        cmocka_unit_test(survives_bad_stubs),     cmocka_unit_test(hand_written_rows_win),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
