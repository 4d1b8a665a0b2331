/* SPDX-License-Identifier: MIT */
#include "syntax/files.h"

#include "base/intern.h"
#include "syntax/kept_trees.h"

struct parse_result files_parse(const struct files *files, const struct source *source,
                                struct intern *names, struct arena *arena)
{
    struct parse_result parsed;
    if (!files->kept) {
        return parser_parse(files->parser, source, files->limits, names, arena);
    }
    if (!kept_trees_find(files->kept, source, names, arena, &parsed)) {
        struct intern *own = intern_new(arena, intern_base(names));
        parsed = parser_parse(files->parser, source, files->limits, own, arena);
        parsed = kept_trees_add(files->kept, &parsed, names, arena);
    }
    return parsed;
}
