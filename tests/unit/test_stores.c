/* SPDX-License-Identifier: MIT
 *
 * Stores: versions stay what they were while cells of any number are set, and joins give
 * back a version that did not change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"
#include "flow/stores.h"

/* Cells on each side of where a level more is needed. */
static const uint32_t cells[] = { 0,    1,    15,    16,    255,   256,
                                  4095, 4096, 65535, 65536, 70000, STORE_MOST_CELLS - 1 };
enum { CELLS = sizeof cells / sizeof cells[0] };

static uint32_t larger(void *context, uint32_t cell, uint32_t a, uint32_t b)
{
    uint32_t *calls = context;
    (void)cell;
    (*calls)++;
    return a > b ? a : b;
}

static void versions_stay(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct stores stores = stores_init(arena);
    store at[CELLS + 1] = { 0 };
    for (uint32_t i = 0; i < CELLS; i++) {
        at[i + 1] = store_set(&stores, at[i], cells[i], i + 1);
        assert_int_not_equal(at[i + 1], at[i]);
        assert_int_equal(store_set(&stores, at[i + 1], cells[i], i + 1), at[i + 1]);
    }
    for (uint32_t v = 0; v <= CELLS; v++) {
        for (uint32_t i = 0; i < CELLS; i++) {
            assert_int_equal(store_get(&stores, at[v], cells[i]), i < v ? i + 1 : 0);
        }
        assert_int_equal(store_get(&stores, at[v], 2), 0);
        assert_int_equal(store_set(&stores, at[v], STORE_MOST_CELLS, 1), at[v]);
    }
    arena_free(arena);
}

/* The first cells set on one side, the last on the other: of different heights. */
static void joins_hold_both(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct stores stores = stores_init(arena);
    for (uint32_t cut = 0; cut <= CELLS; cut++) {
        store a = store_set(&stores, 0, 3, 5);
        store b = store_set(&stores, 0, 3, 7);
        for (uint32_t i = 0; i < CELLS; i++) {
            store *side = i < cut ? &a : &b;
            *side = store_set(&stores, *side, cells[i], i + 1);
        }
        uint32_t calls = 0;
        const store joined = store_join(&stores, a, b, larger, &calls);
        assert_int_equal(calls, 1);
        assert_int_equal(store_get(&stores, joined, 3), 7);
        for (uint32_t i = 0; i < CELLS; i++) {
            assert_int_equal(store_get(&stores, joined, cells[i]), i + 1);
        }
        assert_int_equal(store_join(&stores, joined, a, larger, &calls), joined);
        assert_int_equal(store_join(&stores, b, joined, larger, &calls), joined);
        assert_int_equal(store_join(&stores, a, 0, larger, &calls), a);
        assert_int_equal(store_join(&stores, 0, a, larger, &calls), a);
        assert_int_equal(store_join(&stores, a, a, larger, &calls), a);
    }
    arena_free(arena);
}

/* A low version is given back itself where a higher one adds nothing to it. */
static void joins_give_back_what_holds_all(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct stores stores = stores_init(arena);
    uint32_t calls = 0;
    const store low = store_set(&stores, 0, 1, 9);
    const store high = store_set(&stores, store_set(&stores, 0, 1, 4), 5000, 2);
    const store both = store_set(&stores, low, 5000, 2);
    const store joined = store_join(&stores, low, high, larger, &calls);
    assert_int_equal(store_get(&stores, joined, 1), 9);
    assert_int_equal(store_get(&stores, joined, 5000), 2);
    assert_int_equal(store_join(&stores, both, low, larger, &calls), both);
    assert_int_equal(store_join(&stores, low, both, larger, &calls), both);
    arena_free(arena);
}

struct seen {
    bool cells[CELLS + 1]; /* by index in `cells`; the last: another one */
    uint32_t calls, most;
};

static bool see(void *context, uint32_t cell)
{
    struct seen *seen = context;
    uint32_t at = 0;
    while (at < CELLS && cells[at] != cell) {
        at++;
    }
    seen->cells[at] = true;
    return ++seen->calls < seen->most;
}

/* Whatever the heights of the two, and whichever comes first. */
static void changes_are_the_cells_that_differ(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct stores stores = stores_init(arena);
    for (uint32_t cut = 0; cut <= CELLS; cut++) {
        store a = store_set(&stores, 0, 3, 5);
        store b = store_set(&stores, 0, 3, 5);
        for (uint32_t i = 0; i < CELLS; i++) {
            a = i < cut ? store_set(&stores, a, cells[i], i + 1) : a;
            b = store_set(&stores, b, cells[i], i + 1);
        }
        struct seen one = { .most = UINT32_MAX };
        struct seen two = { .most = UINT32_MAX };
        assert_true(store_changes(&stores, a, b, see, &one));
        assert_true(store_changes(&stores, b, a, see, &two));
        assert_int_equal(one.calls, CELLS - cut);
        assert_int_equal(two.calls, CELLS - cut);
        for (uint32_t i = 0; i <= CELLS; i++) {
            assert_int_equal(one.cells[i], i >= cut && i < CELLS);
            assert_int_equal(two.cells[i], one.cells[i]);
        }
        struct seen first = { .most = 1 };
        assert_int_equal(store_changes(&stores, a, b, see, &first), cut == CELLS);
        assert_int_equal(first.calls, cut == CELLS ? 0 : 1);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(versions_stay),
        cmocka_unit_test(joins_hold_both),
        cmocka_unit_test(joins_give_back_what_holds_all),
        cmocka_unit_test(changes_are_the_cells_that_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
