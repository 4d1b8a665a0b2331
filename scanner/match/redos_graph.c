/* SPDX-License-Identifier: MIT */
#include "match/redos_graph.h"

#include <string.h>

#include "base/arena.h"
#include "match/redos_parse.h"
#include "match/redos_program.h"

enum { MOST_EDGES = 60000, MOST_STATES = 8000 };

/* How often one instruction is passed on the way from one character to the next ones:
 * more would only say again that there is more than one way. */
enum { MOST_PASSES = 6 };

#define NONE UINT32_MAX

/* A way in progress: at pc, the next character must be in `allowed`. With `undo` the
 * repetition that pc saved for is left again. */
struct way {
    uint32_t pc;
    bool undo;
    struct redos_set allowed;
};
VEC_OF(ways, struct way);

/* Where a state's ways start, and, where they depend on it, the last class taken. */
struct origin {
    uint32_t pc;
    uint32_t before; /* a class; NONE at the start of the text */
};
VEC_OF(origins, struct origin);

struct builder {
    const struct redos_syntax *syntax;
    const struct redos_program *program;
    const struct redos_alphabet *alphabet;
    struct redos_graph out;
    struct origins origins; /* of each state */
    uint32_t *state_at;     /* of each pc: a state that starts there, or NONE */
    uint32_t *next_at;      /* of each state: the next that starts at the same pc */
    bool *depends;          /* of each pc: what comes before decides */
    bool *inside;    /* of each slot: repetition entered since the last character */
    uint8_t *passes; /* of each pc */
    uint32_t before; /* of the state being built */
    struct ways ways;
    uint64_t *steps;
    struct arena *arena;
};

static const struct redos_set *class_set(const struct builder *b, uint32_t class)
{
    return &b->alphabet->sets[class];
}

static bool within(const struct redos_set *a, const struct redos_set *b)
{
    const struct redos_set rest = redos_set_without(a, b);
    return redos_set_empty(&rest);
}

static bool disjoint(const struct redos_set *a, const struct redos_set *b)
{
    const struct redos_set both = redos_set_both(a, b);
    return redos_set_empty(&both);
}

static void push(struct builder *b, uint32_t pc, const struct redos_set *allowed)
{
    const struct way way = { .pc = pc, .allowed = *allowed };
    VEC_PUSH(b->arena, &b->ways, way);
}

static void guess(struct builder *b)
{
    b->out.states.items[b->out.states.count - 1].guessed = true;
}

/* ---- states and edges ---- */

static uint32_t skip_saves(const struct builder *b, uint32_t pc)
{
    const struct redos_insn *insns = b->program->insns.items;
    const uint32_t groups = 2 * (b->syntax->group_count + 1);
    while (insns[pc].op == REDOS_OP_SAVE && insns[pc].arg < groups) {
        pc = insns[pc].a;
    }
    return pc;
}

static uint32_t add_state(struct builder *b, uint32_t pc, uint32_t before)
{
    const struct origin origin = { pc, before };
    if (b->origins.count >= MOST_STATES) {
        b->out.why = "its automaton is too large";
        return 0;
    }
    VEC_PUSH(b->arena, &b->origins, origin);
    const uint32_t state = (uint32_t)(b->origins.count - 1);
    b->next_at[state] = b->state_at[pc];
    b->state_at[pc] = state;
    return state;
}

/* The state after a character of a class was taken and the program goes on at pc. */
static uint32_t state_of(struct builder *b, uint32_t pc, uint32_t before)
{
    pc = skip_saves(b, pc);
    for (uint32_t s = b->state_at[pc]; s != NONE; s = b->next_at[s]) {
        const uint32_t known = b->origins.items[s].before;
        if (known == before || (known != NONE && !b->depends[pc])) {
            return s;
        }
    }
    return add_state(b, pc, before);
}

static void add_edge(struct builder *b, const struct way *way,
                     const struct redos_insn *insn)
{
    struct redos_edge edge = { .node = insn->node };
    edge.set = redos_set_both(&way->allowed, class_set(b, insn->arg));
    if (redos_set_empty(&edge.set)) {
        return;
    }
    edge.to = state_of(b, insn->a, insn->arg);
    if (b->out.edges.count >= MOST_EDGES) {
        b->out.why = "its automaton is too large";
        return;
    }
    VEC_PUSH(b->arena, &b->out.edges, edge);
    b->out.states.items[b->out.states.count - 1].count++;
}

/* ---- conditions on the way ---- */

