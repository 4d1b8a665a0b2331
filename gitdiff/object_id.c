/* SPDX-License-Identifier: MIT */
#include "gitdiff/object_id.h"

#include <string.h>

void object_id_hex(const struct object_id *id, char hex[OBJECT_ID_HEX_BYTES])
{
    static const char DIGITS[] = "0123456789abcdef";
    for (size_t i = 0; i < OBJECT_ID_BYTES; i++) {
        hex[2 * i] = DIGITS[id->bytes[i] >> 4];
        hex[2 * i + 1] = DIGITS[id->bytes[i] & 15];
    }
    hex[OBJECT_ID_HEX_BYTES - 1] = '\0';
}

bool object_id_equal(const struct object_id *a, const struct object_id *b)
{
    return memcmp(a->bytes, b->bytes, OBJECT_ID_BYTES) == 0;
}

bool object_id_is_zero(const struct object_id *id)
{
    static const struct object_id ZERO;
    return object_id_equal(id, &ZERO);
}
