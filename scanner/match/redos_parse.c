/* SPDX-License-Identifier: MIT */
#include "match/redos_parse.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "match/redos.h"

/* Deeper nesting is refused: reading it takes the C stack. */
enum { MOST_DEPTH = 60, MOST_NODES = 20000, MOST_CLASSES = REDOS_MOST_ATOMS - 1 };

#define NO_POINT UINT32_MAX

struct group_name {
    struct str name;
    uint32_t number;
};
VEC_OF(group_names, struct group_name);

struct parse {
    struct str text;
    size_t at;
    unsigned flags;
    unsigned depth;
    bool unmerged; /* the branches read next are those of a condition */
    struct group_names names;
    struct redos_syntax out;
    struct arena *arena;
};

static uint32_t read_branches(struct parse *p);

/* ---- errors, nodes, characters ---- */

static uint32_t fail(struct parse *p, const char *why)
{
    if (!p->out.why) {
        p->out.why = why;
        p->out.where = p->at < p->text.len ? p->at : p->text.len;
    }
    p->at = p->text.len; /* so that every loop ends */
    return 0;
}

static uint32_t add_node(struct parse *p, enum redos_kind kind, size_t from)
{
    const struct redos_node node = { .kind = kind, .from = (uint32_t)from };
    if (p->out.nodes.count > MOST_NODES) {
        return fail(p, "the expression is too large");
    }
    VEC_PUSH(p->arena, &p->out.nodes, node);
    return (uint32_t)(p->out.nodes.count - 1);
}

static struct redos_node *node_of(struct parse *p, uint32_t node)
{
    return &p->out.nodes.items[node];
}

/* A node that ends here; whether it can be empty is said by `nullable`. */
static uint32_t end_node(struct parse *p, uint32_t node, bool nullable)
{
    node_of(p, node)->to = (uint32_t)p->at;
    node_of(p, node)->nullable = nullable;
    return node;
}

static bool at_end(const struct parse *p)
{
    return p->at >= p->text.len;
}

static bool next_is(const struct parse *p, const char *text)
{
    return str_starts_with(str_slice(p->text, p->at, p->text.len), str_from(text));
}

static bool take(struct parse *p, const char *text)
{
    const bool is = next_is(p, text);
    p->at += is ? strlen(text) : 0;
    return is;
}

static uint32_t take_point(struct parse *p)
{
    return at_end(p) ? (uint32_t)NO_POINT : utf8_next(p->text, &p->at);
}

