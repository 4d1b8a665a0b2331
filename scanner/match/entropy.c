/* SPDX-License-Identifier: MIT */
#include "match/entropy.h"

#include <stdint.h>

/* Shorter texts say too little; longer ones are data, such as an embedded picture. */
enum { LEAST_BYTES = 12, MOST_BYTES = 4096 };

/* Of a text in parts, such as a path: the least part that is looked at, and how long the
 * longest must be. */
enum { LEAST_PART = 7, LEAST_LONG_PART = 10 };

enum { UUID_BYTES = 36 };

/* The letters that often follow each letter in names of programs and in English prose. */
static const char *const followers[26] = {
    "bcdgilmnprstuvxyz",     /* a */
    "aeilorsu",              /* b */
    "acehiklorstuy",         /* c */
    "adeimor",               /* d */
    "abcdefglmnpqrstuvwxy",  /* e */
    "aefilortu",             /* f */
    "aeilnoru",              /* g */
    "aeiotu",                /* h */
    "abcdefglmnoprstvz",     /* i */
    "aosu",                  /* j */
    "aei",                   /* k */
    "abdeiloptu",            /* l */
    "abeilmopu",             /* m */
    "acdefgikostuv",         /* n */
    "abcdfgiklmnoprstuvwxy", /* o */
    "adehiloprstu",          /* p */
    "u",                     /* q */
    "acdegiklmnorstvy",      /* r */
    "acdehiklmopqstuvw",     /* s */
    "aehimoprtuy",           /* t */
    "abceilmnprst",          /* u */
    "aeio",                  /* v */
    "aehinor",               /* w */
    "ept",                   /* x */
    "mnopt",                 /* y */
    "aeio",                  /* z */
};

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return is_lower(c) || is_upper(c);
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_common(char a, char b)
{
    const char *next = followers[(a | 0x20) - 'a'];
    while (*next && *next != (b | 0x20)) {
        next++;
    }
    return *next != 0;
}

/* Printable ASCII without blanks throughout, and not a number alone. */
static bool may_be_token(struct str text)
{
    bool number = true;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] <= ' ' || text.ptr[i] > '~') {
            return false;
        }
        number = number && !is_letter(text.ptr[i]);
    }
    return !number;
}

/* Whether 8-4-4-4-12 hexadecimal digits start at `from`. */
static bool is_uuid(struct str text, size_t from)
{
    for (size_t i = 0; i < UUID_BYTES; i++) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text.ptr[from + i];
        if (dash ? c != '-' : !is_hex(c)) {
            return false;
        }
    }
    return true;
}

static bool has_uuid(struct str text)
{
    for (size_t i = 0; i + UUID_BYTES <= text.len; i++) {
        if (is_uuid(text, i)) {
            return true;
        }
    }
    return false;
}

/* Whether the text has a field to be filled in: {name}, {}, %s, %(name)s, <name>; or a
 * set of a regular expression, [a-z].
 */
static bool has_field(struct str text)
{
    for (size_t i = 0; i + 1 < text.len; i++) {
        const char open = text.ptr[i];
        size_t j = i + 1;
        while (j < text.len && (is_letter(text.ptr[j]) || text.ptr[j] == '_')) {
            j++;
        }
        const char close = (char)(j < text.len ? text.ptr[j] : 0);
        if ((open == '{' && (close == '}' || close == ':' || close == '!')) ||
            (open == '<' && close == '>' && j > i + 1) ||
            (open == '%' && text.ptr[i + 1] == '(') ||
            (open == '%' && text.ptr[i + 1] == 's') ||
            (open == '[' && close == '-' && j == i + 2) ||
            str_starts_with(str_slice(text, i, text.len), STR("[0-9"))) {
            return true;
        }
    }
    return false;
}

/* At most one in eight pairs of characters is equal. */
static bool is_spread(struct str text)
{
    uint32_t seen[128] = { 0 };
    uint64_t equal = 0;
    for (size_t i = 0; i < text.len; i++) {
        equal += seen[(unsigned char)text.ptr[i]]++;
    }
    return equal * 8 <= (uint64_t)text.len * (text.len - 1) / 2;
}

/* "abcdef", "123456", "zyx": more than a third of the characters just count. */
static bool is_counting(struct str text)
{
    size_t steps = 0;
    for (size_t i = 1; i < text.len; i++) {
        const int step = text.ptr[i] - text.ptr[i - 1];
        steps += step >= -1 && step <= 1;
    }
    return steps * 3 > text.len;
}

/* How the characters follow each other: `plain` as in words, `odd` as in none. */
struct flow {
    size_t plain, odd;
};

static void add_pair(struct flow *flow, char a, char b)
{
    if (is_letter(a) && is_letter(b)) {
        const bool hump = is_lower(a) && is_upper(b); /* camelCase: says nothing */
        flow->plain += !hump && is_common(a, b);
        flow->odd += !hump && !is_common(a, b);
    } else if (is_letter(a) || is_letter(b)) {
        flow->odd += is_digit(a) || is_digit(b);
    }
}

/* What joins the parts of paths, names, versions and addresses. */
static bool is_joint(char c)
{
    return c != 0 && strchr("._-/:,\\|", c) != NULL;
}

static size_t part_end(struct str text, size_t from)
{
    while (from < text.len && !is_joint(text.ptr[from])) {
        from++;
    }
    return from;
}

/* The flow within the parts that are long enough to be judged; none unless one is long.
 */
static struct flow flow_of(struct str text)
{
    struct flow flow = { 0 };
    bool any = false;
    size_t to = 0;
    for (size_t from = 0; from < text.len; from = to + 1) {
        to = part_end(text, from);
        any = any || to - from >= LEAST_LONG_PART;
        for (size_t i = from + 1; i < to && to - from >= LEAST_PART; i++) {
            add_pair(&flow, text.ptr[i - 1], text.ptr[i]);
        }
    }
    return any ? flow : (struct flow){ 0 };
}

bool entropy_is_high(struct str text)
{
    if (text.len < LEAST_BYTES || text.len > MOST_BYTES || !may_be_token(text) ||
        has_uuid(text) || has_field(text) || !is_spread(text) || is_counting(text)) {
        return false;
    }
    const struct flow flow = flow_of(text);
    return flow.odd >= 4 && flow.odd * 5 >= flow.plain * 4;
}
