/* SPDX-License-Identifier: MIT */
#include "base/pathglob.h"

#include <stdint.h>

enum token_kind {
    TOKEN_BYTE,
    TOKEN_ANY,     /* ? */
    TOKEN_SET,     /* [...] */
    TOKEN_STAR,    /* * */
    TOKEN_ALL,     /* **: anything */
    TOKEN_FOLDERS, /* "**" and a slash: nothing, or any parts with the slash after them */
    TOKEN_END,
};

struct token {
    enum token_kind kind;
    unsigned char byte;
    uint16_t from, to; /* the set's content in the pattern */
};

struct program {
    struct str pattern;
    size_t count;
    struct token tokens[PATHGLOB_MOST_BYTES + 1];
};

/* End of the set that starts after '[' at `from`; pattern.len if it is not closed. */
static size_t set_end(struct str pattern, size_t from)
{
    size_t at = from;
    if (at < pattern.len && (pattern.ptr[at] == '!' || pattern.ptr[at] == '^')) {
        at++;
    }
    return str_find_char(pattern, ']', at + 1);
}

static struct token next_token(struct str pattern, size_t *at)
{
    const size_t from = (*at)++;
    struct token token = { TOKEN_BYTE, (unsigned char)pattern.ptr[from], 0, 0 };
    if (token.byte == '?') {
        token.kind = TOKEN_ANY;
    } else if (token.byte == '\\' && *at < pattern.len) {
        token.byte = (unsigned char)pattern.ptr[(*at)++];
    } else if (token.byte == '[' && set_end(pattern, *at) < pattern.len) {
        token.kind = TOKEN_SET;
        token.from = (uint16_t)*at;
        token.to = (uint16_t)set_end(pattern, *at);
        *at = (size_t)token.to + 1;
    } else if (token.byte == '*') {
        token.kind = TOKEN_STAR;
        while (*at < pattern.len && pattern.ptr[*at] == '*') {
            token.kind = TOKEN_ALL;
            (*at)++;
        }
        if (token.kind == TOKEN_ALL && *at < pattern.len && pattern.ptr[*at] == '/') {
            token.kind = TOKEN_FOLDERS;
            (*at)++;
        }
    }
    return token;
}

static void compile(struct program *program, struct str pattern)
{
    program->pattern = pattern;
    program->count = 0;
    for (size_t at = 0; at < pattern.len;) {
        program->tokens[program->count++] = next_token(pattern, &at);
    }
    program->tokens[program->count] = (struct token){ .kind = TOKEN_END };
}

static bool set_holds(struct str set, unsigned char byte)
{
    const bool negated = set.len && (set.ptr[0] == '!' || set.ptr[0] == '^');
    bool found = false;
    for (size_t i = negated ? 1 : 0; i < set.len; i++) {
        const unsigned char low = (unsigned char)set.ptr[i];
        unsigned char high = low;
        if (i + 2 < set.len && set.ptr[i + 1] == '-') {
            high = (unsigned char)set.ptr[i + 2];
            i += 2;
        }
        found = found || (byte >= low && byte <= high);
    }
    return found != negated && byte != '/';
}

/* Marks the state and all that follow it without reading a byte. */
static void enter(const struct program *program, bool *states, size_t state)
{
    states[state] = true;
    while (program->tokens[state].kind == TOKEN_STAR ||
           program->tokens[state].kind == TOKEN_ALL ||
           program->tokens[state].kind == TOKEN_FOLDERS) {
        states[++state] = true;
    }
}

static void step(const struct program *program, size_t state, unsigned char byte,
                 bool *next)
{
    const struct token *token = &program->tokens[state];
    switch (token->kind) {
    case TOKEN_BYTE:
        if (token->byte == byte) {
            enter(program, next, state + 1);
        }
        break;
    case TOKEN_ANY:
        if (byte != '/') {
            enter(program, next, state + 1);
        }
        break;
    case TOKEN_SET:
        if (set_holds(str_slice(program->pattern, token->from, token->to), byte)) {
            enter(program, next, state + 1);
        }
        break;
    case TOKEN_STAR:
        if (byte != '/') {
            enter(program, next, state);
        }
        break;
    case TOKEN_ALL:
        enter(program, next, state);
        break;
    case TOKEN_FOLDERS:
        next[state] = true; /* goes on to the next token only after a slash */
        if (byte == '/') {
            enter(program, next, state + 1);
        }
        break;
    case TOKEN_END:
        break;
    }
}

/* Where a match may start and end. */
struct reach {
    bool any_start; /* at any part of the path, else at the first */
    bool any_end;   /* before any slash, too */
    bool at_end;    /* at the end of the path */
};

static bool ends_here(struct reach reach, struct str path, size_t at)
{
    return at == path.len ? reach.at_end : reach.any_end && path.ptr[at] == '/';
}

/* All starts run at once as one set of states, so that many parts cost no more than one.
 */
static bool run(const struct program *program, struct str path, struct reach reach)
{
    bool rows[2][PATHGLOB_MOST_BYTES + 1] = { { false } };
    enter(program, rows[0], 0);
    for (size_t i = 0;; i++) {
        bool *now = rows[i % 2];
        if (reach.any_start && i > 0 && path.ptr[i - 1] == '/') {
            enter(program, now, 0);
        }
        if (now[program->count] && ends_here(reach, path, i)) {
            return true;
        }
        if (i == path.len) {
            return false;
        }
        bool *next = rows[(i + 1) % 2];
        memset(next, 0, program->count + 1);
        for (size_t state = 0; state < program->count; state++) {
            if (now[state]) {
                step(program, state, (unsigned char)path.ptr[i], next);
            }
        }
    }
}

bool pathglob_match(struct str pattern, struct str path)
{
    if (pattern.len > PATHGLOB_MOST_BYTES) {
        return false;
    }
    struct program program;
    compile(&program, pattern);
    return run(&program, path, (struct reach){ .at_end = true });
}

bool pathglob_selects(struct str pattern, struct str path)
{
    struct reach reach = { true, true, true };
    if (str_starts_with(pattern, STR("./"))) {
        pattern = str_slice(pattern, 2, pattern.len);
    } else if (str_starts_with(pattern, STR("/"))) {
        reach.any_start = false;
        pattern = str_slice(pattern, 1, pattern.len);
    }
    if (str_ends_with(pattern, STR("/"))) {
        reach.at_end = false;
        pattern = str_slice(pattern, 0, pattern.len - 1);
    }
    if (pattern.len == 0 || pattern.len > PATHGLOB_MOST_BYTES) {
        return false;
    }
    struct program program;
    compile(&program, pattern);
    return run(&program, path, reach);
}
