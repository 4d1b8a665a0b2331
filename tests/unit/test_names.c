/* SPDX-License-Identifier: MIT
 *
 * Names. Most expectations are comments in tests/golden/names/NAME.py:
 *     # path: a/b.py          on the first line: the path of the file, for relative
 * imports # qualified: a.b, c|d   qualified names of this line's chains, outermost only,
 * in text order; c|d has a second one. A line without the comment must have none. #
 * names: x==3           x here and x on line 3 are the same variable (x!=3: they are not)
 *              x:local        or module, or unbound
 *              x#2            it is bound twice
 *              x->a.T         its type (? if unknown)
 */
#include "annotated.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "names/names.h"
#include "syntax/parse.h"
#include "syntax/source.h"

#define FIXTURES TEST_SOURCE_DIR "/golden/names"

struct resolved {
    struct arena *arena;
    struct parser *parser;
    const struct source *source;
    struct intern *words;
    const struct tree *tree;
    const struct names *names;
    const char *file;
};

static struct resolved resolve(const char *path, struct str text)
{
    struct resolved at = { .arena = arena_new(), .parser = parser_new(), .file = path };
    struct source *source = ARENA_NEW(at.arena, struct source);
    *source = source_init(at.arena, str_from(path), text);
    at.source = source;
    at.words = intern_new(at.arena, NULL);
    at.tree =
        parser_parse(at.parser, source, &parse_untimed_limits, at.words, at.arena).tree;
    at.names = names_resolve(at.tree, NULL, at.arena);
    return at;
}

static void dispose(struct resolved *at)
{
    parser_free(at->parser);
    arena_free(at->arena);
}

/* ---- Expectations in comments ---- */

/* What follows "# KEY: " on a line, up to two blanks or the end; absent if it is not
 * there. */
static struct str directive(struct str line, struct str key)
{
    const size_t from = str_find(line, key, 0);
    if (from == line.len) {
        return (struct str){ NULL, 0 };
    }
    const struct str rest = str_slice(line, from + key.len, line.len);
    return str_trim(str_slice(rest, 0, str_find(rest, STR("  "), 0)));
}

static bool names_something(enum node_kind kind)
{
    return kind == N_NAME || kind == N_PARAM || kind == N_FUNCTION || kind == N_CLASS ||
           kind == N_ALIAS || kind == N_CASE_CAPTURE || kind == N_CASE_STAR ||
           kind == N_CASE_AS;
}

static uint32_t line_of(const struct resolved *at, uint32_t node)
{
    const struct node *found = &at->tree->nodes[node];
    const bool named =
        names_something((enum node_kind)found->kind) && found->name_from > found->from;
    return source_line(at->source, named ? found->name_from : found->from);
}

static bool is_outermost(const struct resolved *at, uint32_t node)
{
    const struct node *nodes = at->tree->nodes;
    const uint32_t parent = nodes[node].parent;
    return nodes[node].kind != N_ALIAS &&
           (nodes[parent].kind != N_ATTRIBUTE || !names_qualified(at->names, parent));
}

static void add_qualified(const struct resolved *at, uint32_t node, struct buf *out)
{
    const uint32_t also = names_qualified_also(at->names, node);
    buf_add(out, out->len ? STR(", ") : STR(""));
    buf_add(out, intern_text(at->words, names_qualified(at->names, node)));
    if (also) {
        buf_add_char(out, '|');
        buf_add(out, intern_text(at->words, also));
    }
}

static int check_qualified(const struct resolved *at, uint32_t line, struct str expected)
{
    struct buf found = { 0 };
    for (uint32_t node = 1; node < at->tree->count; node++) {
        if (names_qualified(at->names, node) && is_outermost(at, node) &&
            line_of(at, node) == line) {
            add_qualified(at, node, &found);
        }
    }
    const bool equal = str_equal(buf_view(&found), expected);
    if (!equal) {
        print_error("%s:%u: qualified: expected '%.*s', found '%.*s'\n", at->file, line,
                    STR_ARGS(expected), STR_ARGS(buf_view(&found)));
    }
    buf_dispose(&found);
    return equal ? 0 : 1;
}

static uint32_t variable_on(const struct resolved *at, uint32_t line, struct str name)
{
    for (uint32_t node = 1; node < at->tree->count; node++) {
        if (names_something((enum node_kind)at->tree->nodes[node].kind) &&
            str_equal(tree_name(at->tree, node), name) && line_of(at, node) == line) {
            return names_variable(at->names, node);
        }
    }
    fail_msg("%s:%u: no name '%.*s' there", at->file, line, STR_ARGS(name));
    return 0;
}

static const char *place_of(const struct resolved *at, uint32_t variable)
{
    return !variable                             ? "unbound"
           : names_is_local(at->names, variable) ? "local"
                                                 : "module";
}

