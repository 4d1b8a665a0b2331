/* SPDX-License-Identifier: MIT
 *
 * Source text: the bytes of one file as they are in the repository, and the two ways of
 * counting its lines. Nothing is transcoded: offsets are byte offsets into the blob.
 * Lines as the report consumers and Python see them end at LF, CRLF or CR; lines as git
 * and hunks see them end at LF only. Both are 1-based. Columns are 1-based UTF-16 code
 * units, malformed UTF-8 counting as U+FFFD (base/utf8.h). A BOM counts as one unit of
 * line 1, as it does for the consumers.
 */
#ifndef HUNKSCAN_SYNTAX_SOURCE_H
#define HUNKSCAN_SYNTAX_SOURCE_H

#include <stdint.h>

#include "base/str.h"

struct arena;

/* What the text is, for the decision to analyse it (source_encoding). */
enum source_encoding {
    SOURCE_UTF8,  /* also plain ASCII and files without a declaration that are valid UTF-8
                   */
    SOURCE_BYTES, /* a one-byte encoding (PEP 263 cookie such as latin-1), or malformed
                     UTF-8 */
    SOURCE_UNKNOWN, /* a declared encoding that this program cannot read byte by byte */
};

struct source {
    struct str path; /* repository-relative; for messages only */
    struct str text; /* the bytes */
    enum source_encoding encoding;
    bool has_nul;                /* a NUL byte occurs */
    const uint32_t *line_starts; /* byte offset of each line; line_count of them */
    uint32_t
        line_count; /* at least 1: text after the last break is a line, even if empty */
    const uint32_t
        *git_starts; /* the same by git's count; shared with line_starts if equal */
    uint32_t git_count;
};

/* Reads `text` (which must outlive the source; at most 2^31 bytes) and finds lines and
 * encoding. */
struct source source_init(struct arena *arena, struct str path, struct str text);

/* 1-based line of a byte offset (offset <= text.len), by consumers' and by git's count.
 */
uint32_t source_line(const struct source *source, uint32_t offset);
uint32_t source_git_line(const struct source *source, uint32_t offset);

/* 1-based UTF-16 column of a byte offset on its line. */
uint32_t source_column(const struct source *source, uint32_t offset);

/* The same in bytes. */
uint32_t source_byte_column(const struct source *source, uint32_t offset);

/* Byte offset at which a 1-based line starts; text.len for a line past the end. */
uint32_t source_line_start(const struct source *source, uint32_t line);

/* The same of a git line. */
uint32_t source_git_line_start(const struct source *source, uint32_t line);

/* The line's text without its line break; empty for a line past the end. */
struct str source_line_text(const struct source *source, uint32_t line);

/* The bytes from..to. */
struct str source_slice(const struct source *source, uint32_t from, uint32_t to);

#endif
