/* SPDX-License-Identifier: MIT
 *
 * Other files of the version, read when a call or import needs them. Inside contract/
 * only.
 */
#ifndef HUNKSCAN_CONTRACT_MODULES_H
#define HUNKSCAN_CONTRACT_MODULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct files;
struct outline;

struct module_read {
    struct str path;
    const struct outline *outline; /* NULL: there is no such file */
};

struct modules {
    const struct outline *outline; /* the file that asks; its interner is used for all */
    const struct files *files;
    VEC(struct module_read) read;
};

enum module_answer {
    MODULE_UNKNOWN, /* it may have the name in a way that the text does not show */
    MODULE_GONE,    /* there is no such file */
    MODULE_LACKS,   /* it has no such name */
    MODULE_HAS
};

/* Asks the module in the file `path` for a name at its top. With MODULE_HAS, `*module` is
 * its outline and `*definition` the one def or class that the name stands for, or
 * TREE_NONE. */
enum module_answer modules_ask(struct modules *modules, struct str path, struct str name,
                               const struct outline **module, uint32_t *definition);

/* Whether a folder around the file that asks has the end of the path in it, with at least
 * one folder, as a file in which the name may be (`name` empty: any file). A loader of
 * plugins looks there:
 *
 *     pack/plugins/tasks/copy.py    says `from engine.helpers.text import wrap`
 *     pack/plugins/helpers/text.py  has it */
bool modules_has_beside(struct modules *modules, struct str path, struct str name);

#endif
