/* SPDX-License-Identifier: MIT
 *
 * Models: how their files are read and refused, what of several entries counts, what
 * rules make of kinds and types, and that the built-in ones are what rules/models says.
 */
#include "rule/models.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "base/notice.h"
#include "base/regex.h"
#include "match/unit.h"
#include "names/call_types.h"
#include "rule/ruleset_impl.h"
#include "rule/spec.h"
#include "syntax/parse.h"
#include "syntax/source.h"

#define MODELS TEST_SOURCE_DIR "/../rules/models"

#define KIND(id, pattern)                                                                \
    "kinds: [{id: " id ", role: sink, description: D., binds: [$A], pattern: '" pattern  \
    "'}]\n"
#define RULE(id, rest)                                                                   \
    "rules: [{id: " id ", languages: [python], severity: INFO, message: M $A $B, " rest  \
    "}]\n"

static void add(struct ruleset *ruleset, const char *name, const char *yaml)
{
    struct err err = { 0 };
    if (ruleset_add_text(ruleset, str_from(name), str_from(yaml), &err) != 0) {
        fail_msg("%s", err.text);
    }
}

static void refuse(struct ruleset *ruleset, const char *name, const char *yaml,
                   const char *wanted)
{
    struct err err = { 0 };
    assert_int_equal(ruleset_add_text(ruleset, str_from(name), str_from(yaml), &err),
                     ERR_RULE);
    assert_string_equal(err.text, wanted);
}

static const struct model_row *row_of(const struct ruleset *ruleset,
                                      enum model_table table, const char *callable)
{
    return models_row(ruleset_models(ruleset), table, str_from(callable));
}

static void assert_str(struct str text, const char *wanted)
{
    if (!str_equal(text, str_from(wanted))) {
        fail_msg("'%.*s' instead of '%s'", STR_ARGS(text), wanted);
    }
}

static void reads_all_sections(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_new();
    add(ruleset, "m.yaml",
        KIND("run", "run($A, $B)") "returns: {lib.make: lib.Thing, make: lib.Thing}\n"
                                   "optional: {lib.Thing.find: ' when it is gone '}\n"
                                   "closables:\n  lib.open: close\n"
                                   "  lib.Thing.begin: [end, give_up]\n"
                                   "keeps: {lib.Box.lay: put, lib.Box.take: get}\n"
                                   "borrows: {lib.look: uses, lib.around: wraps}\n");
    const struct model_kind *kind = models_kind(ruleset_models(ruleset), STR("run"));
    assert_non_null(kind);
    assert_int_equal(kind->role, KIND_SINK);
    assert_int_equal(kind->line, 1);
    assert_false(kind->builtin);
    assert_str(kind->description, "D.");
    assert_str(kind->file, "m.yaml");
    assert_int_equal(kind->bind_count, 1);
    assert_str(kind->binds[0], "$A");
    assert_str(row_of(ruleset, MODEL_RETURNS, "lib.make")->values[0], "lib.Thing");
    assert_str(row_of(ruleset, MODEL_OPTIONAL, "lib.Thing.find")->values[0],
               "when it is gone");
    const struct model_row *row = row_of(ruleset, MODEL_CLOSABLES, "lib.Thing.begin");
    assert_int_equal(row->value_count, 2);
    assert_str(row->values[1], "give_up");
    assert_int_equal(row->line, 6);
    assert_null(row_of(ruleset, MODEL_CLOSABLES, "lib.make"));
    assert_str(row_of(ruleset, MODEL_KEEPS, "lib.Box.take")->values[0], "get");
    assert_str(row_of(ruleset, MODEL_BORROWS, "lib.around")->values[0], "wraps");
    assert_null(models_kind(ruleset_models(ruleset), STR("walk")));
    ruleset_free(ruleset);
}

