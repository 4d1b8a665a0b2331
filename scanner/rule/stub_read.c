/* SPDX-License-Identifier: MIT */
#include "rule/stub_read.h"

#include "base/arena.h"
#include "base/intern.h"
#include "names/names.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* Definitions within classes within conditions…, and parts of an annotation. */
enum { MOST_DEPTH = 16 };

/* A file while it is read. */
struct stub_file {
    struct stubs *stubs;
    const struct tree *tree;
    const struct names *names;
    struct str module;
};

/* Where a definition stands. */
struct around {
    struct str prefix; /* "re.Pattern." */
    struct str class;  /* "re.Pattern", absent outside of classes */
    uint32_t depth;
};

/* "a/b/__init__.pyi" is a.b; a folder of stubs for one library is called "bs4-stubs". */
static struct str module_of(struct arena *arena, struct str path)
{
    struct str stem = str_slice(path, 0, path.len - (sizeof ".pyi" - 1));
    if (str_ends_with(stem, STR("/__init__"))) {
        stem = str_slice(stem, 0, stem.len - (sizeof "/__init__" - 1));
    }
    const size_t slash = str_find_char(stem, '/', 0);
    const struct str first = str_slice(stem, 0, slash);
    if (str_ends_with(first, STR("-stubs"))) {
        const size_t cut = first.len - (sizeof "-stubs" - 1);
        stem = str_format(arena, "%.*s%.*s", STR_ARGS(str_slice(first, 0, cut)),
                          STR_ARGS(str_slice(stem, slash, stem.len)));
    }
    char *dotted = arena_copy(arena, stem.ptr, stem.len);
    for (size_t i = 0; i < stem.len; i++) {
        dotted[i] = (char)(dotted[i] == '/' ? '.' : dotted[i]);
    }
    return (struct str){ dotted, stem.len };
}

static struct str joined(const struct stub_file *file, struct str prefix, struct str name)
{
    return str_format(file->stubs->arena, "%.*s%.*s", STR_ARGS(prefix), STR_ARGS(name));
}

/* The qualified name that a name or attribute in a stub stands for: imported, or a class
 * of the module; absent for those of the language. */
static struct str name_of(const struct stub_file *file, uint32_t node)
{
    const struct tree *tree = file->tree;
    if (tree->nodes[node].kind == N_SUBSCRIPT) {
        node = tree_first(tree, node);
    }
    const uint32_t qualified = names_qualified(file->names, node);
    if (qualified) {
        return str_copy(file->stubs->arena, intern_text(tree->names, qualified));
    }
    return tree->nodes[node].kind == N_NAME && names_variable(file->names, node)
               ? str_format(file->stubs->arena, "%.*s.%.*s", STR_ARGS(file->module),
                            STR_ARGS(tree_name(tree, node)))
               : (struct str){ NULL, 0 };
}

/* What a return annotation says so far. */
struct returned {
    struct str type;
    bool is_optional;
    uint32_t others; /* members of the union that are not None */
};

static bool is_named(const struct tree *tree, uint32_t node, struct str name)
{
    return str_equal(tree_name(tree, node), name);
}

static void add_member(const struct stub_file *file, const struct around *around,
                       uint32_t node, uint32_t depth, struct returned *returned)
{
    const struct tree *tree = file->tree;
    const struct node *at = &tree->nodes[node];
    const uint32_t first = tree_first(tree, node);
    const bool is_union = at->kind == N_BINARY && at->op == OP_BIT_OR;
    const bool wraps =
        at->kind == N_SUBSCRIPT &&
        (is_named(tree, first, STR("Union")) || is_named(tree, first, STR("Optional")));
    if (depth >= MOST_DEPTH) {
        returned->others += 2;
    } else if (at->kind == N_NONE) {
        returned->is_optional = true;
    } else if (is_union || at->kind == N_TUPLE) {
        TREE_EACH_CHILD(child, tree, node)
        {
            add_member(file, around, child, depth + 1, returned);
        }
    } else if (wraps) {
        returned->is_optional |= is_named(tree, first, STR("Optional"));
        add_member(file, around, tree_next(tree, first), depth + 1, returned);
    } else {
        returned->others++;
        returned->type =
            is_named(tree, node, STR("Self")) ? around->class : name_of(file, node);
    }
}

