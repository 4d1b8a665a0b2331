/* SPDX-License-Identifier: MIT
 *
 * Type stubs (*.pyi) of libraries, as the distribution packages them: what their
 * functions return and which classes there are, for the tables of models
 * (stub_tables.h). Only at build time. All texts live in the arena.
 */
#ifndef HUNKSCAN_RULE_STUB_READ_H
#define HUNKSCAN_RULE_STUB_READ_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct parser;

/* One signature of a function or method; overloads are several of one name. */
struct stub_signature {
    struct str callable; /* "re.match", "re.Pattern.match", "dict.get" */
    struct str type;     /* the class of what comes back, None apart; absent if there is
                            none, or several */
    bool is_optional;    /* or None */
    uint32_t least;      /* arguments that must be given, without self */
};

struct stub_class {
    struct str name;
    const struct str *bases;
    uint32_t base_count;
};

/* A name by which a module gives away what another one defines; absent: all of it. */
struct stub_alias {
    struct str module, name, target;
};

struct stubs {
    struct arena *arena;
    VEC(struct stub_signature) signatures;
    VEC(struct stub_class) classes;
    VEC(struct stub_alias) aliases;
};

/* Adds what a stub file says. `path` is relative to the folder of stubs:
 * "xml/etree/ElementTree.pyi". */
void stub_read(struct stubs *stubs, struct parser *parser, struct str path,
               struct str text);

#endif