static void refuses_what_it_does_not_know(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        { "kinds: []\nclosable: {}\n",
          "2:1: unknown key 'closable', did you mean 'closables'?" },
        { "keeps: {a.b: give}\n",
          "1:14: a method that keeps things does 'put' or 'get'" },
        { "borrows: {a.b: keeps}\n",
          "1:16: a call that keeps nothing 'uses', 'wraps' or is 'harmless'" },
        { "kinds: []\nrules: []\n", "2:1: models and rules are files of their own" },
        { "kinds: {}\n", "1:8: 'kinds' must be a list" },
        { "kinds: [run]\n", "1:9: a kind must be a mapping" },
        { "kinds: [{id: A, role: sink}]\n",
          "1:14: a kind's id holds small letters, digits and '-' only" },
        { "kinds: [{id: a, role: snik}]\n",
          "1:23: unknown role 'snik', did you mean 'sink'?" },
        { "kinds: [{id: a, rolle: sink}]\n",
          "1:17: unknown key 'rolle', did you mean 'role'?" },
        { "kinds: [{id: a, patern: f()}]\n",
          "1:17: unknown key 'patern', did you mean 'pattern'?" },
        { "kinds: [{id: a, patterns: [{patern: f()}]}]\n",
          "1:29: unknown operator 'patern', did you mean 'pattern'?" },
        { "kinds: [{role: sink, description: d, pattern: f()}]\n",
          "1:9: the kind has no 'id'" },
        { "kinds: [{id: a, description: d, pattern: f()}]\n",
          "1:9: the kind has no 'role'" },
        { "kinds: [{id: a, role: sink, pattern: f()}]\n",
          "1:9: the kind has no 'description'" },
        { "kinds: [{id: a, role: sink, description: d}]\n",
          "1:9: the kind has no 'pattern'" },
        { "kinds: [{id: a, role: sink, description: [d]}]\n",
          "1:42: 'description' must be text" },
        { "kinds: [{id: a, pattern: f(), pattern-regex: f}]\n",
          "1:31: 'pattern-regex' stands beside 'pattern'; combine them in 'patterns'" },
        { "kinds: [{id: a, role: sink, description: d, binds: [$X], pattern: f()}]\n",
          "1:52: no pattern of the kind binds '$X'" },
        { "kinds: [{id: a, binds: [$X, $X]}]\n", "1:29: '$X' stands here twice" },
        { KIND("run", "f($A"),
          "1:70: the pattern does not parse: the pattern is not Python: syntax error in "
          "its line 1" },
        { "kinds: [{id: a, role: sink, description: d, kind: b}]\n",
          "1:51: unknown kind 'b'" },
        { "returns: [a]\n", "1:10: 'returns' must be a mapping from callables" },
        { "returns: {a.b.: c}\n",
          "1:11: a callable is a qualified name, as in 'sqlite3.connect'" },
        { "returns: {a: 'b c'}\n",
          "1:14: a type is a qualified name, as in 'sqlite3.Connection'" },
        { "returns: {a: [b]}\n",
          "1:14: a type is a qualified name, as in 'sqlite3.Connection'" },
        { "optional: {a: ''}\n", "1:15: say in a few words when the result is None" },
        { "closables: {a: b.close}\n",
          "1:16: the name of a method is wanted, or a list of such names" },
        { "closables: {a: []}\n", "1:16: the list of methods is empty" },
        { "modules: os\n", "1:10: 'modules' must be a list" },
        { "modules: [os, os.path]\n",
          "1:15: a module's first name is wanted, as in 'os'" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct ruleset *ruleset = ruleset_new();
        struct buf wanted = { 0 };
        buf_add_format(&wanted, "m.yaml:%s%c", rows[i][1], '\0');
        refuse(ruleset, "m.yaml", rows[i][0], wanted.ptr);
        assert_int_equal(ruleset_models(ruleset)->kinds.count, 0);
        buf_dispose(&wanted);
        ruleset_free(ruleset);
    }
}

/* Of two entries of a user's one is a mistake, in whatever files they stand. */
static void refuses_second_entries(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_new();
    add(ruleset, "m.yaml", KIND("run", "run($A)") "returns:\n  f: c.D\n");
    refuse(ruleset, "n.yaml", KIND("run", "walk($A)"),
           "n.yaml:1:14: the kind 'run' is taken: m.yaml:1 has it");
    refuse(ruleset, "n.yaml", "returns: {g: c.E, f: c.D}\n",
           "n.yaml:1:19: 'f' is told already: m.yaml:3");
    assert_null(row_of(ruleset, MODEL_RETURNS, "g")); /* all of a file or nothing */
    ruleset_free(ruleset);
}

