/* SPDX-License-Identifier: MIT */
#include "match/redos.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "match/redos_graph.h"
#include "match/redos_parse.h"
#include "match/redos_program.h"
#include "match/redos_run.h"
#include "match/redos_walk.h"

/* Longer expressions are data, not something that was written. */
enum { MOST_BYTES = 20000 };

/* How many suspicions are tried out. */
enum { MOST_CANDIDATES = 24 };

/* Endings that may make the match fail: none, each of so many characters once, twice and
 * three times, and two different ones of the first so many. */
enum { MOST_ENDINGS = 12, MOST_TIMES = 3, MOST_PAIRED = 6 };

/* Numbers of pumps at which steps are counted, and how much they must grow from the
 * second to the third: exponential means at least 2^4 times, a square 4 times, a cube 8.
 */
struct growth {
    size_t pumps[3];
    uint64_t least;  /* steps at the third */
    uint64_t factor; /* from the second to the third */
};
static const struct growth exponential = { { 6, 10, 14 }, 1 << 14, 8 };
static const struct growth polynomial = { { 20, 40, 80 }, 1600, 3 };
static const struct growth cubic = { { 12, 24, 48 }, 1 << 14, 5 };

enum { MOST_RUN_STEPS = 1000000 };

/* What beginning a walk costs, so that memory stays in proportion to steps. */
enum { WALK_STEPS = 64 };

VEC_OF(atoms, uint8_t);

struct attack {
    struct atoms prefix, pump, suffix;
};

struct judge {
    struct redos_syntax syntax;
    struct redos_program program;
    struct redos_alphabet alphabet;
    struct redos_graph graph;
    struct redos_runner runner;
    uint8_t endings[MOST_ENDINGS];
    uint32_t ending_count;
    uint32_t candidates;
    bool guessed; /* a suspicion rests on a guess and was not proved */
    uint64_t steps;
    struct redos *out;
    struct arena *arena;
};

/* ---- budget, words ---- */

static bool spend(struct judge *j, uint64_t steps)
{
    j->steps = j->steps > steps ? j->steps - steps : 0;
    return j->steps > 0;
}

/* An atom of a set, one that reads well if there is one. */
static uint8_t pick(const struct judge *j, const struct redos_set *set)
{
    uint32_t best = REDOS_MOST_ATOMS;
    for (uint32_t atom = 0; atom < j->alphabet.count; atom++) {
        const bool readable =
            j->alphabet.sample[atom] > ' ' && j->alphabet.sample[atom] < 0x7F;
        if (redos_set_has(set, atom) && (readable || best == REDOS_MOST_ATOMS)) {
            best = atom;
            if (readable) {
                break;
            }
        }
    }
    return (uint8_t)best;
}

static void add_all(struct judge *j, struct atoms *word, const struct atoms *more)
{
    for (size_t i = 0; i < more->count; i++) {
        VEC_PUSH(j->arena, word, more->items[i]);
    }
}

static void reverse(struct atoms *word)
{
    for (size_t i = 0; i < word->count / 2; i++) {
        const uint8_t atom = word->items[i];
        word->items[i] = word->items[word->count - 1 - i];
        word->items[word->count - 1 - i] = atom;
    }
}

static struct str text_of(const struct judge *j, const struct atoms *word)
{
    struct buf text = { 0 };
    for (size_t i = 0; i < word->count; i++) {
        utf8_add(&text, j->alphabet.sample[word->items[i]]);
    }
    const struct str copy = buf_copy(&text, j->arena);
    buf_dispose(&text);
    return copy;
}

/* The word that leads to a place from its root. */
static struct atoms word_to(struct judge *j, const struct redos_walk *walk,
                            uint32_t place)
{
    struct atoms word = { 0 };
    for (; place != REDOS_WALK_ROOT; place = walk->places.items[place].parent) {
        const struct redos_place *at = &walk->places.items[place];
        if (at->parent != REDOS_WALK_ROOT || at->origin != REDOS_WALK_ROOT) {
            VEC_PUSH(j->arena, &word, at->atom);
        }
    }
    reverse(&word);
    return word;
}

/* A shortest word from a state to another; within the component of `from` only, if that
 * is said. */