static bool holds(const struct resolved *at, uint32_t line, struct str claim)
{
    size_t length = 0;
    while (length < claim.len && !memchr("=!:#-", claim.ptr[length], 5)) {
        length++;
    }
    const struct str op = str_slice(claim, length, claim.len);
    const uint32_t variable = variable_on(at, line, str_slice(claim, 0, length));
    if (op.ptr[0] == ':') {
        return str_equal(str_slice(op, 1, op.len), str_from(place_of(at, variable)));
    }
    if (op.ptr[0] == '#') {
        return names_binding_count(at->names, variable) ==
               (uint32_t)strtoul(op.ptr + 1, NULL, 10);
    }
    const struct str value = str_slice(op, 2, op.len);
    if (op.ptr[0] == '-') {
        const uint32_t type = names_type(at->names, variable);
        return str_equal(type ? intern_text(at->words, type) : STR("?"), value);
    }
    const uint32_t other = (uint32_t)strtoul(value.ptr, NULL, 10);
    const bool same =
        variable && variable == variable_on(at, other, str_slice(claim, 0, length));
    return same == (op.ptr[0] == '=');
}

static int check_names(const struct resolved *at, uint32_t line, struct str claims)
{
    int failures = 0;
    while (claims.ptr) {
        const struct str claim = str_split(&claims, ' ');
        if (claim.len && !holds(at, line, claim)) {
            print_error("%s:%u: names: '%.*s' does not hold\n", at->file, line,
                        STR_ARGS(claim));
            failures++;
        }
    }
    return failures;
}

static int check_fixture(const char *file, struct str text)
{
    char path[256] = "fixture.py";
    const struct str given =
        directive(str_slice(text, 0, str_find_char(text, '\n', 0)), STR("# path: "));
    if (given.len > 0 && given.len < sizeof path) {
        memcpy(path, given.ptr, given.len);
        path[given.len] = '\0';
    }
    struct resolved at = resolve(path, text);
    at.file = file;
    int failures = 0;
    for (uint32_t line = 1; line <= at.source->line_count; line++) {
        const struct str content = source_line_text(at.source, line);
        failures += check_qualified(&at, line, directive(content, STR("# qualified: ")));
        failures += check_names(&at, line, directive(content, STR("# names: ")));
    }
    dispose(&at);
    return failures;
}

static void test_fixtures(void **state)
{
    (void)state;
    annotated_check_each(FIXTURES, check_fixture);
}

/* ---- What comments cannot say ---- */

static uint32_t node_of(const struct resolved *at, enum node_kind kind, const char *text)
{
    for (uint32_t node = 0; node < at->tree->count; node++) {
        if (at->tree->nodes[node].kind == kind &&
            str_equal(tree_text(at->tree, node), str_from(text))) {
            return node;
        }
    }
    fail_msg("no such node: %s", text);
    return 0;
}

static uint32_t node_of_kind(const struct resolved *at, enum node_kind kind)
{
    for (uint32_t node = 0; node < at->tree->count; node++) {
        if (at->tree->nodes[node].kind == kind) {
            return node;
        }
    }
    fail_msg("no node of kind %s", node_kind_name(kind));
    return 0;
}

static void test_scopes_of_definition_parts(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum node_kind kind;
        uint32_t index; /* among the nodes of the kind */
    } cases[] = {
        { "deco", N_CLASS, 0 },        { "default", N_CLASS, 0 },
        { "note", N_CLASS, 0 },        { "back", N_CLASS, 0 },
        { "base", N_MODULE, 0 },       { "inside", N_FUNCTION, 0 },
        { "first", N_FUNCTION, 0 },    { "second", N_LIST_COMP, 0 },
        { "element", N_LIST_COMP, 0 }, { "test", N_LIST_COMP, 0 },
        { "arg", N_FUNCTION, 0 },      { "body", N_LAMBDA, 0 },
    };
    struct resolved at =
        resolve("x.py", STR("class C(base):\n"
                            "    @deco\n"
                            "    def f(p: note = default) -> back:\n"
                            "        inside\n"
                            "        [element for a in first for b in second if test]\n"
                            "        lambda q=arg: body\n"));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const uint32_t scope = names_scope(at.names, node_of(&at, N_NAME, cases[i].name));
        assert_int_equal(at.tree->nodes[scope].kind, cases[i].kind);
    }
    dispose(&at);
}

static void test_first_binding_is_the_first_in_text(void **state)
{
    (void)state;
    struct resolved at =
        resolve("x.py", STR("def f(p):\n    return x\nimport x\nx = y = 1\n"));
    const uint32_t load = node_of(&at, N_NAME, "x");
    const uint32_t x = names_variable(at.names, load);
    assert_int_equal(at.tree->nodes[names_first_binding(at.names, x)].kind, N_ALIAS);
    assert_int_equal(names_binding_count(at.names, x), 2);
    assert_int_equal(names_binding_count(at.names, 0), 0);
    assert_int_equal(names_first_binding(at.names, 0), TREE_NONE);
    assert_int_equal(names_type(at.names, 0), 0);
    const uint32_t p = names_variable(at.names, node_of(&at, N_PARAM, "p"));
    assert_int_equal(at.tree->nodes[names_first_binding(at.names, p)].kind, N_PARAM);
    dispose(&at);
}

