/* SPDX-License-Identifier: MIT */
#include "match/pattern.h"
#include "match/compiled.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/regex.h"
#include "match/front.h"
#include "syntax/literal.h"
#include "syntax/parse.h"
#include "syntax/source.h"

/* A pattern is small; what needs more than this is no pattern. */
static const struct parse_limits limits = { .max_nodes = 100000, .max_depth = 300 };

/* How code that is no whole program is made one, in the order tried. */
struct wrapping {
    const char *starts_with; /* only patterns that start so, */
    const char *ends_with;   /* and end so */
    const char *prefix, *suffix;
    enum node_kind root; /* what of the result is the pattern; N_MODULE: all of it */
};

#define BODY "\n            ..."
static const struct wrapping wrappings[] = {
    { "", "", "", "", N_MODULE },
    { "", ":", "", BODY, N_MODULE },
    { "def ", "", "", ":" BODY, N_MODULE },
    { "async def ", "", "", ":" BODY, N_MODULE },
    { "class ", "", "", ":" BODY, N_MODULE },
    { "@", "", "", "\ndef ...(...):" BODY, N_DECORATOR },
    { "try", "", "", "\nexcept ...:" BODY, N_MODULE },
    { "try", "", "", BODY "\nexcept ...:" BODY, N_MODULE },
    { "except", "", "try:" BODY "\n", "", N_HANDLER },
    { "except", "", "try:" BODY "\n", BODY, N_HANDLER },
    { "finally", "", "try:" BODY "\n", "", N_FINALLY },
    { "finally", "", "try:" BODY "\n", BODY, N_FINALLY },
    { "el", "", "if ...:" BODY "\n", "", N_ELSE },
    { "el", "", "if ...:" BODY "\n", BODY, N_ELSE },
    { "", "", "{", "}", N_PAIR },
    { "", "", "(", ")", N_MODULE },
};

struct compile {
    struct intern *words;
    struct arena *arena;
    struct err *err;
    struct parser *parser;
    struct buf wrapped;
    struct buf rewritten;
    VEC(uint32_t) variables;
    struct mark *marks;
    struct pattern *pattern;
};

static size_t indent_of(struct str line)
{
    size_t blanks = 0;
    while (blanks < line.len && (line.ptr[blanks] == ' ' || line.ptr[blanks] == '\t')) {
        blanks++;
    }
    return blanks == line.len ? SIZE_MAX : blanks;
}

/* The text without the indent that all its lines share, and without blanks at its ends.
 */
static struct str dedent(struct str text, struct arena *arena)
{
    size_t least = SIZE_MAX;
    for (struct str rest = text; rest.ptr;) {
        const size_t indent = indent_of(str_split(&rest, '\n'));
        least = indent < least ? indent : least;
    }
    struct buf out = { 0 };
    for (struct str rest = text; rest.ptr && least != SIZE_MAX;) {
        const struct str line = str_split(&rest, '\n');
        buf_add(&out, str_slice(line, least, line.len));
        buf_add_char(&out, '\n');
    }
    const struct str result = str_trim(buf_copy(&out, arena));
    buf_dispose(&out);
    return result;
}

static uint32_t first_of_kind(const struct tree *tree, enum node_kind kind)
{
    for (uint32_t node = 0; node < tree->count; node++) {
        if (tree->nodes[node].kind == kind) {
            return node;
        }
    }
    return TREE_NONE;
}

/* Decides from the module's statements what the pattern is. */
static bool find_root(struct pattern *pattern, enum node_kind wanted)
{
    const struct tree *tree = pattern->tree;
    if (wanted != N_MODULE) {
        pattern->shape = SHAPE_STATEMENT;
        pattern->root = first_of_kind(tree, wanted);
        return pattern->root != TREE_NONE;
    }
    pattern->root = tree_first(tree, 0);
    if (pattern->root == TREE_NONE) {
        return false;
    }
    if (tree_next(tree, pattern->root) != TREE_NONE) {
        pattern->shape = SHAPE_SEQUENCE;
    } else if (tree->nodes[pattern->root].kind == N_EXPR_STMT) {
        pattern->shape = SHAPE_EXPRESSION;
        pattern->root = tree_first(tree, pattern->root);
    } else {
        pattern->shape = SHAPE_STATEMENT;
    }
    return true;
}

/* Tries one wrapping: 1 if the text parses, 0 if not. `*bad_line` is where the error was.
 */
static int try_wrapping(struct compile *c, const struct wrapping *wrapping,
                        struct str text, uint32_t *bad_line)
{
    buf_clear(&c->wrapped);
    buf_clear(&c->rewritten);
    buf_add(&c->wrapped, str_from(wrapping->prefix));
    buf_add(&c->wrapped, text);
    buf_add(&c->wrapped, str_from(wrapping->suffix));
    const int result = front_rewrite(buf_view(&c->wrapped), &c->rewritten, c->err);
    if (result < 0) {
        return result;
    }
    buf_add_char(&c->rewritten, '\n');
    struct source *source = ARENA_NEW(c->arena, struct source);
    *source = source_init(c->arena, STR(""), buf_copy(&c->rewritten, c->arena));
    const struct parse_result parsed =
        parser_parse(c->parser, source, &limits, c->words, c->arena);
    *bad_line = source_line(
        source, parsed.first_error < source->text.len ? parsed.first_error : 0);
    c->pattern->tree = parsed.tree;
    const bool whole = parsed.error_count == 0 && parsed.first_error == UINT32_MAX &&
                       !parsed.too_many_nodes && !parsed.too_deep;
    return whole && find_root(c->pattern, wrapping->root);
}

