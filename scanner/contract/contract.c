/* SPDX-License-Identifier: MIT */
#include "contract/contract.h"

#include "base/arena.h"
#include "contract/breaches.h"
#include "contract/outline.h"
#include "names/names.h"

const char *const contract_kind_words[CONTRACT_KIND_COUNT + 1] = {
    "call",      "override",  "attribute", "caller", "result",
    "exception", "docstring", "end",       NULL
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

const struct contract_items *contract_find(struct contract *contract,
                                           enum contract_kind kind)
{
    const struct outline *outline = contract->outline;
    if (!contract->done[kind] && !names_is_cut(outline->names)) {
        if (FINDERS[kind].here) {
            FINDERS[kind].here(outline, &contract->found[kind]);
        } else if (contract->files || !FINDERS[kind].needs_files) {
            FINDERS[kind].around(outline, contract->files, contract->altered,
                                 &contract->found[kind]);
        }
    }
    contract->done[kind] = true;
    return &contract->found[kind];
}
