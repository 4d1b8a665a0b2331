/* SPDX-License-Identifier: MIT */
#include "rule/dom.h"

#include <stdlib.h>

#include <yaml.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

VEC_OF(node_list, struct dom_node *);

/* A sequence or mapping that is being read. */
struct frame {
    struct dom_node *node;
    struct str anchor;
    struct node_list keys;
    struct node_list items;
    bool key_waits; /* mapping: the last key has no value yet */
};

struct anchor {
    struct str name;
    struct dom_node *node;
};

struct reader {
    struct str file;
    struct str text;
    struct arena *arena;
    struct err *err;
    struct frame frames[DOM_MOST_DEPTH];
    uint32_t depth;
    VEC(struct anchor) anchors;
    struct dom_node *root;
    uint32_t documents;
};

static bool fail_at(struct reader *reader, size_t line, size_t column, const char *reason)
{
    err_set(reader->err, ERR_RULE, "%.*s:%zu:%zu: %s", STR_ARGS(reader->file), line,
            column, reason);
    return false;
}

static bool fail_mark(struct reader *reader, const yaml_mark_t *mark, const char *reason)
{
    return fail_at(reader, mark->line + 1, mark->column + 1, reason);
}

/* Line and column (in bytes) of an offset, for malformed input that libyaml cannot place.
 */
static bool fail_offset(struct reader *reader, size_t offset, const char *reason)
{
    size_t line = 1;
    size_t column = 1;
    for (size_t i = 0; i < offset && i < reader->text.len; i++) {
        column = reader->text.ptr[i] == '\n' ? 1 : column + 1;
        line += reader->text.ptr[i] == '\n';
    }
    return fail_at(reader, line, column, reason);
}

static bool fail_parser(struct reader *reader, const yaml_parser_t *parser)
{
    const char *problem = parser->problem ? parser->problem : "not readable";
    if (parser->error == YAML_READER_ERROR) {
        const struct str reason =
            str_format(reader->arena, "malformed YAML: %s", problem);
        return fail_offset(reader, parser->problem_offset, reason.ptr);
    }
    const yaml_mark_t *mark = &parser->problem_mark;
    if (mark->index < reader->text.len && reader->text.ptr[mark->index] == '\t') {
        return fail_mark(reader, mark, "malformed YAML: a tab cannot indent, use blanks");
    }
    const struct str reason =
        str_format(reader->arena, "malformed YAML: %s%s%s", problem,
                   parser->context ? " " : "", parser->context ? parser->context : "");
    return fail_mark(reader, mark, reason.ptr);
}

static struct str text_of(struct reader *reader, const yaml_char_t *text, size_t len)
{
    return str_copy(reader->arena, (struct str){ (const char *)text, len });
}

static struct str name_of(struct reader *reader, const yaml_char_t *name)
{
    return name ? str_copy(reader->arena, str_from((const char *)name))
                : (struct str){ NULL, 0 };
}

static struct dom_node *new_node(struct reader *reader, enum dom_kind kind,
                                 const yaml_mark_t *mark)
{
    struct dom_node *node = ARENA_NEW(reader->arena, struct dom_node);
    node->kind = kind;
    node->line = (uint32_t)mark->line + 1;
    node->column = (uint32_t)mark->column + 1;
    node->weight = 1;
    node->height = 1;
    return node;
}

/* Tags other than YAML's own plain ones would change what a value is. */
static bool tag_is_plain(const yaml_char_t *tag)
{
    static const char *const plain[] = { "str",  "int", "float", "bool",
                                         "null", "seq", "map" };
    const struct str prefix = STR("tag:yaml.org,2002:");
    const struct str text = str_from((const char *)tag);
    if (!tag || str_equal(text, STR("!"))) {
        return true;
    }
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        if (str_starts_with(text, prefix) &&
            str_equal(str_slice(text, prefix.len, text.len), str_from(plain[i]))) {
            return true;
        }
    }
    return false;
}

static bool check_key(struct reader *reader, const struct frame *frame,
                      const struct dom_node *key)
{
    if (key->kind != DOM_SCALAR) {
        return fail_at(reader, key->line, key->column, "a key must be plain text");
    }
    if (key->plain && str_equal(key->text, STR("<<"))) {
        return fail_at(reader, key->line, key->column,
                       "the merge key '<<' is not supported, write the keys out");
    }
    if (frame->keys.count == DOM_MOST_KEYS) {
        return fail_at(reader, key->line, key->column, "too many keys in one mapping");
    }
    for (size_t i = 0; i < frame->keys.count; i++) {
        const struct dom_node *other = frame->keys.items[i];
        if (str_equal(other->text, key->text)) {
            const struct str reason =
                str_format(reader->arena, "key '%.*s' stands twice, first at line %u",
                           STR_ARGS(key->text), other->line);
            return fail_at(reader, key->line, key->column, reason.ptr);
        }
    }
    return true;
}

/* Puts a finished node (`shared`: by an alias) where it belongs. */
static bool place(struct reader *reader, struct dom_node *node)
{
    if (reader->depth == 0) {
        reader->root = node;
        return true;
    }
    struct frame *frame = &reader->frames[reader->depth - 1];
    struct dom_node *parent = frame->node;
    parent->weight += node->weight; /* at most twice the limit: no overflow */
    if (node->height >= parent->height) {
        parent->height = node->height + 1;
    }
    if (parent->weight > DOM_MOST_NODES) {
        return fail_at(reader, node->line, node->column,
                       "too many nodes, aliases written out");
    }
    if (parent->height > DOM_MOST_DEPTH) {
        return fail_at(reader, node->line, node->column, "nested too deep");
    }
    if (parent->kind == DOM_SEQUENCE || frame->key_waits) {
        frame->key_waits = false;
        VEC_PUSH(reader->arena, &frame->items, node);
        return true;
    }
    if (!check_key(reader, frame, node)) {
        return false;
    }
    frame->key_waits = true;
    VEC_PUSH(reader->arena, &frame->keys, node);
    return true;
}

