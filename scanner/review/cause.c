/* SPDX-License-Identifier: MIT */
#include "review/cause.h"

#include "base/arena.h"
#include "review/content.h"
#include "review/placement.h"
#include "review/skim.h"
#include "review/wrapping.h"

/* More than this of a changed line is not quoted. */
enum { MOST_QUOTED_BYTES = 60 };
/* Words of the finding that are looked for, and how much of the change is searched. */
enum { MOST_WORDS = 32, MOST_WORD_TEXT = 2000, MOST_LINES = 4000 };
/* In larger hunks lines that were only re-indented are not told apart. */
enum { MOST_HUNK_LINES = 200 };
/* Hunks in which other mentions of a removed name are looked for. */
enum { MOST_HUNKS = 200 };
/* Unchanged lines that a diff shows around a hunk. */
enum { CONTEXT_LINES = 3 };
/* What speaks for a line: it mentions the finding's words; it is in the same definition,
 * or at the top of the file where everything sees it; it steers control or names. */
enum { SCORE_MENTION = 4, SCORE_NEAR = 3, SCORE_TOP = 2, SCORE_STEERS = 1 };

/* How a line is spoken of, by the word it starts with. */
static const struct {
    struct str word, kind;
    bool quoted; /* the line says more than its kind */
    bool block;  /* it begins a block */
} steering[] = {
    { { "finally", 7 }, { "'finally'", 9 }, false, true },
    { { "with", 4 }, { "'with'", 6 }, true, true },
    { { "async", 5 }, { "'async' statement", 17 }, true, true },
    { { "return", 6 }, { "'return'", 8 }, false, false },
    { { "raise", 5 }, { "'raise'", 7 }, false, false },
    { { "break", 5 }, { "'break'", 7 }, false, false },
    { { "continue", 8 }, { "'continue'", 10 }, false, false },
    { { "yield", 5 }, { "'yield'", 7 }, false, false },
    { { "except", 6 }, { "handler", 7 }, true, true },
    { { "try", 3 }, { "'try'", 5 }, false, true },
    { { "else", 4 }, { "'else'", 6 }, false, true },
    { { "if", 2 }, { "check", 5 }, true, true },
    { { "elif", 4 }, { "check", 5 }, true, true },
    { { "assert", 6 }, { "check", 5 }, true, false },
    { { "while", 5 }, { "loop", 4 }, true, true },
    { { "for", 3 }, { "loop", 4 }, true, true },
    { { "import", 6 }, { "import", 6 }, true, false },
    { { "from", 4 }, { "import", 6 }, true, false },
    { { "def", 3 }, { "definition", 10 }, true, true },
    { { "class", 5 }, { "definition", 10 }, true, true },
    { { "@", 1 }, { "decorator", 9 }, true, false },
    { { "del", 3 }, { "'del'", 5 }, true, false },
    { { "global", 6 }, { "'global'", 8 }, true, false },
    { { "nonlocal", 8 }, { "'nonlocal'", 10 }, true, false },
};
enum { STEERING = sizeof steering / sizeof steering[0], NOT_STEERING = STEERING };

static const char *const keywords[] = {
    "and",  "as",       "assert", "async",  "await", "class",   "def",
    "del",  "elif",     "else",   "except", "False", "finally", "for",
    "from", "global",   "if",     "import", "in",    "is",      "lambda",
    "None", "nonlocal", "not",    "or",     "pass",  "raise",   "return",
    "self", "True",     "try",    "while",  "with",  "yield",   "cls",
};
enum { KEYWORDS = sizeof keywords / sizeof keywords[0] };

/* What a finding is about, and where. */
struct subject {
    const struct placing *placing;
    const struct old_version *old;
    const struct source *source; /* of the old version */
    struct str words[MOST_WORDS];
    unsigned word_count;
    uint32_t first, last;    /* git lines of the innermost definition around; 0: none */
    bool reach;              /* it is about what is reached, not about names */
    bool measured;           /* it is about how much the definition holds… */
    enum metric_kind metric; /* …of this */
    bool defines;            /* it is about the definition as such */
    uint32_t head;           /* the line with its name */
    uint32_t ends; /* git line behind which nothing that is added brings it about;
                      0: any line may */
};

/* A changed line. */
struct suspect {
    uint32_t line; /* 0: none */
    int score;
    unsigned words;    /* of the finding that it mentions; see tie_of */
    uint32_t distance; /* lines of the new version from the finding */
    const struct hunk *hunk;
};

