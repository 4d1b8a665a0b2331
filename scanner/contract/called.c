/* SPDX-License-Identifier: MIT */
#include "contract/called.h"

#include "base/arena.h"
#include "contract/breaches.h"
#include "contract/callee.h"
#include "contract/class_chain.h"
#include "contract/outline.h"
#include "names/altered.h"
#include "syntax/tree.h"

static const struct called NOT_KNOWN = { .function = TREE_NONE };

struct called_search called_search_new(const struct outline *outline,
                                       const struct files *files,
                                       const struct altered_names *altered)
{
    return (struct called_search){ .outline = outline,
                                   .altered = files ? altered : NULL,
                                   .modules = { .outline = outline, .files = files },
                                   .known = pairs_init(outline->arena, 16) };
}

/* Whether a text of the file ends in the name: mock.patch("package.module.name"). */
static bool is_named_in_text(const struct outline *outline, struct str name)
{
    const struct str text = tree_text(outline->tree, 0);
    for (size_t at = str_find(text, name, 0); at < text.len;
         at = str_find(text, name, at + 1)) {
        const size_t end = at + name.len;
        if (end < text.len && (text.ptr[end] == '\'' || text.ptr[end] == '"')) {
            return true;
        }
    }
    return false;
}

static struct called find_elsewhere(struct called_search *search, uint32_t callee)
{
    const struct altered_name *altered =
        outline_altered(search->outline, search->altered, callee);
    struct called called = { .altered = altered };
    if (!altered || altered->is_module ||
        modules_ask(&search->modules, altered->path, altered->name, &called.outline,
                    &called.function) != MODULE_HAS ||
        is_named_in_text(search->outline, altered->name)) {
        return NOT_KNOWN;
    }
    return called;
}

static bool is_plain_function(const struct called *called)
{
    const struct tree *tree = called->outline->tree;
    return called->function != TREE_NONE &&
           tree->nodes[called->function].kind == N_FUNCTION &&
           !(tree->nodes[called->function].flags & NODE_HAS_ERROR) &&
           callee_filled(called->outline, called->function) == 0 &&
           class_chain_owner(tree, called->function) == TREE_NONE &&
           !callee_is_empty(called->outline, called->function);
}

static uint32_t module_number(const struct called_search *search,
                              const struct outline *outline)
{
    uint32_t number = 0;
    for (size_t i = 0; i < search->modules.read.count; i++) {
        number =
            search->modules.read.items[i].outline == outline ? (uint32_t)i + 1 : number;
    }
    return number;
}

/* Each function is read once. */
static struct form form_in(struct called_search *search, const struct called *called)
{
    const uint32_t module = module_number(search, called->outline);
    uint32_t index = pairs_find(&search->known, called->function, module);
    if (!index) {
        VEC_PUSH(search->outline->arena, &search->forms,
                 form_of(called->outline, called->function));
        index = (uint32_t)search->forms.count;
        pairs_set(&search->known, called->function, module, index);
    }
    return search->forms.items[index - 1];
}

struct called called_by(struct called_search *search, uint32_t call)
{
    const struct tree *tree = search->outline->tree;
    const uint32_t callee = tree_first(tree, call);
    struct called called = { .outline = search->outline, .function = TREE_NONE };
    if (tree->nodes[call].flags & NODE_HAS_ERROR) {
        return NOT_KNOWN;
    }
    if (tree->nodes[callee].kind == N_NAME) {
        called.function = class_chain_definition(tree, search->outline->names, callee);
    }
    if (called.function == TREE_NONE) {
        called = find_elsewhere(search, callee);
    }
    if (called.function == TREE_NONE || !is_plain_function(&called)) {
        return NOT_KNOWN;
    }
    called.form = form_in(search, &called);
    return called;
}

static bool names_failure(const struct tree *tree, uint32_t type)
{
    static const char *const failures[] = { "AttributeError", "ValueError", "Exception",
                                            "BaseException",  "TypeError",  NULL };
    for (uint32_t i = type; i < tree->nodes[type].end; i++) {
        if (tree->nodes[i].kind == N_NAME && str_is_among(tree_name(tree, i), failures)) {
            return true;
        }
    }
    return false;
}

bool called_is_tried(const struct outline *outline, uint32_t node)
{
    const struct tree *tree = outline->tree;
    for (uint32_t at = tree->nodes[node].parent;
         at != TREE_NONE && tree->nodes[at].kind != N_FUNCTION;
         at = tree->nodes[at].parent) {
        if (tree->nodes[at].kind != N_TRY) {
            continue;
        }
        TREE_EACH_CHILD(child, tree, at)
        {
            if (tree->nodes[child].kind == N_HANDLER &&
                names_failure(tree, tree_first(tree, child))) {
                return true;
            }
        }
    }
    return breaches_awaits_type_error(tree, node);
}