static void test_aliases_and_star_modules(void **state)
{
    (void)state;
    struct resolved at = resolve("a/b/c.py", STR("from x.y import *\nfrom . import *\n"
                                                 "from .z import q as r\nimport m.n\n"));
    size_t count = 0;
    const uint32_t *stars = names_star_modules(at.names, &count);
    assert_int_equal(count, 2);
    assert_true(str_equal(intern_text(at.words, stars[0]), STR("x.y")));
    assert_true(str_equal(intern_text(at.words, stars[1]), STR("a.b")));
    const uint32_t from = names_qualified(at.names, node_of(&at, N_ALIAS, "q as r"));
    assert_true(str_equal(intern_text(at.words, from), STR("a.b.z.q")));
    const uint32_t import = names_qualified(at.names, node_of(&at, N_ALIAS, "m.n"));
    assert_true(str_equal(intern_text(at.words, import), STR("m.n")));
    dispose(&at);
}

/* The prefilter asks for words: those that only the file's path says count too. */
static void test_package_parts_are_words(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct intern *base = intern_new(arena, NULL);
    const uint32_t word = intern_add(base, STR("pkg"));
    const uint32_t part = intern_add(base, STR("deep"));
    const uint32_t absent = intern_add(base, STR("absent"));
    struct intern *words = intern_new(arena, base);
    struct parser *parser = parser_new();
    const struct source source =
        source_init(arena, STR("pkg/sub/m.py"), STR("from . import x\nimport deep.y\n"));
    const struct tree *tree =
        parser_parse(parser, &source, &parse_untimed_limits, words, arena).tree;
    names_resolve(tree, NULL, arena);
    assert_true(intern_seen(words, word));
    assert_true(intern_seen(words, part));
    assert_false(intern_seen(words, absent));
    parser_free(parser);
    arena_free(arena);
}

/* ---- Limits ---- */

static void test_long_names_are_cut(void **state)
{
    (void)state;
    struct buf text = { 0 };
    buf_add(&text, STR("import a\na"));
    for (int i = 0; i < 300; i++) {
        buf_add(&text, STR(".b"));
    }
    struct resolved at = resolve("x.py", buf_view(&text));
    assert_true(names_is_cut(at.names));
    const uint32_t name = node_of(&at, N_NAME, "a");
    assert_int_not_equal(names_qualified(at.names, at.tree->nodes[name].parent), 0);
    assert_int_equal(names_qualified(at.names, 0), 0);
    dispose(&at);
    buf_dispose(&text);
}

static void test_names_are_not_cut_in_plain_files(void **state)
{
    (void)state;
    struct resolved at = resolve("", STR("import a\na.b.c\n"));
    assert_false(names_is_cut(at.names));
    dispose(&at);
    at = resolve("x.py", STR(""));
    assert_int_equal(names_scope(at.names, 0), 0);
    dispose(&at);
}

/* Thousands of bindings of one name must not cost their square. */
static void test_many_bindings_of_one_name(void **state)
{
    (void)state;
    struct buf text = { 0 };
    for (int i = 0; i < 20000; i++) {
        buf_add(&text, STR("if c: import a as x\nx.y\n"));
    }
    struct resolved at = resolve("x.py", buf_view(&text));
    const uint32_t x = names_variable(at.names, node_of(&at, N_NAME, "x"));
    assert_int_equal(names_binding_count(at.names, x), 20000);
    dispose(&at);
    buf_dispose(&text);
}

/* Each name climbs through all functions around it: the sum is limited. */
static void test_deep_scopes_are_cut(void **state)
{
    (void)state;
    struct buf text = { 0 };
    buf_add(&text, STR("x = 1\n"));
    for (int i = 0; i < 300; i++) {
        buf_add_format(&text, "%*sdef f():\n", i, "");
    }
    buf_add_format(&text, "%*s[", 300, "");
    for (int i = 0; i < 20000; i++) {
        buf_add(&text, STR("x,"));
    }
    buf_add(&text, STR("]\n"));
    struct resolved at = resolve("x.py", buf_view(&text));
    const uint32_t list = node_of_kind(&at, N_LIST);
    assert_int_not_equal(names_variable(at.names, list + 1), 0);
    assert_int_equal(names_variable(at.names, at.tree->nodes[list].end - 1), 0);
    assert_true(names_is_cut(at.names));
    dispose(&at);
    buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fixtures),
        cmocka_unit_test(test_scopes_of_definition_parts),
        cmocka_unit_test(test_first_binding_is_the_first_in_text),
        cmocka_unit_test(test_aliases_and_star_modules),
        cmocka_unit_test(test_package_parts_are_words),
        cmocka_unit_test(test_long_names_are_cut),
        cmocka_unit_test(test_names_are_not_cut_in_plain_files),
        cmocka_unit_test(test_many_bindings_of_one_name),
        cmocka_unit_test(test_deep_scopes_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