static struct atoms path(struct judge *j, uint32_t from, uint32_t to, bool within)
{
    struct redos_walk walk = redos_walk_new(j->arena);
    const struct redos_state *states = j->graph.states.items;
    struct redos_place root = { .parent = REDOS_WALK_ROOT, .origin = REDOS_WALK_ROOT };
    root.state[0] = from;
    redos_walk_add(&walk, root);
    for (uint32_t i = 0; i < walk.places.count && spend(j, 1); i++) {
        const uint32_t state = walk.places.items[i].state[0];
        if (state == to) {
            return word_to(j, &walk, i);
        }
        for (uint32_t e = 0; e < states[state].count; e++) {
            const struct redos_edge *edge =
                &j->graph.edges.items[states[state].first + e];
            struct redos_place next = { .state = { edge->to }, .parent = i };
            next.origin = REDOS_WALK_ROOT;
            next.atom = pick(j, &edge->set);
            if (!within || states[edge->to].component == states[from].component) {
                redos_walk_add(&walk, next);
            }
            spend(j, 1);
        }
    }
    return (struct atoms){ 0 };
}

/* ---- proof ---- */

static uint64_t count_steps(struct judge *j, const struct attack *attack, size_t pumps)
{
    struct atoms word = { 0 };
    const uint64_t limit = j->steps < MOST_RUN_STEPS ? j->steps : MOST_RUN_STEPS;
    add_all(j, &word, &attack->prefix);
    for (size_t i = 0; i < pumps; i++) {
        add_all(j, &word, &attack->pump);
    }
    add_all(j, &word, &attack->suffix);
    const uint64_t steps = redos_run(&j->runner, word.items, word.count, limit, j->arena);
    spend(j, steps + word.count);
    return steps;
}

/* Whether the steps grow so with the number of pumps. */
static bool grows(struct judge *j, const struct attack *attack,
                  const struct growth *growth)
{
    const uint64_t first = count_steps(j, attack, growth->pumps[0]);
    if (first < (uint64_t)1 << growth->pumps[0] && growth == &exponential) {
        return false;
    }
    const uint64_t second = count_steps(j, attack, growth->pumps[1]);
    if (second < first * growth->factor && second < MOST_RUN_STEPS) {
        return false;
    }
    const uint64_t third = second < MOST_RUN_STEPS
                               ? count_steps(j, attack, growth->pumps[2])
                               : (uint64_t)MOST_RUN_STEPS;
    return third >= growth->least &&
           (third >= MOST_RUN_STEPS || third >= second * growth->factor) && j->steps > 0;
}

/* Whether the attack works when it ends with an atom, so many times, and another. */
static bool works_with(struct judge *j, struct attack *attack,
                       const struct growth *growth, uint32_t times, uint8_t atom)
{
    for (uint32_t k = 0; k < times; k++) {
        VEC_PUSH(j->arena, &attack->suffix, atom);
    }
    return j->steps > 0 && grows(j, attack, growth);
}

static bool proved_by_pair(struct judge *j, struct attack *attack,
                           const struct growth *growth)
{
    const uint32_t count = j->ending_count < MOST_PAIRED ? j->ending_count : MOST_PAIRED;
    for (uint32_t i = 0; i < count * count; i++) {
        attack->suffix.count = 0;
        VEC_PUSH(j->arena, &attack->suffix, j->endings[i / count]);
        if (i / count != i % count &&
            works_with(j, attack, growth, 1, j->endings[i % count])) {
            return true;
        }
    }
    return false;
}

/* Finds an ending with which the attack works. */
static bool prove(struct judge *j, struct attack *attack, const struct growth *growth)
{
    attack->suffix.count = 0;
    if (works_with(j, attack, growth, 0, 0)) {
        return true;
    }
    for (uint32_t times = 1; times <= MOST_TIMES; times++) {
        for (uint32_t i = 0; i < j->ending_count; i++) {
            attack->suffix.count = 0;
            if (works_with(j, attack, growth, times, j->endings[i])) {
                return true;
            }
        }
    }
    return proved_by_pair(j, attack, growth);
}

/* How many of the expression's own classes have an atom. */
static uint32_t popularity(const struct judge *j, uint32_t atom)
{
    uint32_t count = 0;
    for (size_t i = REDOS_CLASS_FIRST_OWN; i < j->syntax.classes.count; i++) {
        count += redos_set_has(&j->alphabet.sets[i], atom);
    }
    return count;
}

/* The atoms that the fewest classes have are the likeliest to make a match fail. */
static void choose_endings(struct judge *j)
{
    bool taken[REDOS_MOST_ATOMS] = { false };
    while (j->ending_count < MOST_ENDINGS && j->ending_count < j->alphabet.count) {
        uint32_t best = REDOS_MOST_ATOMS;
        uint32_t least = UINT32_MAX;
        for (uint32_t atom = 0; atom < j->alphabet.count; atom++) {
            const uint32_t count = popularity(j, atom);
            if (!taken[atom] && count < least) {
                best = atom;
                least = count;
            }
        }
        taken[best] = true;
        j->endings[j->ending_count++] = (uint8_t)best;
    }
}