static bool finish(struct reader *reader, struct dom_node *node, struct str anchor)
{
    if (anchor.ptr) {
        const struct anchor entry = { anchor, node };
        VEC_PUSH(reader->arena, &reader->anchors, entry);
    }
    return place(reader, node);
}

static bool read_scalar(struct reader *reader, const yaml_event_t *event)
{
    if (!tag_is_plain(event->data.scalar.tag)) {
        return fail_mark(reader, &event->start_mark, "tags are not supported");
    }
    struct dom_node *node = new_node(reader, DOM_SCALAR, &event->start_mark);
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->text = text_of(reader, event->data.scalar.value, event->data.scalar.length);
    return finish(reader, node, name_of(reader, event->data.scalar.anchor));
}

static bool open_frame(struct reader *reader, enum dom_kind kind,
                       const yaml_event_t *event)
{
    const bool mapping = kind == DOM_MAPPING;
    const yaml_char_t *tag =
        mapping ? event->data.mapping_start.tag : event->data.sequence_start.tag;
    const yaml_char_t *anchor =
        mapping ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
    if (!tag_is_plain(tag)) {
        return fail_mark(reader, &event->start_mark, "tags are not supported");
    }
    if (reader->depth == DOM_MOST_DEPTH) {
        return fail_mark(reader, &event->start_mark, "nested too deep");
    }
    reader->frames[reader->depth++] =
        (struct frame){ .node = new_node(reader, kind, &event->start_mark),
                        .anchor = name_of(reader, anchor) };
    return true;
}

static bool close_frame(struct reader *reader)
{
    const struct frame frame = reader->frames[--reader->depth];
    frame.node->keys = frame.keys.items;
    frame.node->items = frame.items.items;
    frame.node->count = (uint32_t)frame.items.count;
    return finish(reader, frame.node, frame.anchor);
}

/* The newest node with this anchor: YAML lets a name be used again. */
static bool read_alias(struct reader *reader, const yaml_event_t *event)
{
    const struct str name = str_from((const char *)event->data.alias.anchor);
    for (uint32_t i = 0; i < reader->depth; i++) {
        if (reader->frames[i].anchor.ptr && str_equal(reader->frames[i].anchor, name)) {
            return fail_mark(reader, &event->start_mark, "the alias contains itself");
        }
    }
    for (size_t i = reader->anchors.count; i > 0; i--) {
        if (str_equal(reader->anchors.items[i - 1].name, name)) {
            return place(reader, reader->anchors.items[i - 1].node);
        }
    }
    return fail_mark(reader, &event->start_mark, "the alias has no anchor before it");
}

static bool read_event(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (++reader->documents > 1) {
            return fail_mark(reader, &event->start_mark,
                             "a second document begins; one file holds one document");
        }
        return true;
    case YAML_SCALAR_EVENT:
        return read_scalar(reader, event);
    case YAML_ALIAS_EVENT:
        return read_alias(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_frame(reader, DOM_SEQUENCE, event);
    case YAML_MAPPING_START_EVENT:
        return open_frame(reader, DOM_MAPPING, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_frame(reader);
    default:
        return true;
    }
}

static bool read_events(struct reader *reader, yaml_parser_t *parser)
{
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            return fail_parser(reader, parser);
        }
        const bool ok = read_event(reader, &event);
        const bool end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (!ok || end) {
            return ok;
        }
    }
}

struct dom_node *dom_read(struct str name, struct str text, struct arena *arena,
                          struct err *err)
{
    struct reader *reader = ARENA_NEW(arena, struct reader);
    reader->file = name;
    reader->text = text.ptr ? text : STR("");
    reader->arena = arena;
    reader->err = err;
    if (text.len > DOM_MOST_BYTES) {
        err_set(err, ERR_RULE, "%.*s: longer than %d bytes", STR_ARGS(name),
                DOM_MOST_BYTES);
        return NULL;
    }
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        abort(); /* no memory */
    }
    yaml_parser_set_input_string(&parser, (const unsigned char *)reader->text.ptr,
                                 text.len);
    const bool ok = read_events(reader, &parser);
    yaml_parser_delete(&parser);
    if (ok && !reader->root) {
        fail_at(reader, 1, 1, "the file is empty");
    }
    return ok ? reader->root : NULL;
}

struct dom_node *dom_get(const struct dom_node *node, const char *key)
{
    if (!node || node->kind != DOM_MAPPING) {
        return NULL;
    }
    for (uint32_t i = 0; i < node->count; i++) {
        if (str_equal(node->keys[i]->text, str_from(key))) {
            return node->items[i];
        }
    }
    return NULL;
}

bool dom_is_null(const struct dom_node *node)
{
    static const char *const words[] = { "", "~", "null", "Null", "NULL", NULL };
    return node->kind == DOM_SCALAR && node->plain && str_is_among(node->text, words);
}

bool dom_bool(const struct dom_node *node, bool *value)
{
    static const char *const yes[] = { "true", "True", "TRUE", NULL };
    static const char *const no[] = { "false", "False", "FALSE", NULL };
    if (node->kind != DOM_SCALAR || !node->plain) {
        return false;
    }
    *value = str_is_among(node->text, yes);
    return *value || str_is_among(node->text, no);
}
