/* SPDX-License-Identifier: MIT */
#include "review/mend.h"

#include "base/arena.h"
#include "base/hash.h"
#include "finding.h"
#include "review/analysis.h"
#include "rule/edits.h"
#include "syntax/source.h"

/* What reports show of the lines of one edit. */
enum { MOST_LINES_BYTES = 4096 };

static struct str lines_of(const struct source *source, const struct region *region)
{
    const uint32_t from = source_line_start(source, region->start_line);
    const uint32_t to = source_line_start(source, region->end_line) +
                        (uint32_t)source_line_text(source, region->end_line).len;
    return to - from > MOST_LINES_BYTES ? (struct str){ NULL, 0 }
                                        : source_slice(source, from, to);
}

static void add_edit(const struct analysis *analysis, struct worker *worker, size_t index,
                     struct edits *edits)
{
    const struct raw_finding *raw = &analysis->raw.items[index];
    struct fix_edit edit;
    if (fix_make(&worker->fixes, analysis->unit, raw->rule, &raw->match, &edit)) {
        edit.lines = lines_of(&analysis->source, &edit.region);
        edits_add(edits, &edit, 1, worker->scratch);
    }
}

void mend_finding(const struct analysis *analysis, struct worker *worker, size_t index,
                  const struct mend_also *also, struct finding *finding)
{
    struct edits edits = { 0 };
    add_edit(analysis, worker, index, &edits);
    for (; also; also = also->next) {
        add_edit(analysis, worker, also->index, &edits);
    }
    finding->fix = edits.items;
    finding->fix_count = (uint32_t)edits.count;
    if (edits.count > 0) {
        char hex[SHA1_HEX_BYTES];
        sha1_hex(analysis->source.text, hex);
        finding->content_id = str_copy(worker->scratch, str_from(hex));
    }
}
