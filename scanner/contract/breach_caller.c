/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/callee.h"
#include "contract/contract.h"
#include "contract/modules.h"
#include "contract/outline.h"
#include "names/altered.h"
#include "syntax/tree.h"

/* How far out a test or handler is looked for. */
enum { MOST_STEPS_OUT = 200 };

/* A file whose uses of other modules are looked at. */
struct search {
    const struct outline *outline;
    const struct altered_names *altered;
    struct modules modules;
    struct contract_items *found;
};

static bool names_one_of(const struct tree *tree, uint32_t node, uint32_t end)
{
    static const char *const awaited[] = { "ImportError",    "ModuleNotFoundError",
                                           "AttributeError", "Exception",
                                           "hasattr",        NULL };
    for (uint32_t i = node; i < end; i++) {
        if (tree->nodes[i].kind == N_NAME && str_is_among(tree_name(tree, i), awaited)) {
            return true;
        }
    }
    return false;
}

/* Whether a try around it expects that the name is not there, or a test asks first. */
static bool is_awaited(const struct tree *tree, uint32_t node)
{
    uint32_t at = tree->nodes[node].parent;
    for (unsigned i = 0; at != TREE_NONE && i < MOST_STEPS_OUT;
         at = tree->nodes[at].parent, i++) {
        if (tree->nodes[at].kind == N_IF &&
            names_one_of(tree, tree_first(tree, at),
                         tree->nodes[tree_first(tree, at)].end)) {
            return true;
        }
        if (tree->nodes[at].kind != N_TRY) {
            continue;
        }
        TREE_EACH_CHILD(child, tree, at)
        {
            const uint32_t type = tree_first(tree, child);
            if (tree->nodes[child].kind == N_HANDLER &&
                (tree->nodes[type].kind == N_BLOCK ||
                 names_one_of(tree, type, tree->nodes[type].end))) {
                return true;
            }
        }
    }
    return false;
}

static const struct altered_name *altered_at(const struct search *search, uint32_t node)
{
    return outline_altered(search->outline, search->altered, node);
}

static void add(struct search *search, uint32_t node, struct str name, struct str fault)
{
    const struct tree *tree = search->outline->tree;
    const struct contract_item item = {
        .node = node,
        .from = tree->nodes[node].from,
        .to = tree->nodes[node].to,
        .name = intern_add(tree->names, name),
        .other = node,
        .fault = fault,
    };
    VEC_PUSH(search->outline->arena, search->found, item);
}

/* An import of what is no longer there, or module.name. */
static void check_use(struct search *search, uint32_t node)
{
    const struct altered_name *altered = altered_at(search, node);
    const struct outline *module = NULL;
    uint32_t definition;
    if (!altered ||
        (altered->is_module && search->outline->tree->nodes[node].kind != N_ALIAS)) {
        return; /* of a module that is gone the imports are enough */
    }
    const enum module_answer answer =
        modules_ask(&search->modules, altered->path, altered->name, &module, &definition);
    const bool gone = altered->is_module ? answer == MODULE_GONE : answer == MODULE_LACKS;
    if (gone && !is_awaited(search->outline->tree, node) &&
        !modules_has_beside(&search->modules, altered->path,
                            altered->is_module ? STR("") : altered->name)) {
        struct arena *arena = search->outline->arena;
        add(search, node, altered->name,
            altered->is_module
                ? str_format(arena, "there is no %.*s any more", STR_ARGS(altered->path))
                : str_format(arena, "there is no name '%.*s' in %.*s",
                             STR_ARGS(altered->name), STR_ARGS(altered->path)));
    }
}

static void check_call(struct search *search, uint32_t call)
{
    const struct tree *tree = search->outline->tree;
    const struct altered_name *altered = altered_at(search, tree_first(tree, call));
    const struct outline *module = NULL;
    uint32_t definition;
    if (!altered || altered->is_module || (tree->nodes[call].flags & NODE_HAS_ERROR) ||
        modules_ask(&search->modules, altered->path, altered->name, &module,
                    &definition) != MODULE_HAS ||
        definition == TREE_NONE) {
        return;
    }
    const struct signature signature = callee_of_definition(module, definition);
    if (signature.function == TREE_NONE ||
        (module->tree->nodes[signature.function].flags & NODE_HAS_ERROR)) {
        return;
    }
    const struct misfit misfit = signature_check(&signature, tree, call);
    if (misfit.kind != MISFIT_NONE && !breaches_awaits_type_error(tree, call)) {
        add(search, call, altered->name, breaches_fault(search->outline, &misfit));
    }
}

void breaches_caller(const struct outline *outline, const struct files *files,
                     const struct altered_names *altered, struct contract_items *found)
{
    struct search search = { .outline = outline,
                             .altered = altered,
                             .modules = { .outline = outline, .files = files },
                             .found = found };
    const struct tree *tree = outline->tree;
    for (uint32_t node = 0; node < tree->count; node++) {
        switch (tree->nodes[node].kind) {
        case N_CALL:
            check_call(&search, node);
            break;
        case N_ALIAS:
        case N_ATTRIBUTE:
            check_use(&search, node);
            break;
        default:
            break;
        }
    }
}
