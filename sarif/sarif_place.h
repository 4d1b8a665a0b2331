/* SPDX-License-Identifier: MIT
 *
 * Places as SARIF objects: regions with all four numbers, files relative to %SRCROOT%,
 * snippets. Each function returns a new reference that the caller owns.
 */
#ifndef HUNKSCAN_SARIF_SARIF_PLACE_H
#define HUNKSCAN_SARIF_SARIF_PLACE_H

#include <jansson.h>

#include "base/str.h"

struct region;

/* Texts beyond this are left out of the report: a minified line must not fill it. */
enum { SARIF_PLACE_MOST_SNIPPET_BYTES = 32768 };

/* The name that stands for the root of the repository. */
#define SARIF_PLACE_ROOT "%SRCROOT%"

/* An artifactLocation. */
json_t *sarif_place_file(struct str path);

/* A region (SARIF 2.1.0, 3.30) without a snippet. */
json_t *sarif_place_region(const struct region *region);

/* A region with its text as snippet, unless the text is absent or too long. */
json_t *sarif_place_snippet(const struct region *region, struct str text);

/* A location with a physicalLocation of file and region. */
json_t *sarif_place_location(struct str path, const struct region *region,
                             struct str text);

/* The region of an empty range at the start of a line, where only the line is known. */
struct region sarif_place_line(unsigned line);

#endif
