/* SPDX-License-Identifier: MIT
 *
 * Bytes of strangers as texts of a SARIF report.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "sarif/json_out.h"
#include "sarif/json_text.h"
#include "sarif/sarif_run.h"
#include "sarif/sarif_text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void test_message_text(void **state)
{
    (void)state;
    static const struct {
        struct str raw;
        const char *expected;
    } table[] = {
        { { "  two\r\n\t words ", 15 }, "two words" },
        { { "[a](http://b)", 13 }, "\\[a\\](http://b)" },
        { { "a\\b", 3 }, "a\\\\b" },
        { { "\x1b[31m", 5 }, "\\\\x1b\\[31m" },
        { { "a\xe2\x80\xae"
            "b",
            5 },
          "a\\\\u202eb" },
        { { "\xc2\x9b"
            "2J",
            4 },
          "\\\\x9b2J" },
        { { "a\0b", 3 },
          "a\xef\xbf\xbd"
          "b" },
        { { "\xff\xc3", 2 }, "\xef\xbf\xbd\xef\xbf\xbd" },
        { { "\xed\xa0\x80", 3 }, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
        { { "\xf0\x9f\x98\x80", 4 }, "\xf0\x9f\x98\x80" },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct buf out = { 0 };
        sarif_text_add_message(&out, table[i].raw);
        buf_add_char(&out, '\0');
        assert_string_equal(out.ptr, table[i].expected);
        buf_dispose(&out);
    }
}

static void test_cut(void **state)
{
    (void)state;
    static const struct {
        const char *raw;
        size_t units;
        const char *expected;
    } table[] = {
        { "abcdef", 6, "abcdef" },
        { "abcdefg", 6, "abcde\xe2\x80\xa6" },
        { "ab\xf0\x9f\x98\x80\xf0\x9f\x98\x80", 5, "ab\xf0\x9f\x98\x80\xe2\x80\xa6" },
        { "ab\xf0\x9f\x98\x80xyz", 4, "ab\xe2\x80\xa6" },
        { "ab\\[cdef", 4, "ab\xe2\x80\xa6" },
        { "a\\\\cdef", 4, "a\\\\\xe2\x80\xa6" },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct buf out = { 0 };
        buf_add(&out, STR("keep"));
        buf_add(&out, str_from(table[i].raw));
        sarif_text_cut(&out, 4, table[i].units);
        buf_add_char(&out, '\0');
        assert_string_equal(out.ptr + 4, table[i].expected);
        buf_dispose(&out);
    }
}

static void test_path(void **state)
{
    (void)state;
    static const char *const table[][2] = {
        { "a/b-c_d.e~f.py", "a/b-c_d.e~f.py" },
        { "a b/[c].py", "a%20b/%5Bc%5D.py" },
        { "http://x", "http%3A//x" },
        { "100%/#?&+\\\"\n.py", "100%25/%23%3F%26%2B%5C%22%0A.py" },
        { "\xff\xc3\xa9\x80.py", "%FF%C3%A9%80.py" },
        { "::error::\x1b.py", "%3A%3Aerror%3A%3A%1B.py" },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct buf out = { 0 };
        sarif_text_add_path(&out, str_from(table[i][0]));
        buf_add_char(&out, '\0');
        assert_string_equal(out.ptr, table[i][1]);
        buf_dispose(&out);
    }
}

static void test_remote(void **state)
{
    (void)state;
    static const char *const table[][2] = {
        { "https://host.example/o/r.git", "https://host.example/o/r.git" },
        { "https://user:pass@host.example:8443/o/r", "https://host.example:8443/o/r" },
        { "https://host.example/o/r?private_token=x", "https://host.example/o/r" },
        { "https://host.example/o/r#frag", "https://host.example/o/r" },
        { "https://host.example/o r", "https://host.example/o%20r" },
        { "https://user:pa/ss@host.example/o/r", "" },
        { "git@host.example:o/r.git", "ssh://host.example/o/r.git" },
        { "ssh://git@host.example:2222/o/r", "ssh://host.example:2222/o/r" },
        { "file:///srv/git/r.git", "" },
        { "/srv/git/r.git", "" },
        { "../r", "" },
        { "r", "" },
        { "C:/r", "" },
        { "ext::sh -c x", "" },
        { "https://", "" },
        { "", "" },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        struct buf out = { 0 };
        const bool known = sarif_run_add_remote(&out, str_from(table[i][0]));
        buf_add_char(&out, '\0');
        assert_string_equal(out.ptr, table[i][1]);
        assert_int_equal(known, table[i][1][0] != '\0');
        buf_dispose(&out);
    }
}

/* Both ways of writing JSON must give the same bytes. */
static void test_json_string(void **state)
{
    (void)state;
    struct buf raw = { 0 };
    struct buf expected = { 0 };
    struct buf out = { 0 };
    for (uint32_t c = 1; c < 0x250; c++) {
        utf8_add(&raw, c);
    }
    utf8_add(&raw, 0x2028);
    utf8_add(&raw, 0x1F600);
    json_out_begin();
    json_out_add(&expected, sarif_text_json(&raw));
    json_text_string(&out, buf_view(&raw));
    assert_int_equal(out.len, expected.len);
    assert_memory_equal(out.ptr, expected.ptr, out.len);
    buf_dispose(&raw);
    buf_dispose(&expected);
    buf_dispose(&out);
}

static void test_json_commas(void **state)
{
    (void)state;
    struct buf out = { 0 };
    json_text_open(&out, '{');
    json_text_key(&out, "a");
    json_text_open(&out, '[');
    json_text_close(&out, ']');
    json_text_key(&out, "b");
    json_text_open(&out, '[');
    json_text_number(&out, 0);
    json_text_number(&out, UINT64_MAX);
    json_text_false(&out);
    json_text_string(&out, STR(","));
    json_text_string(&out, STR(""));
    json_text_open(&out, '{');
    json_text_close(&out, '}');
    json_text_close(&out, ']');
    json_text_message(&out, "c", STR("{"));
    json_text_member(&out, "d", STR(":"));
    json_text_close(&out, '}');
    buf_add_char(&out, '\0');
    assert_string_equal(out.ptr, "{\"a\":[],\"b\":[0,18446744073709551615,false,\",\","
                                 "\"\",{}],\"c\":{\"text\":\"{\"},\"d\":\":\"}");
    buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_message_text), cmocka_unit_test(test_cut),
        cmocka_unit_test(test_path),         cmocka_unit_test(test_remote),
        cmocka_unit_test(test_json_string),  cmocka_unit_test(test_json_commas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
