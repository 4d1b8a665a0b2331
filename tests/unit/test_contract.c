/* SPDX-License-Identifier: MIT */
#include "contract/contract.h"

#include "annotated.h"
#include "names/names.h"

#define FIXTURES TEST_SOURCE_DIR "/golden/contract"

static void add_item(const struct tree *tree, enum contract_kind kind,
                     const struct contract_item *item, struct buf *lines)
{
    struct buf *out = &lines[source_line(tree->source, item->from)];
    assert_true(item->from <= item->to && item->to <= tree->source->text.len);
    assert_true(item->other < tree->count);
    buf_add_format(out, "%s%s %.*s: %.*s", out->len ? ", " : "",
                   contract_kind_words[kind],
                   STR_ARGS(intern_text(tree->names, item->name)), STR_ARGS(item->fault));
}

static void find(const struct tree *tree, struct arena *arena, struct buf *lines)
{
    struct contract *contract =
        contract_new(tree, names_resolve(tree, NULL, arena), arena);
    for (int kind = 0; kind < CONTRACT_KIND_COUNT; kind++) {
        const struct contract_items *items =
            contract_find(contract, (enum contract_kind)kind);
        for (size_t i = 0; i < items->count; i++) {
            add_item(tree, (enum contract_kind)kind, &items->items[i], lines);
        }
    }
}

static int check_file(const char *file, struct str text)
{
    return annotated_check(file, text, find, "# contract: ");
}

static void test_files(void **state)
{
    (void)state;
    annotated_check_each(FIXTURES, check_file);
}

/* Broken and odd files are looked at, too. */
static void test_odd_texts(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "()()",
        "def f(\nf()",
        "def f(a, a): pass\nf(a=1)",
        "def f(*, ): pass\nf(1)",
        "def f(/, *): pass\nf(*, **)",
        "class C(C): pass\nC(1)",
        "class C(*C, **C): pass\nC(1)",
        "class C: def m(self): self.m(",
        "class C:\n def m(): super().m(1)\n def n(*self): self.n(1)",
        "super().m(1)\nself.x\n().x",
        "lambda self: self.x(1)",
        "class A(B): pass\nclass B(A): pass\nA(1)",
        "class C:\n m = lambda self: self.m(1, 2)\n",
        "def __new__(cls): cls()\n@staticmethod\ndef g(): pass\ng(1)",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        annotated_check("odd text", str_from(texts[i]), find, NULL);
    }
}

/* Many classes upon each other, and many bases: within bounds. */
static void test_many_classes(void **state)
{
    (void)state;
    struct buf text = { 0 };
    buf_add(&text, STR("class C0:\n def __init__(self): pass\n"));
    for (int i = 1; i < 500; i++) {
        buf_add_format(&text, "class C%d(C%d):\n def m(self): self.m(1)\nC%d()\n", i,
                       i - 1, i);
    }
    buf_add(&text, STR("class All("));
    for (int i = 0; i < 500; i++) {
        buf_add_format(&text, "C%d, ", i);
    }
    buf_add(&text, STR("): pass\nAll(1)\n"));
    annotated_check("many classes", buf_view(&text), find, NULL);
    buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_odd_texts),
        cmocka_unit_test(test_many_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
