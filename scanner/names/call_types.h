/* SPDX-License-Identifier: MIT
 *
 * What calls return, as far as somebody told: a table from qualified names to types. The
 * names resolver knows no library; its caller hands this in.
 */
#ifndef HUNKSCAN_NAMES_CALL_TYPES_H
#define HUNKSCAN_NAMES_CALL_TYPES_H

#include <stddef.h>
#include <stdint.h>

/* "sqlite3.connect" returns a "sqlite3.Connection"; a method is named by its type:
 * "sqlite3.Connection.cursor". Numbers of the base of the files' interners. */
struct call_type {
    uint32_t callable;
    uint32_t type;
};

struct call_types {
    const struct call_type *items; /* by callable, ascending, each once */
    size_t count;
    const struct call_types *keeps; /* NULL or, by callable: of a method that keeps what
                                       it is given "put", that gives it back "get"; of
                                       the class of such methods itself */
    const struct call_types *optional;  /* NULL or, by callable: when the result is None,
                                           in words */
    const struct call_types *arguments; /* NULL or, of these: in digits, with how many
                                           arguments at most */
    const struct call_types *closables; /* NULL or, by callable whose result has to be
                                           closed, and by that with a method that closes
                                           it: the callable */
    const struct call_types *borrows;   /* NULL or, by callable that does not keep what
                                           it is given: "uses", "wraps" or "harmless" */
    const struct call_types *ends;      /* NULL or, by callable that never comes back:
                                           what it ends */
};

/* The type that a call of `callable` returns, or 0. `types` may be NULL. */
uint32_t call_types_find(const struct call_types *types, uint32_t callable);

#endif