/* \b, \B: the word characters on both sides differ, or do not. */
static bool pass_word(struct builder *b, struct way *way, bool differ)
{
    const struct redos_set *word = class_set(b, REDOS_CLASS_WORD);
    const bool start = b->before == NONE;
    const bool after_word = !start && within(class_set(b, b->before), word);
    if (!start && !after_word && !disjoint(class_set(b, b->before), word)) {
        guess(b);
    } else if (after_word == differ) {
        way->allowed = redos_set_without(&way->allowed, word);
    } else {
        way->allowed = redos_set_both(&way->allowed, word);
    }
    return true;
}

static bool pass_line_start(struct builder *b)
{
    const struct redos_set *newline = class_set(b, REDOS_CLASS_NEWLINE);
    if (b->before == NONE) {
        return true;
    }
    if (!within(class_set(b, b->before), newline)) {
        guess(b);
    }
    return !disjoint(class_set(b, b->before), newline);
}

/* Whether more characters can come after an anchor. */
static bool pass_assert(struct builder *b, struct way *way, enum redos_assert which)
{
    switch (which) {
    case REDOS_AT_START:
        return b->before == NONE;
    case REDOS_AT_LINE_START:
        return pass_line_start(b);
    case REDOS_AT_END:
    case REDOS_AT_LAST: /* but for a last newline, which is not worth a way */
        return false;
    case REDOS_AT_LINE_END:
        way->allowed = redos_set_both(&way->allowed, class_set(b, REDOS_CLASS_NEWLINE));
        return true;
    default:
        return pass_word(b, way, which == REDOS_AT_WORD);
    }
}

/* The first class of a node that cannot be empty. `whole` becomes false where there is
 * more to it. False: not known. */
static bool first_class(const struct builder *b, uint32_t node, uint32_t *class,
                        bool *whole)
{
    const struct redos_node *nodes = b->syntax->nodes.items;
    while (nodes[node].kind == REDOS_CONCAT || nodes[node].kind == REDOS_GROUP ||
           (nodes[node].kind == REDOS_REPEAT && nodes[node].min > 0)) {
        *whole = *whole && (nodes[node].kind != REDOS_REPEAT || nodes[node].min == 1);
        node = nodes[node].first;
        *whole = *whole && nodes[node].next == 0;
    }
    *class = nodes[node].number;
    return nodes[node].kind == REDOS_CLASS;
}

/* One branch of a lookahead: what it asks of the next character. False: that is not all
 * it asks. */
static bool look_branch(const struct builder *b, uint32_t branch, bool negative,
                        struct redos_set *set)
{
    uint32_t class = 0;
    bool whole = true;
    if (!first_class(b, branch, &class, &whole)) {
        class = REDOS_CLASS_ALL;
        whole = false;
    }
    for (unsigned i = 0; i < REDOS_MOST_ATOMS / 64 && (whole || !negative); i++) {
        set->bits[i] |= class_set(b, class)->bits[i];
    }
    return whole;
}

static bool pass_ahead(struct builder *b, struct way *way, const struct redos_node *look)
{
    const struct redos_node *nodes = b->syntax->nodes.items;
    struct redos_set set = { { 0 } };
    bool whole = true;
    if (nodes[look->first].kind == REDOS_ALTERNATE) {
        for (uint32_t c = nodes[look->first].first; c; c = nodes[c].next) {
            whole = look_branch(b, c, look->negative, &set) && whole;
        }
    } else {
        whole = look_branch(b, look->first, look->negative, &set);
    }
    if (!whole) {
        guess(b);
    }
    way->allowed = look->negative ? redos_set_without(&way->allowed, &set)
                                  : redos_set_both(&way->allowed, &set);
    return true;
}

static bool pass_behind(struct builder *b, const struct redos_node *look)
{
    uint32_t class;
    bool whole = true;
    if (b->before == NONE) {
        return look->negative;
    }
    if (!first_class(b, look->first, &class, &whole) || !whole) {
        guess(b);
        return true;
    }
    const struct redos_set *before = class_set(b, b->before);
    const bool never = disjoint(before, class_set(b, class));
    const bool always = within(before, class_set(b, class));
    if (!never && !always) {
        guess(b);
    }
    return look->negative ? !always : !never;
}

/* Leaving an atomic group: a loop over one class, x*+, only stops before another. */
static void pass_cut(struct builder *b, struct way *way, const struct redos_insn *insn)
{
    const struct redos_node *nodes = b->syntax->nodes.items;
    uint32_t node = nodes[insn->node].first;
    uint32_t class;
    bool whole = true;
    while (nodes[node].kind == REDOS_CONCAT && nodes[node].first &&
           nodes[nodes[node].first].next == 0) {
        node = nodes[node].first;
    }
    if (nodes[node].kind == REDOS_REPEAT && nodes[node].max == REDOS_NO_LIMIT &&
        !nodes[node].lazy && first_class(b, nodes[node].first, &class, &whole) && whole) {
        way->allowed = redos_set_without(&way->allowed, class_set(b, class));
    } else {
        guess(b);
    }
}

