/* SPDX-License-Identifier: MIT */
#include "match/front.h"

#include "base/buf.h"
#include "base/err.h"

/* Identifiers no honest program has. */
#define PREFIX_VARIABLE "__hs_v_"
#define PREFIX_LIST "__hs_l_"
#define WORD_ELLIPSIS "__hs_dots"
#define WORD_DEEP "__hs_deep"
#define WORD_TYPED "__hs_typed"

const struct str front_ellipsis = { WORD_ELLIPSIS, sizeof WORD_ELLIPSIS - 1 };

enum { MOST_LEVELS = 128 };

/* One open bracket. */
struct level {
    char close;      /* ')', ']', '}', '>' for <... ...>, 'f' for a replacement field */
    bool dict;       /* a display with pairs */
    bool parameters; /* of a def */
    bool lambda;     /* between "lambda" and its colon */
    bool typed;      /* between "$X:" and the comma or bracket that ends the type */
    char quote;      /* 'f': of the string around it */
    bool triple;
};

struct scan {
    struct str text;
    size_t at;
    struct buf *out;
    struct err *err;
    struct level levels[MOST_LEVELS];
    size_t depth;   /* levels[0] is the text itself */
    bool after_def; /* "def" was seen and its parenthesis not yet */
    char before;    /* last byte written that is no blank */
};

static bool is_variable_byte(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static char byte_at(struct str text, size_t at)
{
    if (at >= text.len) {
        return '\0';
    }
    return text.ptr[at];
}

static char peek(const struct scan *scan, size_t ahead)
{
    return byte_at(scan->text, scan->at + ahead);
}

static bool at_text(const struct scan *scan, struct str needle)
{
    return str_starts_with(str_slice(scan->text, scan->at, scan->text.len), needle);
}

static struct level *top(struct scan *scan)
{
    return &scan->levels[scan->depth];
}

static int push(struct scan *scan, struct level level)
{
    if (scan->depth + 1 >= MOST_LEVELS) {
        return err_set(scan->err, ERR_RULE,
                       "brackets are nested too deeply in the pattern");
    }
    scan->levels[++scan->depth] = level;
    return 0;
}

static void copy(struct scan *scan, size_t count)
{
    for (size_t i = 0; i < count && scan->at < scan->text.len; i++) {
        const char c = scan->text.ptr[scan->at++];
        buf_add_char(scan->out, c);
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            scan->before = c;
        }
    }
}

static void emit(struct scan *scan, struct str text)
{
    buf_add(scan->out, text);
    scan->before = text.ptr[text.len - 1];
}

/* Whether the string opened by `quote` ends at `at`. */
static bool closes(struct str text, size_t at, char quote, bool triple)
{
    return byte_at(text, at) == quote && (!triple || (byte_at(text, at + 1) == quote &&
                                                      byte_at(text, at + 2) == quote));
}

/* Past a string that starts at `at`, without interpretation; for looking ahead. */
static size_t skip_string(struct str text, size_t at)
{
    const char quote = text.ptr[at];
    const bool triple = closes(text, at, quote, true);
    size_t i = at + (triple ? 3 : 1);
    while (i < text.len && !closes(text, i, quote, triple)) {
        i += text.ptr[i] == '\\' ? 2 : 1;
    }
    return i < text.len ? i + (triple ? 3 : 1) : text.len;
}

/* Whether the display whose '{' is at `at` has pairs or "**": `{"a": 1, ...}`. */
static bool is_dict(struct str text, size_t at)
{
    size_t depth = 0;
    for (size_t i = at; i < text.len; i++) {
        const char c = text.ptr[i];
        if (c == '"' || c == '\'') {
            i = skip_string(text, i) - 1;
        } else if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if (c == ')' || c == ']' || c == '}') {
            if (--depth == 0) {
                return false;
            }
        } else if (depth == 1 && (c == ':' || (c == '*' && i + 1 < text.len &&
                                               text.ptr[i + 1] == '*'))) {
            return true;
        }
    }
    return false;
}

/* Copies string text up to its end, or to the replacement field that opens in it. */
static int string_body(struct scan *scan, char quote, bool triple, bool format)
{
    while (scan->at < scan->text.len && !closes(scan->text, scan->at, quote, triple)) {
        const char c = peek(scan, 0);
        const bool field = format && c == '{' && peek(scan, 1) != '{';
        copy(scan, c == '\\' || (format && c == '{' && !field) ? 2 : 1);
        if (field) {
            const struct level level = { .close = 'f', .quote = quote, .triple = triple };
            return push(scan, level);
        }
    }
    copy(scan, triple ? 3 : 1);
    return 0;
}

static int string_start(struct scan *scan, bool format)
{
    const char quote = peek(scan, 0);
    const bool triple = closes(scan->text, scan->at, quote, true);
    copy(scan, triple ? 3 : 1);
    return string_body(scan, quote, triple, format);
}

/* The colon after a metavariable that gives its type: `f($X: int)`. */
static bool types_variable(struct scan *scan, size_t after)
{
    while (after < scan->text.len && scan->text.ptr[after] == ' ') {
        after++;
    }
    const struct level *level = top(scan);
    return after < scan->text.len && scan->text.ptr[after] == ':' &&
           level->close == ')' && !level->parameters && !level->lambda && !level->typed &&
           !(after + 1 < scan->text.len && scan->text.ptr[after + 1] == '=');
}

