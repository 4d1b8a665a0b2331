/* SPDX-License-Identifier: MIT */
#include "match/redos_program.h"

#include "base/arena.h"
#include "match/redos_parse.h"

/* What written-out repetitions may grow to. */
enum { MOST_INSNS = 6000, MOST_CALLS = 100000 };

/* The tree is at most as deep as the parser reads, times the levels of one group.
 * References enter groups again, which is why there is a bound of its own. */
enum { MOST_DEPTH = 400 };

struct writer {
    const struct redos_syntax *syntax;
    struct redos_program out;
    struct arena *arena;
    unsigned depth;
    unsigned calls; /* of write_node: empty parts can be repeated without a trace */
};

static uint32_t write_node(struct writer *w, uint32_t node, uint32_t next);

static const struct redos_node *node_of(const struct writer *w, uint32_t node)
{
    return &w->syntax->nodes.items[node];
}

static void fail(struct writer *w, uint32_t node, const char *why)
{
    if (!w->out.why) {
        w->out.why = why;
        w->out.where = node;
    }
}

static uint32_t add(struct writer *w, struct redos_insn insn)
{
    if (w->out.insns.count >= MOST_INSNS) {
        fail(w, insn.node, "too large once its repetitions are written out");
        return 0;
    }
    VEC_PUSH(w->arena, &w->out.insns, insn);
    return (uint32_t)(w->out.insns.count - 1);
}

static struct redos_insn *insn_of(struct writer *w, uint32_t pc)
{
    return &w->out.insns.items[pc];
}

/* Slots: two for each group, then one for each node. */
static uint32_t slot_of(const struct writer *w, uint32_t node)
{
    return 2 * (w->syntax->group_count + 1) + node;
}

VEC_OF(numbers, uint32_t);

static struct numbers children(struct writer *w, uint32_t node)
{
    struct numbers list = { 0 };
    for (uint32_t c = node_of(w, node)->first; c; c = node_of(w, c)->next) {
        VEC_PUSH(w->arena, &list, c);
    }
    return list;
}

static uint32_t write_concat(struct writer *w, uint32_t node, uint32_t next)
{
    const struct numbers list = children(w, node);
    for (size_t i = list.count; i-- > 0;) {
        next = write_node(w, list.items[i], next);
    }
    return next;
}

static uint32_t split(struct writer *w, uint32_t node, uint32_t first, uint32_t second)
{
    return add(w, (struct redos_insn){
                      .op = REDOS_OP_SPLIT, .a = first, .b = second, .node = node });
}

static uint32_t write_alternate(struct writer *w, uint32_t node, uint32_t next)
{
    const struct numbers list = children(w, node);
    uint32_t entry = next;
    for (size_t i = list.count; i-- > 0;) {
        const uint32_t branch = write_node(w, list.items[i], next);
        entry = i + 1 == list.count ? branch : split(w, node, branch, entry);
    }
    return entry;
}

/* The body of a repetition, which goes on at `again`, or where it took nothing at `out`.
 */
static uint32_t write_body(struct writer *w, uint32_t node, uint32_t again, uint32_t out)
{
    const uint32_t child = node_of(w, node)->first;
    struct redos_insn insn = { .arg = slot_of(w, node), .node = node };
    if (!node_of(w, child)->nullable) {
        return write_node(w, child, again);
    }
    insn.op = REDOS_OP_PROGRESS;
    insn.a = again;
    insn.b = out;
    const uint32_t body = write_node(w, child, add(w, insn));
    insn.op = REDOS_OP_SAVE;
    insn.a = body;
    return add(w, insn);
}

static void set_split(struct writer *w, uint32_t pc, bool lazy, uint32_t in, uint32_t out)
{
    insn_of(w, pc)->a = lazy ? out : in;
    insn_of(w, pc)->b = lazy ? in : out;
}

static uint32_t write_optional(struct writer *w, uint32_t node, uint32_t again,
                               uint32_t out)
{
    const bool lazy = node_of(w, node)->lazy;
    const uint32_t body = write_body(w, node, again, out);
    return lazy ? split(w, node, out, body) : split(w, node, body, out);
}

/* x{m,}: m - 1 copies and a loop that is entered at its body; x*: a loop that need not.
 */
static uint32_t write_loop(struct writer *w, uint32_t node, uint32_t next, uint32_t *left)
{
    const struct redos_node *at = node_of(w, node);
    const uint32_t loop = split(w, node, 0, next);
    const uint32_t body = write_body(w, node, loop, next);
    set_split(w, loop, at->lazy, body, next);
    *left = at->min > 0 ? at->min - 1 : 0;
    return at->min > 0 ? body : loop;
}

static uint32_t write_repeat(struct writer *w, uint32_t node, uint32_t next)
{
    const struct redos_node *at = node_of(w, node);
    uint32_t entry = next;
    uint32_t left = at->min;
    if (at->max == REDOS_NO_LIMIT) {
        entry = write_loop(w, node, next, &left);
    } else {
        for (uint32_t i = at->min; i < at->max && !w->out.why; i++) {
            entry = write_optional(w, node, entry, next);
        }
    }
    for (; left > 0 && !w->out.why; left--) {
        entry = write_node(w, at->first, entry);
    }
    return entry;
}

static uint32_t write_group(struct writer *w, uint32_t node, uint32_t next)
{
    const struct redos_node *at = node_of(w, node);
    struct redos_insn save = { .op = REDOS_OP_SAVE, .node = node };
    save.arg = 2 * at->number + 1;
    save.a = next;
    next = write_node(w, at->first, add(w, save));
    save.arg = 2 * at->number;
    save.a = next;
    return add(w, save);
}

