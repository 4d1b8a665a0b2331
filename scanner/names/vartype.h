/* SPDX-License-Identifier: MIT
 *
 * Types of variables, where the text says them.
 */
#ifndef HUNKSCAN_NAMES_VARTYPE_H
#define HUNKSCAN_NAMES_VARTYPE_H

struct call_types;
struct names;

/* Fills the type of every variable; `types` (NULL allowed) says what calls return. Needs
 * all references. */
void vartype_find_all(struct names *names, const struct call_types *types);

#endif
