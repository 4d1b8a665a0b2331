/* SPDX-License-Identifier: MIT
 *
 * Class chains: what is known of a class and its bases from the text of one file.
 */
#ifndef HUNKSCAN_CONTRACT_CLASS_CHAIN_H
#define HUNKSCAN_CONTRACT_CLASS_CHAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "syntax/tree.h"

struct names;

enum { CLASS_CHAIN_MOST = 32 };

/* A class, then its bases, depth first. */
struct class_chain {
    uint32_t classes[CLASS_CHAIN_MOST]; /* N_CLASS nodes */
    uint32_t count;
    bool is_complete; /* all bases are in the file, or `object`, and no metaclass, no
                         decorator has a say */
};

/* The chain of an N_CLASS. */
struct class_chain class_chain_of(const struct tree *tree, const struct names *names,
                                  uint32_t class);

/* Whether a class is in the chain. */
bool class_chain_has(const struct class_chain *chain, uint32_t class);

/* The class in whose body the function stands directly, or TREE_NONE. */
uint32_t class_chain_owner(const struct tree *tree, uint32_t function);

/* What binds the name in the body of a class: the N_FUNCTION, if that is all that does;
 * else TREE_NONE, and `*is_bound` says whether anything does. */
uint32_t class_chain_method(const struct tree *tree, const struct names *names,
                            uint32_t class, uint32_t name, bool *is_bound);

/* The only definition (N_FUNCTION or N_CLASS) that a name can stand for, or TREE_NONE. */
uint32_t class_chain_definition(const struct tree *tree, const struct names *names,
                                uint32_t node);

#endif