/* ---- from one character to the next ---- */

static void follow_save(struct builder *b, const struct way *way,
                        const struct redos_insn *insn)
{
    const struct way undo = { .pc = way->pc, .undo = true };
    if (!b->inside[insn->arg]) {
        b->inside[insn->arg] = true;
        VEC_PUSH(b->arena, &b->ways, undo);
    }
    push(b, insn->a, &way->allowed);
}

static void follow_look(struct builder *b, struct way *way, const struct redos_insn *insn)
{
    const struct redos_node *look = &b->syntax->nodes.items[insn->node];
    if (look->behind) {
        if (pass_behind(b, look)) {
            push(b, insn->b, &way->allowed);
        }
        return;
    }
    push(b, insn->a, &way->allowed); /* a dead end, but it can be slow in itself */
    if (pass_ahead(b, way, look)) {
        push(b, insn->b, &way->allowed);
    }
}

static void follow(struct builder *b, struct way *way)
{
    const struct redos_insn *insn = &b->program->insns.items[way->pc];
    switch (insn->op) {
    case REDOS_OP_CLASS:
        add_edge(b, way, insn);
        break;
    case REDOS_OP_IF:
    case REDOS_OP_SPLIT:
        push(b, insn->b, &way->allowed);
        push(b, insn->a, &way->allowed);
        break;
    case REDOS_OP_SAVE:
        follow_save(b, way, insn);
        break;
    case REDOS_OP_PROGRESS:
        push(b, b->inside[insn->arg] ? insn->b : insn->a, &way->allowed);
        break;
    case REDOS_OP_ASSERT:
        if (pass_assert(b, way, (enum redos_assert)insn->arg)) {
            push(b, insn->a, &way->allowed);
        }
        break;
    case REDOS_OP_BACKREF:
        guess(b);
        push(b, insn->b, &way->allowed);
        break;
    case REDOS_OP_LOOK:
        follow_look(b, way, insn);
        break;
    case REDOS_OP_ATOMIC:
        push(b, insn->a, &way->allowed);
        break;
    case REDOS_OP_CUT:
        if (!insn->look) {
            pass_cut(b, way, insn);
            push(b, insn->a, &way->allowed);
        }
        break;
    default:
        break;
    }
}

static void spend(struct builder *b, uint64_t steps)
{
    if (*b->steps < steps) {
        b->out.why = "its automaton takes too long to build";
        *b->steps = 0;
    } else {
        *b->steps -= steps;
    }
}

/* Whether what comes before decides at this instruction, or at one it goes on to. */
static bool depends_now(const struct builder *b, const struct redos_insn *insn)
{
    switch (insn->op) {
    case REDOS_OP_CLASS:
    case REDOS_OP_ACCEPT:
    case REDOS_OP_FAIL:
        return false;
    case REDOS_OP_ASSERT:
        return insn->arg != REDOS_AT_END && insn->arg != REDOS_AT_LAST &&
               (insn->arg != REDOS_AT_LINE_END || b->depends[insn->a]);
    case REDOS_OP_LOOK:
        return insn->behind || b->depends[insn->a] || b->depends[insn->b];
    default:
        return b->depends[insn->a] || b->depends[insn->b];
    }
}

/* Most instructions come after those they go on to, so a few rounds are enough. */
static void find_dependent(struct builder *b)
{
    bool changed = true;
    while (changed && !b->out.why) {
        changed = false;
        for (size_t i = 0; i < b->program->insns.count; i++) {
            const bool now = depends_now(b, &b->program->insns.items[i]);
            changed = changed || now != b->depends[i];
            b->depends[i] = now;
        }
        spend(b, b->program->insns.count);
    }
}

/* The edges of a state. */
static void build_state(struct builder *b, uint32_t state)
{
    const struct redos_state built = { .first = (uint32_t)b->out.edges.count };
    b->before = b->origins.items[state].before;
    VEC_PUSH(b->arena, &b->out.states, built);
    memset(b->passes, 0, b->program->insns.count);
    b->ways.count = 0;
    push(b, b->origins.items[state].pc, class_set(b, REDOS_CLASS_ALL));
    while (b->ways.count > 0 && !b->out.why) {
        struct way way = b->ways.items[--b->ways.count];
        spend(b, 1);
        if (way.undo) {
            b->inside[b->program->insns.items[way.pc].arg] = false;
        } else if (b->passes[way.pc] < MOST_PASSES) {
            b->passes[way.pc]++;
            follow(b, &way);
        }
    }
}

/* Before a search starts anywhere characters are skipped: an edge of the start to itself.
 */
