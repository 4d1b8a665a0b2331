/* SPDX-License-Identifier: MIT */
#include "rule/message.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "match/unit.h"
#include "rule/ruleset.h"
#include "rule/spec.h"

static const struct str ELLIPSIS = { "\xE2\x80\xA6", 3 };

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0x7F;
}

struct str message_one_line(struct str text, size_t most_chars, struct arena *arena)
{
    struct buf line = { 0 };
    size_t chars = 0;
    size_t last = 0; /* bytes that fit when one more character is kept for the ellipsis */
    bool blank = false;
    bool cut = false;
    for (size_t at = 0; at < text.len && !cut;) {
        const uint32_t c = utf8_next(text, &at);
        if (is_blank(c)) {
            blank = line.len > 0;
            continue;
        }
        const size_t more = blank ? 2 : 1;
        if (chars + more > most_chars) {
            cut = true;
            break;
        }
        if (blank) {
            buf_add_char(&line, ' ');
            last = chars + 1 < most_chars ? line.len : last;
        }
        utf8_add(&line, c);
        blank = false;
        chars += more;
        last = chars < most_chars ? line.len : last;
    }
    if (cut) {
        line.len = str_trim((struct str){ line.ptr, last }).len;
        buf_add(&line, ELLIPSIS);
    }
    const struct str result = buf_copy(&line, arena);
    buf_dispose(&line);
    return result;
}

/* "e.g." and "i.e." end no sentence: their last part has another period before it. */
static bool is_abbreviation(struct str line, size_t period)
{
    size_t from = period;
    while (from > 0 && line.ptr[from - 1] != ' ' && line.ptr[from - 1] != '(') {
        from--;
    }
    const struct str word = str_slice(line, from, period);
    return str_find_char(word, '.', 0) < word.len && word.len <= 4;
}

static size_t sentence_end(struct str line)
{
    for (size_t at = str_find_char(line, '.', 0); at < line.len;
         at = str_find_char(line, '.', at + 1)) {
        const bool ends = at + 1 == line.len || line.ptr[at + 1] == ' ';
        if (ends && !is_abbreviation(line, at)) {
            return at + 1;
        }
    }
    return line.len;
}

/* The text with a period at its end, in place of a mark that leaves it open. */
static struct str with_period(struct str line, struct arena *arena)
{
    while (line.len && strchr(":;, ", line.ptr[line.len - 1])) {
        line.len--;
    }
    return str_ends_with(line, STR(".")) ? line
                                         : str_format(arena, "%.*s.", STR_ARGS(line));
}

struct str message_first_sentence(struct str line, size_t most_chars, struct arena *arena)
{
    const struct str sentence = str_slice(line, 0, sentence_end(line));
    return with_period(message_one_line(sentence, most_chars - 1, arena), arena);
}

struct parser {
    const struct rule *rule;
    const struct formula_spec *spec;
    struct intern *words;
    struct arena *arena;
    struct str arguments[MESSAGE_MOST_ARGUMENTS];
    uint32_t argument_count;
    VEC(struct message_piece) pieces;
    struct buf text;     /* the literal piece that is growing */
    struct buf template; /* SARIF's form of all of it */
    size_t chars;        /* at most, so far */
    bool full;
};

static void add_text(struct parser *parser, struct str text)
{
    if (parser->full) {
        return;
    }
    for (size_t at = 0; at < text.len;) {
        const size_t from = at;
        utf8_next(text, &at);
        if (++parser->chars >= MESSAGE_MOST_CHARS - 2) {
            buf_add(&parser->text, ELLIPSIS);
            parser->full = true;
            return;
        }
        buf_add(&parser->text, str_slice(text, from, at));
    }
}

static void flush_text(struct parser *parser)
{
    const struct str text = buf_view(&parser->text);
    if (text.len) {
        const struct message_piece piece = { .text = str_copy(parser->arena, text) };
        VEC_PUSH(parser->arena, &parser->pieces, piece);
    }
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '{' || text.ptr[i] == '}') {
            buf_add_char(&parser->template, text.ptr[i]);
        }
        buf_add_char(&parser->template, text.ptr[i]);
    }
    buf_clear(&parser->text);
}

static bool can_be_bound(const struct parser *parser, struct str name)
{
    const struct mode *mode = &parser->rule->mode;
    return mode->kind == MODE_SEARCH || parser->rule->flow
               ? spec_binds(parser->spec, name)
               : mode_binds(mode, name);
}

