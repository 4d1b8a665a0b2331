/* SPDX-License-Identifier: MIT */
#include "unused/mention.h"

#include "base/arena.h"
#include "base/intern.h"
#include "names/names.h"
#include "syntax/literal.h"
#include "syntax/source.h"
#include "syntax/tree.h"
#include "unused/usage.h"

static enum node_kind kind_of(const struct usage *usage, uint32_t node)
{
    return (enum node_kind)usage->tree->nodes[node].kind;
}

/* ---- Words ---- */

static void mention_word(struct usage *usage, struct str word)
{
    const uint32_t name = intern_find(usage->tree->names, word);
    if (name && name < usage->word_count) {
        usage->is_mentioned[name] = 1;
    }
}

/* All identifiers of a text. */
static void mention_words(struct usage *usage, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        const size_t from = at;
        while (at < text.len && str_is_word_byte(text.ptr[at])) {
            at++;
        }
        if (at > from) {
            mention_word(usage, str_slice(text, from, at));
        }
        at += at == from;
    }
}

static void mention_doctest(struct usage *usage, struct str text)
{
    while (text.ptr) {
        const struct str line = str_trim(str_split(&text, '\n'));
        if (str_starts_with(line, STR(">>>")) || str_starts_with(line, STR("..."))) {
            mention_words(usage, line);
        }
    }
}

static void read_comments(struct usage *usage)
{
    const struct tree *tree = usage->tree;
    for (uint32_t i = 0; i < tree->comment_count; i++) {
        const struct str text =
            source_slice(tree->source, tree->comments[i].from, tree->comments[i].to);
        const struct str said = str_trim(str_slice(text, 1, text.len));
        if (str_starts_with(said, STR("type:"))) {
            mention_words(usage, said);
        }
    }
}

/* ---- Strings that are code ---- */

static bool is_typing_call(struct str name)
{
    static const char *const names[] = { "cast",      "TypeVar",    "NewType",
                                         "TypedDict", "ForwardRef", "NamedTuple",
                                         NULL };
    return str_is_among(name, names);
}

/* Where a part of the tree ends whose strings are types: an annotation, a subscript
 * (Optional["X"]), the arguments of cast("X", …). 0 if the node starts none. */
static uint32_t types_end(const struct usage *usage, uint32_t node)
{
    const struct tree *tree = usage->tree;
    const uint32_t end = tree->nodes[node].end;
    switch (kind_of(usage, node)) {
    case N_ANNOTATION:
    case N_RETURNS:
    case N_TYPE_ALIAS:
    case N_SUBSCRIPT:
    case N_BASES:
        return end;
    case N_CALL:
        return is_typing_call(tree_name(tree, node)) ? end : 0;
    default:
        return 0;
    }
}

static void read_strings(struct usage *usage)
{
    uint32_t types = 0;
    for (uint32_t node = 1; node < usage->tree->count; node++) {
        const uint32_t end = types_end(usage, node);
        types = end > types ? end : types;
        if (kind_of(usage, node) != N_STRING) {
            continue;
        }
        const struct str text = literal_raw_content(usage->tree, node);
        if (node < types) {
            mention_words(usage, text);
        } else if (usage->tree->nodes[node].flags & STRING_TRIPLE) {
            mention_doctest(usage, text);
        }
    }
}

/* ---- __all__ ---- */

static void add_exports(struct usage *usage, uint32_t value)
{
    for (uint32_t node = value; node < usage->tree->nodes[value].end; node++) {
        const uint32_t parent = usage->tree->nodes[node].parent;
        const enum node_kind owner = kind_of(usage, parent);
        if (kind_of(usage, node) != N_STRING) {
            continue;
        }
        mention_words(usage, literal_raw_content(usage->tree, node));
        if (owner == N_LIST || owner == N_TUPLE ||
            (owner == N_CALL &&
             str_equal(tree_name(usage->tree, parent), STR("append")))) {
            VEC_PUSH(usage->arena, &usage->exports, node);
        }
    }
}

/* __all__ = [...], __all__ += [...], __all__.extend([...]): the strings after the name.
 */
static void read_exports(struct usage *usage)
{
    const struct tree *tree = usage->tree;
    const uint32_t all = intern_find(tree->names, STR("__all__"));
    for (uint32_t node = 1; all && node < tree->count; node++) {
        if (tree->nodes[node].name != all || kind_of(usage, node) != N_NAME ||
            names_scope(usage->names, node) != 0) {
            continue;
        }
        uint32_t statement = tree->nodes[node].parent;
        while (!node_is_statement(kind_of(usage, statement)) && statement != 0) {
            statement = tree->nodes[statement].parent;
        }
        const enum node_kind kind = kind_of(usage, statement);
        if (kind == N_ASSIGN || kind == N_AUG_ASSIGN || kind == N_ANN_ASSIGN ||
            kind == N_EXPR_STMT) {
            add_exports(usage, statement);
        }
    }
}

/* ---- Names that are tried out ---- */

/* Whether a handler takes NameError: bare, or by name. */
static bool takes_name_error(const struct usage *usage, uint32_t handler)
{
    const struct tree *tree = usage->tree;
    const uint32_t type = tree_first(tree, handler);
    if (type == TREE_NONE || kind_of(usage, type) == N_BLOCK) {
        return true;
    }
    for (uint32_t node = type; node < tree->nodes[type].end; node++) {
        if (kind_of(usage, node) == N_NAME &&
            str_equal(tree_name(tree, node), STR("NameError"))) {
            return true;
        }
    }
    return false;
}

static void doubt_names(struct usage *usage, uint32_t block)
{
    for (uint32_t node = block; node < usage->tree->nodes[block].end; node++) {
        const uint32_t name = usage->tree->nodes[node].name;
        if (kind_of(usage, node) == N_NAME && usage->is_load[node]) {
            usage->is_doubtful[name] = 1;
        }
    }
}

static void read_trials(struct usage *usage)
{
    const struct tree *tree = usage->tree;
    uint32_t done = 0; /* of tries inside tries, the outer one is enough */
    for (uint32_t node = 1; node < tree->count; node++) {
        if (kind_of(usage, node) != N_TRY || node < done) {
            continue;
        }
        TREE_EACH_CHILD(child, tree, node)
        {
            if (kind_of(usage, child) == N_HANDLER && takes_name_error(usage, child)) {
                doubt_names(usage, node + 1);
                done = tree->nodes[node + 1].end;
                break;
            }
        }
    }
}

void mention_read(struct usage *usage)
{
    read_comments(usage);
    read_strings(usage);
    read_exports(usage);
    read_trials(usage);
}