/* Takes the next word off `*text`; empty at the end. */
static struct str take_word(struct str *text)
{
    size_t from = 0;
    while (from < text->len && !str_is_word_byte(text->ptr[from])) {
        from++;
    }
    size_t to = from;
    while (to < text->len && str_is_word_byte(text->ptr[to])) {
        to++;
    }
    const struct str word = str_slice(*text, from, to);
    *text = str_slice(*text, to, text->len);
    return word;
}

static bool is_keyword(struct str word)
{
    for (unsigned i = 0; i < KEYWORDS; i++) {
        if (str_equal(word, str_from(keywords[i]))) {
            return true;
        }
    }
    return false;
}

static bool has_word(const struct subject *subject, struct str word)
{
    for (unsigned i = 0; i < subject->word_count; i++) {
        if (str_equal(subject->words[i], word)) {
            return true;
        }
    }
    return false;
}

static void take_words(struct subject *subject, struct str text)
{
    text = str_slice(text, 0, MOST_WORD_TEXT);
    for (struct str word = take_word(&text);
         word.len > 0 && subject->word_count < MOST_WORDS; word = take_word(&text)) {
        const bool number = word.ptr[0] >= '0' && word.ptr[0] <= '9';
        if (!number && !is_keyword(word) && !has_word(subject, word)) {
            subject->words[subject->word_count++] = word;
        }
    }
}

/* What a message calls by a name that cannot be a word of a sentence: "__eq__". */
static void take_names(struct subject *subject, struct str message)
{
    for (struct str word = take_word(&message); word.len > 0;
         word = take_word(&message)) {
        if (str_find_char(word, '_', 0) < word.len) {
            take_words(subject, word);
        }
    }
}

/* The words of its whole statement: "f" of "f = open(p)"; where it is about a name, that
 * alone. */
static void find_words(struct subject *subject, size_t index)
{
    const struct analysis *analysis = subject->placing->analysis;
    const struct tree *tree = analysis->unit->tree;
    const struct mode *mode = &analysis->raw.items[index].rule->mode;
    struct span span = placement_key(analysis, index);
    uint32_t node = analysis->raw.items[index].match.node;
    subject->reach =
        mode->kind == MODE_UNUSED && (mode->kinds & (1U << UNUSED_UNREACHABLE)) != 0;
    if (subject->reach || mode->kind == MODE_METRIC) {
        return; /* a measure is not about names: any line of the body has a share in it */
    }
    while (mode->kind != MODE_UNUSED && node != TREE_NONE &&
           !node_is_statement(tree->nodes[node].kind)) {
        node = tree->nodes[node].parent;
    }
    if (node != TREE_NONE && node_is_statement(tree->nodes[node].kind) &&
        !node_is_compound(tree->nodes[node].kind)) {
        span = (struct span){ tree->nodes[node].from, tree->nodes[node].to };
    }
    take_words(subject, source_slice(&analysis->source, span.from, span.to));
    if (mode->kind != MODE_UNUSED) {
        take_names(subject, analysis->raw.items[index].message);
    }
}

static void find_scope(struct subject *subject, size_t index)
{
    const struct analysis *analysis = subject->placing->analysis;
    const struct tree *tree = analysis->unit->tree;
    const struct match *match = &analysis->raw.items[index].match;
    const uint32_t whole = match->outer ? match->outer : match->node;
    uint32_t node = whole;
    while (node != TREE_NONE && tree->nodes[node].kind != N_FUNCTION) {
        node = tree->nodes[node].parent;
    }
    if (node == TREE_NONE && whole != TREE_NONE && tree->nodes[whole].kind == N_CLASS) {
        node = whole;
    }
    if (node != TREE_NONE) {
        subject->measured = analysis->raw.items[index].rule->mode.kind == MODE_METRIC;
        subject->metric = analysis->raw.items[index].rule->mode.metric;
        subject->defines = node == match->node || node == match->outer;
        subject->first = subject->measured
                             ? analysis->anchor_lines[index] + 1
                             : source_git_line(&analysis->source, tree->nodes[node].from);
        subject->last = source_git_line(&analysis->source, tree->nodes[node].to);
        subject->head = source_git_line(&analysis->source, tree->nodes[node].name_from);
    }
}

