/* SPDX-License-Identifier: MIT */
#include "contract/contract.h"

#include "base/arena.h"
#include "contract/breaches.h"
#include "contract/outline.h"
#include "names/names.h"

const char *const contract_kind_words[CONTRACT_KIND_COUNT + 1] = { "call", "override",
                                                                   "attribute", "caller",
                                                                   NULL };

typedef void (*breach_finder)(const struct outline *outline,
                              struct contract_items *found);

static const breach_finder FINDERS[CONTRACT_KIND_COUNT] = {
    breaches_call, breaches_override, breaches_attribute,
    NULL, /* CONTRACT_CALLER has a form of its own */
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
        if (FINDERS[kind]) {
            FINDERS[kind](outline, &contract->found[kind]);
        } else if (contract->files) {
            breaches_caller(outline, contract->files, contract->altered,
                            &contract->found[kind]);
        }
    }
    contract->done[kind] = true;
    return &contract->found[kind];
}
