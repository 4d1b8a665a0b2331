/* SPDX-License-Identifier: MIT */
#include "flow/glance.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/intern.h"
#include "flow/glance_import.h"

/* Definitions within each other; what lies deeper counts for the one around it. */
enum { MOST_DEEP = 12 };

/* Names in "a.b.c" that are kept. */
enum { LONGEST_CHAIN = 200 };

VEC_OF(word_list, uint32_t);
VEC_OF(call_list, struct str);

/* A definition that has not ended; the first one is the file. */
struct opened {
    size_t indent;
    uint32_t def; /* index, unused for the file */
    struct word_list words;
    struct call_list calls;
};

/* What a byte may begin or be part of. */
enum { IN_NAME = 1, STARTS_NAME = 2, QUOTE = 4, PREFIX = 8, IS_BLANK = 16 };

struct scanner {
    uint8_t kinds[UINT8_MAX + 1]; /* of bytes */
    struct str text;
    size_t at;
    const struct intern *words; /* of the rule set */
    uint32_t *owners; /* by word: 2 + index of the definition that added it last, 1: the
                         file; 0: none did */
    struct arena *arena, *scratch;
    struct glance *glance;
    struct opened open[MOST_DEEP + 1];
    uint32_t depth;
    uint32_t brackets;
    bool in_header; /* of a class: names are bases */
};

static void set_kinds(uint8_t *kinds)
{
    for (unsigned c = 0; c <= UINT8_MAX; c++) {
        const bool is_digit = c >= '0' && c <= '9';
        const bool is_letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
        kinds[c] = is_letter ? IN_NAME | STARTS_NAME : is_digit ? IN_NAME : 0;
    }
    for (const char *c = "rRbBuUfFtT"; *c; c++) {
        kinds[(unsigned char)*c] |= PREFIX;
    }
    kinds['"'] = kinds['\''] = QUOTE;
    kinds[' '] = kinds['\t'] = kinds['\f'] = IS_BLANK;
}

static char peek(const struct scanner *s, size_t ahead)
{
    if (s->at + ahead >= s->text.len) {
        return '\0';
    }
    return s->text.ptr[s->at + ahead];
}

/* What the next byte is; 0 behind the end. */
static unsigned kind_at(const struct scanner *s, size_t ahead)
{
    return s->kinds[(unsigned char)peek(s, ahead)];
}

static void skip_kind(struct scanner *s, unsigned kind)
{
    const unsigned char *text = (const unsigned char *)s->text.ptr;
    size_t at = s->at;
    while (at < s->text.len && s->kinds[text[at]] & kind) {
        at++;
    }
    s->at = at;
}

/* ---- definitions that end ---- */

static struct glance_words kept(const struct word_list *list, struct arena *arena)
{
    const uint32_t *items =
        list->count ? arena_copy(arena, list->items, list->count * sizeof *list->items)
                    : NULL;
    return (struct glance_words){ items, (uint32_t)list->count };
}

