/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/callee.h"
#include "contract/contract.h"
#include "contract/outline.h"
#include "contract/signature.h"
#include "names/names.h"
#include "syntax/tree.h"

static bool names_type_error(const struct tree *tree, uint32_t node)
{
    for (uint32_t i = node; i < tree->nodes[node].end; i++) {
        if (tree->nodes[i].kind == N_NAME &&
            str_equal(tree_name(tree, i), STR("TypeError"))) {
            return true;
        }
    }
    return false;
}

/* The parts of a statement or call around that say which exception is awaited. */
static bool awaits_type_error(const struct tree *tree, uint32_t around)
{
    TREE_EACH_CHILD(child, tree, around)
    {
        const uint32_t first = tree_first(tree, child);
        switch (tree->nodes[child].kind) {
        case N_HANDLER: /* except: catches it, too */
            if (tree->nodes[first].kind == N_BLOCK || names_type_error(tree, first)) {
                return true;
            }
            break;
        case N_WITH_ITEM:
        case N_TUPLE:
        case N_NAME:
        case N_ATTRIBUTE:
            if (names_type_error(tree, child)) {
                return true;
            }
            break;
        default:
            break;
        }
    }
    return false;
}

bool breaches_awaits_type_error(const struct tree *tree, uint32_t call)
{
    for (uint32_t at = tree->nodes[call].parent;
         at != TREE_NONE && tree->nodes[at].kind != N_FUNCTION;
         at = tree->nodes[at].parent) {
        const uint8_t kind = tree->nodes[at].kind;
        if ((kind == N_WITH || kind == N_TRY || kind == N_CALL) &&
            awaits_type_error(tree, at)) {
            return true;
        }
    }
    return false;
}

struct str breaches_fault(const struct outline *outline, const struct misfit *misfit)
{
    const struct str name = intern_text(outline->tree->names, misfit->name);
    switch (misfit->kind) {
    case MISFIT_TOO_MANY:
        return str_format(outline->arena, "%u positional argument%s given, it takes %u",
                          misfit->given, misfit->given == 1 ? " is" : "s are",
                          misfit->taken);
    case MISFIT_MISSING:
        return str_format(outline->arena, "nothing is given for parameter %.*s",
                          STR_ARGS(name));
    case MISFIT_UNKNOWN:
        return str_format(outline->arena, "it has no parameter %.*s", STR_ARGS(name));
    case MISFIT_TWICE:
        return str_format(outline->arena, "parameter %.*s is given twice",
                          STR_ARGS(name));
    case MISFIT_NONE:
        break;
    }
    return STR("");
}

static bool is_whole(const struct outline *outline, const struct signature *signature,
                     uint32_t call)
{
    const struct tree *tree = outline->tree;
    return !(tree->nodes[signature->function].flags & NODE_HAS_ERROR) &&
           !(tree->nodes[call].flags & NODE_HAS_ERROR);
}

void breaches_call(const struct outline *outline, struct contract_items *found)
{
    const struct tree *tree = outline->tree;
    for (size_t i = 0; i < outline->calls.count; i++) {
        const uint32_t call = outline->calls.items[i];
        const struct signature signature = callee_of(outline, call);
        if (signature.function == TREE_NONE || !is_whole(outline, &signature, call)) {
            continue;
        }
        const struct misfit misfit = signature_check(&signature, tree, call);
        if (misfit.kind != MISFIT_NONE && !breaches_awaits_type_error(tree, call)) {
            const struct contract_item item = {
                .node = call,
                .from = tree->nodes[call].from,
                .to = tree->nodes[call].to,
                .name = tree->nodes[call].name,
                .other = signature.function,
                .fault = breaches_fault(outline, &misfit),
            };
            VEC_PUSH(outline->arena, found, item);
        }
    }
}
