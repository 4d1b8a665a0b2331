/* SPDX-License-Identifier: MIT */
#include "review/traits.h"

#include <limits.h>

#include "base/arena.h"
#include "review/skim.h"

/* Names of exceptions, and calls that may clean up, that are kept of a function; tuples
 * of more values count as of that many. */
enum { MOST_NAMES = 32, MOST_VALUES = 30 };

/* Names, each once, in text order. */
struct name_set {
    struct str items[MOST_NAMES];
    unsigned count;
};

/* Bits of what is returned: of a tuple of n values bit n, and these. */
enum { RETURNS_NONE = 1U << 0, RETURNS_ONE = 1U << 1 };

struct traits {
    bool is_async;
    bool yields;
    bool falls_off;   /* behind the last statement of the body */
    unsigned withs;   /* 'with' and 'finally' */
    unsigned returns; /* bits */
    size_t none_at;   /* in the body: the first that returns None */
    struct name_set raised;
    struct name_set endings; /* "h.close" of statements h.close(), h a parameter */
};

/* A body as it is read. */
struct skimming {
    struct str text;
    struct str header;
    struct traits *traits;
    size_t margin; /* blanks before the first statement */
};

static bool set_has(const struct name_set *set, struct str name)
{
    for (unsigned i = 0; i < set->count; i++) {
        if (str_equal(set->items[i], name)) {
            return true;
        }
    }
    return false;
}

static void set_add(struct name_set *set, struct str name)
{
    if (name.len > 0 && set->count < MOST_NAMES && !set_has(set, name)) {
        set->items[set->count++] = name;
    }
}

/* The first of a set that the other has not; absent if it has all. */
static struct str set_more(const struct name_set *set, const struct name_set *other)
{
    for (unsigned i = 0; i < set->count; i++) {
        if (!set_has(other, set->items[i])) {
            return set->items[i];
        }
    }
    return (struct str){ NULL, 0 };
}

/* Values of "a, (b, c), d": 3, of "(a, b)": 2; of nothing 0. */
static unsigned count_values(struct str code)
{
    unsigned commas = 0;
    int depth = 0;
    int least = 1; /* depth between the first and the last byte */
    char last = ' ';
    for (size_t at = 0; at < code.len; at = skim_past_piece(code, at)) {
        const char c = code.ptr[at];
        depth += c == '(' || c == '[' || c == '{';
        depth -= c == ')' || c == ']' || c == '}';
        least = depth < least && at + 1 < code.len ? depth : least;
        commas += c == ',' && depth == 0;
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '#') {
            last = c;
        }
    }
    if (commas > 0) {
        return commas + (last != ',');
    }
    const bool wrapped = code.len > 2 && code.ptr[0] == '(' && last == ')' && least > 0;
    return wrapped ? count_values(str_trim(str_slice(code, 1, code.len - 1)))
                   : code.len > 0;
}

/* The rest of a logical line from `at` on, without a comment at its end. */
static struct str rest_of_line(struct str text, size_t at)
{
    const size_t end = skim_past_line(text, at, NULL);
    size_t to = at;
    while (to < end && text.ptr[to] != '#' && text.ptr[to] != ';') {
        to = skim_past_piece(text, to);
    }
    return str_trim(str_slice(text, at, to < end ? to : end));
}

static void read_return(struct skimming *skimming, size_t at)
{
    struct traits *traits = skimming->traits;
    const struct str code = rest_of_line(skimming->text, at);
    if (code.len == 0 || str_equal(code, STR("None"))) {
        traits->none_at = traits->returns & RETURNS_NONE ? traits->none_at : at;
        traits->returns |= RETURNS_NONE;
        return;
    }
    const unsigned values = count_values(code);
    traits->returns |= values > MOST_VALUES ? 1U << MOST_VALUES : 1U << values;
}

/* raise a.b.Error(…): Error. */
static void read_raise(struct skimming *skimming, size_t at)
{
    const struct str text = skimming->text;
    at = skim_past_blanks(text, at);
    size_t end = skim_past_word(text, at);
    while (end + 1 < text.len && text.ptr[end] == '.' &&
           str_is_word_byte(text.ptr[end + 1])) {
        at = end + 1;
        end = skim_past_word(text, at);
    }
    set_add(&skimming->traits->raised, str_slice(text, at, end));
}

/* NAME.METHOD() as a statement, on a parameter. */
static void read_ending(struct skimming *skimming, size_t start)
{
    const struct str text = skimming->text;
    const size_t dot = skim_past_word(text, start);
    if (dot >= text.len || text.ptr[dot] != '.') {
        return;
    }
    const size_t end = skim_past_word(text, dot + 1);
    if (str_starts_with(str_slice(text, end, text.len), STR("()")) &&
        skim_has_word(skimming->header, str_slice(text, start, dot))) {
        set_add(&skimming->traits->endings, str_slice(text, start, end));
    }
}

static void read_word(struct skimming *skimming, size_t at, size_t end)
{
    struct traits *traits = skimming->traits;
    const struct str word = str_slice(skimming->text, at, end);
    if (str_equal(word, STR("return"))) {
        read_return(skimming, end);
    } else if (str_equal(word, STR("raise"))) {
        read_raise(skimming, end);
    } else if (str_equal(word, STR("yield"))) {
        traits->yields = true;
    } else if (str_equal(word, STR("with")) || str_equal(word, STR("finally"))) {
        traits->withs++;
    }
}