static unsigned steering_of(struct str code)
{
    if (str_starts_with(code, STR("@"))) {
        code = STR("@");
    } else {
        code = str_starts_with(code, STR("'")) ? STR("") : take_word(&code);
    }
    for (unsigned i = 0; i < STEERING; i++) {
        if (str_equal(code, steering[i].word)) {
            return i;
        }
    }
    return NOT_STEERING;
}

/* How many of the subject's words the code mentions, repeated ones again. */
static unsigned count_mentions(const struct subject *subject, struct str code)
{
    unsigned count = 0;
    for (struct str word = take_word(&code); word.len > 0; word = take_word(&code)) {
        count += has_word(subject, word);
    }
    return count;
}

/* Git line `number` of a text, with its break; empty past the end. */
static struct str git_line(const struct source *source, uint32_t number)
{
    return number < 1 ? STR("")
                      : source_slice(source, source_git_line_start(source, number),
                                     source_git_line_start(source, number + 1));
}

/* The lines of a side of a hunk. */
struct hunk_side {
    const struct source *source;
    uint32_t first, count;
};

static struct hunk_side side_of(const struct subject *subject, const struct hunk *hunk,
                                bool old)
{
    return old ? (struct hunk_side){ subject->source, hunk->old_line, hunk->old_count }
               : (struct hunk_side){ &subject->placing->analysis->source, hunk->new_line,
                                     hunk->new_count };
}

static struct str side_text(const struct hunk_side *side)
{
    return source_slice(side->source, source_git_line_start(side->source, side->first),
                        source_git_line_start(side->source, side->first + side->count));
}

/* Whether the hunk has the line's code on its other side, too: it was moved, re-indented
 * or wrapped otherwise with the hunk. */
static bool is_echo(const struct subject *subject, const struct hunk *hunk, uint32_t line,
                    bool old)
{
    const struct hunk_side own = side_of(subject, hunk, old);
    const struct hunk_side other = side_of(subject, hunk, !old);
    const uint64_t hash = content_of_line(git_line(own.source, line));
    if (hash == 0 || own.count > MOST_HUNK_LINES || other.count > MOST_HUNK_LINES) {
        return false;
    }
    for (uint32_t i = 0; i < other.count; i++) {
        if (content_of_line(git_line(other.source, other.first + i)) == hash) {
            return true;
        }
    }
    return other.count > 0 &&
           wrapping_is_same(side_text(&own), side_text(&other), line - own.first);
}

/* A line that a hunk changes. */
struct changed_line {
    const struct hunk *hunk;
    struct str text;
    uint32_t line;
    uint32_t at; /* where it is, or was, in the new version */
    bool old;
};

static bool is_near(const struct subject *subject, uint32_t at)
{
    return subject->first != 0 && at >= subject->first && at <= subject->last + 1;
}

/* Lines of a kind on one side of the hunk. */
static uint32_t count_kind(const struct subject *subject, const struct hunk *hunk,
                           bool old, unsigned kind)
{
    const struct hunk_side side = side_of(subject, hunk, old);
    uint32_t count = 0;
    for (uint32_t i = 0; i < side.count && i < MOST_HUNK_LINES; i++) {
        const struct str line = git_line(side.source, side.first + i);
        count += steering_of(str_trim(line)) == kind;
    }
    return count;
}

/* Whether the line steers, and, if it is gone, no line of the same kind took its place.
 */
static bool steers(const struct subject *subject, const struct changed_line *line)
{
    const unsigned kind = steering_of(str_trim(line->text));
    return kind != NOT_STEERING &&
           !(line->old && count_kind(subject, line->hunk, false, kind) > 0);
}

/* Whether the hunk has more lines that begin a block as this one does than it had. */
static bool nests(const struct subject *subject, const struct changed_line *line)
{
    const unsigned kind = steering_of(str_trim(line->text));
    return kind != NOT_STEERING && steering[kind].block &&
           count_kind(subject, line->hunk, false, kind) >
               count_kind(subject, line->hunk, true, kind);
}

/* Whether a line of the new version stands within a text that stands alone, as
 * documentation does. */
static bool is_documentation(const struct subject *subject, uint32_t line)
{
    const struct tree *tree = subject->placing->analysis->unit->tree;
    const uint32_t from =
        source_git_line_start(&subject->placing->analysis->source, line);
    const uint32_t next = tree_node_from(tree, from);
    const struct node *node = next > 0 ? &tree->nodes[next - 1] : NULL;
    return node && node->kind == N_STRING && node->from < from && node->to > from &&
           tree->nodes[node->parent].kind == N_EXPR_STMT;
}

