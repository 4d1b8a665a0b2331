/* SPDX-License-Identifier: MIT */
#include "review/ripple.h"

#include "base/arena.h"
#include "base/intern.h"
#include "match/unit.h"
#include "names/altered.h"
#include "review/deleted_text.h"
#include "review/placement.h"
#include "review/spread.h"

/* A version being looked at. */
struct look {
    const struct ripple_side *side;
    struct spread spread;
    struct ripple *ripple; /* NULL: it is known already */
    bool all_wanted;
};

static struct str line_text(const struct source *source, uint32_t line)
{
    return source_slice(source, source_git_line_start(source, line),
                        source_git_line_start(source, line + 1));
}

static void add_word(struct look *look, struct ripple_words *words, struct str word)
{
    VEC_PUSH(look->side->arena, words, word);
}

static void add_names(struct look *look, struct ripple_words *words,
                      const struct spread_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        add_word(look, words, intern_text(look->side->tree->names, names->items[i]));
    }
}

/* ---- what is touched ---- */

static void touch_function(struct look *look, uint32_t item)
{
    struct spread_item *at = &look->spread.items.items[item];
    struct spread_names names = { 0 };
    const bool known = at->touched || !look->ripple;
    at->touched = true;
    if (known) {
        return;
    }
    add_word(look, &look->ripple->touched, spread_path(&look->spread, item));
    spread_names_of(&look->spread, item, &names);
    for (uint32_t i = at->node + 1; i < look->side->tree->nodes[at->node].end; i++) {
        const struct node *inner = &look->side->tree->nodes[i];
        if (inner->kind == N_FUNCTION || inner->kind == N_CLASS) {
            VEC_PUSH(look->side->arena, &names, inner->name);
        }
    }
    add_names(look, &look->ripple->changed, &names);
}

static void touch_class(struct look *look, uint32_t class)
{
    for (uint32_t i = class + 1; i < look->spread.items.count; i++) {
        const struct spread_item *at = &look->spread.items.items[i];
        if (!tree_contains(look->side->tree, look->spread.items.items[class].node,
                           at->node)) {
            break;
        }
        if (at->kind == SPREAD_FUNCTION) {
            touch_function(look, i);
        }
    }
}

/* Something changed in the classes that the item is, or stands in. */
static void alter_classes(struct look *look, uint32_t item)
{
    struct spread_item *items = look->spread.items.items;
    uint32_t class = item == SPREAD_NONE || items[item].kind == SPREAD_CLASS
                         ? item
                         : items[item].class;
    for (; class != SPREAD_NONE && !items[class].altered; class = items[class].class) {
        items[class].altered = true;
        if (look->ripple) {
            add_word(look, &look->ripple->classes, spread_path(&look->spread, class));
        }
    }
}

/* Something of the item was added or deleted. Of an old version functions count, and
 * headers of classes, which may have another name now; what else it had is told by the
 * deleted lines. */
static void touch(struct look *look, uint32_t item)
{
    const struct spread_item *at = &look->spread.items.items[item];
    struct spread_names names = { 0 };
    alter_classes(look, item);
    if (at->kind == SPREAD_FUNCTION) {
        touch_function(look, item);
        return;
    }
    if (at->kind == SPREAD_CLASS) {
        look->spread.items.items[item].touched = true;
        touch_class(look, item);
    }
    if (look->ripple && at->kind == SPREAD_OTHER) {
        look->ripple->everything = true;
    } else if (look->ripple) {
        spread_names_of(&look->spread, item, &names);
        add_names(look, &look->ripple->changed, &names);
        look->ripple->outside = true;
    }
}

/* The item that the line's code is of, or, where it has no code, that it stands in;
 * SPREAD_NONE where it is of none. */
static uint32_t item_of(const struct look *look, uint32_t line)
{
    const struct source *source = look->side->source;
    const uint32_t margin = deleted_margin(line_text(source, line));
    return spread_at(&look->spread, source_git_line_start(source, line) +
                                        (margin == DELETED_NO_MARGIN ? 0 : margin));
}

/* Nothing but its text changed: no code has anything to notice. */
static void reword(struct look *look, uint32_t item)
{
    struct spread_item *at = &look->spread.items.items[item];
    alter_classes(look, item);
    if (at->kind == SPREAD_FUNCTION && !at->reworded) {
        at->reworded = true;
        if (look->ripple) {
            add_word(look, &look->ripple->reworded, spread_path(&look->spread, item));
        }
    }
}

