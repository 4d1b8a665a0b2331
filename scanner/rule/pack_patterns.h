/* SPDX-License-Identifier: MIT
 *
 * The patterns of a pack, as C text. Used by the build tool only.
 */
#ifndef HUNKSCAN_RULE_PACK_PATTERNS_H
#define HUNKSCAN_RULE_PACK_PATTERNS_H

struct buf;
struct pattern_tables;

/* Appends the tables and `patterns`, a struct pattern_pack. */
void pack_patterns_write(const struct pattern_tables *tables, struct buf *out);

#endif