/* How much speaks for a line where a measure is too large: lines of the body that were
 * added, of hunks that grew where lines count; of documentation what is gone. */
static int score_measured(const struct subject *subject, const struct changed_line *line)
{
    const struct str code = str_trim(line->text);
    const bool is_code = code.len > 0 && code.ptr[0] != '#';
    const bool counts =
        subject->metric == METRIC_LENGTH || subject->metric == METRIC_UNDOCUMENTED;
    if (line->old) {
        const bool documents =
            subject->metric == METRIC_UNDOCUMENTED &&
            (str_starts_with(code, STR("#")) || str_starts_with(code, STR("\"")) ||
             str_starts_with(code, STR("'")));
        return documents && is_near(subject, line->at) ? 1 + SCORE_NEAR + SCORE_MENTION
                                                       : is_code;
    }
    if (!is_code || !is_near(subject, line->at) ||
        is_documentation(subject, line->line)) {
        return is_code;
    }
    const bool grows = line->hunk->new_count > line->hunk->old_count;
    return 1 + SCORE_NEAR + (counts && grows ? SCORE_MENTION : 0) +
           (!counts && nests(subject, line) ? SCORE_STEERS : 0);
}

/* Whether the line is the head of the definition around, and makes a coroutine of it:
 * what is within means something else then. */
static bool makes_coroutine(const struct subject *subject,
                            const struct changed_line *line)
{
    return !line->old && line->line == subject->head &&
           str_starts_with(str_trim(line->text), STR("async def ")) &&
           nests(subject, line);
}

/* Whether the line is added behind what it would have to come before. */
static bool is_too_late(const struct subject *subject, const struct changed_line *line)
{
    return !line->old && subject->ends != 0 && line->line > subject->ends;
}

/* How much speaks for a line; 0: nothing is said on it. */
static int score_of(const struct subject *subject, const struct changed_line *line)
{
    const struct str code = str_trim(line->text);
    if (subject->measured) {
        return score_measured(subject, line);
    }
    if (code.len == 0 || code.ptr[0] == '#') {
        return 0;
    }
    int score = 1;
    if (is_too_late(subject, line)) {
        return score;
    }
    if (makes_coroutine(subject, line) || count_mentions(subject, code) > 0) {
        score += SCORE_MENTION;
    } else if (code.ptr[0] == '@' && !subject->defines) {
        return score;
    }
    if (steers(subject, line)) {
        score += subject->reach ? SCORE_MENTION : SCORE_STEERS;
    }
    if (is_near(subject, line->at)) {
        score += SCORE_NEAR;
    } else if (line->text.ptr[0] != ' ' && line->text.ptr[0] != '\t') {
        score += SCORE_TOP;
    }
    return score;
}

/* What decides between lines for which as much speaks: how often they mention what the
 * finding is about; of depth how deep they are; of length whether they are more than the
 * hunk had. */
static unsigned tie_of(const struct subject *subject, const struct changed_line *line)
{
    if (!subject->measured) {
        return count_mentions(subject, line->text);
    }
    if (subject->metric == METRIC_NESTING) {
        return (unsigned)skim_past_blanks(line->text, 0);
    }
    return !line->old && line->line >= line->hunk->new_line + line->hunk->old_count;
}

/* Of two for which as much speaks, the one that mentions more, then the nearer one. */
static void suspect_line(struct suspect *best, const struct suspect *other)
{
    const bool more = other->words > best->words ||
                      (other->words == best->words && other->distance < best->distance);
    if (other->score > best->score ||
        (other->score == best->score && other->score > 0 && more)) {
        *best = *other;
    }
}