/* Something stands on a changed line: with `same_code` only as text. */
static void change(struct look *look, uint32_t item, bool same_code)
{
    if (same_code) {
        reword(look, item);
    } else {
        touch(look, item);
    }
}

static void touch_line(struct look *look, uint32_t line, bool same_code)
{
    const uint32_t margin = deleted_margin(line_text(look->side->source, line));
    const uint32_t item = item_of(look, line);
    if (item != SPREAD_NONE) {
        change(look, item, same_code);
    } else if (!same_code && margin != DELETED_NO_MARGIN && look->ripple) {
        look->ripple->everything = true;
    }
}

/* Lines first..first+count-1, or the place after line `first`. */
static void touch_lines(struct look *look, uint32_t first, uint32_t count, bool same_code)
{
    const struct source *source = look->side->source;
    for (uint32_t i = 0; i < count && first + i <= source->git_count; i++) {
        touch_line(look, first + i, same_code);
    }
    const uint32_t at = source_git_line_start(source, first + 1);
    const uint32_t item = count == 0 ? spread_before(&look->spread, at) : SPREAD_NONE;
    if (item != SPREAD_NONE && at < look->spread.items.items[item].to) {
        change(look, item, same_code);
    }
}

/* Functions that are asked for though the change has no effect on them; of all these the
 * only ones. */
static void ask_for(struct look *look, const struct ripple_request *request)
{
    for (size_t i = 0; i < request->also.count; i++) {
        const uint32_t item = item_of(look, request->also.items[i]);
        if (item != SPREAD_NONE) {
            look->spread.items.items[item].again = true;
        }
    }
    for (size_t i = 0; i < request->only.count; i++) {
        const uint32_t item = item_of(look, request->only.items[i]);
        if (item != SPREAD_NONE) {
            look->spread.items.items[item].wanted = true;
        }
    }
    look->all_wanted = request->only.count == 0;
}

/* ---- what was deleted ---- */

/* Whether nothing but blanks and comments stands in first..last-1. */
static bool is_bare(const struct source *source, uint32_t from, uint32_t to)
{
    struct str rest = source_slice(source, from, to);
    while (rest.ptr && rest.len > 0) {
        if (deleted_margin(str_split(&rest, '\n')) != DELETED_NO_MARGIN) {
            return false;
        }
    }
    return true;
}

/* What deleted lines at that byte may go on with: the function or statement there or just
 * before. */
static uint32_t continued_at(const struct look *look, uint32_t byte)
{
    const uint32_t item = spread_before(&look->spread, byte);
    if (item == SPREAD_NONE) {
        return SPREAD_NONE;
    }
    const uint32_t end = look->spread.items.items[item].to;
    return end >= byte || is_bare(look->side->source, end, byte) ? item : SPREAD_NONE;
}

static uint32_t margin_at(const struct look *look, uint32_t item)
{
    const struct source *source = look->side->source;
    const uint32_t from = look->spread.items.items[item].from;
    return from - source->git_starts[source_git_line(source, from) - 1];
}

/* The classes around that byte, where a line of that margin stood: their names are how a
 * method that Python calls by itself is known. */
static void change_class(struct look *look, uint32_t byte)
{
    const uint32_t before = spread_before(&look->spread, byte);
    if (before == SPREAD_NONE) {
        return;
    }
    const struct spread_item *items = look->spread.items.items;
    for (uint32_t class = items[before].kind == SPREAD_CLASS ? before
                                                             : items[before].class;
         class != SPREAD_NONE; class = items[class].class) {
        add_word(look, &look->ripple->changed,
                 tree_name(look->side->tree, items[class].node));
    }
}

static void add_deleted(struct look *look, const struct deleted_text *deleted)
{
    for (size_t i = 0; i < deleted->changed.count; i++) {
        add_word(look, &look->ripple->changed, deleted->changed.items[i]);
    }
}

