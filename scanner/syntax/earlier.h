/* SPDX-License-Identifier: MIT
 *
 * The tree of an earlier text, made ready for the parse of one that is like it. Inside
 * syntax/ only.
 */
#ifndef HUNKSCAN_SYNTAX_EARLIER_H
#define HUNKSCAN_SYNTAX_EARLIER_H

#include <tree_sitter/api.h>

#include "syntax/parse.h"

/* A copy that knows of the edits, for the caller to delete; NULL where nothing was kept
 * or the two views differ elsewhere as well. */
TSTree *earlier_parse_edited(const struct earlier_parse *earlier, struct str view);

#endif
