/* SPDX-License-Identifier: MIT */
#include "flow/ahead.h"

#include "base/arena.h"
#include "base/intern.h"
#include "flow/engine.h"
#include "flow/glance.h"
#include "match/unit.h"
#include "names/altered.h"
#include "names/names.h"
#include "syntax/files.h"
#include "syntax/source.h"

/* Definitions that one call may lead to, and calls between it and them; beyond the first
 * is a note. */
struct range_of_sight {
    size_t most_defs;
    uint32_t most_calls;
};
static const struct range_of_sight far = { 300, 12 };
static const struct range_of_sight near = { 40, 2 };

/* Imports handed on from file to file, and files that are asked for one name; parts of a
 * dotted name that may name a module. */
enum { MOST_HOPS = 8, MOST_STEPS = 24, MOST_PARTS = 8 };

/* Definitions that one of them calls. */
enum { MOST_CALLEES = 128 };

/* Definitions of one name in one file that a call is thought to mean. */
enum { MOST_NAMESAKES = 4 };

VEC_OF(places, struct glance_place);

struct ahead {
    struct engine *engine;
    struct unit *unit;
    struct glances *glances;
    struct range_of_sight sight;
    struct pairs known; /* qualified name × method → 1 + index in results */
    VEC(struct ends) results;
    struct pairs classes;     /* qualified name → whether it is a class */
    struct places first, all; /* of the search that is going on */
    bool is_done;             /* nothing new is looked for */
    uint32_t *numbers;        /* of the engine's rules among those of the glances */
    uint64_t asked;           /* bits of the rules whose ends are sought */
};

/* Where a name leads. */
struct search {
    struct ahead *ahead;
    struct arena *arena; /* of the places */
    struct places *places;
    uint32_t hops, steps;
};

/* ---- what a definition says itself ---- */

enum { WORD_OUTSIDE = 1, WORD_INSIDE };

static void mark(const struct glances *glances, const struct glance_words *words,
                 uint8_t as)
{
    for (uint32_t i = 0; i < words->count; i++) {
        glances->marks[words->items[i]] = as;
    }
}

/* Whether the definition that is marked has the words of a filter, at least one of them
 * in itself. */
static bool admits(const struct word_filter *filter, const uint8_t *marks)
{
    for (size_t i = 0; i < filter->count; i++) {
        const size_t length = filter->lengths[i];
        bool own = length == 0;
        size_t w = 0;
        for (; w < length && marks[filter->alternatives[i][w]]; w++) {
            own = own || marks[filter->alternatives[i][w]] == WORD_INSIDE;
        }
        if (w == length && own) {
            return true;
        }
    }
    return false;
}

static void judge_rules(const struct glances *glances, struct glance_def *def)
{
    for (; def->judged < glances->rules.count; def->judged++) {
        const struct glance_rule *rule = &glances->rules.items[def->judged];
        if (!rule->is_asked) {
            continue;
        }
        const uint32_t at = def->judged % GLANCE_RULES;
        const uint64_t bit = (uint64_t)1 << at % 64;
        for (uint32_t i = 0; i < rule->source_count; i++) {
            def->begins[at / 64] |= admits(&rule->sources[i], glances->marks) ? bit : 0;
        }
        const struct word_filter *sinks = &rule->rule->words[FLOW_SINK];
        def->finishes[at / 64] |= admits(sinks, glances->marks) ? bit : 0;
    }
}

static void judge(const struct glances *glances, const struct glance_place *place)
{
    if (place->def->judged < glances->rules.count) {
        mark(glances, &place->glance->outside, WORD_OUTSIDE);
        mark(glances, &place->def->words, WORD_INSIDE);
        judge_rules(glances, place->def);
        mark(glances, &place->glance->outside, 0);
        mark(glances, &place->def->words, 0);
    }
}

bool ahead_asks_for(const struct ahead *ahead, uint32_t rule)
{
    return ahead->glances->rules.items[ahead->numbers[rule]].is_asked;
}

static void add_ends(const struct ahead *ahead, const struct glance_place *place,
                     struct ends *ends)
{
    const struct flow_channels *channels = ahead->engine->channels;
    judge(ahead->glances, place);
    for (uint32_t i = 0; i < channels->rule_count; i++) {
        const uint32_t at = ahead->numbers[i] % GLANCE_RULES;
        const uint64_t bit = (uint64_t)ahead_asks_for(ahead, i) << i % 64;
        ends->begins |= place->def->begins[at / 64] >> at % 64 & 1 ? bit : 0;
        ends->finishes |= place->def->finishes[at / 64] >> at % 64 & 1 ? bit : 0;
    }
}