/* What stands after the deleted lines may have lost its decorator or its class. */
static void settle_next(struct look *look, const struct deleted_text *deleted,
                        uint32_t byte)
{
    const uint32_t before = spread_before(&look->spread, byte);
    const uint32_t next = before == SPREAD_NONE ? 0 : before + 1;
    if (next >= look->spread.items.count) {
        return;
    }
    if (deleted->decorates) {
        touch(look, next);
    }
    const uint32_t class = look->spread.items.items[next].class;
    const bool settled = class != SPREAD_NONE && look->spread.items.items[class].touched;
    if (!settled && deleted->class_margin != DELETED_NO_MARGIN &&
        margin_at(look, next) > deleted->class_margin) {
        look->ripple->everything = true;
    }
}

/* A text that stands alone, as documentation does. */
static bool is_text(const struct look *look, uint32_t node)
{
    const struct tree *tree = look->side->tree;
    return tree->nodes[node].kind == N_EXPR_STMT &&
           tree->nodes[tree_first(tree, node)].kind == N_STRING;
}

/* The deleted lines of one hunk. */
static void read_deleted(struct look *look, const struct hunk *hunk, struct str lines)
{
    const struct source *source = look->side->source;
    const uint32_t byte =
        source_git_line_start(source, hunk->new_line + (hunk->new_count == 0 ? 1 : 0));
    const uint32_t after = source_git_line_start(
        source, hunk->new_line + (hunk->new_count == 0 ? 1 : hunk->new_count));
    const uint32_t item = continued_at(look, byte);
    const struct spread_item *at =
        item == SPREAD_NONE ? NULL : &look->spread.items.items[item];
    const bool continues =
        at && (at->kind == SPREAD_FUNCTION || at->kind == SPREAD_STATEMENT);
    struct deleted_text deleted = deleted_text_new(
        look->side->arena, continues ? margin_at(look, item) : DELETED_NO_MARGIN,
        continues && at->kind == SPREAD_FUNCTION);
    deleted.in_string = at && byte < at->to && is_text(look, at->node);
    while (lines.ptr && lines.len > 0) {
        deleted_text_line(&deleted, str_split(&lines, '\n'));
    }
    look->ripple->everything = look->ripple->everything || deleted.unclear;
    look->ripple->outside = look->ripple->outside || deleted.outside;
    add_deleted(look, &deleted);
    if (hunk->old_count > 0) {
        alter_classes(look, spread_before(&look->spread, byte));
    }
    if (deleted.continues && continues) {
        touch(look, item);
    }
    if (deleted.hidden.count > 0) {
        change_class(look, byte);
    }
    settle_next(look, &deleted, after);
}

/* The old text's lines, in order. */
struct old_lines {
    struct str rest;
    uint32_t next; /* number of the line that `rest` starts with */
};

/* The lines of the hunk; those before are passed over. */
static struct str take_lines(struct old_lines *lines, const struct hunk *hunk)
{
    struct str taken = { NULL, 0 };
    const uint32_t end = hunk->old_line + hunk->old_count;
    for (; hunk->old_count > 0 && lines->next < end && lines->rest.ptr; lines->next++) {
        const size_t at = str_find_char(lines->rest, '\n', 0);
        const size_t length = at < lines->rest.len ? at + 1 : at;
        if (lines->next == hunk->old_line) {
            taken = (struct str){ lines->rest.ptr, 0 };
        }
        taken.len += taken.ptr ? length : 0;
        lines->rest = str_slice(lines->rest, length, lines->rest.len);
    }
    return taken;
}

/* ---- how far it reaches ---- */

static bool is_named(const struct look *look, uint32_t item,
                     const struct ripple_words *words)
{
    const struct str path = spread_path(&look->spread, item);
    for (size_t i = 0; i < words->count; i++) {
        if (str_equal(words->items[i], path)) {
            return true;
        }
    }
    return false;
}

static void touch_named(struct look *look, const struct ripple *ripple)
{
    for (uint32_t i = 0; i < look->spread.items.count; i++) {
        struct spread_item *item = &look->spread.items.items[i];
        if (item->kind == SPREAD_FUNCTION && !item->touched) {
            item->touched = is_named(look, i, &ripple->touched);
            item->reworded |= is_named(look, i, &ripple->reworded);
        } else if (item->kind == SPREAD_CLASS && !item->altered) {
            item->altered = is_named(look, i, &ripple->classes);
        }
    }
}

static bool is_in_altered(const struct look *look, const struct spread_item *item)
{
    const struct spread_item *items = look->spread.items.items;
    uint32_t class = item->class;
    while (class != SPREAD_NONE && !items[class].altered) {
        class = items[class].class;
    }
    return class != SPREAD_NONE;
}

