/* SPDX-License-Identifier: MIT
 *
 * Names of git objects: SHA-1 in binary.
 */
#ifndef HUNKSCAN_GITDIFF_OBJECT_ID_H
#define HUNKSCAN_GITDIFF_OBJECT_ID_H

#include <stdbool.h>

enum { OBJECT_ID_BYTES = 20, OBJECT_ID_HEX_BYTES = 41 };

struct object_id {
    unsigned char bytes[OBJECT_ID_BYTES];
};

/* 40 hex digits and NUL. */
void object_id_hex(const struct object_id *id, char hex[OBJECT_ID_HEX_BYTES]);
bool object_id_equal(const struct object_id *a, const struct object_id *b);
bool object_id_is_zero(const struct object_id *id);

#endif
