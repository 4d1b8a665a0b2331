/* SPDX-License-Identifier: MIT */
#include "syntax/layout.h"

#include "syntax/source.h"
#include "syntax/tree.h"

/* What a letter of a layout stands for; capital letters are groups of kinds. */
struct letter {
    char letter;
    uint8_t kind;
};

/* clang-format off */
static const struct letter letters[] = {
    { 'b', N_BLOCK }, { 'l', N_ELSE }, { 'h', N_HANDLER }, { 'f', N_FINALLY }, { 'w', N_WITH_ITEM },
    { 'a', N_AS }, { 'r', N_FROM }, { 'd', N_DECORATOR }, { 't', N_TYPE_PARAMS }, { 'p', N_PARAMS },
    { '1', N_PARAM }, { 'n', N_ANNOTATION }, { 'v', N_DEFAULT }, { 'o', N_RETURNS },
    { 'e', N_BASES }, { 'c', N_CASE }, { 'g', N_GUARD }, { '>', N_CHEVRON }, { 'i', N_ALIAS },
    { '*', N_STAR_IMPORT }, { 'm', N_NAME }, { 'k', N_KEYWORD }, { 's', N_STAR }, { 'x', N_DSTAR },
    { ':', N_PAIR }, { 'q', N_CASE_PAIR }, { 'z', N_CASE_STAR }, { 'K', N_CASE_KEYWORD },
    { 'F', N_FORMAT_SPEC }, { 'j', N_COMP_FOR }, { 'y', N_COMP_IF }, { 'u', N_COMPARE_LINK },
    { 'I', N_IF }, { 'T', N_TUPLE },
};

/* Items of a group or kind, each with ?, * or + or nothing; '|' between alternatives.
 * E expression; S statement; C case pattern; A argument; D element of a dictionary;
 * X index; P part of an f-string; L literal; U anything. */
static const char *const layouts[N_KIND_COUNT] = {
    [N_ERROR] = "U*", [N_MODULE] = "S*", [N_BLOCK] = "S*",
    [N_EXPR_STMT] = "E", [N_ASSIGN] = "EE+", [N_ANN_ASSIGN] = "EnE?", [N_AUG_ASSIGN] = "EE",
    [N_RETURN] = "E?", [N_RAISE] = "E*r?", [N_ASSERT] = "E+", [N_DELETE] = "E+",
    [N_PASS] = "", [N_BREAK] = "", [N_CONTINUE] = "", [N_GLOBAL] = "m+", [N_NONLOCAL] = "m+",
    [N_IMPORT] = "i+", [N_FROM_IMPORT] = "i+|*", [N_ALIAS] = "a?", [N_STAR_IMPORT] = "",
    [N_IF] = "Ebl?", [N_ELSE] = "b|I", [N_WHILE] = "Ebl?", [N_FOR] = "EEbl?",
    [N_TRY] = "bh*l?f?", [N_HANDLER] = "E?a?b", [N_FINALLY] = "b", [N_WITH] = "w+b",
    [N_WITH_ITEM] = "Ea?", [N_AS] = "E", [N_FROM] = "E",
    [N_FUNCTION] = "d*t?po?b", [N_CLASS] = "d*t?e?b", [N_DECORATOR] = "E", [N_BASES] = "A*",
    [N_PARAMS] = "1*", [N_PARAM] = "n?v?|Tv?", [N_ANNOTATION] = "E", [N_DEFAULT] = "E",
    [N_RETURNS] = "E", [N_TYPE_PARAMS] = "1*", [N_TYPE_ALIAS] = "Et?E",
    [N_MATCH] = "Ec*", [N_CASE] = "Cg?b", [N_GUARD] = "E", [N_PRINT] = ">?E*", [N_CHEVRON] = "E",
    [N_EXEC] = "E+",
    [N_CASE_VALUE] = "E", [N_CASE_CAPTURE] = "", [N_CASE_WILDCARD] = "", [N_CASE_SEQUENCE] = "C*",
    [N_CASE_STAR] = "", [N_CASE_MAPPING] = "q*z?", [N_CASE_PAIR] = "EC",
    [N_CASE_CLASS] = "EB*", [N_CASE_KEYWORD] = "C", [N_CASE_OR] = "C+", [N_CASE_AS] = "C",
    [N_NAME] = "", [N_INT] = "", [N_FLOAT] = "", [N_IMAGINARY] = "", [N_STRING] = "",
    [N_FSTRING] = "P*", [N_STRING_PIECE] = "", [N_INTERPOLATION] = "EF?", [N_FORMAT_SPEC] = "P*",
    [N_CONCAT] = "L+", [N_TRUE] = "", [N_FALSE] = "", [N_NONE] = "", [N_ELLIPSIS] = "",
    [N_ATTRIBUTE] = "E", [N_SUBSCRIPT] = "EX", [N_SLICE] = "E?E?E?", [N_CALL] = "EA*",
    [N_KEYWORD] = "E", [N_STAR] = "E", [N_DSTAR] = "E", [N_TUPLE] = "X*", [N_LIST] = "E*",
    [N_SET] = "E*", [N_DICT] = "D*", [N_PAIR] = "EE", [N_LIST_COMP] = "Ej+", [N_SET_COMP] = "Ej+",
    [N_GENERATOR] = "Ej+", [N_DICT_COMP] = ":j+", [N_COMP_FOR] = "EEy*", [N_COMP_IF] = "E",
    [N_LAMBDA] = "pE", [N_IF_EXP] = "EEE", [N_BOOL_OP] = "EE", [N_NOT] = "E", [N_UNARY] = "E",
    [N_BINARY] = "EE", [N_COMPARE] = "EE|Eu+", [N_COMPARE_LINK] = "E", [N_AWAIT] = "E",
    [N_YIELD_FROM] = "E", [N_YIELD] = "E?", [N_WALRUS] = "mE",
};
/* clang-format on */

