/* SPDX-License-Identifier: MIT
 *
 * Hashes. hash_bytes is for tables in memory only; what a report shows is sha1.
 */
#ifndef HUNKSCAN_BASE_HASH_H
#define HUNKSCAN_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* A 64-bit hash of the bytes, eight at a time; the same on every machine. Names
 * that an attacker chose to collide only slow a table down: tables are bounded by the
 * file's size. */
uint64_t hash_bytes(struct str text);

/* Two hashes into one. */
uint64_t hash_mix(uint64_t a, uint64_t b);

enum { SHA1_BYTES = 20, SHA1_HEX_BYTES = 41 };

/* SHA-1 (FIPS 180-4) of the bytes, as 40 lower-case hex digits and NUL. For identities,
 * not for security. */
void sha1_hex(struct str text, char hex[SHA1_HEX_BYTES]);

#endif
