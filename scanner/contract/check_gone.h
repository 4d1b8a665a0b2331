/* SPDX-License-Identifier: MIT
 *
 * Whether a lost check (contract/lost_check.h) is gone, or something takes its place in
 * the new version. Inside contract/ only.
 */
#ifndef HUNKSCAN_CONTRACT_CHECK_GONE_H
#define HUNKSCAN_CONTRACT_CHECK_GONE_H

#include <stdbool.h>
#include <stdint.h>

#include "contract/lost_check.h"
#include "contract/versions.h"

struct names;

/* What a change made of a function. */
struct change {
    const struct history *history;
    const struct names *names; /* of the new file */
    struct versions versions;
};

/* Whether what the check was a method of, an attribute of self, is gone from the whole
 * file: the object is not there for that any more. */
bool change_drops_checker(const struct change *change, uint32_t call);

/* Whether the old file itself defines the check of that name, and nothing in it stops
 * anything: called as a statement it only warns. */
bool change_only_tells(const struct change *change, uint32_t name);

/* Whether the check of that name went elsewhere: another one took its place, in the
 * function, in its decorators or in what it calls now, or another function of the file
 * has it. */
bool change_moves_check(const struct change *change, uint32_t name);

/* Leaves no value where one of them is another now, or something looks at it; else the
 * values, and the target, that are not another module's. */
void change_drop_safe(const struct change *change, struct lost_check *check);

#endif
