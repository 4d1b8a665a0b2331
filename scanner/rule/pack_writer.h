/* SPDX-License-Identifier: MIT
 *
 * Writing a pack as C. Used by the build tool only.
 */
#ifndef HUNKSCAN_RULE_PACK_WRITER_H
#define HUNKSCAN_RULE_PACK_WRITER_H

#include <stddef.h>

struct buf;
struct intern;
struct loaded_rule;

/* Appends a C file that defines ruleset_add_builtin with these rules, whose words, pieces
 * and word filters count in `words`. The same rules give the same bytes. */
void pack_writer_add(const struct loaded_rule *rules, size_t count,
                     const struct intern *words, struct buf *out);

#endif