/* The loop around a node: the innermost repetition without a limit that holds it. */
static uint32_t loop_around(const struct judge *j, uint32_t node)
{
    const struct redos_node *nodes = j->syntax.nodes.items;
    uint32_t best = 0;
    for (uint32_t i = 1; i < j->syntax.nodes.count; i++) {
        const bool holds =
            nodes[i].kind == REDOS_REPEAT && nodes[i].max == REDOS_NO_LIMIT &&
            nodes[i].from <= nodes[node].from && nodes[i].to >= nodes[node].to;
        if (holds && (best == 0 ||
                      nodes[i].to - nodes[i].from >= nodes[best].to - nodes[best].from)) {
            best = i;
        }
    }
    return best ? best : node;
}

static void report(struct judge *j, enum redos_verdict verdict,
                   const struct attack *attack, uint32_t node)
{
    const struct redos_node *part = &j->syntax.nodes.items[loop_around(j, node)];
    j->out->verdict = verdict;
    j->out->from = part->from;
    j->out->to = part->to;
    j->out->prefix = text_of(j, &attack->prefix);
    j->out->pump = text_of(j, &attack->pump);
    j->out->suffix = text_of(j, &attack->suffix);
}

static void unknown(struct judge *j, const char *why, size_t where)
{
    j->out->verdict = REDOS_UNKNOWN;
    j->out->why = why;
    j->out->from = where;
    j->out->to = where;
}

/* ---- exponential: one state, two ways back to it for one word ---- */

/* `^\s+|\s+$`: where the attack begins the text, another alternative takes it; behind a
 * character that nothing takes, a search comes to it all the same. */
static bool lead_in(struct judge *j, struct attack *attack, const struct growth *growth)
{
    struct atoms longer = { 0 };
    VEC_PUSH(j->arena, &longer, j->endings[0]);
    add_all(j, &longer, &attack->prefix);
    attack->prefix = longer;
    return prove(j, attack, growth);
}

static bool suspect(struct judge *j, struct attack *attack, const struct growth *growth,
                    const struct redos_place *place)
{
    const bool exp = growth == &exponential;
    if (++j->candidates > MOST_CANDIDATES) {
        return false;
    }
    attack->prefix = path(j, 0, place->origin, false);
    if (!prove(j, attack, growth) && !(j->runner.search && lead_in(j, attack, growth))) {
        return false;
    }
    report(j, exp ? REDOS_EXPONENTIAL : REDOS_POLYNOMIAL, attack, place->node);
    return true;
}

static bool is_guessed(const struct judge *j, uint32_t component)
{
    for (size_t i = 0; i < j->graph.states.count; i++) {
        if (j->graph.states.items[i].component == component &&
            j->graph.states.items[i].guessed) {
            return true;
        }
    }
    return false;
}

/* Two ways that met again. */
static bool met(struct judge *j, const struct redos_walk *walk, uint32_t place)
{
    const struct redos_place *at = &walk->places.items[place];
    struct attack attack = { .pump = word_to(j, walk, place) };
    const struct atoms back = path(j, at->state[0], at->origin, true);
    add_all(j, &attack.pump, &back);
    if (suspect(j, &attack, &exponential, at)) {
        return true;
    }
    const uint32_t component = j->graph.states.items[at->origin].component;
    j->guessed = j->guessed || is_guessed(j, component);
    return false;
}

static bool inside(const struct judge *j, const struct redos_edge *edge,
                   uint32_t component)
{
    return j->graph.states.items[edge->to].component == component;
}

/* Adds the pair that two edges lead to, the lesser state first. */
static void add_pair(struct judge *j, struct redos_walk *walk, struct redos_place from,
                     const struct redos_edge *a, const struct redos_edge *b)
{
    const struct redos_set both = redos_set_both(&a->set, &b->set);
    spend(j, 1);
    if (!redos_set_empty(&both)) {
        from.state[0] = a->to < b->to ? a->to : b->to;
        from.state[1] = a->to < b->to ? b->to : a->to;
        from.atom = pick(j, &both);
        redos_walk_add(walk, from);
    }
}

