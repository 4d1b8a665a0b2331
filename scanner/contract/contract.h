/* SPDX-License-Identifier: MIT
 *
 * Contracts within one file: calls that the function called cannot take, methods that
 * cannot stand in for the one they override, attributes that a class does not have. Each
 * kind is found when it is first asked for, and kept. Only what the text leaves no doubt
 * about: rather a miss than a false alarm (contract/README.md).
 */
#ifndef HUNKSCAN_CONTRACT_CONTRACT_H
#define HUNKSCAN_CONTRACT_CONTRACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct altered_names;
struct arena;
struct contract;
struct earlier_texts;
struct files;
struct names;
struct tree;

enum contract_kind {
    CONTRACT_CALL,      /* arguments that do not fit the parameters */
    CONTRACT_OVERRIDE,  /* a method that does not take what the overridden one must get */
    CONTRACT_ATTRIBUTE, /* an attribute of self that nothing sets, one letter from one
                           that is there */
    CONTRACT_CALLER,    /* a use of what a change took away, or gave another signature,
                           in another file */
    CONTRACT_RESULT,    /* a call of a function, of this file or altered in another,
                           whose result does not fit its use */
    CONTRACT_EXCEPTION, /* a call of an altered function in another file, in a try that
                           catches other exceptions than it raises */
    CONTRACT_DOCSTRING, /* a parameter that a docstring describes and its function does
                           not have */
    CONTRACT_END,       /* a function that ends in cases which all give a value, and has
                           none for what is left */
    CONTRACT_CYCLE,     /* an import that the change added, and by which the module comes
                           to import itself */
    CONTRACT_REMOVED_CHECK, /* a call that a value goes into, which the change took a
                               check of the value away from */
    CONTRACT_REMOVED_CLOSE, /* something opened, which the change took the closing of
                               away from */
    CONTRACT_KIND_COUNT
};

struct contract_item {
    uint32_t node;      /* what the finding is about */
    uint32_t from, to;  /* bytes to show */
    uint32_t name;      /* intern number: of what is called, overridden or read */
    uint32_t other;     /* the definition that it does not agree with */
    struct str fault;   /* in words: "it has no parameter x"; of an attribute the
                         name that was meant, of a docstring the one described, of a
                         cycle its modules, of a check the value */
    struct str use;     /* of a check what the value goes into; else absent */
    uint32_t lost_line; /* git line of the file before that is gone; 0: none */
};

VEC_OF(contract_items, struct contract_item);

/* For a resolved tree; everything lives in the arena. */
struct contract *contract_new(const struct tree *tree, const struct names *names,
                              struct arena *arena);

/* Says what the change altered, and how other files are read; without it there is nothing
 * of CONTRACT_CALLER. */
void contract_look_around(struct contract *contract, const struct files *files,
                          const struct altered_names *altered);

/* Says what the file was in the versions before; without it, and without other files,
 * there is nothing of CONTRACT_CYCLE, CONTRACT_REMOVED_CHECK and CONTRACT_REMOVED_CLOSE.
 */
void contract_look_back(struct contract *contract, const struct files *files,
                        const struct earlier_texts *before);

/* Whether there was more to look through than the limits of a kind allow. */
bool contract_is_narrowed(const struct contract *contract);

/* What there is of a kind, in text order. */
const struct contract_items *contract_find(struct contract *contract,
                                           enum contract_kind kind);

/* The words of rule files, by number and NULL-terminated: "call", "override"… */
extern const char *const contract_kind_words[CONTRACT_KIND_COUNT + 1];

#endif
