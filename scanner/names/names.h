/* SPDX-License-Identifier: MIT
 *
 * Names: what each identifier of a tree refers to. Scopes are Python's (module, class,
 * function, lambda, comprehension; global and nonlocal). Imports are scoped and take
 * effect in text order. A qualified name is the dotted path by which the outside world
 * knows a thing ("os.path.join"), whatever it is called in this file. Facts live in the
 * arena; numbers count in the tree's interner.
 */
#ifndef HUNKSCAN_NAMES_NAMES_H
#define HUNKSCAN_NAMES_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct call_types;
struct names;
struct tree;

/* Resolves a whole tree. The file's package, for relative imports, is taken from its path
 * in `tree->source`: "a/b/c.py" is module a.b.c; leading folders that are no identifiers
 * ("src-x/") are dropped. `types` (NULL allowed) says what calls return. */
struct names *names_resolve(const struct tree *tree, const struct call_types *types,
                            struct arena *arena);

/* The qualified name of an N_NAME or of an N_ATTRIBUTE chain rooted in one, as an intern
 * number; 0 where the root is not an imported name (a local variable, a builtin,
 * unknown), or the node is another kind. Also for N_ALIAS (what it imports), and for the
 * name that a class base or decorator refers to. */
uint32_t names_qualified(const struct names *names, uint32_t node);

/* A second qualified name of a node that has two, else 0. Where branches import different
 * things under one name, names_qualified is the last in the text before the use, and this
 * the one before it: try: import cPickle as pickle except ImportError: import pickle #
 * pickle.loads is pickle.loads, also cPickle.loads */
uint32_t names_qualified_also(const struct names *names, uint32_t node);

/* Which variable an N_NAME, N_PARAM, or the name of an N_FUNCTION, N_CLASS, N_ALIAS,
 * N_CASE_CAPTURE, N_CASE_STAR or N_CASE_AS stands for: equal numbers, same variable. 0
 * for names that no scope of this file binds (builtins, globals from a star import). */
uint32_t names_variable(const struct names *names, uint32_t node);

/* Whether the variable is bound in a function, lambda or comprehension (parameters
 * included), not in the module or a class. False for 0. */
bool names_is_local(const struct names *names, uint32_t variable);

/* The node that opens the scope in which `node` stands: N_MODULE, N_CLASS, N_FUNCTION,
 * N_LAMBDA or a comprehension. Decorators, defaults, annotations and bases stand in the
 * scope around theirs. */
uint32_t names_scope(const struct names *names, uint32_t node);

/* The qualified or surface name of a variable's type where it is cheaply known: an
 * annotation on the variable or parameter (Optional[T] and T | None give T), or one
 * assignment from a call whose callee looks like a class (qualified or surface name
 * ending in a capitalised part). 0 if unknown. */
uint32_t names_type(const struct names *names, uint32_t variable);

/* The number of bindings of a variable in the text (assignments, imports, defs, loops…),
 * and the node of the first one (TREE_NONE if 0): for "assigned exactly once". */
uint32_t names_binding_count(const struct names *names, uint32_t variable);
uint32_t names_first_binding(const struct names *names, uint32_t variable);

/* Modules imported with "*", as intern numbers of their dotted names, in text order. */
const uint32_t *names_star_modules(const struct names *names, size_t *count);

/* Whether a limit was hit (qualified names of 256 bytes each and in all a few times the
 * file; lookups through scopes), so that some names are unknown: worth a notice. Only
 * hostile files get there. */
bool names_is_cut(const struct names *names);

#endif
