/* SPDX-License-Identifier: MIT */
#include "match/comparison_call.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/regex.h"

enum { LONGEST_NUMBER = 64, SECONDS_PER_DAY = 86400 };

static const struct constant unknown = { .kind = CONSTANT_UNKNOWN };

const char comparison_function_names[] =
    "abs, bool, float, int, len, re.match, re.search, round, str, strptime";

static struct constant make_int(int64_t value)
{
    return (struct constant){ .kind = CONSTANT_INT, .integer = value };
}

static struct constant make_text(struct str text)
{
    return (struct constant){ .kind = CONSTANT_STRING, .text = text };
}

static uint32_t digit_of(char c)
{
    if (c >= '0' && c <= '9') {
        return (uint32_t)(c - '0');
    }
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'z' ? (uint32_t)(c - 'a') + 10 : UINT32_MAX;
}

/* The base that "0x", "0o" or "0b" says; 0 for another text. */
static uint32_t prefix_base(struct str text)
{
    if (text.len < 3 || text.ptr[0] != '0') {
        return 0;
    }
    switch (text.ptr[1] | 0x20) {
    case 'x':
        return 16;
    case 'o':
        return 8;
    case 'b':
        return 2;
    default:
        return 0;
    }
}

bool comparison_read_int(struct str text, uint32_t base, int64_t *value)
{
    text = str_trim(text);
    const bool negative = str_starts_with(text, STR("-"));
    if (negative || str_starts_with(text, STR("+"))) {
        text = str_slice(text, 1, text.len);
    }
    const uint32_t said = prefix_base(text);
    if (said != 0 && (base == 0 || base == said)) {
        base = said;
        text = str_slice(text, 2, text.len);
    }
    base = base == 0 ? 10 : base;
    int64_t sum = 0;
    for (size_t i = 0; i < text.len; i++) {
        const uint32_t digit = digit_of(text.ptr[i]);
        if (text.ptr[i] == '_' && i > 0) {
            continue;
        }
        if (digit >= base || __builtin_mul_overflow(sum, (int64_t)base, &sum) ||
            __builtin_add_overflow(sum, (int64_t)digit, &sum)) {
            return false;
        }
    }
    *value = negative ? -sum : sum;
    return text.len > 0;
}

static struct constant from_float(double value)
{
    return value > -9e18 && value < 9e18 ? make_int((int64_t)value) : unknown;
}

static struct constant to_int(const struct comparison_call *call)
{
    const struct constant *value = &call->arguments[0];
    const struct constant *base = &call->arguments[1];
    int64_t result = 0;
    if (value->kind == CONSTANT_STRING) {
        const bool valid =
            call->count == 1 || (base->kind == CONSTANT_INT && base->integer != 1 &&
                                 base->integer >= 0 && base->integer <= 36);
        const uint32_t wanted = call->count == 1 ? 10 : (uint32_t)base->integer;
        return valid && comparison_read_int(value->text, wanted, &result)
                   ? make_int(result)
                   : unknown;
    }
    if (call->count != 1) {
        return unknown;
    }
    if (value->kind == CONSTANT_FLOAT) {
        return from_float(value->number);
    }
    return value->kind == CONSTANT_INT || value->kind == CONSTANT_BOOL
               ? make_int(value->integer)
               : unknown;
}

/* Python's float() of a text; without names such as "inf". */
static struct constant read_float(struct str text)
{
    char digits[LONGEST_NUMBER];
    struct constant value = { .kind = CONSTANT_FLOAT };
    text = str_trim(text);
    if (text.len == 0 || text.len >= sizeof digits) {
        return unknown;
    }
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        const bool part = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' ||
                          c == 'e' || c == 'E';
        if (!part) {
            return unknown;
        }
        digits[i] = c;
    }
    digits[text.len] = '\0';
    char *end = NULL;
    value.number = strtod(digits, &end);
    return *end == '\0' && isfinite(value.number) ? value : unknown;
}

static struct constant to_float(const struct comparison_call *call)
{
    const struct constant *value = &call->arguments[0];
    switch (value->kind) {
    case CONSTANT_FLOAT:
        return *value;
    case CONSTANT_INT:
    case CONSTANT_BOOL:
        return (struct constant){ .kind = CONSTANT_FLOAT,
                                  .number = (double)value->integer };
    case CONSTANT_STRING:
        return read_float(value->text);
    default:
        return unknown;
    }
}

