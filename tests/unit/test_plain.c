/* SPDX-License-Identifier: MIT
 *
 * The texts of reports that hold plain text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "finding.h"
#include "sarif/plain.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void expect(struct buf *text, const char *expected)
{
    buf_add_char(text, '\0');
    assert_string_equal(text->ptr, expected);
    buf_dispose(text);
}

static const struct rule_info rule = { .id = { "no-eval", 7 },
                                       .title = { "Text is run.", 12 } };

static void texts(void **state)
{
    (void)state;
    static const struct {
        const char *raw, *plain;
    } rows[] = {
        { "", "" },
        { " \n\t ", "" },
        { "  a \r\n\tb  ", "a b" },
        { "a\x1b[31mb\x7f", "a\\x1b[31mb\\x7f" },
        { "\xE2\x80\xAE"
          "txt\xFF",
          "\\u202etxt\\xff" },
        { "##[error] [x](y)", "#\\x23[error] [x](y)" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf text = { 0 };
        plain_add_text(&text, str_from(rows[i].raw));
        expect(&text, rows[i].plain);
    }
}

static void paths(void **state)
{
    (void)state;
    struct buf text = { 0 };
    plain_add_path(&text, STR("a b/\n\t\xFF\x1b##[é].py"));
    expect(&text, "a b/\n\t\xEF\xBF\xBD\\x1b##[é].py");
}

static void messages(void **state)
{
    (void)state;
    static const struct {
        const char *message, *why;
        enum finding_class class;
        const char *expected;
    } rows[] = {
        { "x is\nrun", NULL, CLASS_ADDED, "x is run." },
        { "x is run.", "The check was deleted", CLASS_EXPOSED_BY_DELETION,
          "x is run. The check was deleted." },
        { "x is run.", NULL, CLASS_EXPOSED_BY_EDIT,
          "x is run. The line is old; an edit elsewhere made it wrong." },
        { " ", NULL, CLASS_UNBOUNDED, "Text is run." },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct finding finding = { .rule = &rule,
                                         .class = rows[i].class,
                                         .message = str_from(rows[i].message),
                                         .why = str_from(rows[i].why) };
        struct buf text = { 0 };
        plain_add_message(&text, &finding);
        expect(&text, rows[i].expected);
    }
}

static void long_texts_are_cut(void **state)
{
    (void)state;
    char many[5000];
    memset(many, 'a', sizeof many);
    const struct rule_info long_rule = { .title = { many, sizeof many } };
    const struct finding finding = { .rule = &long_rule,
                                     .message = { many, sizeof many } };
    struct buf text = { 0 };
    plain_add_message(&text, &finding);
    assert_int_equal(utf8_utf16_length(buf_view(&text)), PLAIN_MOST_UNITS);
    buf_clear(&text);
    plain_add_title(&text, &finding);
    assert_int_equal(utf8_utf16_length(buf_view(&text)), 255);
    buf_dispose(&text);
}

static void notices(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        uint32_t line;
        const char *expected;
    } rows[] = {
        { NULL, 0, "It is too deep." },
        { NULL, 7, "It is too deep." },
        { "a\n.py", 0, "a\\n.py: It is too deep." },
        { "a.py", 7, "a.py:7: It is too deep." },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct notice notice = { .path = str_from(rows[i].path),
                                       .line = rows[i].line,
                                       .text = STR("It is too deep") };
        struct buf text = { 0 };
        plain_add_notice(&text, &notice);
        expect(&text, rows[i].expected);
    }
}

static void titles(void **state)
{
    (void)state;
    static const struct rule_info untitled = { .id = { "no-eval", 7 } };
    const struct finding finding = { .rule = &rule };
    const struct finding other = { .rule = &untitled };
    struct buf text = { 0 };
    plain_add_title(&text, &finding);
    expect(&text, "Text is run");
    plain_add_title(&text, &other);
    expect(&text, "no-eval");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts),    cmocka_unit_test(paths),
        cmocka_unit_test(messages), cmocka_unit_test(long_texts_are_cut),
        cmocka_unit_test(notices),  cmocka_unit_test(titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
