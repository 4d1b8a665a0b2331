/* SPDX-License-Identifier: MIT
 *
 * The encoding of a Python file: byte order mark, PEP 263 declaration, and what the bytes
 * are.
 */
#ifndef HUNKSCAN_SYNTAX_ENCODING_H
#define HUNKSCAN_SYNTAX_ENCODING_H

#include "base/str.h"
#include "syntax/source.h"

/* How to read the text. Bytes decide before words: ASCII and valid UTF-8 are SOURCE_UTF8
 * whatever one-byte encoding is declared, because offsets, names and structure come out
 * the same. */
enum source_encoding encoding_of(struct str text);

/* The encoding that a comment in the first two lines declares (PEP 263), as written;
 * absent if none. */
struct str encoding_declared(struct str text);

#endif
