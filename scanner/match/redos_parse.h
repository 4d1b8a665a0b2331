/* SPDX-License-Identifier: MIT
 *
 * Python's syntax of regular expressions, read into a tree. Only for redos. Reads what
 * the module `re` of Python 3.11 and later reads, possessive quantifiers and atomic
 * groups included; what that module would refuse is refused.
 */
#ifndef HUNKSCAN_MATCH_REDOS_PARSE_H
#define HUNKSCAN_MATCH_REDOS_PARSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "match/redos_class.h"

struct arena;

enum redos_kind {
    REDOS_EMPTY,
    REDOS_CLASS,     /* number: of the class */
    REDOS_CONCAT,    /* children in order */
    REDOS_ALTERNATE, /* children in order of preference */
    REDOS_REPEAT,    /* one child; min, max, lazy */
    REDOS_GROUP,     /* one child; number: of the group */
    REDOS_ATOMIC,    /* one child */
    REDOS_LOOK,      /* one child; negative, behind */
    REDOS_BACKREF,   /* number: of the group */
    REDOS_IF,        /* two children; number: of the group */
    REDOS_ASSERT,    /* number: an enum redos_assert */
};

enum redos_assert {
    REDOS_AT_START,      /* \A, and ^ for one line */
    REDOS_AT_LINE_START, /* ^ with the flag m */
    REDOS_AT_END,        /* \Z */
    REDOS_AT_LAST,       /* $: the end or before a newline at the end */
    REDOS_AT_LINE_END,   /* $ with the flag m */
    REDOS_AT_WORD,       /* \b */
    REDOS_NOT_AT_WORD,   /* \B */
};

#define REDOS_NO_LIMIT UINT32_MAX

struct redos_node {
    enum redos_kind kind;
    uint32_t from, to;    /* bytes of the expression */
    uint32_t first, next; /* child, sibling; 0 is none */
    uint32_t number;
    uint32_t min, max; /* of a class of one character: min is that */
    bool lazy, negative, behind;
    bool mergeable; /* a class that `re` joins with others in an alternation */
    bool nullable;  /* can match without taking a character */
};
VEC_OF(redos_nodes, struct redos_node);

struct redos_syntax {
    struct redos_nodes nodes; /* 0 is unused */
    uint32_t root;
    struct redos_classes classes;
    uint32_t group_count; /* groups are numbered from 1 */
    const char *why;      /* not NULL: could not be read, because ... */
    size_t where;
};

/* Reads an expression (UTF-8). `flags` as for redos_analyze. */
struct redos_syntax redos_parse(struct str pattern, unsigned flags, struct arena *arena);

#endif