/* How many characters what is behind takes; `re` knows it or refuses the expression. */
static bool fixed_width(struct writer *w, uint32_t node, uint32_t *width)
{
    const struct redos_node *at = node_of(w, node);
    uint32_t inner = 0;
    bool ok = ++w->depth < MOST_DEPTH;
    *width = at->kind == REDOS_CLASS;
    if (at->kind == REDOS_BACKREF || at->kind == REDOS_IF) {
        ok = false;
    } else if (at->kind != REDOS_LOOK) {
        for (uint32_t c = at->first; c && ok; c = node_of(w, c)->next) {
            ok = fixed_width(w, c, &inner) &&
                 (at->kind != REDOS_ALTERNATE || c == at->first || inner == *width);
            *width = at->kind == REDOS_ALTERNATE ? inner : *width + inner;
        }
    }
    w->depth--;
    if (at->kind == REDOS_REPEAT) {
        ok = ok && at->min == at->max && at->min <= MOST_INSNS && *width <= MOST_INSNS;
        *width *= at->min;
    }
    return ok;
}

static uint32_t write_look(struct writer *w, uint32_t node, uint32_t next)
{
    const struct redos_node *at = node_of(w, node);
    struct redos_insn insn = { .op = REDOS_OP_CUT,
                               .a = next,
                               .arg = slot_of(w, node),
                               .node = node,
                               .look = true,
                               .negative = at->negative,
                               .behind = at->behind };
    uint32_t width = 0;
    if (at->behind && !fixed_width(w, at->first, &width)) {
        fail(w, node, "what is behind has no fixed width");
        return 0;
    }
    const uint32_t body = write_node(w, at->first, add(w, insn));
    insn.op = REDOS_OP_LOOK;
    insn.a = body;
    insn.b = next;
    insn.width = width;
    return add(w, insn);
}

static uint32_t write_atomic(struct writer *w, uint32_t node, uint32_t next)
{
    struct redos_insn insn = { .op = REDOS_OP_CUT, .a = next, .node = node };
    insn.arg = slot_of(w, node);
    const uint32_t body = write_node(w, node_of(w, node)->first, add(w, insn));
    insn.op = REDOS_OP_ATOMIC;
    insn.a = body;
    return add(w, insn);
}

static uint32_t group_node(const struct writer *w, uint32_t number)
{
    uint32_t node = 1;
    while (node < w->syntax->nodes.count && (node_of(w, node)->kind != REDOS_GROUP ||
                                             node_of(w, node)->number != number)) {
        node++;
    }
    return node;
}

static uint32_t write_backref(struct writer *w, uint32_t node, uint32_t next)
{
    const uint32_t group = group_node(w, node_of(w, node)->number);
    struct redos_insn insn = { .op = REDOS_OP_BACKREF, .a = next, .node = node };
    insn.arg = node_of(w, node)->number;
    insn.b = write_node(w, node_of(w, group)->first, next);
    return add(w, insn);
}

static uint32_t write_if(struct writer *w, uint32_t node, uint32_t next)
{
    const struct redos_node *at = node_of(w, node);
    struct redos_insn insn = { .op = REDOS_OP_IF, .arg = at->number, .node = node };
    insn.a = write_node(w, at->first, next);
    insn.b = write_node(w, node_of(w, at->first)->next, next);
    return add(w, insn);
}

static uint32_t write_leaf(struct writer *w, uint32_t node, uint32_t next)
{
    const struct redos_node *at = node_of(w, node);
    struct redos_insn insn = { .a = next, .arg = at->number, .node = node };
    insn.op = at->kind == REDOS_CLASS ? REDOS_OP_CLASS : REDOS_OP_ASSERT;
    return at->kind == REDOS_EMPTY ? next : add(w, insn);
}

typedef uint32_t (*write_kind)(struct writer *w, uint32_t node, uint32_t next);

static const write_kind writers[] = {
    [REDOS_EMPTY] = write_leaf,
    [REDOS_CLASS] = write_leaf,
    [REDOS_ASSERT] = write_leaf,
    [REDOS_CONCAT] = write_concat,
    [REDOS_ALTERNATE] = write_alternate,
    [REDOS_REPEAT] = write_repeat,
    [REDOS_GROUP] = write_group,
    [REDOS_ATOMIC] = write_atomic,
    [REDOS_LOOK] = write_look,
    [REDOS_BACKREF] = write_backref,
    [REDOS_IF] = write_if,
};

/* Writes a node's code in front of `next`; the entry. */
static uint32_t write_node(struct writer *w, uint32_t node, uint32_t next)
{
    if (w->out.why) {
        return 0;
    }
    if (++w->calls > MOST_CALLS) {
        fail(w, node, "too large once its repetitions are written out");
        return 0;
    }
    if (w->depth >= MOST_DEPTH) {
        fail(w, node, "groups are nested too deep");
        return 0;
    }
    w->depth++;
    const uint32_t entry = writers[node_of(w, node)->kind](w, node, next);
    w->depth--;
    return entry;
}

struct redos_program redos_program_new(const struct redos_syntax *syntax,
                                       struct arena *arena)
{
    struct writer w = { .syntax = syntax, .arena = arena };
    add(&w, (struct redos_insn){ .op = REDOS_OP_FAIL });
    const uint32_t accept = add(&w, (struct redos_insn){ .op = REDOS_OP_ACCEPT });
    w.out.start = write_node(&w, syntax->root, accept);
    w.out.slots = slot_of(&w, (uint32_t)syntax->nodes.count);
    return w.out;
}
