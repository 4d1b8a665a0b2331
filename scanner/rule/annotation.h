/* SPDX-License-Identifier: MIT
 *
 * Annotations of example files: comments on lines of their own that speak of the next
 * line that is no annotation.
 *   "# ruleid: NAME, OTHER"  it must be reported
 *   "# ok: NAME"             it must not be
 *   "# todoruleid: NAME"     it should be reported, but is not yet
 *   "# todook: NAME"         it should not be reported, but still is
 * Those that begin with "pro" or "deep" speak of another engine.
 */
#ifndef HUNKSCAN_RULE_ANNOTATION_H
#define HUNKSCAN_RULE_ANNOTATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;

enum annotation_kind {
    ANNOTATION_RULEID,
    ANNOTATION_OK,
    ANNOTATION_TODO_RULEID,
    ANNOTATION_TODO_OK,
    ANNOTATION_OTHER_ENGINE,
};

struct annotation {
    enum annotation_kind kind;
    uint32_t line; /* 1-based: the line spoken of */
    struct str id;
};

VEC_OF(annotations, struct annotation);

/* All annotations of a file, one for each id, in the order of the text; lines end at LF.
 * Ids are views of the text. */
void annotation_read(struct str text, struct arena *arena,
                     struct annotations *annotations);

/* Whether one line of text is an annotation. */
bool annotation_is(struct str line);

/* Whether an annotation's id means the rule: equal, or equal to the last part of a dotted
 * id. */
bool annotation_names(struct str id, struct str rule_id);

#endif
