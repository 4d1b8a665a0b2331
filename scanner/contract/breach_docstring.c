/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/contract.h"
#include "contract/outline.h"
#include "syntax/literal.h"
#include "syntax/source.h"
#include "syntax/tree.h"

struct line {
    struct str text; /* trimmed */
    size_t indent;
};

VEC_OF(doc_lines, struct line);
VEC_OF(doc_names, struct str); /* views into the source */

struct doc {
    struct arena *arena;
    struct doc_lines lines;
    struct doc_names names; /* the parameters that it describes */
    bool is_sure; /* it says of each that it is a parameter; else headings were guessed */
};

/* ---- Reading a docstring ---- */

static void read_lines(struct doc *doc, struct str text)
{
    while (text.len) {
        const struct str line = str_split_line(&text);
        const struct str trimmed = str_trim(line);
        const struct line read = { trimmed, trimmed.len ? (size_t)(trimmed.ptr - line.ptr)
                                                        : SIZE_MAX };
        VEC_PUSH(doc->arena, &doc->lines, read);
    }
}

static bool is_in_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_';
}

static size_t skip(struct str text, size_t at, const char *which)
{
    while (at < text.len && text.ptr[at] && strchr(which, text.ptr[at])) {
        at++;
    }
    return at;
}

static size_t name_end(struct str text, size_t at)
{
    while (at < text.len && is_in_name(text.ptr[at])) {
        at++;
    }
    return at;
}

/* Takes "a, `b`, *c" off the front of the text, and keeps a and b. */
static bool take_names(struct doc *doc, struct str *text)
{
    for (;;) {
        const size_t from = skip(*text, 0, "*\\`");
        const size_t to = name_end(*text, from);
        if (to == from || (text->ptr[from] >= '0' && text->ptr[from] <= '9')) {
            return false;
        }
        if (str_find_char(str_slice(*text, 0, from), '*', 0) == from) {
            VEC_PUSH(doc->arena, &doc->names, str_slice(*text, from, to));
        }
        *text = str_slice(*text, skip(*text, to, "`"), text->len);
        if (!str_starts_with(*text, STR(", "))) {
            return true;
        }
        *text = str_trim(str_slice(*text, 1, text->len));
    }
}

/* "(int, optional): text" → ": text". */
static struct str behind_type(struct str text)
{
    size_t depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        depth += text.ptr[i] == '(';
        depth -= text.ptr[i] == ')';
        if (depth == 0) {
            return str_trim(str_slice(text, i + 1, text.len));
        }
    }
    return STR("");
}

/* "a (int): text" under "Args:". */
static bool take_google_entry(struct doc *doc, struct str text)
{
    if (!take_names(doc, &text)) {
        return false;
    }
    text = str_trim(text);
    text = str_starts_with(text, STR("(")) ? behind_type(text) : text;
    return str_starts_with(text, STR(":"));
}

/* "a : int", "a, b", under "Parameters" and a line of dashes. */
static bool take_numpy_entry(struct doc *doc, struct str text)
{
    return take_names(doc, &text) &&
           (str_trim(text).len == 0 || str_starts_with(str_trim(text), STR(":")));
}

typedef bool (*entry_taker)(struct doc *doc, struct str text);

/* Words with which a remark begins, "TODO: …", or another section. */
static bool is_remark(struct str text)
{
    static const char *const words[] = { "Note",    "Notes",  "TODO",    "FIXME",
                                         "Warning", "See",    "Example", "Returns",
                                         "Raises",  "Yields", "Usage",   NULL };
    return str_is_among(str_slice(text, 0, name_end(text, 0)), words);
}

static bool is_rule(const struct doc *doc, size_t line)
{
    const struct doc_lines *lines = &doc->lines;
    return line < lines->count && lines->items[line].text.len > 2 &&
           skip(lines->items[line].text, 0, "-=") == lines->items[line].text.len;
}

/* Takes the entries from a line on that are indented as it is, until one of less
 * indentation or one that is no entry. */
static void take_section(struct doc *doc, size_t from, entry_taker take)
{
    const size_t indent = doc->lines.items[from].indent;
    for (size_t i = from; i < doc->lines.count; i++) {
        const struct line *line = &doc->lines.items[i];
        const size_t before = doc->names.count;
        if (line->text.len == 0 || line->indent > indent) {
            continue;
        }
        if (line->indent < indent || is_rule(doc, i + 1) || is_remark(line->text) ||
            !take(doc, line->text)) {
            doc->names.count = before;
            return;
        }
    }
}

