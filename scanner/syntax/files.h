/* SPDX-License-Identifier: MIT
 *
 * The other files of the version that a file belongs to, for who follows imports. Whoever
 * scans knows how to read them: from a commit's tree or a folder.
 */
#ifndef HUNKSCAN_SYNTAX_FILES_H
#define HUNKSCAN_SYNTAX_FILES_H

#include <stdbool.h>

#include "base/str.h"
#include "syntax/parse.h"

struct arena;
struct intern;
struct kept_trees;
struct source;

/* What is known of files beyond the analysis of one of them. It belongs to one thread and
 * to whoever follows imports; at first only the arenas are set. */
struct files_memory {
    struct arena *arena;
    struct arena *scratch; /* for one file at a time: emptied after each */
    void *facts;
};

struct files {
    /* Reads the file at a repository-relative path into `arena`; false if there is none
     * that can be read. */
    bool (*read)(const struct files *files, struct str path, struct arena *arena,
                 struct str *text);
    /* What tells the content of a file from every other, without reading it, into
     * `arena`; false if there is no such file. NULL: nobody can tell. */
    bool (*identify)(const struct files *files, struct str path, struct arena *arena,
                     struct str *identity);
    struct parser *parser; /* to parse them with */
    const struct parse_limits *limits;
    struct kept_trees *kept;     /* NULL: no trees are kept */
    struct files_memory *memory; /* NULL: nothing is kept */
    struct str version;          /* tells versions apart whose files are not the same */
};

/* The same file in the versions before a change; of one that is new there are none. */
struct earlier_text {
    struct str path, text;
};

struct earlier_texts {
    const struct earlier_text *items;
    size_t count;
};

/* Parses one of them, or takes its tree from those that are kept: the result is the same.
 * As parser_parse for the rest. */
struct parse_result files_parse(const struct files *files, const struct source *source,
                                struct intern *names, struct arena *arena);

#endif
