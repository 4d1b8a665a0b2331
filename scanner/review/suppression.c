/* SPDX-License-Identifier: MIT */
#include "review/suppression.h"

#include "syntax/source.h"
#include "syntax/tree.h"

/* How a marker says which rules it means. */
enum marker_scope {
    SCOPE_ALL,      /* without a list: every rule */
    SCOPE_SECURITY, /* without a list of ours: every rule about security */
    SCOPE_LISTED,   /* nothing without a list */
};

struct marker_kind {
    struct str word;
    enum marker_scope scope;
    bool brackets; /* the list stands in [ ], else after a colon or blank */
    bool needs_colon;
};

/* Longer words first where one starts like another. */
static const struct marker_kind marker_kinds[] = {
    { { "hunkscan:", 9 }, SCOPE_ALL, true, false },
    { { "nosec", 5 }, SCOPE_SECURITY, false, false },
    { { "noqa", 4 }, SCOPE_LISTED, false, true },
    { { "nosemgrep", 9 }, SCOPE_ALL, false, true },
    { { "nosem", 5 }, SCOPE_ALL, false, true },
};
enum { MARKER_KINDS = sizeof marker_kinds / sizeof marker_kinds[0] };

/* What a comment says from one '#' to the next marker. */
struct marker {
    const struct marker_kind *kind;
    struct str rest; /* after the marker's word */
};

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c == '-' || c == '.';
}

static struct str skip_blanks(struct str text)
{
    size_t at = 0;
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t')) {
        at++;
    }
    return str_slice(text, at, text.len);
}

/* "ignore" after "hunkscan:"; the other words stand alone. */
static bool takes_word(const struct marker_kind *kind, struct str *text)
{
    if (text->len < kind->word.len ||
        !str_equal_nocase(str_slice(*text, 0, kind->word.len), kind->word)) {
        return false;
    }
    *text = str_slice(*text, kind->word.len, text->len);
    if (kind->brackets) {
        *text = skip_blanks(*text);
        if (!str_starts_with(*text, STR("ignore"))) {
            return false;
        }
        *text = str_slice(*text, 6, text->len);
    }
    return text->len == 0 || !is_word_byte(text->ptr[0]);
}

/* The marker that starts at the '#' at `at`, if one does. */
static bool marker_at(struct str comment, size_t at, struct marker *marker)
{
    if (comment.ptr[at] != '#') {
        return false;
    }
    for (unsigned i = 0; i < MARKER_KINDS; i++) {
        struct str rest = skip_blanks(str_slice(comment, at + 1, comment.len));
        if (takes_word(&marker_kinds[i], &rest)) {
            *marker = (struct marker){ &marker_kinds[i], rest };
            return true;
        }
    }
    return false;
}

/* The rest ends where the next marker of the comment starts. */
static void end_at_next_marker(struct marker *marker)
{
    struct marker next;
    for (size_t i = 0; i < marker->rest.len; i++) {
        if (marker_at(marker->rest, i, &next)) {
            marker->rest.len = i;
        }
    }
}

/* "a.b.rule" names rule too: Semgrep puts the rule's folders before its id. */
static bool names_rule(struct str word, const struct rule_info *rule)
{
    if (str_equal_nocase(word, rule->code) || str_equal(word, rule->id)) {
        return word.len > 0;
    }
    return word.len > rule->id.len && rule->id.len > 0 && str_ends_with(word, rule->id) &&
           word.ptr[word.len - rule->id.len - 1] == '.';
}

/* "B602" and the like: a capital letter or more, then digits. */
static bool looks_like_code(struct str word)
{
    size_t at = 0;
    while (at < word.len && word.ptr[at] >= 'A' && word.ptr[at] <= 'Z') {
        at++;
    }
    const size_t digits = at;
    while (at < word.len &&
           ((word.ptr[at] >= '0' && word.ptr[at] <= '9') || word.ptr[at] == '-')) {
        at++;
    }
    return digits > 0 && at > digits && at == word.len;
}

static struct str take_word(struct str *text)
{
    size_t length = 0;
    while (length < text->len && is_word_byte(text->ptr[length])) {
        length++;
    }
    const struct str word = str_slice(*text, 0, length);
    *text = str_slice(*text, length, text->len);
    return word;
}

/* What the list of a marker says about a rule. */
struct listed {
    bool any;   /* there is a list */
    bool ours;  /* it names this rule */
    bool known; /* … or something that can only be a rule of ours */
};

static void note_word(struct str word, const struct rule_info *rule,
                      struct listed *listed)
{
    listed->any = true;
    listed->ours = listed->ours || names_rule(word, rule);
    listed->known = listed->known || str_starts_with(word, STR("HS"));
}

/* [a, b]: takes the list off the text. */
static struct listed read_brackets(struct str *text, const struct rule_info *rule)
{
    struct listed listed = { 0 };
    const size_t close = str_find_char(*text, ']', 0);
    if (text->len == 0 || text->ptr[0] != '[' || close == text->len) {
        return listed;
    }
    struct str inside = str_slice(*text, 1, close);
    listed.any = true; /* an empty list names nothing */
    while (inside.ptr) {
        note_word(str_trim(str_split(&inside, ',')), rule, &listed);
    }
    *text = str_slice(*text, close + 1, text->len);
    return listed;
}

