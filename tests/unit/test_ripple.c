/* SPDX-License-Identifier: MIT */
#include "review/code_lines.h"
#include "review/ripple.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "match/unit.h"
#include "parsed.h"
#include "review/placement.h"

/* Two versions of a file, and the functions that are asked about in the new and in the
 * old one: by name, in order; "*": all of the file. */
struct ripple_case {
    const char *old_text, *new_text;
    const char *asked_new, *asked_old;
};

/* clang-format off */
static const struct ripple_case cases[] = {
    /* one function, and nobody knows it */
    { "def f():\n    a()\ndef g():\n    b()\n", "def f():\n    a2()\ndef g():\n    b()\n", "f", "f" },
    /* who mentions it, and who mentions that */
    { "def f():\n    a()\ndef g():\n    f()\ndef h():\n    x = g\ndef i():\n    b()\n",
      "def f():\n    a2()\ndef g():\n    f()\ndef h():\n    x = g\ndef i():\n    b()\n", "f g h", "f g h" },
    /* by another name */
    { "def f():\n    a()\nk = f\ndef g():\n    k()\ndef h():\n    pass\n",
      "def f():\n    a2()\nk = f\ndef g():\n    k()\ndef h():\n    pass\n", "f g", "f g" },
    /* methods: an attribute of that name; what Python calls is known by the class */
    { "class C:\n    def m(self):\n        a()\n    def n(self):\n        self.m()\n    def o(self):\n        pass\n",
      "class C:\n    def m(self):\n        b()\n    def n(self):\n        self.m()\n    def o(self):\n        pass\n", "m n", "m n" },
    { "class C:\n    def __init__(self):\n        a()\n    def o(self):\n        pass\ndef g():\n    C()\n",
      "class C:\n    def __init__(self):\n        b()\n    def o(self):\n        pass\ndef g():\n    C()\n", "__init__ g", "__init__ g" },
    { "class B:\n    def __exit__(self):\n        a()\nclass C(B):\n    pass\ndef g():\n    with C():\n        pass\ndef h():\n    pass\n",
      "class B:\n    def __exit__(self):\n        b()\nclass C(B):\n    pass\ndef g():\n    with C():\n        pass\ndef h():\n    pass\n", "__exit__ g", "__exit__ g" },
    /* a function that is new, gone, renamed, moved */
    { "def g():\n    f()\n", "def g():\n    f()\ndef f():\n    a()\n", "g f", "g" },
    { "def g():\n    f()\ndef f():\n    a()\ndef h():\n    pass\n", "def g():\n    f()\ndef h():\n    pass\n", "g", "g f" },
    { "def f():\n    a()\ndef g():\n    f()\ndef h():\n    e()\n", "def e():\n    a()\ndef g():\n    f()\ndef h():\n    e()\n", "e g h", "f g h" },
    /* its last line, behind which nothing of it stands any more; a line between blanks */
    { "def f():\n    a()\n    b()\ndef g():\n    c()\n", "def f():\n    a()\ndef g():\n    c()\n", "f", "f" },
    { "def f():\n    a()\n\n    b()\n\n\ndef g():\n    c()\n", "def f():\n    a()\n\n\n\ndef g():\n    c()\n", "f", "f" },
    { "def f():\n    a()\ndef g():\n    c()\n", "def f():\n    a()\n    b()\ndef g():\n    c()\n", "f", "f" },
    /* a decorator, the only one */
    { "@d\ndef f():\n    a()\ndef g():\n    c()\n", "def f():\n    a()\ndef g():\n    c()\n", "f", "f" },
    { "def f():\n    a()\ndef g():\n    c()\n", "def f():\n    a()\n@d\ndef g():\n    c()\n", "g", "g" },
    { "@d(\n    x,\n    y)\ndef f():\n    a()\ndef y():\n    c()\n", "def f():\n    a()\ndef y():\n    c()\n", "f", "f" },
    /* imports: who uses the name; one of several; with a star anything */
    { "def f():\n    o.a()\ndef g():\n    c()\n", "import o\ndef f():\n    o.a()\ndef g():\n    c()\n", "f", "f" },
    { "import p.o\ndef f():\n    o.a()\ndef g():\n    p.c()\ndef h():\n    pass\n", "def f():\n    o.a()\ndef g():\n    p.c()\ndef h():\n    pass\n", "g", "g" },
    { "from m import x, y as z\ndef f():\n    x()\ndef g():\n    z()\ndef h():\n    m()\n", "def f():\n    x()\ndef g():\n    z()\ndef h():\n    m()\n", "f g", "f g" },
    { "from m import *\ndef f():\n    x()\n", "def f():\n    x()\n", "*", "*" },
    { "def f():\n    x()\n", "from m import *\ndef f():\n    x()\n", "*", "*" },
    /* names of the module and of a class; what may do anything */
    { "K = 1\ndef f():\n    x(K)\ndef g():\n    c()\n", "K = 2\ndef f():\n    x(K)\ndef g():\n    c()\n", "f", "f" },
    { "class C:\n    k = [\n        1,\n        2,\n    ]\n    def f(self):\n        self.k\n    def g(self):\n        c()\n",
      "class C:\n    k = [\n        1,\n    ]\n    def f(self):\n        self.k\n    def g(self):\n        c()\n", "f", "f" },
    { "def f():\n    x()\n", "start()\ndef f():\n    x()\n", "*", "*" },
    { "start()\ndef f():\n    x()\n", "def f():\n    x()\n", "*", "*" },
    { "if D:\n    K = 1\ndef f():\n    x()\n", "K = 1\ndef f():\n    x()\n", "*", "*" },
    /* a class: its header, its end */
    { "class C:\n    def f(self):\n        a()\n    def g(self):\n        b()\ndef h():\n    c()\n",
      "class C(B):\n    def f(self):\n        a()\n    def g(self):\n        b()\ndef h():\n    c()\n", "f g", "f g" },
    { "class C:\n    def f(self):\n        a()\ndef h():\n    c()\n",
      "class D:\n    def f(self):\n        a()\ndef h():\n    c()\n", "f", "f" },
    { "class C:\n    def f(self):\n        a()\nclass D:\n    def g(self):\n        b()\ndef h():\n    D()\n",
      "class C:\n    def f(self):\n        a()\n    def g(self):\n        b()\ndef h():\n    D()\n", "*", "*" },
    { "class C:\n    def f(self):\n        a()\nclass D:\n    def g(self):\n        b()\ndef h():\n    c()\n",
      "class C:\n    def f(self):\n        a()\ndef h():\n    c()\n", "", "g" },
    /* comments, blank lines, texts */
    { "# a\ndef f():\n    a()\n", "# b\n\ndef f():\n    a()\n", "", "" },
    { "'''a\nb\n'''\ndef f():\n    a()\n", "'''a\nc\n'''\ndef f():\n    a()\n", "", "" },
    { "'''a\nif b:\n'''\ndef f():\n    a()\n", "def f():\n    a()\n", "", "" },
    /* carriage returns, no break at the end */
    { "def f():\r\n    a()\r\ndef g():\r\n    b()", "def f():\r\n    a()\r\ndef g():\r\n    c()", "g", "g" },
    { "def f():\n    a()", "", "", "f" },
    { "", "def f():\n    a()", "f", "" },
};
/* clang-format on */

