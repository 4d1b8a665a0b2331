/* SPDX-License-Identifier: MIT
 *
 * Literal values: what a string or number node denotes.
 */
#ifndef HUNKSCAN_SYNTAX_LITERAL_H
#define HUNKSCAN_SYNTAX_LITERAL_H

#include <stdint.h>

#include "base/str.h"

struct arena;
struct tree;

/* The content of an N_STRING between its quotes, exactly as written (escapes undecoded);
 * of an N_STRING_PIECE its text. A view into the source. */
struct str literal_raw_content(const struct tree *tree, uint32_t node);

/* The decoded value of an N_STRING, an N_STRING_PIECE, or an N_CONCAT or N_FSTRING made
 * of constant pieces only: UTF-8 for text, bytes as they are for b"". Lone surrogates
 * become U+FFFD, malformed escapes stay as written, \N{…} stays as written. False for any
 * other node. A view into the source where nothing had to be decoded, else in `arena`. */
bool literal_string(const struct tree *tree, uint32_t node, struct arena *arena,
                    struct str *value);

/* Whether the node is a string literal (or concatenation of them) without replacement
 * fields. */
bool literal_is_string(const struct tree *tree, uint32_t node);

/* The value of an N_INT (Python 2's 0777 and 10L too), and of N_UNARY minus over one.
 * False for other nodes and where it does not fit. */
bool literal_int(const struct tree *tree, uint32_t node, int64_t *value);

/* The value of an N_FLOAT or N_INT (with sign). False for other nodes. */
bool literal_float(const struct tree *tree, uint32_t node, double *value);

#endif
