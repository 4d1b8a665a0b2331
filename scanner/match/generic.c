/* SPDX-License-Identifier: MIT */
#include "match/generic.h"

#include "base/arena.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/vec.h"
#include "match/bindings.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "syntax/source.h"

/* How many lines `...` reaches over; how deep brackets are followed. */
enum { MOST_LINES = 10, MOST_BRACKETS = 256 };

enum token_kind {
    TOKEN_WORD,     /* letters, digits, '_', what is no ASCII */
    TOKEN_MARK,     /* one other byte */
    TOKEN_VARIABLE, /* of patterns only, as those below */
    TOKEN_ELLIPSIS,
    TOKEN_LIST,
};

struct token {
    enum token_kind kind;
    uint32_t from, to; /* bytes of the text */
    uint32_t line;
    uint32_t partner;  /* of a bracket: the other one; else the token itself */
    uint32_t variable; /* intern number; 0 for none */
};
VEC_OF(tokens, struct token);

struct generic {
    struct str text;
    struct token *tokens;
    uint32_t count;
};

/* ---- Tokens ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static uint32_t word_end(struct str text, uint32_t at)
{
    while (at < text.len && str_is_word_byte(text.ptr[at])) {
        at++;
    }
    return at;
}

static struct token plain_token(struct str text, uint32_t at, uint32_t line)
{
    const uint32_t end = word_end(text, at);
    return (struct token){ .kind = end > at ? TOKEN_WORD : TOKEN_MARK,
                           .from = at,
                           .to = end > at ? end : at + 1,
                           .line = line };
}

/* `...`, `$X`, `$...X`; what only looks like that is a mark. */
static struct token pattern_token(struct str text, uint32_t at, struct intern *words)
{
    const struct str rest = str_slice(text, at, text.len);
    struct token token = plain_token(text, at, 0);
    if (str_starts_with(rest, STR("..."))) {
        token.kind = TOKEN_ELLIPSIS;
        token.to = at + 3;
        return token;
    }
    const bool list = str_starts_with(rest, STR("$..."));
    const uint32_t name = at + (list ? 4 : 1);
    const uint32_t end = word_end(text, name);
    const char first = (char)(name < text.len ? text.ptr[name] : '\0');
    if (rest.ptr[0] == '$' && ((first >= 'A' && first <= 'Z') || first == '_')) {
        const struct str variable = str_slice(text, at, end);
        token.kind = list ? TOKEN_LIST : TOKEN_VARIABLE;
        token.to = end;
        token.variable =
            end == name + 1 && first == '_' ? 0 : intern_add(words, variable);
    }
    return token;
}

/* The tokens of a text; of a pattern if `words` is not NULL. */
static struct tokens tokens_of(struct str text, struct intern *words, struct arena *arena)
{
    struct tokens out = { 0 };
    uint32_t line = 0;
    for (uint32_t at = 0; at < text.len;) {
        if (is_blank(text.ptr[at])) {
            line += text.ptr[at++] == '\n';
            continue;
        }
        struct token token =
            words ? pattern_token(text, at, words) : plain_token(text, at, line);
        token.partner = (uint32_t)out.count;
        at = token.to;
        VEC_PUSH(arena, &out, token);
    }
    return out;
}

static char closing(char open)
{
    switch (open) {
    case '(':
        return ')';
    case '[':
        return ']';
    case '{':
        return '}';
    default:
        return '\0';
    }
}

/* Joins brackets that belong together; others stay marks like any. */
static void join_brackets(struct str text, struct tokens *tokens)
{
    uint32_t open[MOST_BRACKETS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < tokens->count; i++) {
        const char c = text.ptr[tokens->items[i].from];
        if (closing(c) && count < MOST_BRACKETS) {
            open[count++] = i;
        } else if (count > 0 && (c == ')' || c == ']' || c == '}')) {
            const uint32_t before = open[count - 1];
            if (closing(text.ptr[tokens->items[before].from]) == c) {
                tokens->items[before].partner = i;
                tokens->items[i].partner = before;
                count--;
            }
        }
    }
}

/* ---- Matching ---- */

/* An ellipsis that may still take more. */
struct choice {
    uint32_t p;    /* the ellipsis */
    uint32_t from; /* where it begins */
    uint32_t t;    /* where it ends now */
    uint32_t bound;
};

struct search {
    const struct generic *generic;
    struct unit *unit;
    const struct match *start;
    struct str text;
    uint32_t base; /* where the text begins in the file */
    struct tokens tokens;
    struct choice *choices;
    uint32_t choice_count;
    struct binding *bindings; /* in the order bound */
    uint32_t bound;
};

static struct str text_of(const struct search *s, const struct token *token)
{
    return str_slice(s->text, token->from, token->to);
}

static bool bind(struct search *s, uint32_t variable, uint32_t from, uint32_t to)
{
    const struct binding binding = { .metavariable = variable,
                                     .kind = BIND_TEXT,
                                     .node = TREE_NONE,
                                     .from = s->base + from,
                                     .to = s->base + to };
    if (variable == 0) {
        return true;
    }
    const struct binding *other = s->start ? match_binding(s->start, variable) : NULL;
    for (uint32_t i = 0; i < s->bound && !other; i++) {
        other = s->bindings[i].metavariable == variable ? &s->bindings[i] : NULL;
    }
    if (other) {
        return bindings_equal(s->unit, other, &binding);
    }
    s->bindings[s->bound++] = binding;
    return true;
}

