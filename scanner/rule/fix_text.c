/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "base/regex.h"
#include "match/unit.h"
#include "rule/fix_draft.h"
#include "rule/rule.h"
#include "rule/spec.h"
#include "syntax/source.h"

/* A replacement is code that someone will read. */
enum { MOST_BYTES = 1 << 20, WHY_BYTES = 64 };

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

/* The line break of the line that holds the byte, else the file's first one. */
static struct str line_break_at(const struct source *source, uint32_t at)
{
    struct str text = source->text;
    size_t end = at;
    while (end < text.len && !is_break(text.ptr[end])) {
        end++;
    }
    for (size_t i = 0; end == text.len && i < text.len; i++) {
        end = is_break(text.ptr[i]) ? i : end;
    }
    if (end == text.len) {
        return STR("\n");
    }
    const bool both =
        text.ptr[end] == '\r' && end + 1 < text.len && text.ptr[end + 1] == '\n';
    return str_slice(text, end, end + (both ? 2 : 1));
}

static struct str indentation_at(const struct source *source, uint32_t at)
{
    const uint32_t line = source_line(source, at);
    const struct str text = source_line_text(source, line);
    size_t end = 0;
    while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\t')) {
        end++;
    }
    return str_slice(text, 0, end);
}

/* The template's own text: its lines stand under the first line of the match. */
static void add_own(struct fix_draft *draft, struct str text)
{
    const struct source *source = draft->unit->source;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\n') {
            buf_add_char(&draft->text, text.ptr[i]);
            continue;
        }
        buf_add(&draft->text, line_break_at(source, draft->from));
        if (i + 1 < text.len && text.ptr[i + 1] != '\n') {
            buf_add(&draft->text, indentation_at(source, draft->from));
        }
    }
}

/* Whether "import root" or "import root.more" stands at the top of the file. */
static bool is_imported(const struct tree *tree, struct str root)
{
    TREE_EACH_CHILD(statement, tree, 0)
    {
        if (tree->nodes[statement].kind != N_IMPORT) {
            continue;
        }
        TREE_EACH_CHILD(alias, tree, statement)
        {
            const struct str name = tree_name(tree, alias);
            if (tree_first(tree, alias) == TREE_NONE &&
                str_equal(str_slice(name, 0, str_find_char(name, '.', 0)), root)) {
                return true;
            }
        }
    }
    return false;
}

/* A qualified name stands nowhere in the file; it can be written only where its module is
 * known by its full name. */
static bool can_stand(const struct fix_draft *draft, const struct binding *binding)
{
    if (binding->kind != BIND_QUALIFIED) {
        return true;
    }
    const struct str name = binding_text(draft->unit, binding);
    const struct str root = str_slice(name, 0, str_find_char(name, '.', 0));
    return is_imported(draft->unit->tree, root);
}

static bool is_whole_string(struct str template, size_t at, size_t end)
{
    return at > 0 && end < template.len &&
           (template.ptr[at - 1] == '"' || template.ptr[at - 1] == '\'') &&
           template.ptr[end] == template.ptr[at - 1];
}

/* The part of this number, made when it is first filled in. */
static struct fix_part *part_at(struct fix_draft *draft, size_t index)
{
    if (index == draft->parts.count) {
        VEC_PUSH(draft->maker->scratch, &draft->parts, (struct fix_part){ 0 });
    }
    return &draft->parts.items[index];
}

static void add_part(struct fix_draft *draft, struct fix_part *part)
{
    struct buf *out = &draft->text;
    if (part->wants_brackets) {
        buf_add_char(out, '(');
    }
    part->from = (uint32_t)out->len;
    buf_add(out, binding_text(draft->unit, part->binding));
    part->to = (uint32_t)out->len;
    if (part->wants_brackets) {
        buf_add_char(out, ')');
    }
}

/* After an empty list its comma goes too: "f($...ARGS, x=1)". Returns where the template
 * goes on. */
static size_t skip_comma(struct fix_draft *draft, struct str template, size_t at)
{
    struct buf *out = &draft->text;
    if (at < template.len && template.ptr[at] == ',') {
        for (at++; at < template.len && template.ptr[at] == ' ';) {
            at++;
        }
        return at;
    }
    const struct str before = str_trim(buf_view(out));
    if (str_ends_with(before, STR(","))) {
        out->len = (size_t)(before.ptr - out->ptr) + before.len - 1;
    }
    return at;
}