static int parse(struct compile *c, struct str text)
{
    uint32_t line = 0;
    if (text.len == 0) {
        return err_set(c->err, ERR_RULE, "the pattern is empty");
    }
    for (size_t i = 0; i < sizeof wrappings / sizeof *wrappings; i++) {
        uint32_t bad_line = 0;
        if (!str_starts_with(text, str_from(wrappings[i].starts_with)) ||
            !str_ends_with(text, str_from(wrappings[i].ends_with))) {
            continue;
        }
        const int result = try_wrapping(c, &wrappings[i], text, &bad_line);
        if (result != 0) {
            return result < 0 ? result : 0;
        }
        line = i == 0 ? bad_line : line;
    }
    return err_set(c->err, ERR_RULE,
                   "the pattern is not Python: syntax error in its line %u",
                   (unsigned)line);
}

/* The number of a metavariable, kept as a slot until all are known. */
static uint32_t variable_number(struct compile *c, const char *sigil, struct str name)
{
    if (str_equal(name, STR("_"))) {
        return SLOT_NONE;
    }
    const struct str text = str_format(c->arena, "%s%.*s", sigil, STR_ARGS(name));
    const uint32_t number = intern_add(c->words, text);
    for (size_t i = 0; i < c->variables.count; i++) {
        if (c->variables.items[i] == number) {
            return number;
        }
    }
    VEC_PUSH(c->arena, &c->variables, number);
    return number;
}

/* "=~/re/" and "=~/re/i". */
static int mark_regex(struct compile *c, struct mark *mark, struct str content)
{
    size_t end = content.len;
    while (end > 3 && content.ptr[end - 1] != '/') {
        end--;
    }
    const struct str flags = str_slice(content, end, content.len);
    struct buf text = { 0 };
    if (flags.len > 0) {
        buf_add_format(&text, "(?%.*s)", STR_ARGS(flags));
    }
    buf_add(&text, str_slice(content, 3, end - 1));
    char why[200] = "";
    mark->kind = MARK_REGEX;
    mark->regex = regex_new_in(c->arena, buf_view(&text), 0, why, sizeof why);
    buf_dispose(&text);
    if (!mark->regex) {
        return err_set(c->err, ERR_RULE,
                       "the regex \"%.*s\" in the pattern is malformed: %s",
                       STR_ARGS(content), why);
    }
    return 0;
}

static int mark_string(struct compile *c, uint32_t node)
{
    struct mark *mark = &c->marks[node];
    const struct str content = literal_raw_content(c->pattern->tree, node);
    struct str name;
    if (str_equal(content, STR("..."))) {
        mark->kind = MARK_ANY_STRING;
    } else if (front_is_variable(content, &name)) {
        mark->kind = MARK_STRING_VARIABLE;
        mark->slot = variable_number(c, "$", name);
    } else if (content.len > 4 && str_starts_with(content, STR("=~/")) &&
               str_find_char(content, '/', 3) < content.len) {
        return mark_regex(c, mark, content);
    }
    return 0;
}

/* `a.b.c`: known from its inner parts, which come later in the array and are marked
 * before. */
static uint32_t dotted_of(struct compile *c, uint32_t node)
{
    const struct tree *tree = c->pattern->tree;
    if (tree->nodes[node].kind == N_NAME) {
        return tree->nodes[node].name;
    }
    const uint32_t value = tree_first(tree, node);
    if (tree->nodes[node].kind != N_ATTRIBUTE || c->marks[value].dotted == 0) {
        return 0;
    }
    const struct str head = intern_text(c->words, c->marks[value].dotted);
    return intern_add(c->words, str_format(c->arena, "%.*s.%.*s", STR_ARGS(head),
                                           STR_ARGS(tree_name(tree, node))));
}

/* What a statement or "**" that is nothing but an ellipsis or metavariable is, its only
 * child is. */
static void lift(struct compile *c, uint32_t node)
{
    const uint32_t child = tree_first(c->pattern->tree, node);
    const struct mark *inner = &c->marks[child];
    if (c->pattern->tree->nodes[child].kind == N_NAME && inner->kind != MARK_NONE) {
        c->marks[node].kind = inner->kind;
        c->marks[node].slot = inner->slot;
    }
}

