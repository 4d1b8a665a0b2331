/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_place.h"

#include "finding.h"
#include "sarif/sarif_text.h"

json_t *sarif_place_file(struct str path)
{
    return json_pack("{s:o,s:s}", "uri", sarif_text_path(path), "uriBaseId",
                     SARIF_PLACE_ROOT);
}

json_t *sarif_place_region(const struct region *region)
{
    return json_pack("{s:I,s:I,s:I,s:I}", "startLine", (json_int_t)region->start_line,
                     "startColumn", (json_int_t)region->start_column, "endLine",
                     (json_int_t)region->end_line, "endColumn",
                     (json_int_t)region->end_column);
}

json_t *sarif_place_snippet(const struct region *region, struct str text)
{
    json_t *json = sarif_place_region(region);
    if (text.ptr != NULL && text.len <= SARIF_PLACE_MOST_SNIPPET_BYTES) {
        json_object_set_new(json, "snippet",
                            json_pack("{s:o}", "text", sarif_text_clean(text)));
    }
    return json;
}

json_t *sarif_place_location(struct str path, const struct region *region,
                             struct str text)
{
    return json_pack("{s:{s:o,s:o}}", "physicalLocation", "artifactLocation",
                     sarif_place_file(path), "region", sarif_place_snippet(region, text));
}

struct region sarif_place_line(unsigned line)
{
    return (struct region){ line, 1, line, 1 };
}
