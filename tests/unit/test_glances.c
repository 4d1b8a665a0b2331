/* SPDX-License-Identifier: MIT
 *
 * Glances: a file whose content is known from another version is not read again, but what
 * it calls is found out anew, for that may differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/intern.h"
#include "flow/glance.h"
#include "syntax/files.h"

/* One file "m.py", of which versions "a" and "b" have the same text, and "c" has not. */
struct fake {
    struct files files; /* the first member */
    int *reads;
};

static bool is_there(struct str path)
{
    return str_equal(path, STR("m.py"));
}

static bool read_fake(const struct files *files, struct str path, struct arena *arena,
                      struct str *text)
{
    const struct fake *fake = (const struct fake *)files;
    (void)arena;
    *text = str_equal(files->version, STR("c")) ? STR("def g():\n    pass\n")
                                                : STR("def f():\n    system(1)\n");
    (*fake->reads)++;
    return is_there(path);
}

static bool identify_fake(const struct files *files, struct str path, struct arena *arena,
                          struct str *identity)
{
    (void)arena;
    *identity = str_equal(files->version, STR("c")) ? STR("2") : STR("1");
    return is_there(path);
}

struct fixture {
    struct arena *arena;
    struct intern *words;
    struct files_memory memory;
    int reads;
};

static struct fixture fixture_new(void)
{
    struct fixture at = { .arena = arena_new() };
    struct intern *base = intern_new(at.arena, NULL);
    intern_add(base, STR("system"));
    at.words = intern_new(at.arena, base);
    at.memory = (struct files_memory){ .arena = at.arena, .scratch = arena_new() };
    return at;
}

static const struct glance *glance_of(struct fixture *at, const char *version,
                                      bool (*identify)(const struct files *, struct str,
                                                       struct arena *, struct str *))
{
    const struct fake fake = { .files = { .read = read_fake,
                                          .identify = identify,
                                          .memory = &at->memory,
                                          .version = str_from(version) },
                               .reads = &at->reads };
    struct glances *glances = glances_of(&fake.files, at->words);
    return glances_find(glances, &fake.files, STR("m"), STR("x.py"), at->arena);
}

static void same_content_is_read_once(void **state)
{
    (void)state;
    struct fixture at = fixture_new();
    const struct glance *a = glance_of(&at, "a", identify_fake);
    assert_int_equal(at.reads, 1);
    assert_ptr_equal(glance_of(&at, "a", identify_fake), a);
    const struct glance_place place = { a, &a->defs.items[0] };
    a->defs.items[0].callees = &place;
    a->defs.items[0].callee_count = 1;
    const struct glance *b = glance_of(&at, "b", identify_fake);
    assert_int_equal(at.reads, 1);
    assert_ptr_not_equal(a, b);
    assert_int_equal(b->defs.count, 1);
    assert_true(str_equal(b->defs.items[0].name, STR("f")));
    assert_int_equal(b->defs.items[0].words.count, 1);
    assert_int_equal(b->defs.items[0].call_count, 1);
    assert_null(b->defs.items[0].callees);
    assert_int_equal(b->defs.items[0].callee_count, 0);
    assert_int_equal(a->defs.items[0].callee_count, 1);
    const struct glance *c = glance_of(&at, "c", identify_fake);
    assert_int_equal(at.reads, 2);
    assert_true(str_equal(c->defs.items[0].name, STR("g")));
    arena_free(at.memory.scratch);
    arena_free(at.arena);
}

static void without_identities_each_version_is_read(void **state)
{
    (void)state;
    struct fixture at = fixture_new();
    assert_non_null(glance_of(&at, "a", NULL));
    assert_non_null(glance_of(&at, "a", NULL));
    assert_int_equal(at.reads, 1);
    assert_non_null(glance_of(&at, "b", NULL));
    assert_int_equal(at.reads, 2);
    arena_free(at.memory.scratch);
    arena_free(at.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_content_is_read_once),
        cmocka_unit_test(without_identities_each_version_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
