/* SPDX-License-Identifier: MIT */
#include "contract/contract.h"

#include "base/arena.h"
#include "contract/breaches.h"
#include "contract/outline.h"
#include "names/names.h"

const char *const contract_kind_words[CONTRACT_KIND_COUNT + 1] = {
    "call",      "override", "attribute", "caller",        "result",        "exception",
    "docstring", "end",      "cycle",     "removed-check", "removed-close", NULL
};

typedef void (*breach_finder)(const struct outline *outline,
                              struct contract_items *found);

/* The same for kinds that look at other files, too. */
typedef void (*breach_finder_around)(const struct outline *outline,
                                     const struct files *files,
                                     const struct altered_names *altered,
                                     struct contract_items *found);

static const struct {
    breach_finder here;
    breach_finder_around around;
    bool needs_files;
} FINDERS[CONTRACT_KIND_COUNT] = {
    [CONTRACT_CALL] = { breaches_call, NULL, false },
    [CONTRACT_OVERRIDE] = { breaches_override, NULL, false },
    [CONTRACT_ATTRIBUTE] = { breaches_attribute, NULL, false },
    [CONTRACT_CALLER] = { NULL, breaches_caller, true },
    [CONTRACT_RESULT] = { NULL, breaches_result, false },
    [CONTRACT_EXCEPTION] = { NULL, breaches_exception, true },
    [CONTRACT_DOCSTRING] = { breaches_docstring, NULL, false },
    [CONTRACT_END] = { breaches_end, NULL, false },
};

struct contract {
    const struct outline *outline;
    const struct files *files; /* NULL: nothing is looked for elsewhere */
    const struct altered_names *altered;
    const struct files *all_files;      /* the same, whatever was altered */
    const struct earlier_texts *before; /* NULL: not known */
    bool is_narrowed;
    struct contract_items found[CONTRACT_KIND_COUNT];
    bool done[CONTRACT_KIND_COUNT];
};

struct contract *contract_new(const struct tree *tree, const struct names *names,
                              struct arena *arena)
{
    struct contract *contract = ARENA_NEW(arena, struct contract);
    contract->outline = outline_read(tree, names, arena);
    return contract;
}

void contract_look_around(struct contract *contract, const struct files *files,
                          const struct altered_names *altered)
{
    contract->files = altered ? files : NULL;
    contract->altered = altered;
}

void contract_look_back(struct contract *contract, const struct files *files,
                        const struct earlier_texts *before)
{
    contract->all_files = files;
    contract->before = before;
}

bool contract_is_narrowed(const struct contract *contract)
{
    return contract->is_narrowed;
}

/* Kinds that need the file as it was. */
static void find_back(struct contract *contract, enum contract_kind kind)
{
    const struct outline *outline = contract->outline;
    struct contract_items *found = &contract->found[kind];
    if (!contract->all_files || !contract->before) {
        return;
    }
    if (kind == CONTRACT_CYCLE) {
        contract->is_narrowed =
            !breaches_cycle(outline, contract->all_files, contract->before, found);
    } else if (kind == CONTRACT_REMOVED_CHECK) {
        breaches_removed_check(outline, contract->all_files, contract->before, found);
    } else {
        breaches_removed_close(outline, contract->all_files, contract->before, found);
    }
}

const struct contract_items *contract_find(struct contract *contract,
                                           enum contract_kind kind)
{
    const struct outline *outline = contract->outline;
    if (!contract->done[kind] && !names_is_cut(outline->names)) {
        if (kind >= CONTRACT_CYCLE) {
            find_back(contract, kind);
        } else if (FINDERS[kind].here) {
            FINDERS[kind].here(outline, &contract->found[kind]);
        } else if (contract->files || !FINDERS[kind].needs_files) {
            FINDERS[kind].around(outline, contract->files, contract->altered,
                                 &contract->found[kind]);
        }
    }
    contract->done[kind] = true;
    return &contract->found[kind];
}