static uint32_t distance_of(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

/* The lines of a version that the hunks change, as suspects. */
static void search_side(const struct subject *subject, uint32_t anchor, bool old,
                        struct suspect *best)
{
    const struct hunks *hunks = &subject->old->hunks;
    const struct source *source =
        old ? subject->source : &subject->placing->analysis->source;
    unsigned searched = 0;
    for (size_t h = 0; h < hunks->count && searched < MOST_LINES; h++) {
        const struct hunk *hunk = &hunks->items[h];
        const uint32_t from = old ? hunk->old_line : hunk->new_line;
        const uint32_t count = old ? hunk->old_count : hunk->new_count;
        for (uint32_t i = 0; i < count && searched < MOST_LINES; i++, searched++) {
            const struct changed_line line = {
                .hunk = hunk,
                .text = git_line(source, from + i),
                .line = from + i,
                .at = old ? hunk->new_line + (hunk->new_count == 0) : hunk->new_line + i,
                .old = old,
            };
            const struct suspect one = { .line = line.line,
                                         .score = score_of(subject, &line),
                                         .words = tie_of(subject, &line),
                                         .distance = distance_of(line.at, anchor),
                                         .hunk = hunk };
            if (one.score >= best->score && !is_echo(subject, hunk, line.line, old)) {
                suspect_line(best, &one);
            }
        }
    }
}

/* The line that the finding itself says to be gone, and is. */
static struct suspect known_lost(const struct subject *subject, size_t index)
{
    const uint32_t line = subject->placing->analysis->raw.items[index].match.lost_line;
    const struct hunks *hunks = &subject->old->hunks;
    for (size_t h = 0; h < hunks->count && line != 0; h++) {
        const struct hunk *hunk = &hunks->items[h];
        if (line >= hunk->old_line && line < hunk->old_line + hunk->old_count) {
            return (struct suspect){ .line = line,
                                     .score = SCORE_MENTION + SCORE_NEAR + SCORE_STEERS,
                                     .hunk = hunk };
        }
    }
    return (struct suspect){ 0 };
}

/* A line's code between quotes, cut. */
static struct str quote(struct str code, struct arena *arena)
{
    code = str_trim(code);
    if (code.len <= MOST_QUOTED_BYTES) {
        return str_format(arena, "'%.*s'", STR_ARGS(code));
    }
    size_t end = MOST_QUOTED_BYTES;
    while (end > 0 && ((unsigned char)code.ptr[end] & 0xC0) == 0x80) {
        end--;
    }
    return str_format(arena, "'%.*s…'", (int)end, code.ptr);
}

/* Whether the hunk puts other code where it deletes some. */
static bool is_replaced(const struct subject *subject, const struct hunk *hunk)
{
    const struct source *source = &subject->placing->analysis->source;
    for (uint32_t i = 0; i < hunk->new_count; i++) {
        const uint32_t line = hunk->new_line + i;
        if (content_of_line(git_line(source, line)) != 0 &&
            !is_echo(subject, hunk, line, false)) {
            return true;
        }
    }
    return false;
}

/* "The 'finally' in line 41 of the old file was removed." */
static struct str say_removed(const struct subject *subject,
                              const struct suspect *suspect, struct arena *arena)
{
    const struct str code = str_trim(git_line(subject->source, suspect->line));
    const char *const how = is_replaced(subject, suspect->hunk) ? "replaced" : "removed";
    const unsigned kind = steering_of(code);
    if (kind == NOT_STEERING) {
        return str_format(arena, "Line %u of the old file was %s: %s.",
                          (unsigned)suspect->line, how, quote(code, arena).ptr);
    }
    if (!steering[kind].quoted) {
        return str_format(arena, "The %s in line %u of the old file was %s.",
                          steering[kind].kind.ptr, (unsigned)suspect->line, how);
    }
    return str_format(arena, "The %s in line %u of the old file was %s: %s.",
                      steering[kind].kind.ptr, (unsigned)suspect->line, how,
                      quote(code, arena).ptr);
}

/* The 'finally' or handler above a removed line that went with it; else the line. */
static struct suspect widen(const struct subject *subject, struct suspect suspect,
                            bool *whole)
{
    const struct hunk *hunk = suspect.hunk;
    *whole = false;
    for (uint32_t line = suspect.line; line-- > hunk->old_line;) {
        const struct str code = str_trim(git_line(subject->source, line));
        if (str_starts_with(code, STR("finally")) ||
            str_starts_with(code, STR("with "))) {
            suspect.line = line;
            *whole = true;
            break;
        }
        if (suspect.line - line > 8) {
            break;
        }
    }
    return suspect;
}

static struct str say_why_removed(const struct subject *subject,
                                  const struct suspect *suspect, struct arena *arena)
{
    bool whole;
    const struct suspect around = widen(subject, *suspect, &whole);
    if (!whole) {
        return say_removed(subject, suspect, arena);
    }
    const struct str inner = quote(git_line(subject->source, suspect->line), arena);
    const struct str outer = str_trim(git_line(subject->source, around.line));
    return str_format(arena, "The '%s' with %s in line %u of the old file was removed.",
                      str_starts_with(outer, STR("finally")) ? "finally" : "with",
                      inner.ptr, (unsigned)around.line);
}

/* The first of the lines that a hunk adds that has code; empty if there is none. */
static struct span first_added(const struct source *source, const struct hunk *hunk)
{
    for (uint32_t i = 0; i < hunk->new_count; i++) {
        const uint32_t line = hunk->new_line + i;
        if (line > source->git_count) {
            break;
        }
        const struct str code = str_trim(git_line(source, line));
        if (code.len > 0 && code.ptr[0] != '#') {
            return frame_trim(source,
                              (struct span){ source_git_line_start(source, line),
                                             source_git_line_start(source, line + 1) });
        }
    }
    return (struct span){ 0, 0 };
}

/* Whether the hunk takes the word away. */
static bool takes_word(const struct subject *subject, const struct hunk *hunk,
                       struct str word)
{
    for (uint32_t i = 0; i < hunk->old_count && i < MOST_HUNK_LINES; i++) {
        if (skim_has_word(git_line(subject->source, hunk->old_line + i), word)) {
            return true;
        }
    }
    return false;
}

/* What the first hunk adds that takes away a word that the file has no more. */
static struct span place_of_lost(const struct subject *subject, struct str word)
{
    const struct hunks *hunks = &subject->old->hunks;
    const struct source *source = &subject->placing->analysis->source;
    struct span span = { 0, 0 };
    if (is_keyword(word) || skim_has_word(source->text, word)) {
        return span;
    }
    for (size_t h = 0; h < hunks->count && h < MOST_HUNKS && span.from >= span.to; h++) {
        if (takes_word(subject, &hunks->items[h], word)) {
            span = first_added(source, &hunks->items[h]);
        }
    }
    return span;
}

/* Whether the finding stands so close to lines that were only removed that any diff shows
 * both: then it is where it has to be. */
static bool is_beside(const struct subject *subject, size_t index,
                      const struct hunk *hunk)
{
    const struct analysis *analysis = subject->placing->analysis;
    const struct span range = placement_key(analysis, index);
    const uint32_t first = source_git_line(&analysis->source, range.from);
    const uint32_t last = source_git_line(&analysis->source, range.to);
    return first + CONTEXT_LINES > hunk->new_line &&
           last <= hunk->new_line + CONTEXT_LINES;
}

/* A line with code, empty if it has none. */
static struct span line_with_code(const struct source *source, uint32_t line)
{
    const struct hunk one = { .new_line = line, .new_count = 1 };
    return line > 0 ? first_added(source, &one) : (struct span){ 0, 0 };
}

static bool is_in_scope(const struct subject *subject, uint32_t line)
{
    return subject->first != 0 && line >= subject->first && line <= subject->last;
}

/* The line next to a hunk, among those that a diff shows with it: in the definition that
 * the finding is in what comes after, elsewhere what comes before. */
static struct span line_beside(const struct subject *subject, const struct hunk *hunk)
{
    const struct source *source = &subject->placing->analysis->source;
    const bool deletes = hunk->new_count == 0;
    const uint32_t before = deletes ? hunk->new_line : hunk->new_line - 1;
    const uint32_t after = deletes ? before + 1 : hunk->new_line + hunk->new_count;
    struct span above = { 0, 0 };
    struct span below = { 0, 0 };
    for (uint32_t i = CONTEXT_LINES; i-- > 0;) {
        const struct span up = line_with_code(source, before > i ? before - i : 0);
        const struct span down = line_with_code(source, after + i);
        above = up.from < up.to ? up : above;
        below = down.from < down.to ? down : below;
    }
    const bool goes_on = below.from < below.to &&
                         is_in_scope(subject, source_git_line(source, below.from)) &&
                         is_in_scope(subject, before);
    return goes_on || above.from >= above.to ? below : above;
}

/* What to point at for a removed line: what its hunk adds; else what was put in the place
 * of another mention of a name that is gone with it, such as the import of a check; else
 * the line next to it. */
static struct span place_removed(const struct subject *subject, size_t index,
                                 const struct suspect *removed)
{
    struct str line = str_trim(git_line(subject->source, removed->line));
    if (removed->hunk->new_count == 0 && is_beside(subject, index, removed->hunk)) {
        return (struct span){ 0, 0 };
    }
    struct span best = first_added(&subject->placing->analysis->source, removed->hunk);
    for (struct str word = take_word(&line); word.len > 0 && best.from >= best.to;
         word = take_word(&line)) {
        best = place_of_lost(subject, word);
    }
    return best.from < best.to || is_beside(subject, index, removed->hunk)
               ? best
               : line_beside(subject, removed->hunk);
}

static const struct old_version *first_present(const struct placing *placing)
{
    for (size_t i = 0; i < placing->old_count; i++) {
        if (!placing->old[i].absent) {
            return &placing->old[i];
        }
    }
    return NULL;
}

/* What stood where line `line` of the new version stands, where the change edited line by
 * line; empty where that is not known. */
static struct str replaced_by(const struct placing *placing, uint32_t line)
{
    const struct old_version *old = first_present(placing);
    const struct hunk *hunk =
        old && old->analysis ? hunks_adding(&old->hunks, line) : NULL;
    return hunk && hunk->old_count == hunk->new_count
               ? str_trim(git_line(&old->analysis->source,
                                   hunk->old_line + line - hunk->new_line))
               : STR("");
}

struct cause cause_of_added(const struct placing *placing, struct span piece,
                            struct arena *arena)
{
    const struct source *source = &placing->analysis->source;
    const uint32_t line = source_line(source, piece.from);
    const struct str now = source_line_text(source, line);
    const struct str before = replaced_by(placing, source_git_line(source, piece.from));
    const bool told = before.len > 0 && before.ptr[0] != '#' &&
                      content_of_line(before) != content_of_line(now) &&
                      !str_equal(quote(before, arena), quote(now, arena));
    return (struct cause){
        .class = CLASS_EXPOSED_BY_EDIT,
        .place = piece,
        .why = str_format(arena, "Line %u is what the change brought: %s%s%s.",
                          (unsigned)line, quote(now, arena).ptr,
                          told ? ", in place of " : "",
                          told ? quote(before, arena).ptr : ""),
    };
}

/* What the finding is about; false if there is no old version that was looked at. */
static bool find_subject(const struct placing *placing, size_t index,
                         struct subject *subject)
{
    *subject = (struct subject){ .placing = placing, .old = first_present(placing) };
    if (!subject->old || !subject->old->analysis) {
        return false;
    }
    subject->source = &subject->old->analysis->source;
    find_words(subject, index);
    find_scope(subject, index);
    if (placing->analysis->raw.items[index].rule->mode.kind == MODE_RESULT) {
        subject->ends = source_git_line(&placing->analysis->source,
                                        analysis_range(placing->analysis, index).to);
    }
    return true;
}

struct cause cause_of_exposed(const struct placing *placing, size_t index,
                              struct arena *arena)
{
    struct subject subject;
    if (!find_subject(placing, index, &subject)) {
        return (struct cause){ .class = CLASS_EXPOSED_BY_EDIT };
    }
    const struct source *source = &placing->analysis->source;
    struct suspect removed = known_lost(&subject, index);
    struct suspect added = { 0 };
    const uint32_t anchor = placing->analysis->anchor_lines[index];
    if (removed.line == 0) {
        search_side(&subject, anchor, true, &removed);
        search_side(&subject, anchor, false, &added);
    }
    if (added.score > 0 && added.score >= removed.score) {
        const struct hunk one = { .new_line = added.line, .new_count = 1 };
        return cause_of_added(placing, first_added(source, &one), arena);
    }
    if (removed.score == 0) {
        return (struct cause){ .class = CLASS_EXPOSED_BY_EDIT };
    }
    return (struct cause){ .class = CLASS_EXPOSED_BY_DELETION,
                           .place = place_removed(&subject, index, &removed),
                           .why = say_why_removed(&subject, &removed, arena) };
}

bool cause_is_echo(const struct placing *placing, size_t index, uint32_t first,
                   uint32_t last)
{
    struct subject subject;
    if (!find_subject(placing, index, &subject)) {
        return false;
    }
    const struct source *source = &placing->analysis->source;
    bool has_code = false; /* a comment is no echo of the code that it was */
    for (uint32_t line = first; line <= last; line++) {
        const struct hunk *hunk = hunks_adding(&subject.old->hunks, line);
        const bool empty = content_of_line(git_line(source, line)) == 0;
        if (!hunk || (!empty && !is_echo(&subject, hunk, line, false))) {
            return false;
        }
        has_code = has_code || !empty;
    }
    return has_code;
}