/* Whether a statement that starts with the word may well be the end of a function. */
static bool is_end(struct str word)
{
    static const char *const ends[] = { "return", "raise",  "else",  "with",
                                        "async",  "try",    "while", "finally",
                                        "match",  "except", NULL };
    return str_is_among(word, ends);
}

/* A logical line. */
static void read_line(struct skimming *skimming, size_t start, size_t end)
{
    const struct str text = str_slice(skimming->text, 0, end);
    size_t at = skim_past_blanks(text, start);
    if (at >= end || text.ptr[at] == '\n' || text.ptr[at] == '\r' ||
        text.ptr[at] == '#') {
        return;
    }
    skimming->margin = skimming->margin == SIZE_MAX ? at - start : skimming->margin;
    if (at - start <= skimming->margin) {
        skimming->traits->falls_off =
            !is_end(str_slice(text, at, skim_past_word(text, at)));
    }
    read_ending(skimming, at);
    for (size_t next; at < end; at = next) {
        next = skim_past_piece(text, at);
        if (str_is_word_byte(text.ptr[at])) {
            read_word(skimming, at, next);
        }
    }
}

static struct traits read_traits(const struct traits_text *function)
{
    struct traits traits = { .is_async =
                                 str_starts_with(function->header, STR("async")) };
    struct skimming skimming = { .text = function->body,
                                 .header = function->header,
                                 .traits = &traits,
                                 .margin = SIZE_MAX };
    for (size_t at = 0, end; at < function->body.len; at = end) {
        end = skim_past_line(function->body, at, NULL);
        read_line(&skimming, at, end);
    }
    return traits;
}

static unsigned line_of(const struct traits_text *function, size_t at)
{
    const size_t end = (size_t)(function->body.ptr - function->file.ptr) + at;
    unsigned line = 1;
    for (size_t i = 0; i < end; i++) {
        line += function->file.ptr[i] == '\n';
    }
    return line;
}

/* n where all that is returned is tuples of n values, else 0. */
static unsigned only_arity(const struct traits *traits)
{
    for (unsigned n = 2; n < MOST_VALUES; n++) {
        if (traits->returns == 1U << n) {
            return n;
        }
    }
    return 0;
}

static struct str say_kind(const struct traits *old, const struct traits *now,
                           const struct traits_text *function, struct arena *arena)
{
    const char *kind = now->is_async ? "a coroutine function"
                       : now->yields ? "a generator"
                                     : "a plain function";
    kind = now->is_async && now->yields && old->is_async == now->is_async
               ? "an asynchronous generator"
               : kind;
    return str_format(arena, "The change made '%.*s' in %.*s %s.",
                      STR_ARGS(function->name), STR_ARGS(function->path), kind);
}

static struct str say_returns(const struct traits *old, const struct traits *now,
                              const struct traits_text *function, struct arena *arena)
{
    const unsigned before = only_arity(old);
    const unsigned after = only_arity(now);
    const unsigned more = now->returns & ~old->returns;
    if (before > 0 && after > 0) {
        return str_format(
            arena, "The change made '%.*s' in %.*s return %u values instead of %u.",
            STR_ARGS(function->name), STR_ARGS(function->path), after, before);
    }
    if (more & RETURNS_NONE) {
        return str_format(arena, "The change lets '%.*s' return None: %.*s, line %u.",
                          STR_ARGS(function->name), STR_ARGS(function->path),
                          line_of(function, now->none_at));
    }
    return str_format(arena, "The change made '%.*s' in %.*s return something else.",
                      STR_ARGS(function->name), STR_ARGS(function->path));
}

/* What is raised otherwise, or closed no more; absent if nothing is. */
static struct str say_ends(const struct traits *old, const struct traits *now,
                           const struct traits_text *function, struct arena *arena)
{
    const struct str raised = set_more(&now->raised, &old->raised);
    const struct str ending = set_more(&old->endings, &now->endings);
    if (raised.len > 0) {
        return str_format(arena, "The change made '%.*s' in %.*s raise %.*s.",
                          STR_ARGS(function->name), STR_ARGS(function->path),
                          STR_ARGS(raised));
    }
    if (ending.len > 0) {
        return str_format(arena, "The change took %.*s() out of '%.*s' in %.*s.",
                          STR_ARGS(ending), STR_ARGS(function->name),
                          STR_ARGS(function->path));
    }
    return now->withs < old->withs
               ? str_format(arena,
                            "The change took a 'with' or 'finally' out of '%.*s' in "
                            "%.*s.",
                            STR_ARGS(function->name), STR_ARGS(function->path))
               : (struct str){ NULL, 0 };
}

/* Whether something is returned that was not. Of what gave nothing nobody used it. */
static bool returns_more(const struct traits *old, const struct traits *now)
{
    const unsigned tuples = ~(unsigned)(RETURNS_NONE | RETURNS_ONE);
    const unsigned counts = old->returns & tuples ? UINT_MAX : ~(unsigned)RETURNS_ONE;
    return (old->returns & ~(unsigned)RETURNS_NONE) != 0 &&
           ((now->returns & ~old->returns & counts) != 0 ||
            (now->falls_off && !old->falls_off));
}

struct str traits_difference(const struct traits_text *old, const struct traits_text *now,
                             struct arena *arena, bool *results)
{
    const struct traits before = read_traits(old);
    const struct traits after = read_traits(now);
    *results = true;
    if (before.is_async != after.is_async || before.yields != after.yields) {
        return say_kind(&before, &after, now, arena);
    }
    if (returns_more(&before, &after)) {
        return say_returns(&before, &after, now, arena);
    }
    *results = false;
    return say_ends(&before, &after, now, arena);
}