static const char *asked(const struct parsed *parsed, const struct unit_focus *focus)
{
    struct buf buf = { 0 };
    for (uint32_t i = 0; focus && i < parsed->tree->count; i++) {
        if (parsed->tree->nodes[i].kind == N_FUNCTION && focus->affected[i]) {
            assert_true(focus->involved[i]);
            buf_add_format(&buf, "%s%.*s", buf_view(&buf).len > 0 ? " " : "",
                           STR_ARGS(tree_name(parsed->tree, i)));
        }
    }
    const struct str text = str_copy(parsed->arena, buf_view(&buf));
    buf_dispose(&buf);
    return focus ? text.len > 0 ? text.ptr : "" : "*";
}

static void check(const struct ripple_case *one)
{
    struct parsed old = parsed_from(str_from(one->old_text));
    struct parsed now = parsed_from(str_from(one->new_text));
    struct old_version version = { .text = old.source.text };
    struct ripple ripple = { 0 };
    hunks_between(old.source.text, now.source.text, now.arena, &version.hunks);
    version.same_code =
        code_lines_same(old.source.text, now.source.text, &version.hunks, now.arena);
    const struct ripple_side new_side = { now.tree, &now.source, now.arena };
    const struct ripple_side old_side = { old.tree, &old.source, old.arena };
    const char *in_new = asked(&now, ripple_of_new(&ripple, &new_side, &version, 1));
    const struct ripple_request none = { .same_code = version.same_code };
    const char *in_old =
        asked(&old, ripple_of_old(&ripple, &old_side, &version.hunks, &none));
    if (strcmp(in_new, one->asked_new) != 0 || strcmp(in_old, one->asked_old) != 0) {
        fail_msg("%s---\n%s---\nasked '%s' and '%s', not '%s' and '%s'", one->old_text,
                 one->new_text, in_new, in_old, one->asked_new, one->asked_old);
    }
    parsed_free(&old);
    parsed_free(&now);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check(&cases[i]);
    }
}

