/* SPDX-License-Identifier: MIT
 *
 * Finders: one function for each kind of finding (unused/unused.h), all over the same
 * facts. They append to `found`, in the order of the text where the walk allows it;
 * unused.c sorts. Inside unused/ only.
 */
#ifndef HUNKSCAN_UNUSED_FINDERS_H
#define HUNKSCAN_UNUSED_FINDERS_H

#include <stdint.h>

struct unused_items;
struct usage;

/* UNUSED_VARIABLE, UNUSED_EXCEPTION, UNUSED_WITH: locals of which no value is read. */
void finders_variable(const struct usage *usage, struct unused_items *found);
void finders_exception(const struct usage *usage, struct unused_items *found);
void finders_with(const struct usage *usage, struct unused_items *found);

/* UNUSED_IMPORT, UNUSED_SHADOWED, UNUSED_PARAMETER. */
void finders_import(const struct usage *usage, struct unused_items *found);
void finders_shadowed(const struct usage *usage, struct unused_items *found);
void finders_parameter(const struct usage *usage, struct unused_items *found);

/* UNUSED_OVERWRITTEN, UNUSED_DEFINITION: a later binding of the same block replaces it.
 */
void finders_overwritten(const struct usage *usage, struct unused_items *found);
void finders_definition(const struct usage *usage, struct unused_items *found);

/* UNUSED_UNREACHABLE, UNUSED_LOOP_ELSE. */
void finders_unreachable(const struct usage *usage, struct unused_items *found);
void finders_loop_else(const struct usage *usage, struct unused_items *found);

/* UNUSED_UNDEFINED, UNUSED_EXPORT. */
void finders_undefined(const struct usage *usage, struct unused_items *found);
void finders_export(const struct usage *usage, struct unused_items *found);

/* UNUSED_KEY. */
void finders_key(const struct usage *usage, struct unused_items *found);

#endif
