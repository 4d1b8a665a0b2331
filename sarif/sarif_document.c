/* SPDX-License-Identifier: MIT */
#include "sarif/sarif_document.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "sarif/json_out.h"
#include "sarif/json_text.h"
#include "sarif/report_order.h"

/* GitHub shows and GitLab processes 5,000 results; GitLab takes 10 MB. CUT_BYTES is what
 * the notice of a cut and the punctuation between the parts may need. */
enum { MOST_RESULTS = 5000, MOST_BYTES = 10 * 1000 * 1000, CUT_BYTES = 1024 };

/* Where the JSON of a result is in the text of results; empty if it was left out. */
struct span {
    size_t from, to;
};

/* Writes as many results as the limits allow into `text`, worst first, and marks where
 * each one is. A result that is too long for the room left does not keep out later ones.
 * Returns how many are missing. */
static size_t write_worst(const struct sarif_document *document, size_t room,
                          struct span *spans, struct buf *text)
{
    const struct report_entries *worst = document->worst;
    const size_t count = worst->count;
    size_t left_out = count;
    const size_t most = document->unlimited ? count : MOST_RESULTS;
    for (size_t i = 0; i < count && count - left_out < most; i++) {
        const size_t from = text->len;
        json_out_add(text, document->result(document->context, &worst->items[i]));
        const size_t needed = text->len - from + 2; /* with comma and line feed */
        if (needed > room) {
            text->len = from;
            continue;
        }
        room -= needed;
        spans[worst->items[i].order] = (struct span){ from, text->len };
        left_out--;
    }
    return left_out;
}

static void add_results(struct buf *out, const struct span *spans, size_t count,
                        struct str text)
{
    const char *separator = "\n";
    buf_add(out, STR("\"results\":["));
    for (size_t i = 0; i < count; i++) {
        if (spans[i].to > spans[i].from) {
            buf_add(out, str_from(separator));
            buf_add(out, str_slice(text, spans[i].from, spans[i].to));
            separator = ",\n";
        }
    }
    buf_add(out, STR("\n]"));
}

static void add_tool(struct buf *out, const struct sarif_document *document)
{
    json_t *driver = json_copy(document->driver);
    json_object_del(driver, "rules");
    buf_add(out, STR("\"tool\":{\"driver\":{"));
    json_out_add_inside(out, driver);
    buf_add(out, STR(",\"rules\":["));
    for (size_t i = 0; i < document->rule_count; i++) {
        buf_add(out, i == 0 ? STR("\n") : STR(",\n"));
        document->add_rule(document->context, i, out);
    }
    buf_add(out, STR("\n]}},\n"));
}

static void add_head(struct buf *out, const struct sarif_document *document)
{
    buf_add(out, STR("{\"$schema\":"
                     "\"https://schemastore.azurewebsites.net/schemas/json/"
                     "sarif-2.1.0.json\",\n\"version\":\"2.1.0\",\n\"runs\":[{\n"));
    add_tool(out, document);
    buf_add(out, document->run);
}

static void add_invocations(struct buf *out, const struct sarif_document *document,
                            size_t left_out)
{
    sarif_document_add_property(out, "invocations",
                                document->invocations(document->context, left_out));
}

void sarif_document_add_property(struct buf *out, const char *key, json_t *value)
{
    json_text_key(out, key);
    json_out_add(out, value);
    buf_add(out, STR(",\n"));
}

size_t sarif_document_write(const struct sarif_document *document, struct buf *out)
{
    struct arena *arena = arena_new();
    struct span *spans = ARENA_ARRAY(arena, document->worst->count, struct span);
    struct buf results = { 0 };
    const size_t from = out->len;
    add_head(out, document);
    const size_t head = out->len;
    add_invocations(out, document, 0);
    const size_t fixed = out->len - from + CUT_BYTES;
    const size_t room = document->unlimited  ? SIZE_MAX
                        : fixed < MOST_BYTES ? MOST_BYTES - fixed
                                             : 0;
    const size_t left_out = write_worst(document, room, spans, &results);
    if (left_out > 0) {
        out->len = head;
        add_invocations(out, document, left_out);
    }
    add_results(out, spans, document->worst->count, buf_view(&results));
    buf_add(out, STR("}]}\n"));
    buf_dispose(&results);
    arena_free(arena);
    return left_out;
}
