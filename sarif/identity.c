/* SPDX-License-Identifier: MIT */
#include "sarif/identity.h"

#include <stdio.h>

#include "base/buf.h"
#include "finding.h"

/* The namespace of our UUIDs, itself the UUID of https://hunkscan.example/ under the
 * namespace for URLs; never to be changed, or all alerts are new ones. */
static const unsigned char NAMESPACE[] = {
    0xa6, 0x06, 0xee, 0x36, 0x24, 0xca, 0x5f, 0xb4,
    0x84, 0x2c, 0xf9, 0xcb, 0xf9, 0x33, 0xda, 0xc2
};

struct identity_book identity_open(void)
{
    return (struct identity_book){ json_object() };
}

void identity_close(struct identity_book *book)
{
    json_decref(book->seen);
    book->seen = NULL;
}

/* How often this was asked for before. */
static json_int_t count_before(struct identity_book *book, const char *hex)
{
    json_t *count = json_object_get(book->seen, hex);
    const json_int_t before = json_integer_value(count);
    json_object_set_new(book->seen, hex, json_integer(before + 1));
    return before;
}

void identity_hex(struct identity_book *book, const struct finding *finding,
                  char hex[SHA1_HEX_BYTES])
{
    struct buf name = { 0 };
    buf_add(&name, finding->path);
    buf_add_char(&name, '\0');
    buf_add(&name, finding->rule->code);
    buf_add_char(&name, '\0');
    buf_add(&name, finding->fingerprint);
    sha1_hex(buf_view(&name), hex);
    const json_int_t before = count_before(book, hex);
    if (before > 0) {
        buf_add_format(&name, "%c%" JSON_INTEGER_FORMAT, '\0', before);
        sha1_hex(buf_view(&name), hex);
    }
    buf_dispose(&name);
}

void identity_uuid(const char hex[SHA1_HEX_BYTES], char uuid[IDENTITY_UUID_BYTES])
{
    char digits[SHA1_HEX_BYTES];
    struct buf name = { 0 };
    buf_add(&name, (struct str){ (const char *)NAMESPACE, sizeof NAMESPACE });
    buf_add(&name, str_from(hex));
    sha1_hex(buf_view(&name), digits);
    buf_dispose(&name);
    static const char variants[] = "89ab";
    const int digit = digits[16] <= '9' ? digits[16] - '0' : digits[16] - 'a' + 10;
    const char variant = variants[digit % 4];
    snprintf(uuid, IDENTITY_UUID_BYTES, "%.8s-%.4s-5%.3s-%c%.3s-%.12s", digits,
             digits + 8, digits + 13, variant, digits + 17, digits + 20);
}
