/* SPDX-License-Identifier: MIT */
#include "names/import_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"

/* What is read, as "module/name/as" with a blank between them. */
static const struct {
    const char *text, *wanted;
} rows[] = {
    { "import a", "a//" },
    { "import a.b as c, d\nimport e", "a.b//c d//" },
    { "import a; import b", "a//" },
    { "import a, \\\n  b", "a// b//" },
    { "import a, \\\r\n  b\r\n", "a// b//" },
    { "import a  # import b\n", "a//" },
    { "from a import b", "a/b/" },
    { "from ..a import b as c, d\n", "..a/b/c ..a/d/" },
    { "from . import (\n  b,  # c\n\n  d as e,\n)\nf", "./b/ ./d/e" },
    { "from a import *", "a/*/" },
    { "from a import (b, c", "a/b/ a/c/" },
    { "from a import (", "" },
    { "from a import b \\", "a/b/" },
    { "from a\nimport b", "" },
    { "from", "" },
    { "import", "" },
    { "importer = a", "" },
    { "", "" },
};

static void reads_statements(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena *arena = arena_new();
        struct buf read = { 0 };
        struct import_texts found = { 0 };
        import_text_read(str_from(rows[i].text), arena, &found);
        for (size_t k = 0; k < found.count; k++) {
            const struct import_text *one = &found.items[k];
            buf_add_format(&read, "%s%.*s/%.*s/%.*s", k ? " " : "", STR_ARGS(one->module),
                           STR_ARGS(one->name), STR_ARGS(one->as));
        }
        if (!str_equal(buf_copy(&read, arena), str_from(rows[i].wanted))) {
            print_error("%s\n", rows[i].text);
            assert_string_equal(buf_copy(&read, arena).ptr, rows[i].wanted);
        }
        buf_dispose(&read);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(reads_statements) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
