/* SPDX-License-Identifier: MIT
 *
 * What names_resolve finds out about a tree, and how it is kept: shared by the files of
 * this folder, in the order in which they fill it: collect (scopes, variables, imports),
 * refer (what each name stands for), vartype. All of it lives in the file's arena.
 */
#ifndef HUNKSCAN_NAMES_FACTS_H
#define HUNKSCAN_NAMES_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"
#include "names/pairs.h"

struct arena;
struct tree;

#define SCOPE_NONE UINT32_MAX

enum scope_kind {
    SCOPE_MODULE,
    SCOPE_CLASS,
    SCOPE_FUNCTION, /* def and lambda */
    SCOPE_COMPREHENSION,
    SCOPE_TYPES, /* type parameters: between a def, class or type alias and what is around
                    it */
};

struct scope {
    enum scope_kind kind;
    uint32_t node;   /* for names_scope; SCOPE_TYPES: that of the scope around it */
    uint32_t opener; /* the node whose children see this scope */
    uint32_t outer;  /* the scope in which the opener stands; SCOPE_NONE for the module */
    uint32_t parent; /* where names are looked up next: outer, or the type parameters */
    uint32_t frame;  /* the scope whose code runs in one go with this one's: the nearest
                        function or  the module */
};

/* A moment at which a variable gets a value, kept only for variables that are imported:
 * an import (qualified != 0), or something else that ends one. In text order for each
 * variable. */
struct event {
    uint32_t from;           /* first node that sees it */
    uint32_t block;          /* the innermost N_BLOCK around it, 0 for the module */
    uint32_t qualified;      /* intern number of what is imported */
    uint32_t previous, next; /* events of the same variable; 0 for none */
};

struct variable {
    uint32_t scope;
    uint32_t name;
    uint32_t first_binding; /* node */
    uint32_t first_from;    /* first node that sees the first binding */
    uint32_t binding_count;
    uint32_t annotation; /* expression node, TREE_NONE if there is none */
    uint32_t value;      /* expression node of an assignment to this name alone */
    uint32_t type;       /* intern number */
    uint32_t first_event, last_event;
    uint32_t
        current_event; /* while refer walks: the newest one before the place it is at */
};

/* One for each node of the tree. */
struct place {
    uint32_t scope;
    uint32_t variable;
    uint32_t qualified;
};

struct names {
    const struct tree *tree;
    struct arena *arena;
    struct str package; /* dotted package of the file, "" at the top */
    struct place *places;
    uint32_t *also; /* a second qualified name for each node; NULL if no node has one */
    VEC(struct scope) scopes;       /* 0 is the module's */
    VEC(struct variable) variables; /* 0 is unused */
    VEC(struct event) events;       /* 0 is unused */
    VEC(uint32_t) stars;            /* names_star_modules */
    VEC(uint32_t) loads;            /* N_NAME nodes that bind nothing, in text order */
    struct pairs bound;             /* scope × name → variable */
    struct pairs dotted;            /* qualified prefix × name → qualified name */
    uint64_t dotted_bytes_left;
    uint64_t steps_left; /* scopes that may still be climbed, all names together */
    bool is_cut;         /* a limit was hit: some names are unknown */
};

/* The variable of that name in exactly that scope, new if needed. */
uint32_t facts_declare(struct names *names, uint32_t scope, uint32_t name);

/* The variable that `name` stands for in `scope`, seen from `node`; 0 if no scope binds
 * it. */
uint32_t facts_lookup(struct names *names, uint32_t scope, uint32_t name, uint32_t node);

/* Takes one from the steps that are left; false, and names->is_cut, when there are none.
 */
bool facts_step(struct names *names);

/* The steps for a tree of `nodes` nodes: real files need two or three a name, hostile
 * ones nest hundreds of functions around thousands of names. */
uint64_t facts_step_budget(uint32_t nodes);

#endif