static bool is_static(const struct tree *tree, uint32_t function)
{
    TREE_EACH_CHILD(child, tree, function)
    {
        if (tree->nodes[child].kind == N_DECORATOR &&
            is_named(tree, tree_first(tree, child), STR("staticmethod"))) {
            return true;
        }
    }
    return false;
}

/* Properties are no calls. */
static bool is_property(const struct tree *tree, uint32_t function)
{
    TREE_EACH_CHILD(child, tree, function)
    {
        const uint32_t decorator = tree_first(tree, child);
        if (tree->nodes[child].kind == N_DECORATOR &&
            (str_ends_with(tree_name(tree, decorator), STR("property")) ||
             is_named(tree, decorator, STR("setter")) ||
             is_named(tree, decorator, STR("deleter")))) {
            return true;
        }
    }
    return false;
}

static uint32_t needed_arguments(const struct tree *tree, uint32_t function,
                                 bool has_self)
{
    const uint32_t params = tree_child_of_kind(tree, function, N_PARAMS);
    uint32_t count = 0;
    if (params == TREE_NONE) {
        return 0;
    }
    TREE_EACH_CHILD(param, tree, params)
    {
        count += tree->nodes[param].kind == N_PARAM &&
                 tree->nodes[param].op == PARAM_PLAIN &&
                 tree_child_of_kind(tree, param, N_DEFAULT) == TREE_NONE;
    }
    return count - (has_self && count > 0 ? 1 : 0);
}

static void read_function(const struct stub_file *file, const struct around *around,
                          uint32_t node)
{
    const struct tree *tree = file->tree;
    const uint32_t returns = tree_child_of_kind(tree, node, N_RETURNS);
    struct returned returned = { .others = 0 };
    if (returns == TREE_NONE || is_property(tree, node)) {
        return;
    }
    add_member(file, around, tree_first(tree, returns), 0, &returned);
    const bool has_self = around->class.ptr && !is_static(tree, node);
    const struct stub_signature signature = {
        .callable = joined(file, around->prefix, tree_name(tree, node)),
        .type = returned.others == 1 ? returned.type : (struct str){ NULL, 0 },
        .is_optional = returned.is_optional && returned.others > 0,
        .least = needed_arguments(tree, node, has_self),
    };
    VEC_PUSH(file->stubs->arena, &file->stubs->signatures, signature);
}

static void read_suite(const struct stub_file *file, const struct around *around,
                       uint32_t block);

static void read_class(const struct stub_file *file, const struct around *around,
                       uint32_t node)
{
    const struct tree *tree = file->tree;
    struct arena *arena = file->stubs->arena;
    const uint32_t bases = tree_child_of_kind(tree, node, N_BASES);
    struct stub_class class = { .name =
                                    joined(file, around->prefix, tree_name(tree, node)) };
    struct str *names = ARENA_ARRAY(
        arena, bases == TREE_NONE ? 0 : tree_child_count(tree, bases), struct str);
    for (uint32_t base = bases == TREE_NONE ? TREE_NONE : tree_first(tree, bases);
         base != TREE_NONE; base = tree_next(tree, base)) {
        const struct str name = name_of(file, base);
        if (name.ptr) {
            names[class.base_count++] = name;
        }
    }
    class.bases = names;
    VEC_PUSH(arena, &file->stubs->classes, class);
    const struct around inside = { .prefix = joined(file, class.name, STR(".")),
                                   .class = class.name,
                                   .depth = around->depth + 1 };
    read_suite(file, &inside, tree_child_of_kind(tree, node, N_BLOCK));
}

