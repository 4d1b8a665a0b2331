/* SPDX-License-Identifier: MIT */
#include "contract/modules.h"

#include "base/arena.h"
#include "base/intern.h"
#include "contract/outline.h"
#include "names/listing.h"
#include "names/names.h"
#include "syntax/files.h"
#include "syntax/literal.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* A file that needs more modules than this is not followed further. */
enum { MOST_MODULES = 32 };

static const struct outline *parse(const struct modules *modules, struct str path,
                                   struct str text)
{
    struct arena *arena = modules->outline->arena;
    struct source *source = ARENA_NEW(arena, struct source);
    *source = source_init(arena, path, text);
    const struct parse_result parsed =
        files_parse(modules->files, source, modules->outline->tree->names, arena);
    return outline_read(parsed.tree, names_resolve(parsed.tree, NULL, arena), arena);
}

/* "a/b" of "a/b.py" and of "a/b/__init__.py". */
static struct str stem_of(struct str path)
{
    const struct str package = STR("/__init__.py");
    const size_t end = str_ends_with(path, package)      ? package.len
                       : str_ends_with(path, STR(".py")) ? 3
                                                         : 0;
    return str_slice(path, 0, path.len - end);
}

/* Reads "STEM.py", or where that is a folder "STEM/__init__.py". */
static bool read_stem(const struct modules *modules, struct str stem, struct str *text)
{
    static const char *const ends[] = { ".py", "/__init__.py" };
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const struct str path =
            str_format(modules->outline->arena, "%.*s%s", STR_ARGS(stem), ends[i]);
        if (modules->files->read(modules->files, path, modules->outline->arena, text)) {
            return true;
        }
    }
    return false;
}

/* Whether a package has a module of that name, which can be imported from it. */
static bool has_submodule(const struct modules *modules, struct str path, struct str name)
{
    struct str text;
    const struct str stem = stem_of(path);
    return read_stem(
        modules,
        str_format(modules->outline->arena, "%.*s/%.*s", STR_ARGS(stem), STR_ARGS(name)),
        &text);
}

/* Reads the module of a path, or the one that is imported by the same name because it now
 * lies in a source folder, or does no more. */
static bool read_module(const struct modules *modules, struct str path, struct str *text)
{
    static const char *const roots[] = { "src/", "lib/" };
    const struct str stem = stem_of(path);
    bool found = read_stem(modules, stem, text);
    for (size_t i = 0; !found && i < sizeof roots / sizeof roots[0]; i++) {
        const struct str root = str_from(roots[i]);
        const struct str other =
            str_starts_with(stem, root)
                ? str_slice(stem, root.len, stem.len)
                : str_format(modules->outline->arena, "%s%.*s", roots[i], STR_ARGS(stem));
        found = read_stem(modules, other, text);
    }
    return found;
}

static const struct module_read *load(struct modules *modules, struct str path)
{
    for (size_t i = 0; i < modules->read.count; i++) {
        if (str_equal(modules->read.items[i].path, path)) {
            return &modules->read.items[i];
        }
    }
    if (modules->read.count >= MOST_MODULES) {
        return NULL;
    }
    struct module_read one = { .path = path };
    struct str text;
    if (read_module(modules, path, &text)) {
        one.outline = parse(modules, path, text);
    }
    VEC_PUSH(modules->outline->arena, &modules->read, one);
    return &modules->read.items[modules->read.count - 1];
}

static bool mentions(const struct outline *module, struct str word)
{
    const struct str text = module->tree->source->text;
    return str_find(text, word, 0) < text.len;
}

/* Whether names may come about in ways that the text does not show. */
static bool makes_names_up(const struct outline *module)
{
    size_t stars = 0;
    names_star_modules(module->names, &stars);
    return stars > 0 || module->has_error || names_is_cut(module->names) ||
           mentions(module, STR("__getattr__")) || mentions(module, STR("globals(")) ||
           mentions(module, STR("sys.modules")) || mentions(module, STR("exec("));
}

static bool is_given_own_name(const struct tree *tree, uint32_t call)
{
    TREE_EACH_CHILD(argument, tree, call)
    {
        if (tree->nodes[argument].kind == N_NAME &&
            str_equal(tree_name(tree, argument), STR("__name__"))) {
            return true;
        }
    }
    return false;
}

static bool says(const struct tree *tree, uint32_t call, struct str name)
{
    for (uint32_t i = call; i < tree->nodes[call].end; i++) {
        if ((tree->nodes[i].kind == N_STRING &&
             str_equal(literal_raw_content(tree, i), name)) ||
            (tree->nodes[i].kind == N_KEYWORD && str_equal(tree_name(tree, i), name))) {
            return true;
        }
    }
    return false;
}

/* Whether a call puts the name into the module: fill(__name__, {"other": ["name"]}). */
static bool is_put_in(const struct outline *module, struct str name)
{
    const struct tree *tree = module->tree;
    for (uint32_t i = 0; i < tree->count; i++) {
        if (tree->nodes[i].kind == N_CALL && is_given_own_name(tree, i) &&
            says(tree, i, name)) {
            return true;
        }
    }
    return false;
}

enum module_answer modules_ask(struct modules *modules, struct str path, struct str name,
                               const struct outline **module, uint32_t *definition)
{
    *definition = TREE_NONE;
    const struct module_read *read = load(modules, path);
    if (!read) {
        return MODULE_UNKNOWN;
    }
    *module = read->outline;
    if (!*module) {
        return MODULE_GONE;
    }
    const struct tree *tree = (*module)->tree;
    const uint32_t number = intern_find(tree->names, name);
    const uint32_t variable = number ? listing_in_module((*module)->names, number) : 0;
    if (!variable) {
        return makes_names_up(*module) || is_put_in(*module, name) ||
                       has_submodule(modules, path, name)
                   ? MODULE_UNKNOWN
                   : MODULE_LACKS;
    }
    const uint32_t binding = names_first_binding((*module)->names, variable);
    if (names_binding_count((*module)->names, variable) == 1 && binding != TREE_NONE &&
        (tree->nodes[binding].kind == N_FUNCTION ||
         tree->nodes[binding].kind == N_CLASS)) {
        *definition = binding;
    }
    return MODULE_HAS;
}

/* Whether there is such a file, and the name in it. The many that are not there do not
 * count as modules that are read. */
static bool has_name(struct modules *modules, struct str path, struct str name)
{
    const struct files *files = modules->files;
    const struct outline *module = NULL;
    uint32_t definition;
    struct str text;
    return files->read(files, path, modules->outline->arena, &text) &&
           (name.len == 0 ||
            modules_ask(modules, path, name, &module, &definition) == MODULE_HAS);
}

bool modules_has_beside(struct modules *modules, struct str path, struct str name)
{
    const struct str own = modules->outline->tree->source->path;
    for (size_t around = 0; around < own.len;
         around = str_find_char(own, '/', around) + 1) {
        struct str tail = path;
        for (; str_find_char(tail, '/', 0) < tail.len; str_split(&tail, '/')) {
            const struct str place = str_format(modules->outline->arena, "%.*s%.*s",
                                                (int)around, own.ptr, STR_ARGS(tail));
            if (has_name(modules, place, name)) {
                return true;
            }
        }
    }
    return false;
}
