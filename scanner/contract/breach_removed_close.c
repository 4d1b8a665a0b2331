/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/chain.h"
#include "contract/contract.h"
#include "contract/guard_words.h"
#include "contract/outline.h"
#include "contract/versions.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* Where a call that closes stands. */
enum closing_place {
    CLOSING_PLAIN, /* on the way through the function */
    CLOSING_FINAL, /* in a finally */
    CLOSING_EARLY, /* before a return or raise within a case */
    CLOSING_PLACES
};

struct closing {
    uint32_t call;
    struct str chain; /* "connection", "process.stdout" */
    uint32_t name;    /* that it begins with, by intern number */
    enum closing_place place;
    uint32_t leave; /* of CLOSING_EARLY, the statement that leaves */
};

/* What becomes of a name in a function, beside calls of its methods. */
struct uses {
    uint32_t given; /* arguments */
    uint32_t kept;  /* returned, yielded, assigned, put into something, or in a closure */
    uint32_t with;  /* 'with' statements that it is in */
};

/* Calls that close in one file that are looked into. */
enum { MOST_CLOSINGS = 200 };

struct search {
    const struct outline *outline;
    const struct history *history;
    struct versions versions;
    struct contract_items *found;
    unsigned closings_left;
};

/* What is closed: of x.close() x, of os.close(x), too; TREE_NONE if it is no chain. */
static uint32_t closed_by(const struct tree *tree, uint32_t call)
{
    const uint32_t callee = tree_first(tree, call);
    if (tree->nodes[callee].kind != N_ATTRIBUTE ||
        !guard_words_closes(tree_name(tree, callee))) {
        return TREE_NONE;
    }
    const uint32_t object = tree_first(tree, callee);
    const bool by_os = str_equal(tree_text(tree, object), STR("os"));
    const uint32_t closed = by_os ? tree_next(tree, callee) : object;
    return closed != TREE_NONE && chain_is(tree, closed) &&
                   str_find_char(tree_text(tree, closed), '[', 0) ==
                       tree_text(tree, closed).len
               ? closed
               : TREE_NONE; /* an item of what was opened may be something else */
}

/* The return or raise that ends the block of the statement within a case; else TREE_NONE.
 */
static uint32_t leave_after(const struct tree *tree, uint32_t statement,
                            uint32_t function)
{
    const uint32_t block = tree->nodes[statement].parent;
    if (tree->nodes[block].kind != N_BLOCK || tree->nodes[block].parent == function) {
        return TREE_NONE;
    }
    const uint32_t last = tree_last(tree, block);
    const uint8_t kind = tree->nodes[last].kind;
    return kind == N_RETURN || kind == N_RAISE ? last : TREE_NONE;
}

static bool is_final(const struct tree *tree, uint32_t node, uint32_t function)
{
    while (node != function && tree->nodes[node].kind != N_FINALLY) {
        node = tree->nodes[node].parent;
    }
    return node != function;
}

static bool read_closing(const struct tree *tree, uint32_t function, uint32_t call,
                         struct closing *closing)
{
    const uint32_t closed =
        tree->nodes[call].kind == N_CALL ? closed_by(tree, call) : TREE_NONE;
    const uint32_t statement =
        closed == TREE_NONE ? TREE_NONE : versions_statement(tree, call);
    if (statement == TREE_NONE || statement <= function) {
        return false;
    }
    closing->call = call;
    closing->chain = tree_text(tree, closed);
    closing->name = tree->nodes[chain_root(tree, closed)].name;
    closing->leave = leave_after(tree, statement, function);
    closing->place = is_final(tree, call, function) ? CLOSING_FINAL
                     : closing->leave != TREE_NONE  ? CLOSING_EARLY
                                                    : CLOSING_PLAIN;
    return true;
}

/* How many calls close the chain below a node, by where they stand in the function. */
static void count_closings(const struct version *version, uint32_t node, struct str chain,
                           uint32_t counts[CLOSING_PLACES])
{
    const struct tree *tree = version->tree;
    counts[CLOSING_PLAIN] = counts[CLOSING_FINAL] = counts[CLOSING_EARLY] = 0;
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        struct closing one;
        if (read_closing(tree, version->function, i, &one) &&
            str_equal(one.chain, chain)) {
            counts[one.place]++;
        }
    }
}

