/* SPDX-License-Identifier: MIT
 *
 * A YAML document as a tree of plain data, with a position at every node. The only door
 * to libyaml. Everything lives in the arena given. Anchors and aliases are supported by
 * sharing nodes, so the tree may be a graph without cycles; its size with every alias
 * written out is bounded, and so is its depth, so a recursive walk over it is safe.
 */
#ifndef HUNKSCAN_RULE_DOM_H
#define HUNKSCAN_RULE_DOM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct err;

enum dom_kind { DOM_SCALAR, DOM_SEQUENCE, DOM_MAPPING };

struct dom_node {
    enum dom_kind kind;
    bool plain; /* a scalar without quotes or block sign: may be null, true, a number */
    uint32_t line, column; /* 1-based; column in characters */
    struct str text;       /* scalar: its value, UTF-8 */
    struct dom_node *
        *keys; /* mapping: scalars, all different, in the order of the text */
    struct dom_node **items; /* sequence: items; mapping: values */
    uint32_t count;
    uint32_t weight; /* nodes of the subtree, shared ones counted each time */
    uint32_t height; /* levels of the subtree */
};

enum {
    DOM_MOST_BYTES = 16 << 20,
    DOM_MOST_NODES = 500000, /* aliases written out */
    DOM_MOST_DEPTH = 100,
    DOM_MOST_KEYS = 2000, /* of one mapping */
};

/* Reads exactly one document. On failure NULL and ERR_RULE with "name:line:column:
 * reason": malformed YAML, several documents, duplicate keys, keys that are no scalars,
 * merge keys, tags of one's own, a limit above. */
struct dom_node *dom_read(struct str name, struct str text, struct arena *arena,
                          struct err *err);

/* The value of a mapping's key; NULL if there is none or the node (NULL allowed) is no
 * mapping. */
struct dom_node *dom_get(const struct dom_node *node, const char *key);

/* Whether the node is a plain empty scalar, "~" or "null". */
bool dom_is_null(const struct dom_node *node);

/* Whether the node is a plain true or false; which one goes to `value`. */
bool dom_bool(const struct dom_node *node, bool *value);

#endif