static void add_skip(struct builder *b)
{
    struct redos_edge edge = { .set = *class_set(b, REDOS_CLASS_ALL) };
    edge.node = b->syntax->root;
    VEC_PUSH(b->arena, &b->out.edges, edge);
    b->out.states.items[0].count++;
}

/* ---- components ---- */

/* Tarjan's algorithm with its recursion on a stack of its own. */
struct tarjan {
    struct redos_graph *graph;
    uint32_t *order, *low, *cursor; /* order: from 1; 0: not seen */
    uint32_t *open, open_count;     /* seen, component not known */
    uint32_t *path, path_count;
    uint32_t next;
};

static void enter(struct tarjan *t, uint32_t state)
{
    t->order[state] = t->low[state] = ++t->next;
    t->open[t->open_count++] = state;
    t->path[t->path_count++] = state;
}

static void close_component(struct tarjan *t, uint32_t state)
{
    struct redos_state *states = t->graph->states.items;
    const uint32_t number = ++t->graph->component_count;
    uint32_t member;
    do {
        member = t->open[--t->open_count];
        states[member].component = number;
    } while (member != state);
}

static void leave(struct tarjan *t, uint32_t state)
{
    t->path_count--;
    if (t->low[state] == t->order[state]) {
        close_component(t, state);
    }
    if (t->path_count > 0) {
        const uint32_t parent = t->path[t->path_count - 1];
        t->low[parent] = t->low[state] < t->low[parent] ? t->low[state] : t->low[parent];
    }
}

static void visit(struct tarjan *t, uint32_t root)
{
    const struct redos_graph *graph = t->graph;
    enter(t, root);
    while (t->path_count > 0) {
        const uint32_t state = t->path[t->path_count - 1];
        const struct redos_state *at = &graph->states.items[state];
        if (t->cursor[state] == at->count) {
            leave(t, state);
            continue;
        }
        const uint32_t to = graph->edges.items[at->first + t->cursor[state]++].to;
        if (t->order[to] == 0) {
            enter(t, to);
        } else if (graph->states.items[to].component == 0 &&
                   t->order[to] < t->low[state]) {
            t->low[state] = t->order[to];
        }
    }
}

static void find_components(struct redos_graph *graph, struct arena *arena)
{
    const size_t count = graph->states.count;
    struct tarjan t = { .graph = graph };
    t.order = ARENA_ARRAY(arena, count, uint32_t);
    t.low = ARENA_ARRAY(arena, count, uint32_t);
    t.cursor = ARENA_ARRAY(arena, count, uint32_t);
    t.open = ARENA_ARRAY(arena, count, uint32_t);
    t.path = ARENA_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        if (t.order[i] == 0) {
            visit(&t, i);
        }
    }
}

static void mark_cyclic(struct redos_graph *graph, struct arena *arena)
{
    bool *cyclic = ARENA_ARRAY(arena, (size_t)graph->component_count + 1, bool);
    for (size_t i = 0; i < graph->states.count; i++) {
        const struct redos_state *state = &graph->states.items[i];
        for (uint32_t e = state->first; e < state->first + state->count; e++) {
            const uint32_t to = graph->edges.items[e].to;
            if (graph->states.items[to].component == state->component) {
                cyclic[state->component] = true;
            }
        }
    }
    for (size_t i = 0; i < graph->states.count; i++) {
        graph->states.items[i].cyclic = cyclic[graph->states.items[i].component];
    }
}

struct redos_graph redos_graph_new(const struct redos_syntax *syntax,
                                   const struct redos_program *program,
                                   const struct redos_alphabet *alphabet, bool search,
                                   uint64_t *steps, struct arena *arena)
{
    const size_t insns = program->insns.count;
    struct builder b = {
        .syntax = syntax, .program = program, .alphabet = alphabet, .arena = arena
    };
    b.steps = steps;
    b.state_at = ARENA_ARRAY(arena, insns, uint32_t);
    b.next_at = ARENA_ARRAY(arena, MOST_STATES, uint32_t);
    b.depends = ARENA_ARRAY(arena, insns, bool);
    b.passes = ARENA_ARRAY(arena, insns, uint8_t);
    b.inside = ARENA_ARRAY(arena, program->slots, bool);
    for (size_t i = 0; i < insns; i++) {
        b.state_at[i] = NONE;
    }
    find_dependent(&b);
    add_state(&b, skip_saves(&b, program->start), NONE);
    for (uint32_t i = 0; i < b.origins.count && !b.out.why; i++) {
        build_state(&b, i);
        if (i == 0 && search) {
            add_skip(&b);
        }
    }
    if (!b.out.why) {
        find_components(&b.out, arena);
        mark_cyclic(&b.out, arena);
    }
    return b.out;
}