static char peek(const struct parse *p)
{
    return (char)(at_end(p) ? 0 : p->text.ptr[p->at]);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- classes ---- */

static uint32_t add_class(struct parse *p, size_t from, struct redos_ranges ranges,
                          bool invert)
{
    const uint32_t node = add_node(p, REDOS_CLASS, from);
    redos_class_finish(p->arena, &ranges, p->flags & REDOS_IGNORECASE, invert);
    node_of(p, node)->number = redos_class_number(p->arena, &p->out.classes, ranges);
    node_of(p, node)->mergeable = !invert;
    if (p->out.classes.count > MOST_CLASSES) {
        return fail(p, "too many different characters");
    }
    return end_node(p, node, false);
}

static void add_point(struct parse *p, struct redos_ranges *ranges, uint32_t from,
                      uint32_t to)
{
    const struct redos_range range = { from, to };
    VEC_PUSH(p->arena, ranges, range);
}

static uint32_t add_literal(struct parse *p, size_t from, uint32_t point)
{
    struct redos_ranges ranges = { 0 };
    add_point(p, &ranges, point, point);
    const uint32_t node = add_class(p, from, ranges, false);
    node_of(p, node)->min = point; /* what `merged` compares: case still matters */
    return node;
}

static int digit_value(char c, int base)
{
    const int value = is_digit(c)            ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : base;
    return value < base ? value : -1;
}

/* At most `most` digits. */
static uint32_t take_number(struct parse *p, int base, int most, int *taken)
{
    uint32_t value = 0;
    *taken = 0;
    while (*taken < most && digit_value(peek(p), base) >= 0 && !at_end(p)) {
        value = value * (uint32_t)base + (uint32_t)digit_value(peek(p), base);
        p->at++;
        (*taken)++;
    }
    return value;
}

/* \xHH, \uHHHH, \UHHHHHHHH: after the letter. */
static uint32_t take_hex(struct parse *p, int digits)
{
    int taken;
    const uint32_t value = take_number(p, 16, digits, &taken);
    if (taken != digits || value > REDOS_LAST_POINT) {
        fail(p, "malformed escape");
    }
    return value;
}

/* The code point of an escape that stands for one, with `c` the byte after the backslash,
 * already taken; NO_POINT for any other. */
static uint32_t simple_escape(struct parse *p, char c)
{
    static const char letters[] = "abfnrtv";
    static const char values[] = "\a\b\f\n\r\t\v";
    const char *found = c ? strchr(letters, c) : NULL;
    if (found && c != 'b') {
        return (uint32_t)values[found - letters];
    }
    switch (c) {
    case 'x':
        return take_hex(p, 2);
    case 'u':
        return take_hex(p, 4);
    case 'U':
        return take_hex(p, 8);
    case 'N':
        fail(p, "a character by its name");
        return 0;
    default:
        return NO_POINT;
    }
}

/* Any other escaped character stands for itself, unless it is an ASCII letter. */
static uint32_t escaped_self(struct parse *p)
{
    const uint32_t point = take_point(p);
    if (point == NO_POINT ||
        (point < 0x80 && ((point | 0x20) >= 'a') && ((point | 0x20) <= 'z'))) {
        fail(p, "unknown escape");
    }
    return point;
}

/* A member of a set: a code point, or NO_POINT after a category was added. */
static uint32_t take_member(struct parse *p, struct redos_ranges *ranges)
{
    if (!take(p, "\\")) {
        return take_point(p);
    }
    const char c = peek(p);
    if (c && strchr("dDsSwW", c)) {
        p->at++;
        redos_class_add_category(p->arena, ranges, c);
        return NO_POINT;
    }
    if (c >= '0' && c <= '7') {
        int taken;
        return take_number(p, 8, 3, &taken);
    }
    if (take(p, "b")) {
        return '\b';
    }
    p->at += c != 0;
    const uint32_t point = simple_escape(p, c);
    p->at -= c != 0 && point == NO_POINT;
    return point == NO_POINT ? escaped_self(p) : point;
}

/* A member or a range of them, added to the set. */
static void take_range(struct parse *p, struct redos_ranges *ranges)
{
    const uint32_t from = take_member(p, ranges);
    const bool range =
        next_is(p, "-") && p->at + 1 < p->text.len && p->text.ptr[p->at + 1] != ']';
    uint32_t to = from;
    if (range) {
        p->at++;
        to = take_member(p, ranges);
        if (from == NO_POINT || to == NO_POINT || from > to) {
            fail(p, "bad range in a set");
            return;
        }
    }
    if (from != NO_POINT) {
        add_point(p, ranges, from, to);
    }
}

/* [...]: after the bracket. */
static uint32_t read_set(struct parse *p, size_t from)
{
    struct redos_ranges ranges = { 0 };
    const bool invert = take(p, "^");
    bool first = true;
    while (first || !next_is(p, "]")) {
        if (at_end(p)) {
            return fail(p, "unterminated set");
        }
        take_range(p, &ranges);
        first = false;
    }
    p->at++;
    return add_class(p, from, ranges, invert);
}

/* ---- escapes, anchors ---- */

static uint32_t add_assert(struct parse *p, size_t from, enum redos_assert which)
{
    const uint32_t node = add_node(p, REDOS_ASSERT, from);
    node_of(p, node)->number = which;
    return end_node(p, node, true);
}

static uint32_t add_backref(struct parse *p, size_t from, uint32_t group)
{
    if (group == 0 || group > p->out.group_count) {
        return fail(p, "reference to an unknown group");
    }
    const uint32_t node = add_node(p, REDOS_BACKREF, from);
    node_of(p, node)->number = group;
    return end_node(p, node, true);
}

/* \0.., \1..\99, octal numbers of three digits: after the backslash. */
static uint32_t read_digits(struct parse *p, size_t from)
{
    const struct str rest = str_slice(p->text, p->at, p->at + 3);
    bool octal = rest.len == 3;
    int taken;
    for (size_t i = 0; i < rest.len; i++) {
        octal = octal && rest.ptr[i] >= '0' && rest.ptr[i] <= '7';
    }
    if (octal || peek(p) == '0') {
        return add_literal(p, from, take_number(p, 8, 3, &taken));
    }
    const uint32_t group = take_number(p, 10, 2, &taken);
    return add_backref(p, from, group);
}

static uint32_t read_escape(struct parse *p, size_t from)
{
    const char c = peek(p);
    if (is_digit(c)) {
        return read_digits(p, from);
    }
    p->at += c != 0;
    switch (c) {
    case 'A':
        return add_assert(p, from, REDOS_AT_START);
    case 'Z':
        return add_assert(p, from, REDOS_AT_END);
    case 'b':
        return add_assert(p, from, REDOS_AT_WORD);
    case 'B':
        return add_assert(p, from, REDOS_NOT_AT_WORD);
    case 'd':
    case 'D':
    case 's':
    case 'S':
    case 'w':
    case 'W': {
        struct redos_ranges ranges = { 0 };
        redos_class_add_category(p->arena, &ranges, c);
        return add_class(p, from, ranges, false);
    }
    default: {
        const uint32_t point = simple_escape(p, c);
        p->at -= c != 0 && point == NO_POINT;
        return add_literal(p, from, point == NO_POINT ? escaped_self(p) : point);
    }
    }
}

/* ---- groups ---- */

static struct str take_name(struct parse *p, char end)
{
    const size_t to = str_find_char(p->text, end, p->at);
    const struct str name = str_slice(p->text, p->at, to);
    if (to == p->text.len || name.len == 0) {
        fail(p, "malformed group name");
        return (struct str){ "", 0 };
    }
    p->at = to + 1;
    return name;
}

static uint32_t group_of_name(struct parse *p, struct str name)
{
    uint32_t number = 0;
    for (size_t i = 0; i < p->names.count; i++) {
        if (str_equal(p->names.items[i].name, name)) {
            return p->names.items[i].number;
        }
    }
    for (size_t i = 0; i < name.len && number < MOST_NODES; i++) {
        if (!is_digit(name.ptr[i])) {
            return 0;
        }
        number = number * 10 + (uint32_t)(name.ptr[i] - '0');
    }
    return number;
}

/* The inside of a group and its closing bracket, as the child of a node. */
static uint32_t read_inside(struct parse *p, uint32_t node)
{
    const unsigned flags = p->flags;
    if (++p->depth > MOST_DEPTH) {
        return fail(p, "groups are nested too deep");
    }
    const uint32_t child = read_branches(p);
    p->depth--;
    if (!take(p, ")")) {
        return fail(p, "missing )");
    }
    p->flags = flags;
    node_of(p, node)->first = child;
    return end_node(p, node, node_of(p, child)->nullable);
}

static uint32_t read_capture(struct parse *p, size_t from, struct str name)
{
    const uint32_t node = add_node(p, REDOS_GROUP, from);
    const uint32_t number = ++p->out.group_count;
    const struct group_name named = { name, number };
    node_of(p, node)->number = number;
    if (name.len > 0) {
        VEC_PUSH(p->arena, &p->names, named);
    }
    return read_inside(p, node);
}

static uint32_t read_look(struct parse *p, size_t from, bool negative, bool behind)
{
    const uint32_t node = add_node(p, REDOS_LOOK, from);
    node_of(p, node)->negative = negative;
    node_of(p, node)->behind = behind;
    read_inside(p, node);
    return p->out.why ? 0 : end_node(p, node, true);
}

static unsigned flag_of(char c)
{
    switch (c) {
    case 'i':
        return REDOS_IGNORECASE;
    case 'm':
        return REDOS_MULTILINE;
    case 's':
        return REDOS_DOTALL;
    case 'x':
        return REDOS_VERBOSE;
    default:
        return 0;
    }
}

/* (?flags), (?flags-flags:...): after the question mark. */
static uint32_t read_flags(struct parse *p, size_t from)
{
    const unsigned before = p->flags;
    bool off = false;
    while (peek(p) && strchr("aiLmsux-", peek(p))) {
        const char c = p->text.ptr[p->at++];
        off = off || c == '-';
        p->flags = off ? p->flags & ~flag_of(c) : p->flags | flag_of(c);
    }
    if (take(p, ")")) {
        const uint32_t node = add_node(p, REDOS_EMPTY, from);
        return end_node(p, node, true);
    }
    if (!take(p, ":")) {
        return fail(p, "unknown kind of group");
    }
    const uint32_t node = read_inside(p, add_node(p, REDOS_CONCAT, from));
    p->flags = before;
    return node;
}

/* (?(group)yes|no): after the second bracket. */
static uint32_t read_if(struct parse *p, size_t from)
{
    const uint32_t group = group_of_name(p, take_name(p, ')'));
    const uint32_t node = add_node(p, REDOS_IF, from);
    if (group == 0 || group > p->out.group_count) {
        return fail(p, "reference to an unknown group");
    }
    p->unmerged = true;
    read_inside(p, node);
    if (p->out.why) {
        return 0;
    }
    struct redos_node *at = node_of(p, node);
    const struct redos_node *child = node_of(p, at->first);
    at->number = group;
    if (child->kind == REDOS_ALTERNATE) {
        at->first = child->first;
        return node;
    }
    const uint32_t empty = end_node(p, add_node(p, REDOS_EMPTY, from), true);
    node_of(p, node_of(p, node)->first)->next = empty;
    return end_node(p, node, true);
}

static uint32_t read_comment(struct parse *p, size_t from)
{
    p->at = str_find_char(p->text, ')', p->at);
    if (!take(p, ")")) {
        return fail(p, "missing )");
    }
    return end_node(p, add_node(p, REDOS_EMPTY, from), true);
}

/* After the opening bracket. */
static uint32_t read_group(struct parse *p, size_t from)
{
    if (!take(p, "?")) {
        return read_capture(p, from, (struct str){ "", 0 });
    }
    if (take(p, "P<")) {
        return read_capture(p, from, take_name(p, '>'));
    }
    if (take(p, "P=")) {
        return add_backref(p, from, group_of_name(p, take_name(p, ')')));
    }
    if (next_is(p, "<=") || next_is(p, "<!")) {
        p->at += 2;
        return read_look(p, from, p->text.ptr[p->at - 1] == '!', true);
    }
    if (next_is(p, "=") || next_is(p, "!")) {
        p->at++;
        return read_look(p, from, p->text.ptr[p->at - 1] == '!', false);
    }
    if (take(p, ":")) {
        return read_inside(p, add_node(p, REDOS_CONCAT, from));
    }
    if (take(p, ">")) {
        return read_inside(p, add_node(p, REDOS_ATOMIC, from));
    }
    if (take(p, "#")) {
        return read_comment(p, from);
    }
    return take(p, "(") ? read_if(p, from) : read_flags(p, from);
}

/* ---- sequences ---- */

static uint32_t read_dot(struct parse *p, size_t from)
{
    struct redos_ranges ranges = { 0 };
    if (!(p->flags & REDOS_DOTALL)) {
        add_point(p, &ranges, '\n', '\n');
    }
    return add_class(p, from, ranges, true);
}

/* Blanks and comments that the flag x leaves out. */
static void skip_blank(struct parse *p)
{
    while ((p->flags & REDOS_VERBOSE) && !at_end(p)) {
        if (peek(p) && strchr(" \t\n\r\f\v", peek(p))) {
            p->at++;
        } else if (peek(p) == '#') {
            p->at = str_find_char(p->text, '\n', p->at);
        } else {
            return;
        }
    }
}

/* One item without its quantifier. */
static uint32_t read_item(struct parse *p)
{
    const size_t from = p->at;
    const uint32_t point = take_point(p);
    const bool lines = p->flags & REDOS_MULTILINE;
    switch (point) {
    case '\\':
        return read_escape(p, from);
    case '[':
        return read_set(p, from);
    case '(':
        return read_group(p, from);
    case '.':
        return read_dot(p, from);
    case '^':
        return add_assert(p, from, lines ? REDOS_AT_LINE_START : REDOS_AT_START);
    case '$':
        return add_assert(p, from, lines ? REDOS_AT_LINE_END : REDOS_AT_LAST);
    case '*':
    case '+':
    case '?':
        return fail(p, "nothing to repeat");
    default:
        return add_literal(p, from, point);
    }
}

/* {m}, {m,}, {,n}, {m,n}; anything else is text. */
static bool take_counts(struct parse *p, uint32_t *min, uint32_t *max)
{
    const size_t from = p->at;
    int low;
    int high;
    p->at++;
    *min = take_number(p, 10, 8, &low);
    *max = *min;
    high = low;
    if (take(p, ",")) {
        *max = take_number(p, 10, 8, &high);
        *max = high == 0 ? (uint32_t)REDOS_NO_LIMIT : *max;
        high = 1;
    }
    if (high == 0 || !take(p, "}")) {
        p->at = from;
        return false;
    }
    return true;
}

static bool take_quantifier(struct parse *p, uint32_t *min, uint32_t *max)
{
    *min = 0;
    *max = REDOS_NO_LIMIT;
    if (take(p, "*")) {
        return true;
    }
    if (take(p, "+")) {
        *min = 1;
        return true;
    }
    if (take(p, "?")) {
        *max = 1;
        return true;
    }
    return next_is(p, "{") && take_counts(p, min, max);
}

static uint32_t read_repeated(struct parse *p)
{
    const size_t from = p->at;
    const uint32_t child = read_item(p);
    uint32_t min;
    uint32_t max;
    skip_blank(p);
    if (p->out.why || !take_quantifier(p, &min, &max)) {
        return child;
    }
    const uint32_t node = add_node(p, REDOS_REPEAT, from);
    struct redos_node *at = node_of(p, node);
    at->first = child;
    at->min = min;
    at->max = max;
    at->lazy = take(p, "?");
    const bool possessive = !at->lazy && take(p, "+");
    if (min > max) {
        return fail(p, "bad repeat count");
    }
    end_node(p, node, min == 0 || node_of(p, child)->nullable);
    if (!possessive) {
        return node;
    }
    const uint32_t atomic = add_node(p, REDOS_ATOMIC, from);
    node_of(p, atomic)->first = node;
    return end_node(p, atomic, node_of(p, node)->nullable);
}

static uint32_t read_sequence(struct parse *p)
{
    const uint32_t node = add_node(p, REDOS_CONCAT, p->at);
    uint32_t last = 0;
    bool nullable = true;
    for (skip_blank(p); !at_end(p) && peek(p) != '|' && peek(p) != ')'; skip_blank(p)) {
        const uint32_t item = read_repeated(p);
        if (p->out.why) {
            return 0;
        }
        *(last ? &node_of(p, last)->next : &node_of(p, node)->first) = item;
        last = item;
        nullable = nullable && node_of(p, item)->nullable;
    }
    return end_node(p, node, nullable);
}

/* The class that is all there is of a branch, as `re` sees it; else 0. */
static uint32_t only_class(struct parse *p, uint32_t branch)
{
    uint32_t node = branch;
    while (node && node_of(p, node)->kind == REDOS_CONCAT) {
        node = node_of(p, node)->first;
        if (node_of(p, node)->next != 0) {
            return 0;
        }
    }
    return node_of(p, node)->kind == REDOS_CLASS && node_of(p, node)->mergeable ? node
                                                                                : 0;
}

/* a|b|[cd] is one set to `re`, so its branches are not ambiguous; but where all branches
 * are the same, it takes them out as a common prefix, and choices of nothing remain. */
static uint32_t merged(struct parse *p, uint32_t node)
{
    struct redos_ranges ranges = { 0 };
    const uint32_t first = only_class(p, node_of(p, node)->first);
    bool same = true;
    for (uint32_t b = node_of(p, node)->first; b; b = node_of(p, b)->next) {
        const uint32_t class = only_class(p, b);
        if (class == 0) {
            return node;
        }
        same = same && node_of(p, class)->number == node_of(p, first)->number &&
               node_of(p, class)->min == node_of(p, first)->min;
        const struct redos_ranges *members =
            &p->out.classes.items[node_of(p, class)->number];
        for (size_t i = 0; i < members->count; i++) {
            VEC_PUSH(p->arena, &ranges, members->items[i]);
        }
    }
    return same ? node : add_class(p, node_of(p, node)->from, ranges, false);
}

static uint32_t read_branches(struct parse *p)
{
    const size_t from = p->at;
    const bool unmerged = p->unmerged;
    p->unmerged = false;
    uint32_t last = read_sequence(p);
    if (p->out.why || !next_is(p, "|")) {
        return last;
    }
    const uint32_t node = add_node(p, REDOS_ALTERNATE, from);
    bool nullable = node_of(p, last)->nullable;
    node_of(p, node)->first = last;
    while (!p->out.why && take(p, "|")) {
        const uint32_t branch = read_sequence(p);
        node_of(p, last)->next = branch;
        last = branch;
        nullable = nullable || node_of(p, branch)->nullable;
    }
    end_node(p, node, nullable);
    return p->out.why || unmerged ? node : merged(p, node);
}

static void add_given_classes(struct parse *p)
{
    struct redos_ranges word = { 0 };
    struct redos_ranges newline = { 0 };
    struct redos_ranges all = { 0 };
    redos_class_add_category(p->arena, &word, 'w');
    redos_class_number(p->arena, &p->out.classes, word);
    add_point(p, &newline, '\n', '\n');
    redos_class_number(p->arena, &p->out.classes, newline);
    add_point(p, &all, 0, REDOS_LAST_POINT);
    redos_class_number(p->arena, &p->out.classes, all);
}

struct redos_syntax redos_parse(struct str pattern, unsigned flags, struct arena *arena)
{
    struct parse p = { .text = pattern, .flags = flags, .arena = arena };
    const struct redos_node none = { .kind = REDOS_EMPTY };
    VEC_PUSH(arena, &p.out.nodes, none);
    add_given_classes(&p);
    p.out.root = read_branches(&p);
    if (!p.out.why && !at_end(&p)) {
        fail(&p, "unbalanced )");
    }
    return p.out;
}