static int variable(struct scan *scan)
{
    const bool list = at_text(scan, STR("$..."));
    size_t from = scan->at + (list ? 4 : 1);
    size_t to = from;
    while (to < scan->text.len && is_variable_byte(scan->text.ptr[to])) {
        to++;
    }
    if (to == from || (to < scan->text.len && str_is_word_byte(scan->text.ptr[to]))) {
        return err_set(
            scan->err, ERR_RULE,
            "'$' in the pattern is not followed by a metavariable name (A-Z, 0-9, _)");
    }
    const bool typed = !list && types_variable(scan, to);
    if (typed) {
        emit(scan, STR(WORD_TYPED "("));
    }
    emit(scan, list ? STR(PREFIX_LIST) : STR(PREFIX_VARIABLE));
    emit(scan, str_slice(scan->text, from, to));
    scan->at = to;
    if (typed) {
        emit(scan, STR(","));
        scan->at = str_find_char(scan->text, ':', to) + 1;
        top(scan)->typed = true;
    }
    return 0;
}

static void end_type(struct scan *scan)
{
    if (top(scan)->typed) {
        emit(scan, STR(")"));
        top(scan)->typed = false;
    }
}

static void ellipsis(struct scan *scan)
{
    scan->at += 3;
    if (top(scan)->close == '>' && peek(scan, 0) == '>') {
        scan->at++;
        emit(scan, STR(")"));
        scan->depth--;
        return;
    }
    const bool entry = scan->before == '{' || scan->before == ',';
    if (top(scan)->dict && entry) {
        emit(scan, STR("**"));
    }
    emit(scan, STR(WORD_ELLIPSIS));
}

static int word(struct scan *scan)
{
    size_t end = scan->at;
    while (end < scan->text.len && str_is_word_byte(scan->text.ptr[end])) {
        end++;
    }
    const struct str text = str_slice(scan->text, scan->at, end);
    const char next = byte_at(scan->text, end);
    if (str_equal(text, STR("lambda"))) {
        top(scan)->lambda = true;
    } else if (str_equal(text, STR("def"))) {
        scan->after_def = true;
    }
    copy(scan, text.len);
    if ((next == '"' || next == '\'') && text.len <= 3) {
        bool format = false;
        for (size_t i = 0; i < text.len; i++) {
            format = format || strchr("fFtT", text.ptr[i]) != NULL;
        }
        return string_start(scan, format);
    }
    return 0;
}

static int open_bracket(struct scan *scan, char c)
{
    struct level level = { .close = '}' };
    if (c != '{') {
        level.close = c == '(' ? (char)')' : (char)']';
    }
    level.dict = c == '{' && is_dict(scan->text, scan->at);
    level.parameters = c == '(' && scan->after_def;
    scan->after_def = false;
    copy(scan, 1);
    return push(scan, level);
}

static int close_bracket(struct scan *scan, char c)
{
    end_type(scan);
    const struct level level = *top(scan);
    copy(scan, 1);
    if (scan->depth > 0 && (level.close == c || (level.close == 'f' && c == '}'))) {
        scan->depth--;
        if (level.close == 'f') {
            return string_body(scan, level.quote, level.triple, true);
        }
    }
    return 0;
}

static int punctuation(struct scan *scan, char c)
{
    switch (c) {
    case '(':
    case '[':
    case '{':
        return open_bracket(scan, c);
    case ')':
    case ']':
    case '}':
        return close_bracket(scan, c);
    case ',':
        end_type(scan);
        break;
    case ':':
        top(scan)->lambda = false;
        break;
    default:
        break;
    }
    copy(scan, 1);
    return 0;
}

static int token(struct scan *scan)
{
    const char c = peek(scan, 0);
    if (c == '$') {
        return variable(scan);
    }
    if (at_text(scan, STR("<..."))) {
        scan->at += 4;
        emit(scan, STR(WORD_DEEP "("));
        return push(scan, (struct level){ .close = '>' });
    }
    if (at_text(scan, STR("..."))) {
        ellipsis(scan);
        return 0;
    }
    if (c == '#') {
        scan->at = str_find_char(scan->text, '\n', scan->at);
        return 0;
    }
    if (c == '"' || c == '\'') {
        return string_start(scan, false);
    }
    return str_is_word_byte(c) ? word(scan) : punctuation(scan, c);
}

int front_rewrite(struct str text, struct buf *out, struct err *err)
{
    struct scan scan = { .text = text, .out = out, .err = err };
    while (scan.at < text.len) {
        const int result = token(&scan);
        if (result < 0) {
            return result;
        }
    }
    if (top(&scan)->close == '>') {
        return err_set(err, ERR_RULE, "'<...' is not closed by '...>' in the pattern");
    }
    return 0;
}

enum front_word front_word_of(struct str identifier, struct str *rest)
{
    static const struct {
        struct str word;
        enum front_word kind;
    } words[] = {
        { { WORD_ELLIPSIS, sizeof WORD_ELLIPSIS - 1 }, FRONT_ELLIPSIS },
        { { WORD_DEEP, sizeof WORD_DEEP - 1 }, FRONT_DEEP },
        { { WORD_TYPED, sizeof WORD_TYPED - 1 }, FRONT_TYPED },
    };
    *rest = (struct str){ NULL, 0 };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_equal(identifier, words[i].word)) {
            return words[i].kind;
        }
    }
    *rest = str_slice(identifier, sizeof PREFIX_VARIABLE - 1, identifier.len);
    if (str_starts_with(identifier, STR(PREFIX_VARIABLE))) {
        return FRONT_VARIABLE;
    }
    return str_starts_with(identifier, STR(PREFIX_LIST)) ? FRONT_LIST : FRONT_PLAIN;
}

bool front_is_variable(struct str content, struct str *rest)
{
    if (content.len < 2 || content.ptr[0] != '$') {
        return false;
    }
    for (size_t i = 1; i < content.len; i++) {
        if (!is_variable_byte(content.ptr[i])) {
            return false;
        }
    }
    *rest = str_slice(content, 1, content.len);
    return true;
}