static int compare_texts(const void *left, const void *right)
{
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

/* Each call once; their texts are copied, for those of the file itself are not kept. */
static void keep_calls(struct call_list *list, struct glance_def *def,
                       struct arena *arena)
{
    uint32_t count = 0;
    if (list->count == 0) {
        return;
    }
    qsort(list->items, list->count, sizeof *list->items, compare_texts);
    for (size_t i = 0; i < list->count; i++) {
        if (count == 0 || !str_equal(list->items[count - 1], list->items[i])) {
            list->items[count++] = list->items[i];
        }
    }
    list->count = count;
    struct str *calls = ARENA_ARRAY(arena, count, struct str);
    for (uint32_t i = 0; i < count; i++) {
        calls[i] = str_copy(arena, list->items[i]);
    }
    def->calls = calls;
    def->call_count = count;
}

/* Adds a word to the innermost definition, where that did not add it last. */
static void add_number(struct scanner *s, uint32_t word)
{
    struct opened *opened = &s->open[s->depth];
    const uint32_t owner = s->depth > 0 ? opened->def + 2 : 1;
    if (s->owners[word] != owner) {
        s->owners[word] = owner;
        VEC_PUSH(s->scratch, &opened->words, word);
    }
}

/* What is in it counts for the definition around it, but not for the file. */
static void close_one(struct scanner *s)
{
    struct opened *ended = &s->open[s->depth];
    struct glance_def *def = &s->glance->defs.items[ended->def];
    def->words = kept(&ended->words, s->arena);
    keep_calls(&ended->calls, def, s->arena);
    s->depth--;
    struct opened *around = &s->open[s->depth];
    for (size_t i = 0; s->depth > 0 && i < ended->words.count; i++) {
        add_number(s, ended->words.items[i]);
    }
    for (size_t i = 0; s->depth > 0 && i < ended->calls.count; i++) {
        VEC_PUSH(s->scratch, &around->calls, ended->calls.items[i]);
    }
}

static void close_to(struct scanner *s, size_t indent)
{
    while (s->depth > 0 && s->open[s->depth].indent >= indent) {
        close_one(s);
    }
}

/* ---- names ---- */

static void add_word(struct scanner *s, struct str name)
{
    const uint32_t word = intern_find(s->words, name);
    if (word) {
        add_number(s, word);
    }
}

/* Takes "a.b.c", in which each name is a word, as one call if it is one. */
static void take_chain(struct scanner *s)
{
    const size_t from = s->at;
    size_t to;
    for (;;) {
        const size_t name = s->at;
        skip_kind(s, IN_NAME);
        to = s->at;
        add_word(s, str_slice(s->text, name, to));
        if (peek(s, 0) != '.' || !(kind_at(s, 1) & STARTS_NAME)) {
            break;
        }
        s->at++;
    }
    size_t next = to;
    while (next < s->text.len && s->text.ptr[next] == ' ') {
        next++;
    }
    const bool is_call = next < s->text.len && s->text.ptr[next] == '(';
    if ((is_call || s->in_header) && to - from <= LONGEST_CHAIN) {
        VEC_PUSH(s->scratch, &s->open[s->depth].calls, str_slice(s->text, from, to));
    }
}

/* ---- strings ---- */

/* Behind the opening quotes of a text with fields: its words count. */
static void take_text(struct scanner *s, bool has_fields)
{
    const char quote = peek(s, 0);
    const size_t quotes = peek(s, 1) == quote && peek(s, 2) == quote ? 3 : 1;
    s->at += quotes;
    while (s->at < s->text.len) {
        const char c = s->text.ptr[s->at];
        if (c == '\\') {
            s->at += 2;
        } else if (c == quote &&
                   (quotes == 1 || (peek(s, 1) == quote && peek(s, 2) == quote))) {
            s->at += quotes;
            return;
        } else if (c == '\n' && quotes == 1) {
            return;
        } else if (has_fields && kind_at(s, 0) & STARTS_NAME) {
            take_chain(s);
        } else {
            s->at++;
        }
    }
}

/* The length of a prefix such as rb before a quote, 0 if there is none. */
static size_t prefix_length(const struct scanner *s, bool *has_fields)
{
    for (size_t n = 0; n <= 2; n++) {
        const char c = peek(s, n);
        if (kind_at(s, n) & QUOTE) {
            return n;
        }
        if (!(kind_at(s, n) & PREFIX)) {
            return 0;
        }
        *has_fields = *has_fields || c == 'f' || c == 'F' || c == 't' || c == 'T';
    }
    return 0;
}

/* ---- lines ---- */

static bool starts_with_word(const struct scanner *s, struct str word)
{
    const struct str rest = str_slice(s->text, s->at, s->text.len);
    return str_starts_with(rest, word) && !(kind_at(s, word.len) & IN_NAME);
}

static void skip_blanks(struct scanner *s)
{
    skip_kind(s, IS_BLANK);
}

/* "def name", "class Name": at the name. */
static void open_definition(struct scanner *s, size_t indent, bool is_class)
{
    const size_t from = s->at;
    skip_kind(s, IN_NAME);
    const struct glance_def def = {
        .name = str_copy(s->arena, str_slice(s->text, from, s->at)),
        .is_class = is_class,
    };
    if (s->depth >= MOST_DEEP || def.name.len == 0) {
        return;
    }
    s->depth++;
    s->open[s->depth] =
        (struct opened){ .indent = indent, .def = (uint32_t)s->glance->defs.count };
    VEC_PUSH(s->arena, &s->glance->defs, def);
    s->in_header = is_class;
}

/* The first words of a logical line. */
static void begin_line(struct scanner *s)
{
    const size_t from = s->at;
    skip_blanks(s);
    const size_t indent = s->at - from;
    const char c = peek(s, 0);
    if (c == '\n' || c == '\r' || c == '#' || c == '\0') {
        return;
    }
    s->in_header = false;
    close_to(s, indent);
    if (starts_with_word(s, STR("import")) || starts_with_word(s, STR("from"))) {
        glance_import_read(s->glance, str_slice(s->text, s->at, s->text.len), s->arena);
        return;
    }
    if (starts_with_word(s, STR("async"))) {
        s->at += sizeof "async" - 1;
        skip_blanks(s);
    }
    const bool is_class = starts_with_word(s, STR("class"));
    if (is_class || starts_with_word(s, STR("def"))) {
        s->at += is_class ? sizeof "class" - 1 : sizeof "def" - 1;
        skip_blanks(s);
        open_definition(s, indent, is_class);
    }
}

static void take_mark(struct scanner *s, char c)
{
    s->brackets += c == '(' || c == '[' || c == '{';
    s->brackets -= (c == ')' || c == ']' || c == '}') && s->brackets > 0;
    s->in_header = s->in_header && !(c == ':' && s->brackets == 0);
    s->at += c == '\\' ? 2 : 1;
    if (c == '\n' && s->brackets == 0) {
        begin_line(s);
    }
}

static void scan(struct scanner *s)
{
    begin_line(s);
    while (s->at < s->text.len) {
        const char c = s->text.ptr[s->at];
        const unsigned kind = s->kinds[(unsigned char)c];
        bool has_fields = false;
        const size_t prefix = kind & PREFIX ? prefix_length(s, &has_fields) : 0;
        if (prefix > 0 || kind & QUOTE) {
            s->at += prefix;
            take_text(s, has_fields && prefix > 0);
        } else if (kind & STARTS_NAME) {
            take_chain(s);
        } else if (kind) {
            skip_kind(s, kind);
        } else if (c == '#') {
            s->at = str_find_char(s->text, '\n', s->at);
        } else {
            take_mark(s, c);
        }
    }
}

static void add_path_words(struct scanner *s, struct str path)
{
    for (struct str rest = path; rest.ptr;) {
        const struct str part = str_split(&rest, '/');
        add_word(s, str_slice(part, 0, str_find_char(part, '.', 0)));
    }
}

struct glance *glance_at(struct str path, struct str text, const struct intern *words,
                         struct arena *arena, struct arena *scratch)
{
    struct glance *glance = ARENA_NEW(arena, struct glance);
    struct scanner *s = ARENA_NEW(scratch, struct scanner);
    *s = (struct scanner){ .text = text,
                           .words = words,
                           .owners = ARENA_ARRAY(scratch, intern_count(words), uint32_t),
                           .arena = arena,
                           .scratch = scratch,
                           .glance = glance };
    set_kinds(s->kinds);
    glance->path = str_copy(arena, path);
    scan(s);
    close_to(s, 0);
    add_path_words(s, path);
    glance->outside = kept(&s->open[0].words, arena);
    return glance;
}

struct glance *glance_again(const struct glance *glance, struct arena *arena)
{
    struct glance *again = arena_copy(arena, glance, sizeof *glance);
    struct glance_def *defs =
        arena_copy(arena, glance->defs.items, glance->defs.count * sizeof *defs);
    for (size_t i = 0; i < glance->defs.count; i++) {
        defs[i].callees = NULL;
        defs[i].callee_count = 0;
        defs[i].stamp = 0;
    }
    again->defs.items = defs;
    again->defs.capacity = glance->defs.count;
    return again;
}

const struct glance_import *glance_import_of(const struct glance *glance, struct str name)
{
    for (size_t i = glance->imports.count; i-- > 0;) {
        if (str_equal(glance->imports.items[i].name, name)) {
            return &glance->imports.items[i];
        }
    }
    return NULL;
}