/* The call that a statement assigns to the name, alone or in a tuple; else TREE_NONE. */
static uint32_t bound_call(const struct tree *tree, uint32_t statement, uint32_t name)
{
    const uint8_t kind = tree->nodes[statement].kind;
    if (kind != N_ASSIGN && kind != N_ANN_ASSIGN) {
        return TREE_NONE;
    }
    const uint32_t target = tree_first(tree, statement);
    uint32_t value = tree_last(tree, statement);
    if (tree->nodes[value].kind == N_AWAIT || tree->nodes[value].kind == N_YIELD_FROM ||
        tree->nodes[value].kind == N_YIELD) {
        value = tree_first(tree, value);
    }
    bool binds = tree->nodes[target].kind == N_NAME && tree->nodes[target].name == name;
    if (tree->nodes[target].kind == N_TUPLE) {
        TREE_EACH_CHILD(one, tree, target)
        {
            binds = binds ||
                    (tree->nodes[one].kind == N_NAME && tree->nodes[one].name == name);
        }
    }
    return binds && value != TREE_NONE && tree->nodes[value].kind == N_CALL ? value
                                                                            : TREE_NONE;
}

/* The first statement that binds the name by a call, of what the text `callee` says if
 * that is not empty; else TREE_NONE. The call into `*call`. */
static uint32_t find_binding(const struct version *version, uint32_t name,
                             struct str callee, uint32_t *call)
{
    const struct tree *tree = version->tree;
    for (size_t i = 0; i < version->statements.count; i++) {
        const uint32_t statement = version->statements.items[i].node;
        *call = bound_call(tree, statement, name);
        if (*call != TREE_NONE &&
            (callee.len == 0 ||
             str_equal(tree_text(tree, tree_first(tree, *call)), callee))) {
            return statement;
        }
    }
    return TREE_NONE;
}

/* Counts what a place where the name stands makes of it. */
static void add_use(const struct version *version, uint32_t node, struct uses *uses)
{
    const struct tree *tree = version->tree;
    uint32_t at = node;
    uint32_t parent = tree->nodes[at].parent;
    while (tree->nodes[parent].kind == N_IF_EXP ||
           tree->nodes[parent].kind == N_BOOL_OP || tree->nodes[parent].kind == N_AWAIT) {
        at = parent;
        parent = tree->nodes[at].parent;
    }
    const bool is_first = tree_first(tree, parent) == at;
    switch (tree->nodes[parent].kind) {
    case N_ATTRIBUTE:
        /* the method itself, to be called by somebody: atexit.register(x.close) */
        uses->kept += guard_words_closes(tree_name(tree, parent)) &&
                      tree->nodes[tree->nodes[parent].parent].kind != N_CALL;
        uses->given += tree->nodes[tree->nodes[parent].parent].kind == N_CALL &&
                       tree_first(tree, tree->nodes[parent].parent) != parent;
        break;
    case N_CALL:
        uses->given += !is_first && closed_by(tree, parent) != at;
        uses->with +=
            !is_first && tree->nodes[tree->nodes[parent].parent].kind == N_WITH_ITEM;
        break; /* with closing(x) */
    case N_KEYWORD:
    case N_STAR:
        uses->given++;
        break;
    case N_WITH_ITEM:
        uses->with++;
        break;
    case N_ASSIGN:
    case N_ANN_ASSIGN:
    case N_AUG_ASSIGN:
        uses->kept += !is_first;
        break;
    case N_RETURN:
    case N_YIELD:
    case N_PAIR:
    case N_LIST:
    case N_SET:
    case N_WALRUS:
        uses->kept++;
        break;
    case N_TUPLE:
        uses->kept += tree->nodes[tree->nodes[parent].parent].kind != N_ASSIGN ||
                      tree_first(tree, tree->nodes[parent].parent) != parent;
        break;
    default:
        break;
    }
}

