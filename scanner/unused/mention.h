/* SPDX-License-Identifier: MIT
 *
 * Names that a file mentions without using them: in annotations that are strings, type
 * comments, doctests and __all__; and names it tries out, expecting that they may be
 * missing.
 */
#ifndef HUNKSCAN_UNUSED_MENTION_H
#define HUNKSCAN_UNUSED_MENTION_H

struct usage;

/* Fills in is_mentioned, is_doubtful and exports. */
void mention_read(struct usage *usage);

#endif
