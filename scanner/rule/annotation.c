/* SPDX-License-Identifier: MIT */
#include "rule/annotation.h"

struct kind_row {
    const char *word;
    enum annotation_kind kind;
};

static const struct kind_row KINDS[] = {
    { "ruleid", ANNOTATION_RULEID },
    { "ok", ANNOTATION_OK },
    { "todoruleid", ANNOTATION_TODO_RULEID },
    { "todook", ANNOTATION_TODO_OK },
};

enum { KIND_COUNT = sizeof KINDS / sizeof KINDS[0] };

static bool find_kind(struct str word, enum annotation_kind *kind)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (str_equal(word, str_from(KINDS[i].word))) {
            *kind = KINDS[i].kind;
            return true;
        }
    }
    return false;
}

/* "ruleid: a, b" → kind and "a, b"; false if the text is no annotation. */
static bool parse_head(struct str *text, enum annotation_kind *kind)
{
    const size_t colon = str_find_char(*text, ':', 0);
    if (colon == text->len) {
        return false;
    }
    struct str word = str_trim(str_slice(*text, 0, colon));
    const bool other =
        str_starts_with(word, STR("pro")) || str_starts_with(word, STR("deep"));
    if (other) {
        word = str_slice(word, str_starts_with(word, STR("pro")) ? 3 : 4, word.len);
    }
    if (!find_kind(word, kind)) {
        return false;
    }
    *kind = other ? ANNOTATION_OTHER_ENGINE : *kind;
    *text = str_trim(str_slice(*text, colon + 1, text->len));
    return true;
}

/* The kind and ids of a line such as "    # ruleid: a, b". */
static bool parse_line(struct str line, enum annotation_kind *kind, struct str *ids)
{
    const struct str text = str_trim(line);
    if (!str_starts_with(text, STR("#"))) {
        return false;
    }
    *ids = str_trim(str_slice(text, 1, text.len));
    if (!parse_head(ids, kind)) {
        return false;
    }
    enum annotation_kind second;
    while (
        parse_head(ids, &second)) { /* "ruleid: deepok: a": the first one speaks to us */
    }
    return true;
}

bool annotation_is(struct str line)
{
    enum annotation_kind kind;
    struct str ids;
    return parse_line(line, &kind, &ids);
}

static void add_ids(enum annotation_kind kind, uint32_t line, struct str ids,
                    struct arena *arena, struct annotations *annotations)
{
    while (ids.ptr) {
        struct str id = str_trim(str_split(&ids, ','));
        id = str_slice(id, 0, str_find_char(id, ' ', 0));
        if (id.len == 0) {
            continue;
        }
        const struct annotation annotation = { kind, line, id };
        VEC_PUSH(arena, annotations, annotation);
    }
}

/* Annotations on lines below each other all speak of the line after them. */
static void speak_of_next(struct annotations *annotations, size_t from)
{
    for (size_t i = from; i < annotations->count; i++) {
        annotations->items[i].line++;
    }
}

void annotation_read(struct str text, struct arena *arena,
                     struct annotations *annotations)
{
    size_t waiting = annotations->count; /* from here on: of the line being read */
    for (uint32_t line = 1; text.ptr; line++) {
        enum annotation_kind kind;
        struct str ids;
        if (parse_line(str_split(&text, '\n'), &kind, &ids)) {
            speak_of_next(annotations, waiting);
            add_ids(kind, line + 1, ids, arena, annotations);
        } else {
            waiting = annotations->count;
        }
    }
}

static struct str last_part(struct str dotted)
{
    size_t from = dotted.len;
    while (from > 0 && dotted.ptr[from - 1] != '.') {
        from--;
    }
    return str_slice(dotted, from, dotted.len);
}

bool annotation_names(struct str id, struct str rule_id)
{
    return str_equal(id, rule_id) || str_equal(last_part(id), rule_id) ||
           str_equal(id, last_part(rule_id));
}