/* Of functions that are not affected those are involved that affected ones may call, or
 * code outside of functions. */
static void test_involved(void **state)
{
    (void)state;
    static const char text[] =
        "class K:\n    def __init__(self):\n        i()\n"
        "    def m(self):\n        n()\n"
        "def f():\n    K().x()\ndef x():\n    y()\ndef y():\n    p()\n"
        "def z():\n    q()\ndef t():\n    r()\nt()\n";
    static const bool involved[] = { true, false, true, true, true, false, true };
    struct parsed now = parsed_from(str_from(text));
    static const bool same[] = { false };
    struct old_version version = { .same_code = same };
    struct ripple ripple = { 0 };
    VEC_PUSH(now.arena, &version.hunks, ((struct hunk){ 6, 0, 7, 1 }));
    const struct ripple_side side = { now.tree, &now.source, now.arena };
    const struct unit_focus *focus = ripple_of_new(&ripple, &side, &version, 1);
    assert_non_null(focus);
    size_t function = 0;
    for (uint32_t i = 0; i < now.tree->count; i++) {
        if (now.tree->nodes[i].kind == N_FUNCTION) {
            assert_int_equal(focus->involved[i], involved[function]);
            function++;
        }
    }
    assert_int_equal(function, sizeof involved / sizeof involved[0]);
    parsed_free(&now);
}

/* Of an old version only functions with certain lines, those the change has an effect on
 * or is asked for once more; also where it may have one on all. */
static void test_only(void **state)
{
    (void)state;
    static const char text[] = "def a():\n    x()\ndef b():\n    a()\ndef c():\n    b()\n"
                               "def d():\n    def e():\n        pass\n";
    static const struct {
        bool everything;
        uint32_t also, only[2];
        const char *asked;
    } rows[] = {
        { false, 0, { 0 }, "a b c" }, { false, 0, { 4 }, "b" },
        { false, 0, { 4, 8 }, "b" },  { false, 9, { 4, 9 }, "b d e" },
        { true, 0, { 0 }, "*" },      { true, 0, { 2, 9 }, "a d e" },
    };
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
        struct parsed old = parsed_from(str_from(text));
        struct hunks hunks = { 0 };
        static const bool same[] = { false };
        struct ripple_request request = { .same_code = same };
        struct ripple ripple = { .everything = rows[r].everything };
        VEC_PUSH(old.arena, &hunks, ((struct hunk){ 2, 1, 2, 0 }));
        VEC_PUSH(old.arena, &ripple.changed, STR("a"));
        for (size_t i = 0; i < 2; i++) {
            if (rows[r].only[i]) {
                VEC_PUSH(old.arena, &request.only, rows[r].only[i]);
            }
        }
        if (rows[r].also) {
            VEC_PUSH(old.arena, &request.also, rows[r].also);
        }
        const struct ripple_side side = { old.tree, &old.source, old.arena };
        assert_string_equal(asked(&old, ripple_of_old(&ripple, &side, &hunks, &request)),
                            rows[r].asked);
        parsed_free(&old);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_involved),
        cmocka_unit_test(test_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