/* The pairs of states at which one word can be in two ways, one step after they part. */
static void add_partings(struct judge *j, struct redos_walk *walk, uint32_t state)
{
    const struct redos_state *at = &j->graph.states.items[state];
    const struct redos_edge *edges = &j->graph.edges.items[at->first];
    for (uint32_t a = 0; a < at->count && j->steps > 0; a++) {
        for (uint32_t b = a + 1; b < at->count; b++) {
            struct redos_place place = { .parent = REDOS_WALK_ROOT, .origin = state };
            place.node = edges[a].node;
            if (inside(j, &edges[a], at->component) &&
                inside(j, &edges[b], at->component)) {
                add_pair(j, walk, place, &edges[a], &edges[b]);
            }
        }
    }
}

static void add_next_pairs(struct judge *j, struct redos_walk *walk, uint32_t number)
{
    const struct redos_place place = walk->places.items[number];
    const struct redos_state *a = &j->graph.states.items[place.state[0]];
    const struct redos_state *b = &j->graph.states.items[place.state[1]];
    const struct redos_edge *edges = j->graph.edges.items;
    struct redos_place next = place;
    next.parent = number;
    for (uint32_t i = a->first; i < a->first + a->count && j->steps > 0; i++) {
        if (!inside(j, &edges[i], a->component)) {
            continue;
        }
        for (uint32_t k = b->first; k < b->first + b->count; k++) {
            if (inside(j, &edges[k], a->component)) {
                add_pair(j, walk, next, &edges[i], &edges[k]);
            }
        }
    }
}

/* Looks at one component; true if it is exponential. */
static bool judge_component(struct judge *j, uint32_t component)
{
    struct redos_walk walk = redos_walk_new(j->arena);
    for (uint32_t s = 0; s < j->graph.states.count; s++) {
        if (j->graph.states.items[s].component == component) {
            add_partings(j, &walk, s);
        }
    }
    for (uint32_t i = 0; i < walk.places.count && j->steps > 0; i++) {
        if (walk.places.items[i].state[0] != walk.places.items[i].state[1]) {
            add_next_pairs(j, &walk, i);
        } else if (met(j, &walk, i)) {
            return true;
        }
    }
    return false;
}

/* Whether each component has a cycle, by its number. */
static bool *cyclic_components(const struct judge *j)
{
    bool *cyclic = ARENA_ARRAY(j->arena, (size_t)j->graph.component_count + 1, bool);
    for (size_t i = 0; i < j->graph.states.count; i++) {
        const struct redos_state *state = &j->graph.states.items[i];
        cyclic[state->component] = state->cyclic;
    }
    return cyclic;
}

static bool is_exponential(struct judge *j)
{
    const bool *cyclic = cyclic_components(j);
    for (uint32_t c = j->graph.component_count; c > 0; c--) {
        if (cyclic[c] && judge_component(j, c)) {
            return true;
        }
    }
    return false;
}

/* ---- polynomial: a state, a later one, and a word that loops at both and joins them
 * ---- */

static void add_triple(struct judge *j, struct redos_walk *walk, struct redos_place next,
                       const struct redos_edge *const edges[3])
{
    struct redos_set all = redos_set_both(&edges[0]->set, &edges[1]->set);
    all = redos_set_both(&all, &edges[2]->set);
    spend(j, 1);
    if (!redos_set_empty(&all)) {
        for (int i = 0; i < 3; i++) {
            next.state[i] = edges[i]->to;
        }
        next.atom = pick(j, &all);
        redos_walk_add(walk, next);
    }
}

/* The first state stays in its component, the third in its own, the second goes from the
 * one to the other. */
static void add_next_triples(struct judge *j, struct redos_walk *walk, uint32_t number)
{
    const struct redos_place place = walk->places.items[number];
    const struct redos_state *states = j->graph.states.items;
    const struct redos_edge *edges = j->graph.edges.items;
    const struct redos_state *at[3];
    struct redos_place next = place;
    next.parent = number;
    for (int i = 0; i < 3; i++) {
        at[i] = &states[place.state[i]];
    }
    for (uint32_t a = 0; a < at[0]->count && j->steps > 0; a++) {
        const struct redos_edge *first = &edges[at[0]->first + a];
        for (uint32_t c = 0; inside(j, first, at[0]->component) && c < at[2]->count;
             c++) {
            const struct redos_edge *third = &edges[at[2]->first + c];
            for (uint32_t b = 0; inside(j, third, at[2]->component) && b < at[1]->count;
                 b++) {
                const struct redos_edge *second = &edges[at[1]->first + b];
                add_triple(j, walk, next,
                           (const struct redos_edge *const[]){ first, second, third });
            }
        }
    }
}

