/* SPDX-License-Identifier: MIT */
#include "match/pattern.h"
#include "match/compiled.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/intern.h"
#include "match/front.h"
#include "match/marks.h"
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

int pattern_compile(const struct pattern_maker *maker, struct str text,
                    struct pattern **pattern, struct err *err)
{
    struct arena *arena = maker->arena;
    struct compile c = {
        .parser = maker->parser, .words = maker->words, .arena = arena, .err = err
    };
    c.pattern = ARENA_NEW(arena, struct pattern);
    c.pattern->options = maker->options ? *maker->options : match_options_default;
    int result = parse(&c, dedent(text, arena));
    if (result >= 0) {
        result = marks_fill(c.pattern, maker, err);
    }
    if (result >= 0) {
        compiled_find_words(c.pattern, arena);
        *pattern = c.pattern;
    }
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

bool pattern_has_class_body(const struct pattern *pattern)
{
    const struct tree *tree = pattern->tree;
    const uint32_t class = pattern->root;
    const uint32_t block = tree->nodes[class].kind == N_CLASS
                               ? tree_child_of_kind(tree, class, N_BLOCK)
                               : TREE_NONE;
    for (uint32_t i = block; i != TREE_NONE && i < tree->nodes[block].end; i++) {
        if (tree->nodes[i].kind == N_FUNCTION || tree->nodes[i].kind == N_ASSIGN ||
            tree->nodes[i].kind == N_CALL) {
            return true;
        }
    }
    return false;
}

const uint32_t *pattern_required_words(const struct pattern *pattern, size_t *count)
{
    *count = pattern->word_count;
    return pattern->words;
}

bool pattern_has_words(const struct pattern *pattern, const struct intern *words)
{
    for (size_t i = 0; i < pattern->word_count; i++) {
        if (!intern_seen(words, pattern->words[i])) {
            return false;
        }
    }
    return true;
}