static void read_sections(struct doc *doc)
{
    static const char *const google[] = { "Args:", "Arguments:", "Parameters:", NULL };
    static const char *const numpy[] = { "Parameters", "Arguments", NULL };
    for (size_t i = 0; i + 1 < doc->lines.count; i++) {
        const struct line *line = &doc->lines.items[i];
        const struct line *next = line + 1;
        if (str_is_among(line->text, google) && next->text.len &&
            next->indent > line->indent) {
            take_section(doc, i + 1, take_google_entry);
        } else if (str_is_among(line->text, numpy) && is_rule(doc, i + 1)) {
            size_t first = i + 2;
            while (first < doc->lines.count && !doc->lines.items[first].text.len) {
                first++;
            }
            if (first < doc->lines.count &&
                doc->lines.items[first].indent == line->indent) {
                take_section(doc, first, take_numpy_entry);
            }
        }
    }
}

/* ":param int a: text", "@param a: text". */
static void read_field(struct doc *doc, struct str text)
{
    static const char *const words[] = { "param", "parameter", "arg", "argument", NULL };
    if (text.len == 0 || (text.ptr[0] != ':' && text.ptr[0] != '@')) {
        return;
    }
    const size_t end = str_find_char(text, ':', 1);
    struct str head = str_slice(text, 1, end);
    if (end == text.len || !str_is_among(str_split(&head, ' '), words)) {
        return;
    }
    struct str name = str_trim(head);
    while (head.len) {
        name = str_split(&head, ' ');
    }
    const size_t before = doc->names.count;
    if (!take_names(doc, &name) || name.len) {
        doc->names.count = before;
    }
}

static struct doc read_doc(const struct outline *outline, uint32_t string)
{
    struct doc doc = { .arena = outline->arena };
    read_lines(&doc, literal_raw_content(outline->tree, string));
    for (size_t i = 0; i < doc.lines.count; i++) {
        read_field(&doc, doc.lines.items[i].text);
    }
    doc.is_sure = doc.names.count > 0;
    if (!doc.is_sure) {
        read_sections(&doc);
    }
    return doc;
}

/* ---- Against the function ---- */

/* Its docstring as one literal, or TREE_NONE. */
static uint32_t docstring_of(const struct tree *tree, uint32_t function)
{
    const uint32_t block = tree_child_of_kind(tree, function, N_BLOCK);
    const uint32_t first = block == TREE_NONE ? TREE_NONE : tree_first(tree, block);
    return first != TREE_NONE && tree->nodes[first].kind == N_EXPR_STMT &&
                   tree->nodes[first + 1].kind == N_STRING
               ? first + 1
               : TREE_NONE;
}

/* Whether all it takes is named in its head. */
static bool names_all(const struct tree *tree, uint32_t params)
{
    TREE_EACH_CHILD(param, tree, params)
    {
        const uint8_t op = tree->nodes[param].op;
        if (op == PARAM_STAR || op == PARAM_DSTAR || op == PARAM_TUPLE) {
            return false;
        }
    }
    return true;
}

static bool takes(const struct tree *tree, uint32_t params, struct str name)
{
    TREE_EACH_CHILD(param, tree, params)
    {
        if (str_equal(tree_name(tree, param), name)) {
            return true;
        }
    }
    return false;
}

/* Under a guessed heading may stand anything: only where one of the entries is a
 * parameter. */
static bool is_of_parameters(const struct doc *doc, const struct tree *tree,
                             uint32_t params)
{
    bool is = doc->is_sure;
    for (size_t i = 0; i < doc->names.count; i++) {
        is = is || takes(tree, params, doc->names.items[i]);
    }
    return is;
}

static void check_function(const struct outline *outline, uint32_t function,
                           struct contract_items *found)
{
    const struct tree *tree = outline->tree;
    const uint32_t string = docstring_of(tree, function);
    const uint32_t params = tree_child_of_kind(tree, function, N_PARAMS);
    if (string == TREE_NONE || params == TREE_NONE || !names_all(tree, params) ||
        (tree->nodes[function].flags & NODE_HAS_ERROR)) {
        return;
    }
    const struct doc doc = read_doc(outline, string);
    if (!is_of_parameters(&doc, tree, params)) {
        return;
    }
    for (size_t i = 0; i < doc.names.count; i++) {
        const struct str name = doc.names.items[i];
        if (!takes(tree, params, name)) {
            const uint32_t from = (uint32_t)(name.ptr - tree->source->text.ptr);
            const struct contract_item item = {
                .node = string,
                .from = from,
                .to = from + (uint32_t)name.len,
                .name = tree->nodes[function].name,
                .other = function,
                .fault = name,
            };
            VEC_PUSH(outline->arena, found, item);
        }
    }
}

void breaches_docstring(const struct outline *outline, struct contract_items *found)
{
    for (uint32_t node = 1; node < outline->tree->count; node++) {
        if (outline->tree->nodes[node].kind == N_FUNCTION) {
            check_function(outline, node, found);
        }
    }
}
