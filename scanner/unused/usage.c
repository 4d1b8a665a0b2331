/* SPDX-License-Identifier: MIT */
#include "unused/usage.h"

#include "base/arena.h"
#include "base/intern.h"
#include "names/listing.h"
#include "names/names.h"
#include "syntax/literal.h"
#include "syntax/source.h"
#include "syntax/tree.h"
#include "unused/mention.h"

/* Scopes climbed from a locals(): deeper functions are not written by hand. */
enum { MOST_SCOPES = 32 };

static enum node_kind kind_of(const struct usage *usage, uint32_t node)
{
    return (enum node_kind)usage->tree->nodes[node].kind;
}

static uint32_t parent_of(const struct usage *usage, uint32_t node)
{
    return usage->tree->nodes[node].parent;
}

/* The first comment that starts at the byte or behind it. */
static uint32_t first_comment(const struct tree *tree, uint32_t from)
{
    uint32_t low = 0;
    for (uint32_t high = tree->comment_count; low < high;) {
        const uint32_t middle = low + (high - low) / 2;
        if (tree->comments[middle].from < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool has_word(struct str text, const char *const *words)
{
    for (size_t i = 0; words[i]; i++) {
        if (str_find(text, str_from(words[i]), 0) < text.len) {
            return true;
        }
    }
    return false;
}

/* `# noqa`, but not `# noqa: E501`. */
static bool is_bare_noqa(struct str text)
{
    const size_t at = str_find(text, STR("noqa"), 0);
    return at < text.len && (at + 4 == text.len || text.ptr[at + 4] != ':');
}

static bool comment_says(const struct usage *usage, uint32_t from, uint32_t to,
                         const char *const *words, bool counts_noqa)
{
    const struct tree *tree = usage->tree;
    const uint32_t end =
        source_line_start(tree->source, source_line(tree->source, to) + 1);
    for (uint32_t i = first_comment(tree, from);
         i < tree->comment_count && tree->comments[i].from < end; i++) {
        const struct str text =
            source_slice(tree->source, tree->comments[i].from, tree->comments[i].to);
        if (has_word(text, words) || (counts_noqa && is_bare_noqa(text))) {
            return true;
        }
    }
    return false;
}

bool usage_has_comment(const struct usage *usage, uint32_t from, uint32_t to,
                       const char *const *words)
{
    return comment_says(usage, from, to, words, false);
}

bool usage_is_excused(const struct usage *usage, uint32_t node, const char *const *words)
{
    const uint32_t parent = parent_of(usage, node);
    const enum node_kind kind = kind_of(usage, parent);
    const bool is_target = kind == N_ASSIGN || kind == N_ANN_ASSIGN;
    const struct node *at = &usage->tree->nodes[is_target ? parent : node];
    return comment_says(usage, at->from, at->to, words, true);
}

bool usage_is_private(const struct usage *usage, uint32_t name)
{
    const struct str text = intern_text(usage->tree->names, name);
    return text.len > 0 && text.ptr[0] == '_';
}

bool usage_is_used(const struct usage *usage, uint32_t variable, uint32_t name)
{
    return usage->variables[variable].reads > 0 ||
           (name < usage->word_count && usage->is_mentioned[name]);
}

bool usage_may_make_names_up(const struct usage *usage)
{
    return usage->has_error || usage->module_is_dynamic || usage->has_star_import;
}

/* ---- How variables are bound ---- */

static uint32_t way_of_as(const struct usage *usage, uint32_t as)
{
    switch (kind_of(usage, parent_of(usage, as))) {
    case N_WITH_ITEM:
        return WAY_WITH;
    case N_HANDLER:
        return WAY_EXCEPT;
    default:
        return 0; /* an import's: the N_ALIAS binds */
    }
}

static uint32_t way_of_name(const struct usage *usage, uint32_t node)
{
    const struct tree *tree = usage->tree;
    const uint32_t parent = parent_of(usage, node);
    const uint32_t after = tree->nodes[node].end;
    switch (kind_of(usage, parent)) {
    case N_ASSIGN:
        return WAY_ASSIGN;
    case N_ANN_ASSIGN:
        return after < tree->nodes[parent].end &&
                       tree->nodes[after].end < tree->nodes[parent].end
                   ? WAY_ASSIGN
                   : WAY_DECLARE;
    case N_WALRUS:
        return WAY_WALRUS;
    case N_AS:
        return way_of_as(usage, parent);
    case N_TYPE_ALIAS:
        return WAY_DEF;
    case N_FOR:
    case N_COMP_FOR:
        return WAY_LOOP;
    case N_AUG_ASSIGN:
    case N_DELETE:
        return WAY_CHANGE;
    default:
        return WAY_UNPACK;
    }
}

uint32_t usage_way_of(const struct usage *usage, uint32_t node)
{
    switch (kind_of(usage, node)) {
    case N_NAME:
        return usage->is_load[node] ? 0 : way_of_name(usage, node);
    case N_ALIAS:
        return WAY_IMPORT;
    case N_PARAM:
        return WAY_PARAM;
    case N_FUNCTION:
    case N_CLASS:
        return WAY_DEF;
    case N_CASE_CAPTURE:
    case N_CASE_STAR:
    case N_CASE_AS:
        return WAY_CASE;
    default:
        return 0;
    }
}

static void read_loads(struct usage *usage)
{
    size_t count = 0;
    const uint32_t *loads = listing_loads(usage->names, &count);
    for (size_t i = 0; i < count; i++) {
        const enum node_kind kind = kind_of(usage, parent_of(usage, loads[i]));
        struct usage_variable *variable =
            &usage->variables[names_variable(usage->names, loads[i])];
        usage->is_load[loads[i]] = 1;
        if (kind == N_GLOBAL || kind == N_NONLOCAL) {
            variable->ways |= WAY_SHARED;
        } else {
            variable->reads++;
        }
    }
}

static void read_bindings(struct usage *usage)
{
    for (uint32_t node = 1; node < usage->tree->count; node++) {
        const uint32_t number = names_variable(usage->names, node);
        const uint32_t way = number ? usage_way_of(usage, node) : 0;
        struct usage_variable *variable = &usage->variables[number];
        variable->ways |= way;
        variable->reads += way == WAY_CHANGE;
        variable->first = way && variable->first == TREE_NONE ? node : variable->first;
    }
}

/* ---- What text does not show ---- */

/* The names by which code reaches variables as data. */
static bool is_dynamic_name(struct str name, bool *in_module)
{
    static const struct {
        const char *name;
        bool in_module;
    } rows[] = {
        { "locals", false },  { "vars", false },     { "eval", false },
        { "dir", false },     { "exec", true },      { "globals", true },
        { "execfile", true }, { "_getframe", true }, { "currentframe", true },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (str_equal(name, str_from(rows[i].name))) {
            *in_module = rows[i].in_module;
            return true;
        }
    }
    return false;
}

static void mark_dynamic(struct usage *usage, uint32_t node, bool in_module)
{
    uint32_t scope = names_scope(usage->names, node);
    usage->module_is_dynamic = usage->module_is_dynamic || in_module || scope == 0;
    for (int i = 0; i < MOST_SCOPES && scope != 0; i++) {
        usage->is_dynamic[scope] = 1;
        scope = names_scope(usage->names, scope);
    }
}

static bool is_python3_node(const struct tree *tree, uint32_t node)
{
    const struct node *at = &tree->nodes[node];
    switch ((enum node_kind)at->kind) {
    case N_FSTRING:
    case N_NONLOCAL:
    case N_ANN_ASSIGN:
    case N_AWAIT:
    case N_YIELD_FROM:
    case N_WALRUS:
    case N_MATCH:
    case N_FROM:
    case N_ANNOTATION:
    case N_RETURNS:
        return true;
    case N_PARAM:
        return at->op == PARAM_ONLY_STAR || at->op == PARAM_SLASH;
    default:
        return (at->flags & NODE_ASYNC) != 0;
    }
}

static void look_at_call(struct usage *usage, uint32_t node)
{
    bool in_module = false;
    const struct str name = tree_name(usage->tree, node);
    if (is_dynamic_name(name, &in_module)) {
        const uint32_t callee = tree_first(usage->tree, node);
        const bool takes_object =
            callee != TREE_NONE &&
            usage->tree->nodes[callee].end < usage->tree->nodes[node].end &&
            (str_equal(name, STR("vars")) || str_equal(name, STR("dir")));
        if (!takes_object) {
            mark_dynamic(usage, node, in_module);
        }
    }
}

/* `locals` handed on without being called is as good as called. */
static void look_at_name(struct usage *usage, uint32_t node)
{
    const struct str name = tree_name(usage->tree, node);
    if (str_equal(name, STR("locals")) || str_equal(name, STR("globals"))) {
        mark_dynamic(usage, node, true);
    }
}

static void look_around(struct usage *usage)
{
    for (uint32_t node = 1; node < usage->tree->count; node++) {
        const enum node_kind kind = kind_of(usage, node);
        usage->is_python3 = usage->is_python3 || is_python3_node(usage->tree, node);
        if (kind == N_CALL && usage->tree->nodes[node].name) {
            look_at_call(usage, node);
        } else if (kind == N_STAR_IMPORT) {
            usage->has_star_import = true;
        } else if (kind == N_EXEC) {
            mark_dynamic(usage, node, true);
        } else if (kind == N_NAME && usage->is_load[node] &&
                   kind_of(usage, parent_of(usage, node)) != N_CALL) {
            look_at_name(usage, node);
        }
    }
}

struct usage *usage_read(const struct tree *tree, const struct names *names,
                         struct arena *arena)
{
    struct usage *usage = ARENA_NEW(arena, struct usage);
    const uint32_t variables = listing_variable_count(names);
    usage->tree = tree;
    usage->names = names;
    usage->arena = arena;
    usage->variables = ARENA_ARRAY(arena, variables, struct usage_variable);
    usage->is_load = ARENA_ARRAY(arena, tree->count, uint8_t);
    usage->is_dynamic = ARENA_ARRAY(arena, tree->count, uint8_t);
    usage->word_count = intern_count(tree->names);
    usage->is_mentioned = ARENA_ARRAY(arena, usage->word_count, uint8_t);
    usage->is_doubtful = ARENA_ARRAY(arena, usage->word_count, uint8_t);
    usage->has_error = (tree->nodes[0].flags & NODE_HAS_ERROR) != 0;
    for (uint32_t i = 0; i < variables; i++) {
        usage->variables[i].first = TREE_NONE;
    }
    read_loads(usage);
    read_bindings(usage);
    look_around(usage);
    mention_read(usage);
    return usage;
}