/* "line: id: message" of all that the set finds in the text. */
static struct str findings_of(struct ruleset *ruleset, struct str text,
                              struct arena *arena)
{
    struct notices notices = { 0 };
    struct raw_findings found = { 0 };
    struct buf out = { 0 };
    struct source *source = ARENA_NEW(arena, struct source);
    struct intern *names = ruleset_file_words(ruleset, arena);
    struct parser *parser = parser_new();
    *source = source_init(arena, STR("f.py"), text);
    const struct tree *tree =
        parser_parse(parser, source, &parse_untimed_limits, names, arena).tree;
    ruleset_scan(ruleset, unit_new(tree, ruleset_types(ruleset), &notices, arena),
                 &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct raw_finding *finding = &found.items[i];
        buf_add_format(&out, "%u: %.*s: %.*s\n", source_line(source, finding->match.from),
                       STR_ARGS(finding->rule->info.id), STR_ARGS(finding->message));
    }
    parser_free(parser);
    const struct str result = buf_copy(&out, arena);
    buf_dispose(&out);
    return result;
}

static void check_findings(struct ruleset *ruleset, const char *text, const char *wanted)
{
    struct arena *arena = arena_new();
    assert_str(findings_of(ruleset, str_from(text), arena), wanted);
    arena_free(arena);
    ruleset_free(ruleset);
}

/* What a kind binds besides `binds` does not get out, so $B of the rule is its own. */
static void gives_kinds_to_rules(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_new();
    add(ruleset, "m.yaml", KIND("run", "run($A, $B)"));
    add(ruleset, "n.yaml",
        "kinds: [{id: any, role: sink, description: D., pattern-either: [{kind: run}, "
        "{pattern: walk(...)}]}]\n");
    add(ruleset, "a.yaml",
        RULE("a", "patterns: [{kind: run}, {pattern-inside: '$F($B, ...)'}]"));
    add(ruleset, "b.yaml", RULE("b", "kind: any"));
    check_findings(
        ruleset, "g(1, run(x, y))\nwalk()\n",
        "1: a: M 'x' '1'.\n1: a: M 'x' 'x'.\n1: b: M $A $B.\n2: b: M $A $B.\n");
}

/* Patterns read before have first names that may be variables. */
static void takes_names_for_modules(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_new();
    add(ruleset, "a.yaml", RULE("a", "pattern: watch.tick($A)"));
    add(ruleset, "m.yaml", "modules: [watch]\n");
    add(ruleset, "b.yaml", RULE("b", "pattern: watch.tick($A)"));
    check_findings(ruleset, "def f(watch): watch.tick(1)\nwatch.tick(2)\nclock.tick(3)\n",
                   "1: a: M '1' $B.\n2: a: M '2' $B.\n2: b: M '2' $B.\n");
}

static void refuses_unknown_kinds(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_new();
    add(ruleset, "m.yaml", KIND("shell-command", "run($A)"));
    refuse(ruleset, "a.yaml", RULE("a", "kind: shel-command"),
           "a.yaml:1:78: unknown kind 'shel-command', did you mean 'shell-command'?");
    refuse(ruleset, "a.yaml", RULE("a", "patterns: [{pattern: f()}, {kind: parrot}]"),
           "a.yaml:1:106: unknown kind 'parrot'");
    ruleset_free(ruleset);
}

/* A user's entry stands for the built-in one, for the rules that are read after it. */
static void replaces_builtin_entries(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_new();
    ruleset_add_builtin(ruleset);
    assert_true(models_kind(ruleset_models(ruleset), STR("shell-command"))->builtin);
    add(ruleset, "a.yaml", RULE("a", "kind: shell-command"));
    add(ruleset, "m.yaml", KIND("shell-command", "run($A)"));
    add(ruleset, "b.yaml", RULE("b", "kind: shell-command"));
    assert_false(models_kind(ruleset_models(ruleset), STR("shell-command"))->builtin);
    const struct str ids[] = { STR("a"), STR("b") };
    struct err err = { 0 };
    const struct ruleset_selection both = { .select = ids, .select_count = 2 };
    assert_int_equal(ruleset_select(ruleset, &both, &err), 0);
    check_findings(ruleset, "import os\nos.system(c)\nrun(d)\n",
                   "2: a: M $A $B.\n3: b: M 'd' $B.\n");
}

static void knows_what_calls_return(void **state)
{
    (void)state;
    struct ruleset *ruleset = ruleset_new();
    add(ruleset, "m.yaml",
        "returns: {lib.make: lib.Thing, lib.Thing.part: lib.Part, begin: lib.Part}\n");
    add(ruleset, "a.yaml", RULE("a", "pattern: '($A: lib.Part).go()'"));
    check_findings(ruleset,
                   "import lib\nt = lib.make()\np = t.part()\np.go()\nq = begin()\n"
                   "q.go()\nt.go()\n",
                   "4: a: M 'p' $B.\n6: a: M 'q' $B.\n");
}

