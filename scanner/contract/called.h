/* SPDX-License-Identifier: MIT
 *
 * Called: the function that a call of a plain name, or of a name of another module, runs,
 * where the text leaves no doubt. Inside contract/ only.
 */
#ifndef HUNKSCAN_CONTRACT_CALLED_H
#define HUNKSCAN_CONTRACT_CALLED_H

#include <stdbool.h>
#include <stdint.h>

#include "contract/form.h"
#include "contract/modules.h"
#include "names/pairs.h"

struct altered_names;
struct altered_name;
struct files;
struct outline;

struct called_search {
    const struct outline *outline;
    const struct altered_names *altered; /* NULL: other files are not looked at */
    struct modules modules;
    struct pairs known; /* function, number of its module → 1 + index in forms */
    VEC(struct form) forms;
};

/* A function without decorators and with a body. */
struct called {
    const struct outline *outline;      /* of its file */
    const struct altered_name *altered; /* NULL: it is of the file that asks */
    uint32_t function;                  /* TREE_NONE: not known */
    struct form form;
};

/* For a file; `files` and `altered` are NULL where nothing changed. */
struct called_search called_search_new(const struct outline *outline,
                                       const struct files *files,
                                       const struct altered_names *altered);

/* What an N_CALL of the file runs; of other files only functions that the change
 * altered, and none that the file names in a text: those may be patched. */
struct called called_by(struct called_search *search, uint32_t call);

/* Whether a handler around it, of the same function, awaits what goes wrong with a value
 * of another kind than expected. */
bool called_is_tried(const struct outline *outline, uint32_t node);

#endif
