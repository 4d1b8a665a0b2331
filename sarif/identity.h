/* SPDX-License-Identifier: MIT
 *
 * Identities of findings for formats with one field for it that must be unique in the
 * report: made of path and fingerprint, and of a number where that is the same twice.
 */
#ifndef HUNKSCAN_SARIF_IDENTITY_H
#define HUNKSCAN_SARIF_IDENTITY_H

#include <jansson.h>

#include "base/hash.h"

struct finding;

enum { IDENTITY_UUID_BYTES = 37 };

/* What was given out so far in this report. */
struct identity_book {
    json_t *seen;
};

/* A new book; to be freed with identity_close. */
struct identity_book identity_open(void);
void identity_close(struct identity_book *book); /* Frees it. */

/* The finding's identity as 40 hex digits and NUL; a different one for every call with
 * the same book. */
void identity_hex(struct identity_book *book, const struct finding *finding,
                  char hex[SHA1_HEX_BYTES]);

/* The UUID, version 5 (RFC 9562, 5.5), whose name is such an identity. */
void identity_uuid(const char hex[SHA1_HEX_BYTES], char uuid[IDENTITY_UUID_BYTES]);

#endif
