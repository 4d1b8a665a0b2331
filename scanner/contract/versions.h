/* SPDX-License-Identifier: MIT
 *
 * Two versions of a function: how it was before a change and how it is now. Names of both
 * trees count in one interner. Inside contract/ only.
 */
#ifndef HUNKSCAN_CONTRACT_VERSIONS_H
#define HUNKSCAN_CONTRACT_VERSIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct earlier_texts;
struct files;
struct outline;
struct tree;

/* A statement, or the header of a compound one. */
struct version_statement {
    uint32_t node;
    uint64_t hash; /* of its text */
};

VEC_OF(version_statements, struct version_statement);

/* One version of a function. */
struct version {
    const struct tree *tree;
    uint32_t function;
    struct version_statements statements; /* of its body, in text order */
};

struct versions {
    struct version old, now;
    bool is_edited; /* there are both */
};

VEC_OF(version_functions, uint32_t);

/* Two versions of the file, with their N_FUNCTION nodes in text order. */
struct history {
    const struct tree *old, *now;
    struct version_functions old_functions, now_functions;
    /* By intern number: how many nodes have it as their name, and how many calls. */
    const uint32_t *old_names, *now_names, *old_calls, *now_calls;
};

/* What the file was before, parsed, beside what it is; NULL if there is not just one such
 * text, or the change took no call away whose name `holds`. In the outline's arena. */
const struct history *versions_read(const struct outline *outline,
                                    const struct files *files,
                                    const struct earlier_texts *before,
                                    bool (*holds)(struct str));

/* Finds the function now that was the N_FUNCTION `function` of the old file: false if
 * there is none, its text is the same, something in it is no Python, or it was written
 * anew rather than edited. `versions` starts as all zero; asking for the same function
 * again costs nothing. */
bool versions_find(const struct history *history, uint32_t function, struct arena *arena,
                   struct versions *versions);

/* The innermost statement around a node. */
uint32_t versions_statement(const struct tree *tree, uint32_t node);

/* Whether some statement of the version has that text. */
bool versions_has(const struct version *version, uint64_t hash);

/* The hash by which a statement is among those of a version. */
uint64_t versions_hash(const struct tree *tree, uint32_t statement);

/* The byte of the new version before which nothing comes after the old statement: behind
 * the last one before it which both have, once each. */
uint32_t versions_place(const struct versions *versions, uint32_t statement);

#endif
