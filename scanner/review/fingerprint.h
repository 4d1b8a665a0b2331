/* SPDX-License-Identifier: MIT
 *
 * Identities of findings. The line hash is GitHub's primaryLocationLineHash, bit for bit
 * (REPORTS must 4); the fingerprint "hunkscan/v1" is our own.
 *
 * hunkscan/v1 is made of the rule's code, the names of the classes and functions around,
 * the text of the finding's lines without blanks and comments, of a finding with a trace
 * that of its source's statement, and the number of this one among equals in its file, in
 * text order. No line number and no path: it survives moves
 * within the file, re-indentation and renames of the file. Two findings are the same one
 * if path (as renames take it) and fingerprint are equal.
 */
#ifndef HUNKSCAN_REVIEW_FINGERPRINT_H
#define HUNKSCAN_REVIEW_FINGERPRINT_H

#include <stdint.h>

#include "base/hash.h"
#include "base/str.h"

struct arena;
struct buf;
struct trace;
struct tree;

/* GitHub's hash of one line, and which occurrence of it in the file this line is. */
struct line_hash {
    uint64_t hash;
    uint32_t occurrence; /* 1-based */
};

struct line_hashes {
    const struct line_hash
        *lines; /* line n (1-based, as consumers count) is lines[n - 1] */
    uint32_t count;
};

/* The hashes of all lines of a file, in one pass. The algorithm is that of REPORTS
 * must 4. The array lives in `arena`. */
struct line_hashes line_hashes_of(struct str text, struct arena *arena);

/* "39fa2ee980eb94b0:1" for a 1-based line; "0:1" for a line past the end. In `arena`. */
struct str line_hashes_text(const struct line_hashes *hashes, uint32_t line,
                            struct arena *arena);

/* What of a finding's place goes into its fingerprint. */
struct fingerprint_place {
    const struct tree *tree;
    uint32_t node;     /* the finding's, or TREE_NONE: then the innermost one at `from` */
    uint32_t from, to; /* byte range; its whole lines are used */
};

/* Appends everything the fingerprint covers but the occurrence number: two findings are
 * equals if these bytes are. */
void fingerprint_subject(struct str code, const struct fingerprint_place *place,
                         struct buf *out);

/* Appends the bytes from..to as versions are compared: without blanks and comments, and
 * without what a formatter decides: which quotes, commas before closing brackets. No part
 * of the fingerprint. */
void fingerprint_text(const struct tree *tree, uint32_t from, uint32_t to,
                      struct buf *out);

/* Appends "Class.method.", the names of the definitions around a node (TREE_NONE: around
 * the byte). */
void fingerprint_scopes(const struct tree *tree, uint32_t node, uint32_t from,
                        struct buf *out);

/* Appends what stands for the source of a trace, nothing for an absent one (NULL): the
 * text of its simple statement without blanks and comments; where it is in the header of
 * a compound one, which has other things in it (parameters), or in another file, only its
 * own text or line. */
void fingerprint_source(const struct tree *tree, const struct trace *trace,
                        struct buf *out);

/* The fingerprint of the occurrence-th (1-based) finding with this subject: 40 hex
 * digits. */
void fingerprint_hex(struct str subject, uint32_t occurrence, char hex[SHA1_HEX_BYTES]);

#endif