/* The built-in models against rules/models */

static void compare_texts(const struct str *a, const struct str *b, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        assert_true(str_equal(a[i], b[i]));
    }
}

/* A formula with the words it is made of. */
struct compiled {
    const struct formula *formula;
    const struct intern *words;
};

static void compare_words(const struct intern *words, const uint32_t *numbers,
                          const struct intern *others, const uint32_t *other_numbers,
                          uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        assert_true(str_equal(intern_text(words, numbers[i]),
                              intern_text(others, other_numbers[i])));
    }
}

/* What stands in the texts of the two, as far as it can be seen. */
static void compare_leaves(struct compiled a, struct compiled b)
{
    const struct formula *one = a.formula;
    const struct formula *other = b.formula;
    assert_int_equal(one->op == FORMULA_PATTERN, one->pattern != NULL);
    assert_int_equal(!one->pattern, !other->pattern);
    assert_int_equal(!one->generic, !other->generic);
    assert_int_equal(!one->comparison, !other->comparison);
    assert_int_equal(!one->regex, !other->regex);
    if (one->regex) {
        assert_true(str_equal(regex_pattern(one->regex), regex_pattern(other->regex)));
    }
    if (one->pattern) {
        size_t count = 0;
        size_t other_count = 0;
        const uint32_t *words = pattern_required_words(one->pattern, &count);
        const uint32_t *others = pattern_required_words(other->pattern, &other_count);
        assert_int_equal(count, other_count);
        compare_words(a.words, words, b.words, others, (uint32_t)count);
    }
}

/* NOLINTNEXTLINE(misc-no-recursion): as deep as the built-in models nest */
static void compare_formulas(struct compiled a, struct compiled b)
{
    const struct formula *one = a.formula;
    const struct formula *other = b.formula;
    assert_int_equal(one->op, other->op);
    assert_int_equal(one->metavariable_count, other->metavariable_count);
    compare_words(a.words, one->metavariables, b.words, other->metavariables,
                  one->metavariable_count);
    assert_int_equal(one->type_count, other->type_count);
    compare_words(a.words, one->types, b.words, other->types, one->type_count);
    assert_int_equal(one->group_count, other->group_count);
    compare_words(a.words, one->group_metavariables, b.words, other->group_metavariables,
                  one->group_count);
    assert_int_equal(one->regex_word_count, other->regex_word_count);
    compare_words(a.words, one->regex_words, b.words, other->regex_words,
                  one->regex_word_count);
    assert_int_equal(one->where.on_content, other->where.on_content);
    assert_int_equal(one->where.on_constant, other->where.on_constant);
    assert_int_equal(one->where.strip, other->where.strip);
    assert_int_equal(one->where.base, other->where.base);
    assert_int_equal(one->where.analyzer, other->where.analyzer);
    compare_leaves(a, b);
    assert_int_equal(one->child_count, other->child_count);
    for (uint32_t i = 0; i < one->child_count; i++) {
        compare_formulas((struct compiled){ one->children[i], a.words },
                         (struct compiled){ other->children[i], b.words });
    }
}

static struct compiled compile(struct ruleset *ruleset, const struct model_kind *kind)
{
    const struct rule rule = { .file = kind->file };
    struct spec_compiler compiler = ruleset_compiler(ruleset, &rule);
    compiler.maker.options = NULL;
    struct formula *formula = NULL;
    struct err err = { 0 };
    assert_int_equal(spec_compile(kind->spec, &compiler, &formula, &err), 0);
    return (struct compiled){ formula, ruleset->words };
}

static void compare_kinds(struct ruleset *packed, struct ruleset *read)
{
    const struct models *a = ruleset_models(packed);
    const struct models *b = ruleset_models(read);
    assert_true(a->kinds.count > 10);
    assert_int_equal(a->kinds.count, b->kinds.count);
    for (size_t i = 0; i < a->kinds.count; i++) {
        const struct model_kind *one = &a->kinds.items[i];
        const struct model_kind *other = &b->kinds.items[i];
        assert_true(str_equal(one->id, other->id));
        assert_int_equal(one->role, other->role);
        assert_true(str_equal(one->description, other->description));
        assert_int_equal(one->line, other->line);
        assert_true(one->builtin && !other->builtin);
        assert_true(str_ends_with(other->file, one->file)); /* rules/models/… */
        assert_int_equal(one->bind_count, other->bind_count);
        compare_texts(one->binds, other->binds, one->bind_count);
        assert_int_equal(spec_has_focus(one->spec), spec_has_focus(other->spec));
        compare_formulas(compile(packed, one), compile(read, other));
    }
}

