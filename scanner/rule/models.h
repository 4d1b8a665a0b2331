/* SPDX-License-Identifier: MIT
 *
 * Models: what is known of libraries, apart from the rules that use it. Kinds are named
 * formulas ("what a web request holds"); tables say of callables what they return,
 * whether that may be None, and what has to be closed. Read from YAML (models_read; the
 * format is in rules/models/README.md) or from a pack. Texts live as long as the arena
 * they were read into.
 */
#ifndef HUNKSCAN_RULE_MODELS_H
#define HUNKSCAN_RULE_MODELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct dom_node;
struct formula_spec;
struct loader;

enum kind_role { KIND_SOURCE, KIND_SINK, KIND_SANITIZER };

struct model_kind {
    struct str id;
    enum kind_role role;
    struct str description;
    const struct str *binds; /* metavariables that get out of it, "$X" */
    uint32_t bind_count;
    const struct formula_spec *spec;
    bool builtin;
    struct str file; /* for messages */
    uint32_t line;
};

/* The tables of callables. A callable is a qualified name; a method is that of its type:
 * "sqlite3.Connection.cursor"; a builtin has no module: "open". */
enum model_table {
    MODEL_RETURNS,   /* value: the type of what a call returns, a qualified name */
    MODEL_OPTIONAL,  /* values: when the result is None, in words; in digits, with how
                        many arguments at most, if that matters */
    MODEL_CLOSABLES, /* values: the methods of which one must be called in the end */
    MODEL_KEEPS,     /* value: whether a method puts something in, or gets it out */
    MODEL_BORROWS,   /* value: whether it only uses what it is given, or wraps it */
    MODEL_ENDS, /* value: what a call ends that never comes back: program, test, task;
                   "*.name" is a method of any class, "self.name" of the class around
                 */
    MODEL_TABLES
};

struct model_row {
    struct str callable;
    const struct str *values;
    uint32_t value_count;
    struct str file;
    uint32_t line;
};

VEC_OF(model_kinds, struct model_kind);
VEC_OF(model_rows, struct model_row);
VEC_OF(model_modules, struct str);

/* An empty one is all zero. Of several entries for one name the last one counts: those
 * that users add stand for built-in ones. */
struct models {
    struct model_kinds kinds;
    struct model_rows tables[MODEL_TABLES];
    struct model_modules modules; /* names that patterns read after them take for modules
                                     (pattern_modules) */
};

/* The kind of that name; NULL if there is none or `models` is NULL. */
const struct model_kind *models_kind(const struct models *models, struct str id);

/* The name most like `id`, absent if none is near. */
struct str models_nearest_kind(const struct models *models, struct str id);

/* The row of a callable, or NULL. */
const struct model_row *models_row(const struct models *models, enum model_table table,
                                   struct str callable);

/* Whether a document is a models file: it has one of the keys that only those have. */
bool models_is_file(const struct dom_node *root);

/* The same of a file's text, without reading it as YAML: a line begins with such a key.
 * Model files come first, since rules name what they say. */
bool models_is_text(struct str text);

/* Adds what a models file says to loader->models. ERR_RULE with "file:line:column:
 * reason" at the first thing that is not understood; then some of it may be added, at
 * the ends of the lists only. */
int models_read(struct loader *loader, const struct dom_node *root);

#endif