static bool step(struct search *s, uint32_t p, uint32_t t)
{
    const struct token *wanted = &s->generic->tokens[p];
    if (t >= s->tokens.count) {
        return false;
    }
    const struct token *token = &s->tokens.items[t];
    if (wanted->kind == TOKEN_VARIABLE) {
        return token->kind == TOKEN_WORD &&
               bind(s, wanted->variable, token->from, token->to);
    }
    return token->kind == wanted->kind &&
           str_equal(text_of(s, token),
                     str_slice(s->generic->text, wanted->from, wanted->to));
}

/* Whether the ellipsis that began at token `from` can take token `*t` too; `*t` is then
 * what comes after that. */
static bool take(const struct search *s, uint32_t from, uint32_t *t)
{
    if (*t >= s->tokens.count || s->unit->steps_left == 0) {
        return false;
    }
    s->unit->steps_left--;
    const struct token *token = &s->tokens.items[*t];
    const uint32_t line = s->tokens.items[from > 0 ? from - 1 : 0].line;
    if (token->partner < *t || s->tokens.items[token->partner].line > line + MOST_LINES) {
        return false;
    }
    *t = token->partner + 1;
    return true;
}

/* Binds what an ellipsis with a name took. */
static bool bind_taken(struct search *s, const struct choice *choice)
{
    const struct token *wanted = &s->generic->tokens[choice->p];
    if (wanted->kind != TOKEN_LIST) {
        return true;
    }
    const struct token *tokens = s->tokens.items;
    uint32_t from = choice->from > 0 ? tokens[choice->from - 1].to : 0;
    uint32_t to = from;
    if (choice->t > choice->from) {
        from = tokens[choice->from].from;
        to = tokens[choice->t - 1].to;
    }
    return bind(s, wanted->variable, from, to);
}

/* Goes back to the last ellipsis that can take more; false if there is none. */
static bool go_back(struct search *s, uint32_t *p, uint32_t *t)
{
    while (s->choice_count > 0) {
        struct choice *choice = &s->choices[s->choice_count - 1];
        s->bound = choice->bound;
        if (!take(s, choice->from, &choice->t)) {
            s->choice_count--;
        } else if (bind_taken(s, choice)) {
            *p = choice->p + 1;
            *t = choice->t;
            return true;
        }
    }
    return false;
}

/* At the end of the pattern an ellipsis takes all it can. */
static void take_rest(struct search *s, struct choice *choice)
{
    while (choice->p + 1 == s->generic->count && take(s, choice->from, &choice->t)) {
    }
}

/* A match that starts at a token: how far it reaches, 0 for none. */
static uint32_t match_at(struct search *s, uint32_t first)
{
    uint32_t p = 0;
    uint32_t t = first;
    s->choice_count = 0;
    s->bound = 0;
    while (p < s->generic->count) {
        if (s->unit->steps_left == 0) {
            return 0;
        }
        s->unit->steps_left--;
        const enum token_kind kind = s->generic->tokens[p].kind;
        bool goes_on = false;
        if (kind == TOKEN_ELLIPSIS || kind == TOKEN_LIST) {
            struct choice *choice = &s->choices[s->choice_count++];
            *choice = (struct choice){ p, t, t, s->bound };
            take_rest(s, choice);
            t = choice->t;
            goes_on = bind_taken(s, choice);
        } else {
            goes_on = step(s, p, t);
            t++;
        }
        p++;
        if (!goes_on && !go_back(s, &p, &t)) {
            return 0;
        }
    }
    return t;
}

static void add_match(struct search *s, uint32_t first, uint32_t end,
                      struct matches *found)
{
    struct match match = { .from = s->base + s->tokens.items[first].from,
                           .to = s->base + s->tokens.items[end - 1].to,
                           .node = TREE_NONE };
    struct binding *bindings = ARENA_ARRAY(s->unit->arena, s->bound, struct binding);
    for (uint32_t i = 0; i < s->bound; i++) {
        uint32_t at = match.binding_count++;
        for (; at > 0 && bindings[at - 1].metavariable > s->bindings[i].metavariable;
             at--) {
            bindings[at] = bindings[at - 1];
        }
        bindings[at] = s->bindings[i];
    }
    match.bindings = bindings;
    if (!s->start || bindings_merge(s->unit, &match, s->start)) {
        VEC_PUSH(s->unit->arena, found, match);
    }
}

int generic_compile(const struct pattern_maker *maker, struct str text,
                    struct generic **generic, struct err *err)
{
    struct generic *made = ARENA_NEW(maker->arena, struct generic);
    made->text = str_copy(maker->arena, text);
    const struct tokens tokens = tokens_of(made->text, maker->words, maker->arena);
    made->tokens = tokens.items;
    made->count = (uint32_t)tokens.count;
    *generic = made;
    for (uint32_t i = 0; i < made->count; i++) {
        if (tokens.items[i].kind <= TOKEN_VARIABLE) {
            return 0;
        }
    }
    return err_set(err, ERR_RULE, "there is nothing in it to look for");
}

void generic_find(const struct generic *generic, struct unit *unit,
                  const struct match *start, struct matches *found)
{
    struct arena *arena = unit->arena;
    struct search s = { .generic = generic, .unit = unit, .start = start };
    s.base = start ? start->from : 0;
    s.text = start ? source_slice(unit->source, s.base, start->to) : unit->source->text;
    s.tokens = tokens_of(s.text, NULL, arena);
    if (unit->steps_left < s.tokens.count) {
        unit->steps_left = 0;
        return;
    }
    unit->steps_left -= s.tokens.count;
    join_brackets(s.text, &s.tokens);
    s.choices = ARENA_ARRAY(arena, generic->count, struct choice);
    s.bindings = ARENA_ARRAY(arena, generic->count, struct binding);
    for (uint32_t i = 0; i < s.tokens.count && unit->steps_left > 0; i++) {
        const uint32_t end = match_at(&s, i);
        if (end > i) {
            add_match(&s, i, end, found);
        }
    }
}