static struct uses read_uses(const struct version *version, uint32_t name)
{
    const struct tree *tree = version->tree;
    struct uses uses = { 0 };
    for (uint32_t i = version->function; i < tree->nodes[version->function].end; i++) {
        if (tree->nodes[i].kind == N_NAME && tree->nodes[i].name == name) {
            add_use(version, i, &uses);
            uses.kept += tree_ancestor(tree, i, N_FUNCTION) != version->function;
        }
    }
    return uses;
}

/* Whether a method of the name is called in the subtree. */
static bool calls_method(const struct version *version, uint32_t name, uint32_t method)
{
    const struct tree *tree = version->tree;
    for (uint32_t i = version->function; i < tree->nodes[version->function].end; i++) {
        if (tree->nodes[i].kind == N_CALL && tree->nodes[i].name == method &&
            tree->nodes[chain_root(tree, tree_first(tree, i))].name == name) {
            return true;
        }
    }
    return false;
}

/* Whether the new version calls a method of it that the old one did not: it may close. */
static bool has_new_method(const struct versions *versions, uint32_t name)
{
    const struct tree *tree = versions->now.tree;
    const uint32_t function = versions->now.function;
    for (uint32_t i = function; i < tree->nodes[function].end; i++) {
        if (tree->nodes[i].kind == N_CALL && tree->nodes[i].name != 0 &&
            tree->nodes[tree_first(tree, i)].kind == N_ATTRIBUTE &&
            tree->nodes[chain_root(tree, tree_first(tree, i))].name == name &&
            !calls_method(&versions->old, name, tree->nodes[i].name)) {
            return true;
        }
    }
    return false;
}

/* Whether another part of the same thing is still closed: p.stdout of p. What is not any
 * more may never have been open. */
static bool closes_another_part(const struct search *search,
                                const struct closing *closing)
{
    const struct version *now = &search->versions.now;
    for (uint32_t i = now->function; i < now->tree->nodes[now->function].end; i++) {
        struct closing one;
        if (read_closing(now->tree, now->function, i, &one) &&
            one.name == closing->name && !str_equal(one.chain, closing->chain)) {
            return true;
        }
    }
    return false;
}

/* Whether it goes into a call by a name that the old version did not call: that may
 * close it. */
static bool goes_elsewhere(const struct versions *versions, const struct closing *closing)
{
    const struct tree *tree = versions->now.tree;
    const uint32_t function = versions->now.function;
    const struct str name = intern_text(tree->names, closing->name);
    for (uint32_t i = function; i < tree->nodes[function].end; i++) {
        if (tree->nodes[i].kind == N_CALL && chain_is_given(tree, i, name) &&
            !chain_calls(versions->old.tree, versions->old.function,
                         tree->nodes[i].name)) {
            return true;
        }
    }
    return false;
}

/* Whether something else may close it now, or it is meant to stay open. */
static bool is_handed_on(const struct search *search, const struct closing *closing)
{
    const struct uses old = read_uses(&search->versions.old, closing->name);
    const struct uses now = read_uses(&search->versions.now, closing->name);
    return now.with > 0 || now.given > old.given || now.kept > old.kept ||
           (now.kept > 0 && closing->place != CLOSING_EARLY) ||
           has_new_method(&search->versions, closing->name) ||
           calls_method(&search->versions.now, closing->name,
                        intern_find(search->history->now->names, STR("fileno"))) ||
           closes_another_part(search, closing) ||
           goes_elsewhere(&search->versions, closing);
}

/* The header of the case that a statement ends. */
static uint64_t case_of(const struct tree *tree, uint32_t statement)
{
    return versions_hash(tree, tree->nodes[tree->nodes[statement].parent].parent);
}

/* The same way out of the function in the new version, with nothing closed there; else
 * TREE_NONE. */
