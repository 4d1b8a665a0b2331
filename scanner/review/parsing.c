/* SPDX-License-Identifier: MIT */
#include "review/parsing.h"

#include "review/analysis.h"
#include "review/text_edits.h"
#include "syntax/kept_trees.h"

struct parse_result parsing_run(const struct analysis *analysis, struct worker *worker,
                                struct intern *names)
{
    const struct other_versions *versions = &analysis->versions;
    struct arena *arena = worker->scratch;
    struct parse_result parsed;
    if (!versions->hunks) {
        earlier_parse_forget(&worker->newest);
    }
    if (kept_trees_find(worker->kept, &analysis->source, names, arena, &parsed)) {
        return parsed;
    }
    if (versions->hunks) {
        worker->newest.edits =
            text_edits_to_old(versions->hunks, versions->new, &analysis->source, arena);
        return parser_parse_again(worker->parser, &analysis->source, &worker->limits,
                                  names, arena, &worker->newest);
    }
    if (versions->old_count == 0) {
        return parser_parse(worker->parser, &analysis->source, &worker->limits, names,
                            arena);
    }
    return parser_parse_first(worker->parser, &analysis->source, &worker->limits, names,
                              arena, &worker->newest);
}
