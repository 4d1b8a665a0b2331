/* SPDX-License-Identifier: MIT
 *
 * How files are split among shards.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "review/shard.h"

enum { FILES = 200 };

/* Files of very different sizes, some of them equal. */
static void fill(struct shard_file *files, struct arena *arena)
{
    uint64_t state = 12345;
    for (unsigned i = 0; i < FILES; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        files[i] = (struct shard_file){ .path = str_format(arena, "d/%03u.py", i),
                                        .bytes = (state >> 40) % 1000 * (i % 10) };
    }
}

static void loads_are_even(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct shard_file files[FILES];
    for (unsigned shards = 1; shards <= 16; shards++) {
        uint64_t loads[17] = { 0 };
        uint64_t all = 0;
        fill(files, arena);
        shard_split(files, FILES, shards, arena);
        for (unsigned i = 0; i < FILES; i++) {
            assert_in_range(files[i].shard, 1, shards);
            loads[files[i].shard] += files[i].bytes;
            all += files[i].bytes;
        }
        for (unsigned k = 1; k <= shards; k++) {
            assert_in_range(loads[k], all / shards * 9 / 10, all / shards * 11 / 10 + 1);
        }
    }
    arena_free(arena);
}

/* Another machine may list the files in another order. */
static void order_does_not_matter(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct shard_file files[FILES];
    struct shard_file reversed[FILES];
    fill(files, arena);
    for (unsigned i = 0; i < FILES; i++) {
        reversed[FILES - 1 - i] = files[i];
    }
    shard_split(files, FILES, 7, arena);
    shard_split(reversed, FILES, 7, arena);
    for (unsigned i = 0; i < FILES; i++) {
        assert_int_equal(files[i].shard, reversed[FILES - 1 - i].shard);
    }
    arena_free(arena);
}

static void few_files(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct shard_file files[] = { { .path = STR("a") }, { .path = STR("b") } };
    shard_split(files, 0, 3, arena);
    assert_int_equal(files[0].shard, 0);
    shard_split(files, 2, 3, arena);
    assert_int_equal(files[0].shard, 1);
    assert_int_equal(files[1].shard, 2); /* empty files are shared out, too */
    arena_free(arena);
}

static void digest_tells_splits_apart(void **state)
{
    (void)state;
    struct shard_file one[] = { { STR("a"), 5, 1 }, { STR("b"), 5, 2 } };
    const struct shard_file other[] = { { STR("a"), 5, 1 }, { STR("b"), 0, 2 } };
    const struct shard_file shifted[] = { { STR("a"), 5, 2 }, { STR("b"), 5, 2 } };
    char a[SHA1_HEX_BYTES];
    char b[SHA1_HEX_BYTES];
    shard_digest(one, 2, a);
    shard_digest(one, 2, b);
    assert_string_equal(a, b);
    shard_digest(other, 2, b);
    assert_string_not_equal(a, b);
    shard_digest(shifted, 2, b);
    assert_string_not_equal(a, b);
    shard_digest(one, 1, b);
    assert_string_not_equal(a, b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loads_are_even),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(few_files),
        cmocka_unit_test(digest_tells_splits_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
