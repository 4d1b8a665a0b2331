/* SPDX-License-Identifier: MIT */
#include "review/affected.h"

#include "base/intern.h"
#include "match/unit.h"
#include "names/altered.h"
#include "names/names.h"
#include "review/skim.h"
#include "syntax/source.h"
#include "syntax/tree.h"

static struct str why_of(const struct altered_name *altered, bool body)
{
    return altered->why.len == 0 || (body && altered->body_why.len > 0)
               ? altered->body_why
               : altered->why;
}

/* The altered name that one of the nodes refers to, or NULL. */
static const struct altered_name *referred_to(const struct altered_names *names,
                                              const struct affected_question *question)
{
    const struct unit *unit = question->unit;
    for (uint32_t node = question->from; node < question->end; node++) {
        const uint32_t qualified = names_qualified(unit->names, node);
        const struct altered_name *altered =
            qualified ? altered_find(names, intern_text(unit->tree->names, qualified))
                      : NULL;
        if (altered && !str_equal(altered->path, unit->source->path)) {
            return altered;
        }
    }
    return NULL;
}

struct str affected_why(const struct altered_names *names,
                        const struct affected_question *question)
{
    const struct altered_name *found = referred_to(names, question);
    const struct str path = question->unit->source->path;
    for (size_t i = 0; i < names->count && !found && question->code.ptr; i++) {
        const struct altered_name *one = &names->items[i];
        found = !str_equal(one->path, path) && skim_has_word(question->code, one->name)
                    ? one
                    : NULL;
    }
    return found ? why_of(found, question->body) : (struct str){ NULL, 0 };
}
