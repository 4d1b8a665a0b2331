/* SPDX-License-Identifier: MIT
 *
 * What an engine forgets when a root ends: lists, objects with their cells, pairs. After
 * it all is as if what was forgotten had never been. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "flow/cons.h"
#include "flow/object.h"
#include "names/pairs.h"

enum { ROUNDS = 40, MOST = 700, LONG = 300 };

/* A list of its own for each seed; some are longer than a piece. */
static size_t fill(uint32_t seed, uint32_t *words)
{
    const size_t count = seed % 97 == 0 ? LONG : 1 + seed % 7;
    for (size_t i = 0; i < count; i++) {
        words[i] = seed * 31 + (uint32_t)i * (seed % 3);
    }
    words[0] = seed;
    return count;
}

static uint32_t add(struct cons *cons, uint32_t seed)
{
    uint32_t words[LONG];
    const size_t count = fill(seed, words);
    return cons_add(cons, words, count);
}

static uint32_t find(const struct cons *cons, uint32_t seed)
{
    uint32_t words[LONG];
    const size_t count = fill(seed, words);
    return cons_find(cons, words, count);
}

/* Kept lists stay what they were, forgotten ones are new again with the same numbers,
 * whatever grew in between. */
static void lists_are_forgotten(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct cons cons = cons_init(arena);
    enum { KEPT = 50 };
    for (uint32_t i = 1; i <= KEPT; i++) {
        assert_int_equal(add(&cons, i), i);
    }
    const struct cons_mark mark = cons_mark(&cons);
    for (uint32_t round = 1; round <= ROUNDS; round++) {
        const uint32_t most = round * 17 % MOST;
        for (uint32_t i = 1; i <= most; i++) {
            const uint32_t seed = round * 1000 + i;
            assert_int_equal(find(&cons, seed), 0);
            assert_int_equal(add(&cons, seed), KEPT + i);
            assert_int_equal(add(&cons, seed), KEPT + i);
            assert_int_equal(find(&cons, seed), KEPT + i);
        }
        cons_forget(&cons, mark);
        assert_int_equal(most > 0 ? find(&cons, round * 1000 + most) : 0, 0);
        for (uint32_t i = 1; i <= KEPT; i++) {
            uint32_t words[LONG];
            size_t count = 0;
            const size_t want = fill(i, words);
            assert_int_equal(find(&cons, i), i);
            assert_memory_equal(cons_get(&cons, i, &count), words, want * sizeof *words);
            assert_int_equal(count, want);
        }
    }
    arena_free(arena);
}

static uint32_t count_cells(const struct objects *objects, uint32_t object)
{
    uint32_t count = 0;
    for (uint32_t cell = objects_first_cell(objects, object); cell;
         cell = objects_next_cell(objects, cell)) {
        count++;
    }
    return count;
}

/* Also cells that an older object got since. */
static void cells_are_forgotten(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct objects objects = objects_init(arena);
    const struct object old = { .kind = OBJECT_INSTANCE, .node = 7 };
    const uint32_t one = objects_add(&objects, &old);
    const uint32_t kept = objects_cell(&objects, one, key_of(KEY_ATTRIBUTE, 1));
    const struct objects_mark mark = objects_mark(&objects);
    for (uint32_t round = 0; round < ROUNDS; round++) {
        const struct object made = { .kind = OBJECT_CONTAINER, .node = round };
        const uint32_t two = objects_add(&objects, &made);
        assert_int_equal(two, one + 1);
        for (uint32_t i = 0; i < round; i++) {
            objects_cell(&objects, i % 2 ? one : two, key_of(KEY_ITEM, i));
        }
        assert_int_equal(count_cells(&objects, one), 1 + round / 2);
        assert_int_equal(count_cells(&objects, two), round - round / 2);
        objects_forget(&objects, &mark);
        assert_int_equal(count_cells(&objects, one), 1);
        assert_int_equal(objects_first_cell(&objects, one), kept);
        assert_int_equal(count_cells(&objects, two), 0);
    }
    arena_free(arena);
}

static void pairs_are_restored(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct pairs pairs = pairs_init(arena, 8);
    pairs_set(&pairs, 1, 2, 3);
    const struct pairs copy = pairs_copy(&pairs, arena);
    for (uint32_t round = 1; round <= ROUNDS; round++) {
        pairs_set(&pairs, 1, 2, 100 + round);
        for (uint32_t i = 0; i < round * 5; i++) {
            pairs_set(&pairs, 10 + i, round, i + 1);
        }
        pairs_restore(&pairs, &copy);
        assert_int_equal(pairs_find(&pairs, 1, 2), 3);
        assert_int_equal(pairs_find(&pairs, 10, round), 0);
        assert_int_equal(pairs.count, 1);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_forgotten),
        cmocka_unit_test(cells_are_forgotten),
        cmocka_unit_test(pairs_are_restored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