static void mark_named(struct compile *c, uint32_t node)
{
    struct mark *mark = &c->marks[node];
    struct str rest;
    switch (front_word_of(tree_name(c->pattern->tree, node), &rest)) {
    case FRONT_ELLIPSIS:
        mark->kind = MARK_ELLIPSIS;
        break;
    case FRONT_VARIABLE:
        mark->kind = MARK_VARIABLE;
        mark->slot = variable_number(c, "$", rest);
        break;
    case FRONT_LIST:
        mark->kind = MARK_LIST;
        mark->slot = variable_number(c, "$...", rest);
        break;
    case FRONT_DEEP:
    case FRONT_TYPED:
    case FRONT_PLAIN:
        mark->dotted = dotted_of(c, node);
        break;
    }
}

/* A call's name is its callee's, which has a mark of its own. */
static void mark_call(struct compile *c, uint32_t node)
{
    const struct tree *tree = c->pattern->tree;
    struct str rest;
    if (tree->nodes[tree_first(tree, node)].kind != N_NAME) {
        return;
    }
    const enum front_word word =
        front_word_of(tree_name(tree, tree_first(tree, node)), &rest);
    if (word == FRONT_DEEP && tree_child_count(tree, node) == 2) {
        c->marks[node].kind = MARK_DEEP;
    } else if (word == FRONT_TYPED && tree_child_count(tree, node) == 3) {
        c->marks[node].kind = MARK_TYPED;
        c->marks[node].slot = c->marks[tree_child_at(tree, node, 1)].slot;
    }
}

static int mark_node(struct compile *c, uint32_t node)
{
    switch (c->pattern->tree->nodes[node].kind) {
    case N_STRING:
    case N_STRING_PIECE:
        return mark_string(c, node);
    case N_CALL:
        mark_call(c, node);
        return 0;
    case N_EXPR_STMT:
    case N_DSTAR:
        lift(c, node);
        return 0;
    case N_ALIAS:
    case N_FROM_IMPORT:
        return 0; /* dotted names: taken apart when matched */
    default:
        if (c->pattern->tree->nodes[node].name != 0) {
            mark_named(c, node);
        }
        return 0;
    }
}

/* Metavariables that are parts of a dotted module: `import a.$X`. */
static void find_module_variables(struct compile *c, uint32_t node)
{
    struct str rest = tree_name(c->pattern->tree, node);
    while (rest.ptr) {
        struct str name;
        if (front_word_of(str_split(&rest, '.'), &name) == FRONT_VARIABLE) {
            variable_number(c, "$", name);
        }
    }
}

static void sort_variables(struct compile *c)
{
    for (size_t i = 1; i < c->variables.count; i++) {
        for (size_t j = i; j > 0 && c->variables.items[j - 1] > c->variables.items[j];
             j--) {
            const uint32_t swap = c->variables.items[j];
            c->variables.items[j] = c->variables.items[j - 1];
            c->variables.items[j - 1] = swap;
        }
    }
}

static uint32_t slot_of(const struct compile *c, uint32_t number)
{
    for (uint32_t i = 0; i < c->variables.count; i++) {
        if (c->variables.items[i] == number) {
            return i;
        }
    }
    return SLOT_NONE;
}

static int mark_all(struct compile *c)
{
    const struct tree *tree = c->pattern->tree;
    c->marks = ARENA_ARRAY(c->arena, tree->count, struct mark);
    for (uint32_t i = tree->count; i-- > 0;) {
        const int result = mark_node(c, i);
        if (result < 0) {
            return result;
        }
        if (tree->nodes[i].kind == N_ALIAS || tree->nodes[i].kind == N_FROM_IMPORT) {
            find_module_variables(c, i);
        }
    }
    sort_variables(c);
    for (uint32_t i = 0; i < tree->count; i++) {
        c->marks[i].slot = slot_of(c, c->marks[i].slot);
    }
    c->pattern->marks = c->marks;
    c->pattern->variables = c->variables.items;
    c->pattern->variable_count = (uint32_t)c->variables.count;
    return 0;
}

int pattern_compile(struct str text, struct intern *words, struct arena *arena,
                    struct pattern **pattern, struct err *err)
{
    struct compile c = { .words = words, .arena = arena, .err = err };
    c.pattern = ARENA_NEW(arena, struct pattern);
    c.parser = parser_new();
    int result = parse(&c, dedent(text, arena));
    if (result >= 0) {
        result = mark_all(&c);
    }
    if (result >= 0) {
        compiled_find_words(c.pattern, arena);
        *pattern = c.pattern;
    }
    parser_free(c.parser);
    buf_dispose(&c.wrapped);
    buf_dispose(&c.rewritten);
    return result;
}

bool pattern_is_bare(const struct pattern *pattern)
{
    const struct mark *mark = &pattern->marks[pattern->root];
    return pattern->shape == SHAPE_EXPRESSION &&
           pattern->tree->nodes[pattern->root].kind == N_NAME &&
           (mark->kind == MARK_VARIABLE || mark->kind == MARK_ELLIPSIS);
}

const uint32_t *pattern_required_words(const struct pattern *pattern, size_t *count)
{
    *count = pattern->word_count;
    return pattern->words;
}
