/* SPDX-License-Identifier: MIT */
#include "sarif/words.h"

const char *words_level(enum finding_level level)
{
    static const char *const names[] = {
        [LEVEL_NOTE] = "note",
        [LEVEL_WARNING] = "warning",
        [LEVEL_ERROR] = "error",
    };
    return names[level];
}

const char *words_class(enum finding_class class)
{
    static const char *const names[CLASS_COUNT] = {
        [CLASS_ADDED] = "added",
        [CLASS_EXPOSED_BY_EDIT] = "exposed-by-edit",
        [CLASS_EXPOSED_BY_DELETION] = "exposed-by-deletion",
        [CLASS_CALLER_AFFECTED] = "caller-affected",
        [CLASS_MOVED] = "moved",
        [CLASS_PREEXISTING] = "preexisting",
        [CLASS_FIXED] = "fixed",
        [CLASS_UNBOUNDED] = "whole-tree",
    };
    return names[class];
}

const char *words_baseline(enum finding_class class)
{
    static const char *const names[CLASS_COUNT] = {
        [CLASS_ADDED] = "new",
        [CLASS_EXPOSED_BY_EDIT] = "new",
        [CLASS_EXPOSED_BY_DELETION] = "new",
        [CLASS_CALLER_AFFECTED] = "new",
        [CLASS_MOVED] = "updated",
        [CLASS_PREEXISTING] = "unchanged",
        [CLASS_FIXED] = "absent",
        [CLASS_UNBOUNDED] = NULL,
    };
    return names[class];
}
