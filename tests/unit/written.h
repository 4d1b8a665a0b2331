/* SPDX-License-Identifier: MIT
 *
 * What tests of report writers ask of the text that was written. Behind <cmocka.h>.
 */
#ifndef HUNKSCAN_TESTS_UNIT_WRITTEN_H
#define HUNKSCAN_TESTS_UNIT_WRITTEN_H

#include "base/buf.h"
#include "base/str.h"

/* The text has those words. */
static inline void assert_holds(const struct buf *out, const char *text)
{
    if (str_find(buf_view(out), str_from(text), 0) == out->len) {
        fail_msg("lacks %s in:\n%.*s", text, STR_ARGS(buf_view(out)));
    }
}

/* It is that and no other. */
static inline void assert_is(const struct buf *out, const char *text)
{
    if (!str_equal(buf_view(out), str_from(text))) {
        fail_msg("%.*s\ninstead of\n%s", STR_ARGS(buf_view(out)), text);
    }
}

#endif