/* The argument number of a metavariable, MESSAGE_MOST_ARGUMENTS if it stays text. */
static uint32_t argument_of(struct parser *parser, struct str name)
{
    for (uint32_t i = 0; i < parser->argument_count; i++) {
        if (str_equal(parser->arguments[i], name)) {
            return i;
        }
    }
    if (parser->argument_count == MESSAGE_MOST_ARGUMENTS || !can_be_bound(parser, name)) {
        return MESSAGE_MOST_ARGUMENTS;
    }
    parser->arguments[parser->argument_count] = name;
    return parser->argument_count++;
}

static void add_argument(struct parser *parser, struct str name, uint32_t argument)
{
    if (parser->full ||
        parser->chars + MESSAGE_ARGUMENT_CHARS + 4 >= MESSAGE_MOST_CHARS) {
        add_text(parser, STR("\xE2\x80\xA6"));
        parser->full = true;
        return;
    }
    add_text(parser, STR("'"));
    flush_text(parser);
    const struct message_piece piece = { .metavariable = intern_add(parser->words, name),
                                         .argument = argument };
    VEC_PUSH(parser->arena, &parser->pieces, piece);
    buf_add_format(&parser->template, "{%u}", argument);
    parser->chars += MESSAGE_ARGUMENT_CHARS;
    add_text(parser, STR("'"));
}

static bool is_quote(char c)
{
    return c == '\'' || c == '"' || c == '`';
}

/* Goes on to the next metavariable of the text; returns where to go on after it. */
static size_t parse_part(struct parser *parser, struct str text, size_t from)
{
    size_t at = from;
    size_t len = 0;
    uint32_t argument = MESSAGE_MOST_ARGUMENTS;
    while (at < text.len) {
        len = spec_metavariable_length(text, at);
        argument = len ? argument_of(parser, str_slice(text, at, at + len)) : argument;
        if (len && argument < MESSAGE_MOST_ARGUMENTS) {
            break;
        }
        at += len ? len : 1;
    }
    const size_t end = at + len;
    const bool quoted = at < text.len && at > from && end < text.len &&
                        is_quote(text.ptr[at - 1]) && text.ptr[end] == text.ptr[at - 1];
    add_text(parser, str_slice(text, from, quoted ? at - 1 : at));
    if (at < text.len) {
        add_argument(parser, str_slice(text, at, end), argument);
    }
    return at < text.len ? end + (quoted ? 1 : 0) : at;
}

void message_parse(struct str text, const struct formula_spec *spec, struct intern *words,
                   struct arena *arena, struct rule *rule)
{
    struct parser parser = { .rule = rule, .spec = spec, .words = words, .arena = arena };
    const struct str line = with_period(message_one_line(text, SIZE_MAX, arena), arena);
    for (size_t at = 0; at < line.len && !parser.full;) {
        at = parse_part(&parser, line, at);
    }
    if (parser.full) {
        buf_add_char(&parser.text, '.');
    }
    flush_text(&parser);
    rule->pieces = parser.pieces.items;
    rule->piece_count = (uint32_t)parser.pieces.count;
    rule->info.message_template = buf_copy(&parser.template, arena);
    buf_dispose(&parser.text);
    buf_dispose(&parser.template);
}

static struct str argument_text(const struct unit *unit, const struct match *match,
                                uint32_t metavariable)
{
    const struct binding *binding = match_binding(match, metavariable);
    const struct str text = binding ? binding_text(unit, binding)
                                    : intern_text(unit->tree->names, metavariable);
    return message_one_line(text, MESSAGE_ARGUMENT_CHARS, unit->arena);
}

void message_fill(const struct unit *unit, struct raw_finding *finding)
{
    const struct rule *rule = finding->rule;
    struct str *arguments = ARENA_ARRAY(unit->arena, MESSAGE_MOST_ARGUMENTS, struct str);
    struct buf message = { 0 };
    for (uint32_t i = 0; i < rule->piece_count; i++) {
        const struct message_piece *piece = &rule->pieces[i];
        if (piece->metavariable == 0) {
            buf_add(&message, piece->text);
            continue;
        }
        if (!arguments[piece->argument].ptr) {
            arguments[piece->argument] =
                argument_text(unit, &finding->match, piece->metavariable);
            finding->argument_count++;
        }
        buf_add(&message, arguments[piece->argument]);
    }
    finding->arguments = arguments;
    finding->message = buf_copy(&message, unit->arena);
    buf_dispose(&message);
}
