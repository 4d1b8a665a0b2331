/* SPDX-License-Identifier: MIT */
#include "rule/fix.h"

#include "base/arena.h"
#include "finding.h"
#include "match/unit.h"
#include "rule/fix_draft.h"
#include "rule/rule.h"
#include "syntax/source.h"

/* Plain; with brackets around metavariables; with brackets around it all. */
enum { MOST_TRIALS = 3 };

static bool fill(struct fix_draft *draft)
{
    if (draft->rule->fix_regex.ptr) {
        return fix_text_regex(draft);
    }
    return str_trim(draft->rule->fix).len == 0 ? fix_remove_fill(draft)
                                               : fix_text_fill(draft);
}

static bool is_good(struct fix_draft *draft)
{
    enum fix_verdict verdict = FIX_AGAIN;
    for (unsigned i = 0; i < MOST_TRIALS && verdict == FIX_AGAIN; i++) {
        verdict = fill(draft) ? fix_check(draft) : FIX_BAD;
    }
    return verdict == FIX_GOOD;
}

/* Whether a text may be cut before byte `at`: not within a UTF-8 sequence or a CRLF. */
static bool may_cut(struct str text, size_t at)
{
    if (at == 0 || at >= text.len) {
        return true;
    }
    return ((unsigned char)text.ptr[at] & 0xC0) != 0x80 &&
           !(text.ptr[at - 1] == '\r' && text.ptr[at] == '\n');
}

static size_t common_start(struct str a, struct str b)
{
    size_t length = 0;
    while (length < a.len && length < b.len && a.ptr[length] == b.ptr[length]) {
        length++;
    }
    while (!may_cut(a, length) || !may_cut(b, length)) {
        length--;
    }
    return length;
}

static size_t common_end(struct str a, struct str b)
{
    size_t length = 0;
    while (length < a.len && length < b.len &&
           a.ptr[a.len - length - 1] == b.ptr[b.len - length - 1]) {
        length++;
    }
    while (!may_cut(a, a.len - length) || !may_cut(b, b.len - length)) {
        length--;
    }
    return length;
}

/* The edit without what is equal at both ends; false where nothing is left. */
static bool finish(const struct fix_draft *draft, struct fix_edit *edit)
{
    const struct source *source = draft->unit->source;
    struct str old = source_slice(source, draft->from, draft->to);
    struct str new = buf_view(&draft->text);
    if (str_equal(old, new)) {
        return false;
    }
    const size_t start = common_start(old, new);
    old = str_slice(old, start, old.len);
    new = str_slice(new, start, new.len);
    const size_t end = common_end(old, new);
    const uint32_t from = draft->from + (uint32_t)start;
    const uint32_t to = draft->to - (uint32_t)end;
    *edit = (struct fix_edit){
        .from = from,
        .to = to,
        .region = { .start_line = source_line(source, from),
                    .start_column = source_column(source, from),
                    .end_line = source_line(source, to),
                    .end_column = source_column(source, to) },
        .replacement = str_copy(draft->unit->arena, str_slice(new, 0, new.len - end)),
    };
    return true;
}

bool fix_make(struct fix_maker *maker, const struct unit *unit, const struct rule *rule,
              const struct match *match, struct fix_edit *edit)
{
    if ((!rule->fix.ptr && !rule->fix_regex.ptr) || maker->bytes_left == 0 ||
        match->from > match->to) {
        return false;
    }
    arena_reset(maker->scratch);
    struct fix_draft draft = { .maker = maker,
                               .unit = unit,
                               .rule = rule,
                               .match = match,
                               .from = match->from,
                               .to = match->to };
    const bool made = is_good(&draft) && finish(&draft, edit);
    buf_dispose(&draft.text);
    return made;
}
