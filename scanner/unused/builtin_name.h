/* SPDX-License-Identifier: MIT
 *
 * Names that every module has without binding them: the language's own, of Python 3.8 to
 * 3.14, and those of Python 2.
 */
#ifndef HUNKSCAN_UNUSED_BUILTIN_NAME_H
#define HUNKSCAN_UNUSED_BUILTIN_NAME_H

#include <stdbool.h>

#include "base/str.h"

enum builtin_kind { BUILTIN_NONE, BUILTIN_ALWAYS, BUILTIN_PYTHON2 };

/* Whose the name is. */
enum builtin_kind builtin_name_kind(struct str name);

#endif