/* Code outside of functions is always involved. */
static const struct unit_focus *focus_of(const struct look *look,
                                         const struct ripple *ripple)
{
    const struct tree *tree = look->side->tree;
    struct unit_focus *focus = ARENA_NEW(look->side->arena, struct unit_focus);
    bool *affected = ARENA_ARRAY(look->side->arena, tree->count, bool);
    bool *involved = ARENA_ARRAY(look->side->arena, tree->count, bool);
    bool *edited = ARENA_ARRAY(look->side->arena, tree->count, bool);
    bool *again = ARENA_ARRAY(look->side->arena, tree->count, bool);
    bool *beside = ARENA_ARRAY(look->side->arena, tree->count, bool);
    memset(involved, true, tree->count);
    memset(edited, true, tree->count);
    for (uint32_t i = 0; i < look->spread.items.count; i++) {
        const struct spread_item *item = &look->spread.items.items[i];
        if (item->kind == SPREAD_FUNCTION) {
            const size_t nodes = tree->nodes[item->node].end - item->node;
            memset(edited + item->node,
                   item->touched || item->reworded || (item->up && ripple->outside),
                   nodes);
            memset(affected + item->node,
                   spread_is_affected(&look->spread, i) &&
                       (look->all_wanted || item->wanted),
                   nodes);
            memset(again + item->node, item->again && !item->touched && !item->up, nodes);
            memset(involved + item->node, item->down || item->reworded, nodes);
            memset(beside + item->node, is_in_altered(look, item), nodes);
        }
    }
    focus->edited = edited;
    focus->again = again;
    focus->affected = affected;
    focus->involved = involved;
    focus->beside = beside;
    return focus;
}

static const struct unit_focus *follow(struct look *look, const struct ripple *ripple)
{
    const struct intern *names = look->side->tree->names;
    if (ripple->everything && look->all_wanted) {
        return NULL;
    }
    for (uint32_t i = 0; i < look->spread.items.count && ripple->everything; i++) {
        touch(look, i);
    }
    for (size_t i = 0; i < ripple->changed.count; i++) {
        spread_changed(&look->spread, intern_find(names, ripple->changed.items[i]));
    }
    touch_named(look, ripple);
    spread_find_involved(&look->spread);
    return focus_of(look, ripple);
}

void ripple_add_altered(struct ripple *ripple, const struct altered_names *altered,
                        struct str path, struct arena *arena)
{
    for (size_t i = 0; altered && i < altered->count; i++) {
        if (!str_equal(altered->items[i].path, path)) {
            VEC_PUSH(arena, &ripple->changed, altered->items[i].name);
        }
    }
}

const struct unit_focus *ripple_of_new(struct ripple *ripple,
                                       const struct ripple_side *side,
                                       const struct old_version *old, size_t old_count)
{
    for (size_t i = 0; i < old_count; i++) {
        ripple->everything = ripple->everything || old[i].absent;
    }
    if (ripple->everything) {
        return NULL;
    }
    struct look look = { side, spread_new(side->tree, side->arena), ripple, true };
    for (size_t i = 0; i < old_count; i++) {
        struct old_lines lines = { old[i].text, 1 };
        for (size_t h = 0; h < old[i].hunks.count && !ripple->everything; h++) {
            const struct hunk *hunk = &old[i].hunks.items[h];
            const struct str deleted = take_lines(&lines, hunk);
            touch_lines(&look, hunk->new_line, hunk->new_count, old[i].same_code[h]);
            if (!old[i].same_code[h]) {
                read_deleted(&look, hunk, deleted);
            }
        }
    }
    return follow(&look, ripple);
}

const struct unit_focus *ripple_of_old(const struct ripple *ripple,
                                       const struct ripple_side *side,
                                       const struct hunks *hunks,
                                       const struct ripple_request *request)
{
    if (ripple->everything && request->only.count == 0) {
        return NULL;
    }
    struct look look = { side, spread_new(side->tree, side->arena), NULL, true };
    for (size_t h = 0; h < hunks->count; h++) {
        touch_lines(&look, hunks->items[h].old_line, hunks->items[h].old_count,
                    request->same_code[h]);
    }
    ask_for(&look, request);
    return follow(&look, ripple);
}