/* What has no value, or one that Python would write in a way of its own, is its text. */
static struct constant to_text(const struct comparison_call *call)
{
    const struct constant *value = &call->arguments[0];
    switch (value->kind) {
    case CONSTANT_STRING:
        return *value;
    case CONSTANT_INT:
        return make_text(str_format(call->arena, "%lld", (long long)value->integer));
    case CONSTANT_BOOL:
        return make_text(value->integer ? STR("True") : STR("False"));
    case CONSTANT_NONE:
        return make_text(STR("None"));
    default:
        return call->text.ptr ? make_text(call->text) : unknown;
    }
}

static struct constant length(const struct comparison_call *call)
{
    const struct constant *value = &call->arguments[0];
    int64_t count = 0;
    if (value->kind == CONSTANT_BYTES) {
        return make_int((int64_t)value->text.len);
    }
    if (value->kind != CONSTANT_STRING) {
        return unknown;
    }
    for (size_t i = 0; i < value->text.len; i++) {
        count += ((unsigned char)value->text.ptr[i] & 0xC0) != 0x80;
    }
    return make_int(count);
}

static struct constant absolute(const struct comparison_call *call)
{
    struct constant value = call->arguments[0];
    if (value.kind == CONSTANT_FLOAT) {
        value.number = fabs(value.number);
        return value;
    }
    if ((value.kind != CONSTANT_INT && value.kind != CONSTANT_BOOL) ||
        value.integer == INT64_MIN) {
        return unknown;
    }
    return make_int(value.integer < 0 ? -value.integer : value.integer);
}

/* To the nearest integer, halves to the even one, as Python does. */
static struct constant rounded(const struct comparison_call *call)
{
    const struct constant *value = &call->arguments[0];
    if (value->kind == CONSTANT_FLOAT) {
        return from_float(nearbyint(value->number));
    }
    return to_int(&(struct comparison_call){ .arguments = { *value }, .count = 1 });
}

static struct constant to_bool(const struct comparison_call *call)
{
    bool known = false;
    const bool truth = constant_truth(&call->arguments[0], &known);
    return known ? (struct constant){ .kind = CONSTANT_BOOL, .integer = truth } : unknown;
}

/* A match is true and no match None, as in Python. */
static struct constant find_regex(const struct comparison_call *call)
{
    const struct constant *text = &call->arguments[1];
    if (text->kind != CONSTANT_STRING || !call->regex) {
        return unknown;
    }
    switch (regex_search(call->regex, text->text, 0, NULL)) {
    case REGEX_MATCH:
        return (struct constant){ .kind = CONSTANT_BOOL, .integer = 1 };
    case REGEX_NO_MATCH:
        return (struct constant){ .kind = CONSTANT_NONE };
    default:
        *call->limit_hit = true;
        return unknown;
    }
}

/* Days from 1970-01-01 to a date of the Gregorian calendar: years are counted from March,
 * so that the day that comes and goes is their last. */
static int64_t days_to(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    const int64_t era = (year >= 0 ? year : year - 399) / 400;
    const int64_t of_era = year - era * 400;
    const int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* "2026-11-23" as seconds since 1970, as a number with a fraction, like strptime of the
 * rule language. */
static struct constant date(const struct comparison_call *call)
{
    int64_t parts[3] = { 0 };
    struct str rest = call->arguments[0].text;
    if (call->arguments[0].kind != CONSTANT_STRING) {
        return unknown;
    }
    for (int i = 0; i < 3; i++) {
        if (!rest.ptr || !comparison_read_int(str_split(&rest, '-'), 10, &parts[i])) {
            return unknown;
        }
    }
    if (rest.ptr || parts[0] < 1 || parts[0] > 9999 || parts[1] < 1 || parts[1] > 12 ||
        parts[2] < 1 || parts[2] > 31) {
        return unknown;
    }
    const int64_t days = days_to(parts[0], parts[1], parts[2]);
    return (struct constant){ .kind = CONSTANT_FLOAT,
                              .number = (double)(days * SECONDS_PER_DAY) };
}

static const struct comparison_function FUNCTIONS[] = {
    { "abs", 1, 1, -1, absolute },
    { "bool", 1, 1, -1, to_bool },
    { "float", 1, 1, -1, to_float },
    { "int", 1, 2, -1, to_int },
    { "len", 1, 1, -1, length },
    { "re.match", 2, 2, REGEX_ANCHORED, find_regex },
    { "re.search", 2, 2, 0, find_regex },
    { "round", 1, 1, -1, rounded },
    { "str", 1, 1, -1, to_text },
    { "strptime", 1, 1, -1, date },
};

const struct comparison_function *comparison_function_of(struct str name)
{
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
        if (str_equal(name, str_from(FUNCTIONS[i].name))) {
            return &FUNCTIONS[i];
        }
    }
    return NULL;
}
