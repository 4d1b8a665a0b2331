/* SPDX-License-Identifier: MIT
 *
 * Callers: files that the change did not touch and that use what it took away or gave
 * another signature. They are found by the words in them, among all Python files of the
 * new tree, and then reviewed like changed files, with the same text on both sides.
 */
#ifndef HUNKSCAN_REVIEW_CALLERS_H
#define HUNKSCAN_REVIEW_CALLERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/notice.h"
#include "names/altered.h"
#include "review/file_review.h"

struct arena;
struct change_set;
struct review_options;

/* What is searched. */
struct callers_search {
    const struct file_origin *origin;
    const struct change_set *sets; /* one for each base */
    size_t base_count;
};

/* Adds what the changed Python files have no more, or have otherwise, against one base;
 * reads both versions of each. */
void callers_add_altered(struct altered_names *names, const struct file_origin *origin,
                         const struct change_set *set, struct arena *arena);

/* Takes those that are only edited out of the names: nobody is searched for them. */
const struct altered_names *callers_split_edited(struct altered_names *names,
                                                 struct arena *arena);

/* Adds all Python files of the new tree that options admit and no base has otherwise, in
 * path order. Nothing is read yet. More than a limit are left out, which is a notice; so
 * is more altered names (of the origin) than are looked for. */
void callers_find(struct file_jobs *jobs, const struct callers_search *search,
                  const struct review_options *options, struct arena *arena,
                  struct notices *notices);

/* The words that a use of the names consists of; in `arena`, shared by threads. */
struct caller_words;
const struct caller_words *callers_words(const struct altered_names *names,
                                         struct arena *arena);

/* Whether the text has the words of a use of one of the names; `scratch` is written. */
bool callers_text_uses(const struct caller_words *words, struct str text,
                       struct arena *scratch);

#endif
