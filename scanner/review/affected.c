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

/* Whether the text has the word as that of a call: "open (". */
static bool has_call(struct str text, struct str word)
{
    for (size_t at = str_find(text, word, 0); at < text.len;
         at = str_find(text, word, at + 1)) {
        const size_t end = skim_past_blanks(text, at + word.len);
        if ((at == 0 || !str_is_word_byte(text.ptr[at - 1])) && end < text.len &&
            text.ptr[end] == '(') {
            return true;
        }
    }
    return false;
}

static bool is_called(const struct tree *tree, uint32_t node)
{
    const uint32_t parent = tree->nodes[node].parent;
    return parent < tree->count && tree->nodes[parent].kind == N_CALL &&
           tree_first(tree, parent) == node;
}

/* The altered name that one of the nodes refers to, or NULL. */
static const struct altered_name *referred_to(const struct altered_names *names,
                                              const struct affected_question *question)
{
    const struct unit *unit = question->unit;
    for (uint32_t node = question->from; node < question->end; node++) {
        const uint32_t qualified = names_qualified(unit->names, node);
        const struct altered_name *altered =
            qualified ? altered_find(names, intern_text(unit->tree->names, qualified),
                                     unit->source->path)
                      : NULL;
        if (altered && !str_equal(altered->path, unit->source->path) &&
            (!question->called || is_called(unit->tree, node))) {
            return altered;
        }
    }
    return NULL;
}

const struct altered_name *affected_name(const struct altered_names *names,
                                         const struct affected_question *question)
{
    const struct altered_name *found = referred_to(names, question);
    const struct str path = question->unit->source->path;
    for (size_t i = 0; i < names->count && !found && question->code.ptr; i++) {
        const struct altered_name *one = &names->items[i];
        const bool has = question->called ? has_call(question->code, one->name)
                                          : skim_has_word(question->code, one->name);
        found = has && !str_equal(one->path, path) ? one : NULL;
    }
    return found;
}

struct str affected_why(const struct altered_names *names,
                        const struct affected_question *question)
{
    const struct altered_name *found = affected_name(names, question);
    return found ? why_of(found, question->body) : (struct str){ NULL, 0 };
}