/* The template without the line breaks that YAML's blocks end with. */
static struct str template_of(const struct rule *rule)
{
    struct str text = rule->fix;
    while (text.len > 0 && is_break(text.ptr[text.len - 1])) {
        text.len--;
    }
    return text;
}

static bool fits_encoding(const struct fix_draft *draft, struct str text)
{
    for (size_t i = 0; i < text.len && draft->unit->source->encoding != SOURCE_UTF8;
         i++) {
        if ((unsigned char)text.ptr[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/* Adds the metavariable of template[at, end), the `index`th. */
static bool add_metavariable(struct fix_draft *draft, struct str template, size_t at,
                             size_t end, size_t index)
{
    const struct str name = str_slice(template, at, end);
    const uint32_t number = intern_find(draft->unit->tree->names, name);
    const struct binding *binding = number ? match_binding(draft->match, number) : NULL;
    if (!binding || !can_stand(draft, binding)) {
        return false;
    }
    struct fix_part *part = part_at(draft, index);
    part->binding = binding;
    part->between_quotes = is_whole_string(template, at, end);
    add_part(draft, part);
    return draft->text.len <= MOST_BYTES;
}

bool fix_text_fill(struct fix_draft *draft)
{
    const struct str template = template_of(draft->rule);
    if (!fits_encoding(draft, template)) {
        return false;
    }
    buf_clear(&draft->text);
    buf_add(&draft->text, draft->wants_brackets ? STR("(") : STR(""));
    size_t index = 0;
    for (size_t at = 0; at < template.len;) {
        const size_t next = str_find_char(template, '$', at);
        add_own(draft, str_slice(template, at, next));
        const size_t length = spec_metavariable_length(template, next);
        if (length == 0) {
            add_own(draft, str_slice(template, next, next + 1));
            at = next + 1;
            continue;
        }
        at = next + length;
        if (!add_metavariable(draft, template, next, at, index)) {
            return false;
        }
        const struct fix_part *part = &draft->parts.items[index++];
        if (part->from == part->to && part->binding->kind == BIND_LIST) {
            at = skip_comma(draft, template, at);
        }
    }
    buf_add(&draft->text, draft->wants_brackets ? STR(")") : STR(""));
    return true;
}

/* ---- fix-regex ---- */

/* A group that a replacement names. */
struct group_name {
    struct str text; /* absent: none here */
    size_t end;      /* where the replacement goes on */
};

/* "1", "12", "g<name>" after the backslash at template[at - 1]. */
static struct group_name group_name_at(struct str template, size_t at)
{
    if (at < template.len && template.ptr[at] >= '0' && template.ptr[at] <= '9') {
        size_t end = at + 1;
        end += end < template.len && template.ptr[end] >= '0' && template.ptr[end] <= '9';
        return (struct group_name){ str_slice(template, at, end), end };
    }
    const size_t close = str_find_char(template, '>', at);
    if (str_starts_with(str_slice(template, at, template.len), STR("g<")) &&
        close < template.len) {
        return (struct group_name){ str_slice(template, at + 2, close), close + 1 };
    }
    return (struct group_name){ { NULL, 0 }, at };
}

/* One search over the matched code. */
struct rewriting {
    const struct regex *regex;
    struct str text;
    struct regex_groups groups;
};

static void add_group(struct fix_draft *draft, const struct rewriting *work, size_t group)
{
    if (group < work->groups.count && work->groups.group[group].from != SIZE_MAX) {
        buf_add(&draft->text, str_slice(work->text, work->groups.group[group].from,
                                        work->groups.group[group].to));
    }
}

/* The group called `name`, or numbered so; SIZE_MAX for none. */
static size_t group_named(const struct regex *regex, struct str name)
{
    size_t number = 0;
    size_t digits = 0;
    while (digits < name.len && digits < 2 && name.ptr[digits] >= '0' &&
           name.ptr[digits] <= '9') {
        number = number * 10 + (size_t)(name.ptr[digits++] - '0');
    }
    if (digits > 0 && digits == name.len) {
        return number <= regex_group_count(regex) ? number : SIZE_MAX;
    }
    for (size_t group = 1; group <= regex_group_count(regex); group++) {
        if (str_equal(regex_group_name(regex, group), name)) {
            return group;
        }
    }
    return SIZE_MAX;
}

/* What stands after the backslash at template[at - 1]; returns where to go on. */
static size_t add_escape(struct fix_draft *draft, const struct rewriting *work, size_t at)
{
    const struct str template = draft->rule->fix_replacement;
    const struct group_name name = group_name_at(template, at);
    if (name.text.ptr) {
        add_group(draft, work, group_named(work->regex, name.text));
        return name.end;
    }
    const char c = (char)(at < template.len ? template.ptr[at] : '\\');
    switch (c) {
    case 'n':
        add_own(draft, STR("\n"));
        break;
    case 't':
        buf_add_char(&draft->text, '\t');
        break;
    case '\\':
        buf_add_char(&draft->text, '\\');
        break;
    default: /* what Python's re does not know is kept as it is */
        buf_add_char(&draft->text, '\\');
        buf_add_char(&draft->text, c);
        break;
    }
    return at + 1;
}

static void add_replacement(struct fix_draft *draft, const struct rewriting *work)
{
    const struct str template = draft->rule->fix_replacement;
    for (size_t at = 0; at < template.len;) {
        const size_t next = str_find_char(template, '\\', at);
        add_own(draft, str_slice(template, at, next));
        at = next < template.len ? add_escape(draft, work, next + 1) : next;
    }
}

/* As re.sub: each match once, from left to right; an empty one does not follow directly
 * on another. */
static bool rewrite(struct fix_draft *draft, struct rewriting *work)
{
    uint32_t left = draft->rule->fix_count ? draft->rule->fix_count : UINT32_MAX;
    size_t done = 0; /* up to where the text is written */
    size_t at = 0;
    bool any = false;
    while (left > 0 && at <= work->text.len && draft->text.len <= MOST_BYTES &&
           regex_search(work->regex, work->text, at, &work->groups) == REGEX_MATCH) {
        const size_t from = work->groups.group[0].from;
        const size_t to = work->groups.group[0].to;
        at = to > from ? to : to + 1;
        if (any && from == to && from == done) {
            continue;
        }
        buf_add(&draft->text, str_slice(work->text, done, from));
        add_replacement(draft, work);
        done = to;
        any = true;
        left--;
    }
    buf_add(&draft->text, str_slice(work->text, done, work->text.len));
    return any;
}

bool fix_text_regex(struct fix_draft *draft)
{
    char why[WHY_BYTES];
    size_t offset = 0;
    const struct rule *rule = draft->rule;
    struct regex *regex = regex_new(rule->fix_regex, 0, why, sizeof why, &offset);
    if (!regex || !fits_encoding(draft, rule->fix_replacement)) {
        regex_free(regex);
        return false;
    }
    struct rewriting work = {
        .regex = regex, .text = source_slice(draft->unit->source, draft->from, draft->to)
    };
    buf_clear(&draft->text);
    const bool any = rewrite(draft, &work);
    regex_free(regex);
    return any && draft->text.len <= MOST_BYTES;
}

struct str fix_unbound(struct str fix, const struct formula_spec *spec)
{
    for (size_t at = str_find_char(fix, '$', 0); at < fix.len;) {
        const size_t length = spec_metavariable_length(fix, at);
        const struct str name = str_slice(fix, at, at + length);
        if (length > 0 && !spec_binds(spec, name)) {
            return name;
        }
        at = str_find_char(fix, '$', at + (length ? length : 1));
    }
    return (struct str){ NULL, 0 };
}

struct str fix_unknown_group(struct str replacement, const struct regex *regex)
{
    for (size_t at = str_find_char(replacement, '\\', 0); at < replacement.len;) {
        const struct group_name name = group_name_at(replacement, at + 1);
        if (name.text.ptr && group_named(regex, name.text) == SIZE_MAX) {
            return name.text;
        }
        at = str_find_char(replacement, '\\', name.text.ptr ? name.end : at + 2);
    }
    return (struct str){ NULL, 0 };
}
