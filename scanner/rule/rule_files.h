/* SPDX-License-Identifier: MIT
 *
 * Files on disk: reading one, and listing those below a folder.
 */
#ifndef HUNKSCAN_RULE_RULE_FILES_H
#define HUNKSCAN_RULE_RULE_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/vec.h"

struct arena;
struct err;

VEC_OF(paths, struct str);

/* Whether the path names a folder. */
bool rule_files_is_folder(const char *path);

/* All rule files (*.yaml and *.yml, but not NAME.test.yaml, which is a test's data) at
 * any depth below a folder, or the path itself if it is no folder; in byte order. Hidden
 * folders and files are left out, symbolic links to folders are not followed. ERR_IO
 * where a folder cannot be read. */
int rule_files_list(const char *path, struct arena *arena, struct paths *paths,
                    struct err *err);

/* The same of type stubs (*.pyi) below a folder. */
int rule_files_list_stubs(const char *path, struct arena *arena, struct paths *paths,
                          struct err *err);

/* Puts the files of models before those of rules, which name what models say, and returns
 * how many there are. What cannot be read stays among the latter. */
size_t rule_files_models_first(struct paths *paths, struct arena *arena);

/* The rule files that a command line names, those of models first. */
struct rule_files {
    struct paths paths;
    size_t model_count; /* so many of them are of models */
};

/* The rule files of all `roots`, as rule_files_list gives them; ERR_USAGE where a folder
 * has none. */
int rule_files_of(const struct str *roots, size_t count, struct arena *arena,
                  struct rule_files *files, struct err *err);

/* The whole file; ERR_IO if it cannot be read or is longer than `most_bytes`. */
int rule_files_read(const char *path, size_t most_bytes, struct arena *arena,
                    struct str *text, struct err *err);

/* The examples of a rule file NAME.yaml, in byte order: the Python files beside it that
 * share its name up to the first dot (NAME.py, NAME.test.py, but not NAME.fixed.py), and
 * those at any depth below a folder NAME beside it. */
int rule_files_examples(struct str rule_path, struct arena *arena, struct paths *paths,
                        struct err *err);

#endif