static uint32_t find_leave(const struct search *search, const struct closing *closing,
                           uint32_t binding)
{
    const struct tree *old = search->history->old;
    const struct version *now = &search->versions.now;
    const struct tree *tree = now->tree;
    const uint64_t hash = versions_hash(old, closing->leave);
    uint32_t counts[CLOSING_PLACES];
    uint32_t found = TREE_NONE;
    for (size_t i = 0; i < now->statements.count; i++) {
        const uint32_t node = now->statements.items[i].node;
        if (node <= binding || now->statements.items[i].hash != hash ||
            case_of(tree, node) != case_of(old, closing->leave)) {
            continue;
        }
        count_closings(now, tree->nodes[node].parent, closing->chain, counts);
        if (found != TREE_NONE || counts[CLOSING_EARLY] + counts[CLOSING_PLAIN] > 0) {
            return TREE_NONE; /* there are several, or it is closed */
        }
        found = node;
    }
    return found;
}

static void report(const struct search *search, const struct closing *closing,
                   uint32_t node, const char *fault)
{
    const struct tree *old = search->history->old;
    const struct tree *now = search->history->now;
    for (size_t i = 0; i < search->found->count; i++) {
        if (search->found->items[i].node == node) {
            return;
        }
    }
    const struct contract_item item = {
        .node = node,
        .from = now->nodes[node].from,
        .to = now->nodes[node].to,
        .name = intern_add(now->names, closing->chain),
        .other = node,
        .fault = str_from(fault),
        .lost_line = source_git_line(old->source, old->nodes[closing->call].from),
    };
    VEC_PUSH(search->outline->arena, search->found, item);
}

/* Something that only lives in memory needs no closing. */
static bool is_memory(const struct tree *tree, uint32_t call)
{
    static const char *const memory[] = { "StringIO", "BytesIO", "cStringIO", NULL };
    return str_is_among(tree_name(tree, call), memory);
}

static void check_closing(struct search *search, uint32_t function,
                          const struct closing *closing)
{
    const struct versions *versions = &search->versions;
    uint32_t before[CLOSING_PLACES];
    uint32_t after[CLOSING_PLACES];
    uint32_t call;
    if (!versions_find(search->history, function, search->outline->arena,
                       &search->versions) ||
        search->closings_left == 0 ||
        find_binding(&versions->old, closing->name, STR(""), &call) == TREE_NONE) {
        return;
    }
    search->closings_left--;
    const struct tree *old = search->history->old;
    const struct str callee = tree_text(old, tree_first(old, call));
    const uint32_t binding = find_binding(&versions->now, closing->name, callee, &call);
    count_closings(&versions->old, function, closing->chain, before);
    count_closings(&versions->now, versions->now.function, closing->chain, after);
    const uint32_t left = after[CLOSING_PLAIN] + after[CLOSING_EARLY];
    if (binding == TREE_NONE || is_memory(search->history->now, call) ||
        after[CLOSING_FINAL] > 0 || is_handed_on(search, closing)) {
        return;
    }
    if (left == 0) {
        report(search, closing, binding, "it is opened here and not closed any more");
    } else if (closing->place == CLOSING_FINAL) {
        report(search, closing, binding,
               "it is not closed any more when something fails");
    } else if (closing->place == CLOSING_EARLY &&
               after[CLOSING_EARLY] < before[CLOSING_EARLY]) {
        const uint32_t leave = find_leave(search, closing, binding);
        if (leave != TREE_NONE) {
            report(search, closing, leave,
                   "it stays open where the function is left here");
        }
    }
}

void breaches_removed_close(const struct outline *outline, const struct files *files,
                            const struct earlier_texts *before,
                            struct contract_items *found)
{
    const struct history *history =
        versions_read(outline, files, before, guard_words_closes);
    struct search search = { .outline = outline,
                             .history = history,
                             .found = found,
                             .closings_left = MOST_CLOSINGS };
    for (uint32_t i = 1; history && i < history->old->count; i++) {
        const struct tree *old = history->old;
        const uint32_t function =
            old->nodes[i].kind == N_CALL ? tree_ancestor(old, i, N_FUNCTION) : TREE_NONE;
        struct closing closing;
        if (function != TREE_NONE && read_closing(old, function, i, &closing)) {
            check_closing(&search, function, &closing);
        }
    }
}