/* "B602, B607 reason", "a.b.rule, other - reason": words as long as a comma joins them
 * or, after a blank, as long as they look like codes or name the rule. */
static struct listed read_words(struct str *text, const struct rule_info *rule,
                                bool any_first)
{
    struct listed listed = { 0 };
    bool joined = any_first;
    for (;;) {
        struct str rest = skip_blanks(*text);
        const struct str word = take_word(&rest);
        const bool counts = word.len > 0 && word.ptr[0] != '-' &&
                            (joined || looks_like_code(word) || names_rule(word, rule));
        if (!counts) {
            return listed;
        }
        note_word(word, rule, &listed);
        rest = skip_blanks(rest);
        joined = rest.len > 0 && rest.ptr[0] == ',';
        *text = joined ? str_slice(rest, 1, rest.len) : rest;
    }
}

static struct listed read_list(const struct marker *marker, const struct rule_info *rule,
                               struct str *rest)
{
    *rest = skip_blanks(marker->rest);
    if (marker->kind->brackets) {
        return read_brackets(rest, rule);
    }
    const bool colon = rest->len > 0 && rest->ptr[0] == ':';
    *rest = str_slice(*rest, colon, rest->len);
    if (marker->kind->needs_colon && !colon) {
        return (struct listed){ 0 };
    }
    /* Bandit's list may hold words such as "hardcoded_tmp"; after a blank they would be
     * prose. */
    return read_words(rest, rule, colon);
}

static bool silences(const struct marker_kind *kind, const struct listed *listed,
                     const struct rule_info *rule)
{
    if (kind->scope == SCOPE_SECURITY && !listed->known) {
        return listed->ours || rule->security_severity.len > 0;
    }
    return listed->any ? listed->ours : kind->scope == SCOPE_ALL;
}

/* "- why", ": why", "-- why" say why. */
static struct str trim_reason(struct str text)
{
    text = str_trim(text);
    while (text.len > 0 && strchr("-:,;#(", text.ptr[0])) {
        text = str_trim(str_slice(text, 1, text.len));
    }
    return text;
}

/* A rule that nothing names, to look at a list alone. */
static const struct rule_info nobody;

bool suppression_is_ours(struct str comment)
{
    for (size_t at = 0; at < comment.len; at++) {
        struct marker marker;
        struct str rest;
        if (!marker_at(comment, at, &marker)) {
            continue;
        }
        end_at_next_marker(&marker);
        if (marker.kind->brackets || read_list(&marker, &nobody, &rest).known) {
            return true;
        }
    }
    return false;
}

bool suppression_reads(struct str comment, const struct rule_info *rule,
                       struct str *reason)
{
    for (size_t at = 0; at < comment.len; at++) {
        struct marker marker;
        if (!marker_at(comment, at, &marker)) {
            continue;
        }
        end_at_next_marker(&marker);
        struct str rest;
        const struct listed listed = read_list(&marker, rule, &rest);
        if (silences(marker.kind, &listed, rule)) {
            *reason = trim_reason(rest);
            return true;
        }
    }
    return false;
}

static struct str comment_text(const struct tree *tree, uint32_t index)
{
    return source_slice(tree->source, tree->comments[index].from,
                        tree->comments[index].to);
}

/* Index of the first comment at or after the byte. */
static uint32_t first_comment_from(const struct tree *tree, uint32_t offset)
{
    uint32_t low = 0;
    uint32_t high = tree->comment_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (tree->comments[middle].from < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool stands_alone(const struct tree *tree, uint32_t index)
{
    const struct source *source = tree->source;
    const uint32_t from = tree->comments[index].from;
    const uint32_t start = source_line_start(source, source_line(source, from));
    return str_trim(source_slice(source, start, from)).len == 0;
}

static bool is_marker(struct str comment)
{
    struct marker marker;
    for (size_t at = 0; at < comment.len; at++) {
        if (marker_at(comment, at, &marker)) {
            return true;
        }
    }
    return false;
}

/* The first of the comments right above a line that stand alone and are markers. */
static uint32_t first_above(const struct tree *tree, uint32_t index, uint32_t line)
{
    while (index > 0 && line > 1) {
        const uint32_t above = index - 1;
        if (source_line(tree->source, tree->comments[above].from) != line - 1 ||
            !stands_alone(tree, above) || !is_marker(comment_text(tree, above))) {
            break;
        }
        index = above;
        line--;
    }
    return index;
}

bool suppression_find(const struct tree *tree, const struct rule_info *rule,
                      uint32_t first, uint32_t last, struct suppression *found)
{
    const struct source *source = tree->source;
    const uint32_t on_line = first_comment_from(tree, source_line_start(source, first));
    for (uint32_t i = first_above(tree, on_line, first); i < tree->comment_count; i++) {
        const uint32_t line = source_line(source, tree->comments[i].from);
        struct str reason = { 0 };
        if (line > last) {
            return false;
        }
        if (suppression_reads(comment_text(tree, i), rule, &reason)) {
            *found = (struct suppression){ .kind = SUPPRESSION_INLINE,
                                           .reason = reason,
                                           .line = line };
            return true;
        }
    }
    return false;
}