/* ---- where names lead ---- */

static void follow_dotted(struct search *search, struct str dotted);

static struct str joined(const struct search *search, struct str left, struct str right)
{
    return right.len == 0 ? left
                          : str_format(search->ahead->engine->arena, "%.*s.%.*s",
                                       STR_ARGS(left), STR_ARGS(right));
}

/* The functions and classes of a name, whatever class they are in. */
static bool follow_name(struct search *search, const struct glance *glance,
                        struct str name)
{
    uint32_t found = 0;
    for (size_t i = 0; i < glance->defs.count && found < MOST_NAMESAKES; i++) {
        if (str_equal(glance->defs.items[i].name, name)) {
            const struct glance_place place = { glance, &glance->defs.items[i] };
            VEC_PUSH(search->arena, search->places, place);
            found++;
        }
    }
    return found > 0;
}

static struct str last_name(struct str path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '.') {
        at--;
    }
    return str_slice(path, at, path.len);
}

/* "C.m" or "f" in a file: its own, or what it imports under that name. */
static void follow_path(struct search *search, const struct glance *glance,
                        struct str path)
{
    struct str rest = path;
    const struct str first = str_split(&rest, '.');
    if (follow_name(search, glance, last_name(path))) {
        return;
    }
    const struct glance_import *import = glance_import_of(glance, first);
    if (import) {
        follow_dotted(search, joined(search, import->dotted, rest));
        return;
    }
    for (size_t i = 0; i < glance->imports.count; i++) {
        if (str_equal(glance->imports.items[i].name, STR("*"))) {
            follow_dotted(search, joined(search, glance->imports.items[i].dotted, path));
        }
    }
}

static const struct glance *find_module(struct ahead *ahead, struct str dotted)
{
    return glances_find(ahead->glances, ahead->unit->files, dotted,
                        ahead->unit->source->path, ahead->engine->arena);
}

/* The end of the part that names a module, the longest one; 0 if there is none. Below a
 * plain file, or what a package does not have, nothing is looked for. */
static size_t find_longest(struct ahead *ahead, struct str dotted,
                           const struct glance **glance)
{
    size_t found = 0;
    size_t end = 0;
    for (int part = 0; part < MOST_PARTS && end < dotted.len; part++) {
        end = str_find_char(dotted, '.', part > 0 ? end + 1 : 0);
        const struct glance *next = find_module(ahead, str_slice(dotted, 0, end));
        if (!next && *glance) {
            break;
        }
        if (next) {
            *glance = next;
            found = end;
            if (!str_ends_with(next->path, STR("/__init__.py"))) {
                break;
            }
        }
    }
    return found;
}

/* "a.b.C.m": the longest part that is a module, and what is in it. */
static void follow_dotted(struct search *search, struct str dotted)
{
    const struct glance *glance = NULL;
    if (search->hops >= MOST_HOPS || search->steps >= MOST_STEPS) {
        return;
    }
    search->steps++;
    const size_t end = find_longest(search->ahead, dotted, &glance);
    if (glance && end < dotted.len) {
        search->hops++;
        follow_path(search, glance, str_slice(dotted, end + 1, dotted.len));
        search->hops--;
    }
}

/* "a.b.f" as it is written in a definition. */
static void follow_call(struct search *search, const struct glance *glance,
                        struct str chain)
{
    struct str rest = chain;
    const struct str first = str_split(&rest, '.');
    const struct glance_import *import = glance_import_of(glance, first);
    if (import) {
        follow_dotted(search, joined(search, import->dotted, rest));
    } else {
        follow_name(search, glance, last_name(chain));
    }
}

/* Each place once, in front; their number. */
static uint32_t unique_places(struct places *places)
{
    uint32_t count = 0;
    for (size_t i = 0; i < places->count; i++) {
        uint32_t same = 0;
        while (same < count && places->items[same].def != places->items[i].def) {
            same++;
        }
        if (same == count) {
            places->items[count++] = places->items[i];
        }
    }
    places->count = count;
    return count;
}

