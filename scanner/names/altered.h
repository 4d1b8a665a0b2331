/* SPDX-License-Identifier: MIT
 *
 * What a change took away, gave another signature, or made behave otherwise at the top of
 * modules: plain data, filled in by whoever compares two versions, shared by threads.
 * Both versions are asked about the same names.
 */
#ifndef HUNKSCAN_NAMES_ALTERED_H
#define HUNKSCAN_NAMES_ALTERED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/vec.h"

struct altered_name {
    struct str qualified; /* "package.module.name"; of a file that is gone its module */
    struct str path;      /* of the module's file, in the version that has it */
    struct str name;      /* the last part of qualified */
    struct str module;    /* the last part of the module's name */
    struct str why;       /* one sentence: what the change did to it; absent: nothing */
    struct str body_why;  /* the same of what callers notice of its body */
    bool results;         /* it gives something else, or may: body_why says what */
    bool is_module;
    bool edited; /* its body is another, of which callers may notice nothing */
};

VEC_OF(altered_names, struct altered_name);

/* Puts them into the order that altered_find needs, equal ones once. */
void altered_sort(struct altered_names *names);

/* The entry of a qualified name, or of the module that it is in, if that is gone, for the
 * file at `path`; NULL if there is none. What lies below a folder that is no package,
 * such as "vendor/x-1.0/", is imported by its dotted name from there only; other files
 * that say so mean something installed. */
const struct altered_name *altered_find(const struct altered_names *names,
                                        struct str qualified, struct str path);

#endif