static bool is_case_pattern(enum node_kind kind)
{
    return kind == N_ERROR || (kind >= N_CASE_VALUE && kind <= N_CASE_AS &&
                               kind != N_CASE_PAIR && kind != N_CASE_KEYWORD);
}

/* The grammar lets a starred expression stand wherever an expression may. */
static bool is_operand(enum node_kind kind)
{
    return kind == N_ERROR || kind == N_STAR || node_is_expression(kind);
}

static bool is_single(char letter, enum node_kind kind)
{
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        if (letters[i].letter == letter) {
            return letters[i].kind == kind || (letter == '1' && kind == N_ERROR);
        }
    }
    return false;
}

static bool fits(char letter, enum node_kind kind)
{
    switch (letter) {
    case 'U':
        return true;
    case 'E':
        return is_operand(kind);
    case 'S':
        return kind == N_ERROR || node_is_statement(kind);
    case 'C':
        return is_case_pattern(kind) || kind == N_CASE_STAR;
    case 'B':
        return is_case_pattern(kind) || kind == N_CASE_KEYWORD;
    case 'A':
        return is_operand(kind) || kind == N_DSTAR || kind == N_KEYWORD;
    case 'D':
        return kind == N_PAIR || kind == N_DSTAR || kind == N_ERROR;
    case 'X':
        return is_operand(kind) || kind == N_SLICE || kind == N_DSTAR;
    case 'P':
        return kind == N_STRING_PIECE || kind == N_INTERPOLATION || kind == N_ERROR;
    case 'L':
        return kind == N_STRING || kind == N_FSTRING || kind == N_ERROR;
    default:
        return is_single(letter, kind);
    }
}

/* One alternative, greedily: no layout needs more. */
static bool matches(const struct tree *tree, uint32_t node, const char *layout)
{
    uint32_t child = tree_first(tree, node);
    while (*layout && *layout != '|') {
        const char letter = *layout++;
        const char many = *layout;
        layout += many == '?' || many == '*' || many == '+';
        uint32_t taken = 0;
        const bool repeats = many == '*' || many == '+';
        while (child != TREE_NONE && (repeats || taken == 0) &&
               fits(letter, (enum node_kind)tree->nodes[child].kind)) {
            child = tree_next(tree, child);
            taken++;
        }
        if (taken == 0 && many != '?' && many != '*') {
            return false;
        }
    }
    return child == TREE_NONE;
}

bool layout_holds(const struct tree *tree, uint32_t node)
{
    const char *layout = layouts[tree->nodes[node].kind];
    while (layout) {
        if (matches(tree, node, layout)) {
            return true;
        }
        const char *bar = strchr(layout, '|');
        layout = bar ? bar + 1 : NULL;
    }
    return false;
}

static const char *node_fault(const struct tree *tree, uint32_t number)
{
    const struct node *node = &tree->nodes[number];
    if (node->kind >= N_KIND_COUNT) {
        return "unknown kind";
    }
    if (node->end <= number || node->end > tree->count) {
        return "slice ends outside";
    }
    if (node->from > node->to || node->to > tree->source->text.len) {
        return "range outside the text";
    }
    if ((node->parent == TREE_NONE) != (number == 0)) {
        return "no parent, or one too many";
    }
    return NULL;
}

/* Against the parent and the sibling before. */
static const char *place_fault(const struct tree *tree, uint32_t number, uint32_t before)
{
    const struct node *node = &tree->nodes[number];
    const struct node *parent = &tree->nodes[node->parent];
    if (node->parent >= number || node->end > parent->end) {
        return "not inside its parent's slice";
    }
    if (node->from < parent->from || node->to > parent->to) {
        return "not inside its parent's range";
    }
    if (before != TREE_NONE && tree->nodes[before].to > node->from) {
        return "not after its sibling in the text";
    }
    if ((node->flags & NODE_HAS_ERROR) && !(parent->flags & NODE_HAS_ERROR)) {
        return "error not known to its parent";
    }
    return NULL;
}

const char *layout_fault(const struct tree *tree, uint32_t *where)
{
    for (*where = 0; *where < tree->count; ++*where) {
        const char *fault = node_fault(tree, *where);
        if (fault) {
            return fault;
        }
        uint32_t before = TREE_NONE;
        TREE_EACH_CHILD(child, tree, *where)
        {
            fault = tree->nodes[child].parent == *where ? place_fault(tree, child, before)
                                                        : "child of another";
            if (fault) {
                *where = child;
                return fault;
            }
            before = child;
        }
        if (!layout_holds(tree, *where)) {
            return "children against the layout";
        }
    }
    return NULL;
}
