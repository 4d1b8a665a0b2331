/* SPDX-License-Identifier: MIT
 *
 * Who is looked through for what a change altered: the names that two texts differ in,
 * and the texts that may use them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "names/altered.h"
#include "review/callers.h"
#include "review/interface.h"

/* "NAME NAME": what is altered between two texts of pkg/mod.py. */
static struct str altered(const char *old, const char *new, struct arena *arena)
{
    const struct interface_change change = { .old_path = STR("pkg/mod.py"),
                                             .new_path = STR("pkg/mod.py"),
                                             .old_text = str_from(old),
                                             .new_text = str_from(new) };
    struct altered_names names = { 0 };
    struct buf found = { 0 };
    interface_compare(&change, arena, &names);
    for (size_t i = 0; i < names.count; i++) {
        buf_add(&found, i > 0 ? STR(" ") : STR(""));
        buf_add(&found, names.items[i].name);
    }
    const struct str copy = buf_copy(&found, arena);
    buf_dispose(&found);
    return copy;
}

static void test_altered(void **state)
{
    (void)state;
    static const struct {
        const char *old, *new, *names;
    } rows[] = {
        { "a = 1\nb: int\nc = 2\n", "c = 2\n", "a b" },
        { "def f(a): pass\n", "def f(a, b): pass\n", "f" },
        { "def f(): return 1\n", "", "f" },
        /* Clauses are no names, whatever becomes of them. */
        { "try:\n    import x\nexcept ImportError:\n    x = 0\nelse:\n    y = 1\n"
          "finally:\n    z = 2\n",
          "import x\n", "" },
        { "try:\n    import x\nexcept:\n    x = 0\n",
          "try:\n    import x\nexcept Exception:\n    x = 0\n", "" },
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct str found = altered(rows[i].old, rows[i].new, arena);
        if (!str_equal(found, str_from(rows[i].names))) {
            fail_msg("row %zu: '%.*s'", i, STR_ARGS(found));
        }
    }
    arena_free(arena);
}

/* Of "pkg.sub.mod.name", or of that module if it is gone. */
static bool uses(const char *text, bool is_module, struct arena *arena)
{
    const struct altered_name name = {
        .qualified = is_module ? STR("pkg.sub.mod") : STR("pkg.sub.mod.name"),
        .name = is_module ? STR("mod") : STR("name"),
        .module = STR("mod"),
        .is_module = is_module,
    };
    struct altered_names names = { 0 };
    VEC_PUSH(arena, &names, name);
    return callers_text_uses(callers_words(&names, arena), str_from(text), arena);
}

static void test_uses(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool of_name, of_module;
    } rows[] = {
        { "import pkg.sub.mod\npkg.sub.mod.name()\n", true, true },
        { "import pkg.sub.mod as m\nm.name()\n", true, true },
        { "from pkg.sub.mod import name\n", true, true },
        { "from pkg.sub.mod import (\n    other,\n    name)\n", true, true },
        { "from pkg.sub import mod\nmod.name\n", true, true },
        { "from pkg.sub import \\\n    mod\nmod.name\n", true, true },
        { "from pkg.sub \\\r\n  import a, mod as m\r\nm.name\r\n", true, true },
        { "from pkg import sub\nsub.mod.name()\n", true, true },
        { "from . import mod\nmod.name\n", true, true },
        { "from .mod import name\n", true, true },
        { "from ..sub.mod import name\n", true, true },
        { "def f():\n    from pkg.sub.mod import name\n", true, true },
        { "if a: from pkg.sub.mod import name\n", true, true },
        { "import a; import pkg.sub.mod; pkg.sub.mod.name\n", true, true },
        /* Handed on by the package. */
        { "from pkg.sub import name\nmod = name\n", true, false },
        /* Another module of that name; words that are not imported. */
        { "from other.mod import name\n", false, false },
        { "import mod\nmod.name\n", false, false },
        { "from pkg.sub.other import mod\n", false, false },
        { "mod.name()  # pkg.sub\n", false, false },
        { "from pkg.sub.mod import other\n", false, true },
        { "", false, false },
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (uses(rows[i].text, false, arena) != rows[i].of_name ||
            uses(rows[i].text, true, arena) != rows[i].of_module) {
            fail_msg("row %zu: %s", i, rows[i].text);
        }
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_altered),
                                        cmocka_unit_test(test_uses) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