/* Whether a word leads from (p, p, q) to (p, q, q), and is proved to be slow. */
static bool judge_states(struct judge *j, uint32_t p, uint32_t q,
                         const struct growth *growth)
{
    struct redos_walk walk = redos_walk_new(j->arena);
    spend(j, WALK_STEPS);
    struct redos_place root = { .state = { p, p, q }, .parent = REDOS_WALK_ROOT };
    root.origin = REDOS_WALK_ROOT;
    redos_walk_add(&walk, root);
    for (uint32_t i = 0; i < walk.places.count && j->steps > 0; i++) {
        const struct redos_place at = walk.places.items[i];
        if (at.state[0] == p && at.state[1] == q && at.state[2] == q) {
            struct attack attack = { .pump = word_to(j, &walk, i) };
            struct redos_place found = at;
            const struct redos_state *state = &j->graph.states.items[q];
            uint32_t e = state->first;
            while (j->graph.states.items[j->graph.edges.items[e].to].component !=
                   state->component) {
                e++;
            }
            found.node = j->graph.edges.items[e].node;
            found.origin = p;
            if (suspect(j, &attack, growth, &found)) {
                return true;
            }
            j->guessed = j->guessed || state->guessed || j->graph.states.items[p].guessed;
            return false;
        }
        add_next_triples(j, &walk, i);
    }
    return false;
}

static bool is_polynomial(struct judge *j, const struct growth *growth)
{
    const struct redos_state *states = j->graph.states.items;
    j->candidates = 0;
    for (uint32_t p = 0; p < j->graph.states.count; p++) {
        for (uint32_t q = 0; q < j->graph.states.count && states[p].cyclic; q++) {
            /* Components are numbered from the sinks: only lesser ones can follow. */
            const bool follows = states[q].component < states[p].component;
            if (spend(j, 1) && states[q].cyclic && follows &&
                judge_states(j, p, q, growth)) {
                return true;
            }
        }
    }
    return false;
}

/* ---- all of it ---- */

static bool prepare(struct judge *j, struct str pattern, unsigned flags)
{
    const bool search = flags & REDOS_SEARCH && flags & REDOS_WANT_POLYNOMIAL;
    j->syntax = redos_parse(pattern, flags, j->arena);
    if (j->syntax.why) {
        unknown(j, j->syntax.why, j->syntax.where);
        return false;
    }
    j->program = redos_program_new(&j->syntax, j->arena);
    if (j->program.why) {
        unknown(j, j->program.why, j->syntax.nodes.items[j->program.where].from);
        return false;
    }
    if (!redos_class_alphabet(j->arena, &j->syntax.classes, &j->alphabet)) {
        unknown(j, "too many different characters", 0);
        return false;
    }
    j->graph = redos_graph_new(&j->syntax, &j->program, &j->alphabet, search, &j->steps,
                               j->arena);
    if (j->graph.why) {
        unknown(j, j->graph.why, 0);
        return false;
    }
    return true;
}

static void judge_pattern(struct judge *j, struct str pattern, unsigned flags)
{
    if (pattern.len > MOST_BYTES) {
        unknown(j, "the expression is too large", 0);
        return;
    }
    if (!prepare(j, pattern, flags)) {
        return;
    }
    j->runner = (struct redos_runner){ .program = &j->program, .alphabet = &j->alphabet };
    j->runner.full = flags & REDOS_FULLMATCH;
    choose_endings(j);
    if (is_exponential(j)) {
        return;
    }
    j->runner.search = flags & REDOS_SEARCH;
    const struct growth *growth = flags & REDOS_WANT_CUBIC ? &cubic : &polynomial;
    if (j->steps > 0 && flags & REDOS_WANT_POLYNOMIAL && is_polynomial(j, growth)) {
        return;
    }
    if (j->steps == 0) {
        unknown(j, "it takes too long to judge", 0);
    } else if (j->candidates > MOST_CANDIDATES) {
        unknown(j, "too many suspicions to try them all", 0);
    } else if (j->guessed) {
        unknown(j, "a lookaround, an atomic group or a reference decides", 0);
    }
}

struct redos redos_analyze(struct str pattern, unsigned flags, uint64_t steps,
                           struct arena *arena)
{
    struct redos out = { .verdict = REDOS_SAFE };
    struct judge j = { .steps = steps, .out = &out, .arena = arena };
    judge_pattern(&j, pattern, flags);
    out.steps = steps - j.steps;
    return out;
}