/* What a definition calls, found out once. */
static void find_callees(struct ahead *ahead, const struct glance_place *place)
{
    struct glance_def *def = place->def;
    struct places places = { 0 };
    struct search search = { ahead, ahead->engine->arena, &places, 0, 0 };
    if (def->callees) {
        return;
    }
    const struct glance_place nowhere = { 0 };
    for (uint32_t i = 0; i < def->call_count && places.count < MOST_CALLEES; i++) {
        search.steps = 0;
        follow_call(&search, place->glance, def->calls[i]);
    }
    def->callee_count = unique_places(&places);
    VEC_PUSH(ahead->engine->arena, &places, nowhere);
    def->callees = arena_copy(ahead->glances->arena, places.items,
                              (def->callee_count + (size_t)1) * sizeof *places.items);
}

/* Adds what is not yet among the places of the search. */
static void add_new(const struct ahead *ahead, struct places *to,
                    const struct glance_place *more, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (more[i].def->stamp != ahead->glances->stamp) {
            more[i].def->stamp = ahead->glances->stamp;
            VEC_PUSH(ahead->engine->arena, to, more[i]);
        }
    }
}

static struct ends reached(struct ahead *ahead, struct str dotted)
{
    struct ends ends = { 0 };
    struct places *all = &ahead->all;
    struct search search = { ahead, ahead->engine->arena, &ahead->first, 0, 0 };
    ahead->first.count = 0;
    all->count = 0;
    follow_dotted(&search, dotted);
    ahead->glances->stamp++;
    add_new(ahead, all, ahead->first.items, ahead->first.count);
    size_t level_end = all->count;
    uint32_t calls = 0;
    for (size_t i = 0; i < all->count && i < ahead->sight.most_defs; i++) {
        const struct glance_place place = all->items[i];
        if (i == level_end) {
            level_end = all->count;
            calls++;
        }
        add_ends(ahead, &place, &ends);
        if (calls < ahead->sight.most_calls) {
            find_callees(ahead, &place);
            add_new(ahead, all, place.def->callees, place.def->callee_count);
        }
    }
    ahead->engine->is_narrowed =
        ahead->engine->is_narrowed ||
        (ahead->sight.most_defs == far.most_defs && all->count > ahead->sight.most_defs);
    return ends;
}

/* ---- for the file analysed ---- */

static void add_rule(struct glances *glances, const struct flow_rule *rule)
{
    struct glance_rule added = { .rule = rule };
    struct word_filter *sources =
        ARENA_ARRAY(glances->arena, rule->part_count, struct word_filter);
    for (uint32_t p = 0; p < rule->part_count; p++) {
        if (flow_part_begins(&rule->parts[p]) && rule->parts[p].formula) {
            sources[added.source_count++] =
                formula_words_inside(rule->parts[p].formula, glances->arena);
        }
    }
    added.sources = sources;
    for (uint32_t i = 0; i < added.source_count; i++) {
        added.is_asked |= rule->mode == FLOW_TAINT && sources[i].count > 0;
    }
    VEC_PUSH(glances->arena, &glances->rules, added);
}

static void number_rules(struct ahead *ahead)
{
    const struct flow_channels *channels = ahead->engine->channels;
    struct glances *glances = ahead->glances;
    ahead->engine->unsought = 0;
    ahead->numbers = ARENA_ARRAY(ahead->engine->arena, channels->rule_count, uint32_t);
    for (uint32_t i = 0; i < channels->rule_count; i++) {
        uint32_t number = 0;
        while (number < glances->rules.count &&
               glances->rules.items[number].rule != channels->rules[i]) {
            number++;
        }
        if (number == glances->rules.count) {
            add_rule(glances, channels->rules[i]);
        }
        ahead->numbers[i] = number;
        const bool asks = ahead_asks_for(ahead, i);
        ahead->asked |= (uint64_t)asks << i % 64;
        ahead->engine->unsought |= (uint64_t)!asks << i % 64;
    }
}

struct ahead *ahead_new(struct engine *engine, struct unit *unit)
{
    struct glances *glances = glances_of(unit->files, engine->words);
    if (!glances) {
        return NULL;
    }
    struct ahead *ahead = ARENA_NEW(engine->arena, struct ahead);
    ahead->engine = engine;
    ahead->unit = unit;
    ahead->glances = glances;
    ahead->sight = near;
    ahead->known = pairs_init(engine->arena, 64);
    ahead->classes = pairs_init(engine->arena, 64);
    number_rules(ahead);
    return ahead;
}

bool ahead_may_matter(const struct ahead *ahead)
{
    return ahead && ahead->asked & ahead->engine->live;
}

void ahead_look_far(struct ahead *ahead)
{
    ahead->sight = far;
}

