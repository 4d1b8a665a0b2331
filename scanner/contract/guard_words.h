/* SPDX-License-Identifier: MIT
 *
 * Guard words: names of functions that check or clean a value, or give up what is held,
 * as their words say; and whether a change took lines with such calls away, from the
 * text. Inside contract/ only.
 */
#ifndef HUNKSCAN_CONTRACT_GUARD_WORDS_H
#define HUNKSCAN_CONTRACT_GUARD_WORDS_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

/* "is_valid_name", "ensureAllowed", "escape". Not "assertEqual", "check_output". */
bool guard_words_checks(struct str name);

/* The same, and what has such a word or asserts in any way. */
bool guard_words_may_check(struct str name);

/* "close", "shutdown"… */
bool guard_words_closes(struct str name);

/* Whether the text before has a line with a call of such a name, `holds` says which, more
 * often than the text now. */
bool guard_words_are_lost(struct str before, struct str now, bool (*holds)(struct str),
                          struct arena *arena);

#endif