/* `from ._impl import f as f`, `from .impl import *`. */
static void read_import(const struct stub_file *file, uint32_t node)
{
    const struct tree *tree = file->tree;
    struct stubs *stubs = file->stubs;
    size_t star_count = 0;
    const uint32_t *stars = names_star_modules(file->names, &star_count);
    TREE_EACH_CHILD(child, tree, node)
    {
        struct stub_alias alias = { .module = file->module };
        if (tree->nodes[child].kind == N_ALIAS) {
            const uint32_t as = tree_child_of_kind(tree, child, N_AS);
            const uint32_t qualified = names_qualified(file->names, child);
            alias.name = as == TREE_NONE ? tree_name(tree, child)
                                         : tree_name(tree, tree_first(tree, as));
            alias.name = str_copy(stubs->arena, alias.name);
            alias.target = str_copy(stubs->arena, intern_text(tree->names, qualified));
            VEC_PUSH(stubs->arena, &stubs->aliases, alias);
        }
        for (size_t i = 0; i < star_count && tree->nodes[child].kind == N_STAR_IMPORT;
             i++) {
            alias.target = str_copy(stubs->arena, intern_text(tree->names, stars[i]));
            VEC_PUSH(stubs->arena, &stubs->aliases, alias);
        }
    }
}

/* Both ways of `if sys.version_info…`: what may be None on one of them may be None. */
static void read_either(const struct stub_file *file, const struct around *around,
                        uint32_t node)
{
    const struct around inside = { around->prefix, around->class, around->depth + 1 };
    TREE_EACH_CHILD(child, file->tree, node)
    {
        const uint8_t kind = file->tree->nodes[child].kind;
        if (kind == N_BLOCK) {
            read_suite(file, &inside, child);
        } else if ((kind == N_ELSE || kind == N_IF) && around->depth < MOST_DEPTH) {
            read_either(file, &inside, child);
        }
    }
}

static void read_suite(const struct stub_file *file, const struct around *around,
                       uint32_t block)
{
    if (block == TREE_NONE || around->depth >= MOST_DEPTH) {
        return;
    }
    TREE_EACH_CHILD(child, file->tree, block)
    {
        switch ((enum node_kind)file->tree->nodes[child].kind) {
        case N_FUNCTION:
            read_function(file, around, child);
            break;
        case N_CLASS:
            read_class(file, around, child);
            break;
        case N_IF:
            read_either(file, around, child);
            break;
        case N_FROM_IMPORT:
            read_import(file, child);
            break;
        default:
            break;
        }
    }
}

void stub_read(struct stubs *stubs, struct parser *parser, struct str path,
               struct str text)
{
    struct arena *scratch = arena_new();
    const struct str module = module_of(stubs->arena, path);
    const bool is_package = str_ends_with(path, STR("/__init__.pyi"));
    char *slashed = arena_copy(scratch, module.ptr, module.len);
    for (size_t i = 0; i < module.len; i++) {
        slashed[i] = (char)(slashed[i] == '.' ? '/' : slashed[i]);
    }
    const struct str own = str_format(scratch, "%.*s%s", (int)module.len, slashed,
                                      is_package ? "/__init__.py" : ".py");
    const struct source source = source_init(scratch, own, text);
    struct intern *words = intern_new(scratch, NULL);
    const struct parse_result parsed =
        parser_parse(parser, &source, &parse_untimed_limits, words, scratch);
    const struct stub_file file = { .stubs = stubs,
                                    .tree = parsed.tree,
                                    .names = names_resolve(parsed.tree, NULL, scratch),
                                    .module = module };
    const bool is_language = str_equal(module, STR("builtins"));
    const struct around top = { .prefix = is_language ? STR("")
                                                      : joined(&file, module, STR(".")) };
    read_suite(&file, &top, 0);
    arena_free(scratch);
}