/* What a set's models say, with the words they are said in. */
struct told {
    const struct call_types *types;
    const struct intern *words;
};

static struct told told_by(struct ruleset *ruleset, struct arena *arena)
{
    const struct intern *words = ruleset_file_words(ruleset, arena);
    return (struct told){ ruleset_types(ruleset), words };
}

static void assert_type(const struct call_types *types, const struct intern *words,
                        struct str callable, struct str wanted)
{
    const uint32_t type = call_types_find(types, intern_find(words, callable));
    if (!str_equal(intern_text(words, type), wanted)) {
        fail_msg("%.*s: not %.*s", STR_ARGS(callable), STR_ARGS(wanted));
    }
}

/* The pack knows what type stubs say, too, but what the files say counts. */
static void compare_types(const struct call_types *packed, const struct intern *words,
                          const struct call_types *read, const struct intern *others)
{
    assert_true(read->count > 10);
    for (size_t i = 0; i < read->count; i++) {
        assert_type(packed, words, intern_text(others, read->items[i].callable),
                    intern_text(others, read->items[i].type));
    }
}

static void compare_all_types(struct told a, struct told b)
{
    compare_types(a.types, a.words, b.types, b.words);
    compare_types(a.types->keeps, a.words, b.types->keeps, b.words);
    compare_types(a.types->optional, a.words, b.types->optional, b.words);
    compare_types(a.types->arguments, a.words, b.types->arguments, b.words);
    compare_types(a.types->closables, a.words, b.types->closables, b.words);
    compare_types(a.types->borrows, a.words, b.types->borrows, b.words);
    compare_types(a.types->ends, a.words, b.types->ends, b.words);
}

static void packs_hold_what_files_say(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct ruleset *packed = ruleset_new();
    struct ruleset *read = ruleset_new();
    struct err err = { 0 };
    ruleset_add_builtin_models(packed);
    assert_int_equal(ruleset_add_path(read, MODELS, &err), 0);
    compare_kinds(packed, read);
    compare_all_types(told_by(packed, arena), told_by(read, arena));
    ruleset_free(packed);
    ruleset_free(read);
    arena_free(arena);
}

/* What files add stands beside what the pack has, and for what it says of the same. */
static void adds_to_what_a_pack_holds(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct ruleset *packed = ruleset_new();
    struct ruleset *more = ruleset_new();
    ruleset_add_builtin_models(packed);
    ruleset_add_builtin_models(more);
    const struct told a = told_by(packed, arena);
    add(more, "m.yaml",
        "returns: {sqlite3.connect: lib.Other, lib.make: lib.Thing}\n"
        "optional: {re.match: never}\n");
    const struct told b = told_by(more, arena);
    assert_type(a.types, a.words, STR("sqlite3.connect"), STR("sqlite3.Connection"));
    assert_type(b.types, b.words, STR("sqlite3.connect"), STR("lib.Other"));
    assert_type(b.types, b.words, STR("lib.make"), STR("lib.Thing"));
    assert_int_equal(b.types->count, a.types->count + 1);
    assert_int_equal(b.types->optional->count, a.types->optional->count - 1);
    assert_ptr_equal(b.types->closables->items, a.types->closables->items);
    ruleset_free(packed);
    ruleset_free(more);
    arena_free(arena);
}

static void knows_files_by_their_text(void **state)
{
    (void)state;
    assert_true(models_is_text(STR("# models\nreturns:\n  a: b\n")));
    assert_true(models_is_text(STR("closables: {}")));
    assert_false(models_is_text(STR("rules:\n  - id: a\n    kinds: [import]\n")));
    assert_false(models_is_text(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_all_sections),
        cmocka_unit_test(refuses_what_it_does_not_know),
        cmocka_unit_test(refuses_second_entries),
        cmocka_unit_test(gives_kinds_to_rules),
        cmocka_unit_test(takes_names_for_modules),
        cmocka_unit_test(refuses_unknown_kinds),
        cmocka_unit_test(replaces_builtin_entries),
        cmocka_unit_test(knows_what_calls_return),
        cmocka_unit_test(packs_hold_what_files_say),
        cmocka_unit_test(adds_to_what_a_pack_holds),
        cmocka_unit_test(knows_files_by_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