void ahead_look_again(struct ahead *ahead, bool again)
{
    if (ahead) {
        ahead->is_done = !again;
    }
}

struct str ahead_path(struct ahead *ahead, struct str dotted)
{
    const struct glance *glance = find_module(ahead, dotted);
    return glance ? glance->path : (struct str){ NULL, 0 };
}

bool ahead_is_altered(const struct ahead *ahead, struct str dotted)
{
    const struct altered_names *altered = ahead ? ahead->unit->altered : NULL;
    return altered && altered_find(altered, dotted, ahead->unit->source->path);
}

bool ahead_is_class(struct ahead *ahead, uint32_t qualified)
{
    enum { YES = 1, NO };
    if (!ahead || !qualified) {
        return false;
    }
    uint32_t answer = pairs_find(&ahead->classes, qualified, 0);
    if (!answer) {
        struct search search = { ahead, ahead->engine->arena, &ahead->first, 0, 0 };
        ahead->first.count = 0;
        follow_dotted(&search, intern_text(ahead->engine->words, qualified));
        answer =
            ahead->first.count == 1 && ahead->first.items[0].def->is_class ? YES : NO;
        pairs_set(&ahead->classes, qualified, 0, answer);
    }
    return answer == YES;
}

struct ends ahead_of(struct ahead *ahead, uint32_t qualified, uint32_t method)
{
    if (!ahead || !qualified) {
        return (struct ends){ 0 };
    }
    struct intern *words = ahead->engine->words;
    uint32_t index = pairs_find(&ahead->known, qualified, method);
    if (!index && ahead->is_done) {
        return (struct ends){ 0 };
    }
    if (!index) {
        const struct str name = intern_text(words, qualified);
        const struct str dotted =
            method ? str_format(ahead->engine->arena, "%.*s.%.*s", STR_ARGS(name),
                                STR_ARGS(intern_text(words, method)))
                   : name;
        const struct ends ends = reached(ahead, dotted);
        VEC_PUSH(ahead->engine->arena, &ahead->results, ends);
        index = (uint32_t)ahead->results.count;
        pairs_set(&ahead->known, qualified, method, index);
    }
    return ahead->results.items[index - 1];
}

/* "self.m" and "cls.m" in a class: what its imported bases may have. */
static struct ends ends_of_bases(struct ahead *ahead, const struct unit *unit,
                                 uint32_t attribute)
{
    const struct tree *tree = unit->tree;
    struct ends ends = { 0 };
    uint32_t class = attribute;
    while (class != TREE_NONE && tree->nodes[class].kind != N_CLASS) {
        class = tree->nodes[class].parent;
    }
    const uint32_t bases =
        class == TREE_NONE ? TREE_NONE : tree_child_of_kind(tree, class, N_BASES);
    if (bases == TREE_NONE) {
        return ends;
    }
    TREE_EACH_CHILD(base, tree, bases)
    {
        const struct ends more = ahead_of(ahead, names_qualified(unit->names, base),
                                          tree->nodes[attribute].name);
        ends_add(&ends, &more);
    }
    return ends;
}

static struct ends ends_of_node(struct ahead *ahead, const struct unit *unit,
                                uint32_t node)
{
    const struct tree *tree = unit->tree;
    const uint32_t qualified = names_qualified(unit->names, node);
    if (qualified || tree->nodes[node].kind != N_ATTRIBUTE) {
        return ahead_of(ahead, qualified, 0);
    }
    const struct str owner = tree_text(tree, tree_first(tree, node));
    return str_equal(owner, STR("self")) || str_equal(owner, STR("cls")) ||
                   str_equal(owner, STR("super()"))
               ? ends_of_bases(ahead, unit, node)
               : (struct ends){ 0 };
}

struct ends ahead_of_call(struct ahead *ahead, const struct unit *unit, uint32_t call)
{
    const struct tree *tree = unit->tree;
    struct ends ends = { 0 };
    if (!ahead) {
        return ends;
    }
    TREE_EACH_CHILD(child, tree, call)
    {
        const uint32_t node =
            tree->nodes[child].kind == N_KEYWORD ? tree_first(tree, child) : child;
        const uint8_t kind = tree->nodes[node].kind;
        if (kind == N_NAME || kind == N_ATTRIBUTE) {
            const struct ends more = ends_of_node(ahead, unit, node);
            ends_add(&ends, &more);
        }
    }
    return ends;
}
