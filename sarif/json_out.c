/* SPDX-License-Identifier: MIT */
#include "sarif/json_out.h"

#include "base/buf.h"
#include "base/mem.h"

static int append(const char *text, size_t size, void *out)
{
    buf_add(out, (struct str){ text, size });
    return 0;
}

static void dump(struct buf *out, json_t *json, size_t flags)
{
    json_dump_callback(json, append, out, JSON_ENCODE_ANY | flags);
    json_decref(json);
}

void json_out_begin(void)
{
    json_set_alloc_funcs(mem_alloc, mem_free);
}

void json_out_add(struct buf *out, json_t *json)
{
    dump(out, json, JSON_COMPACT);
}

void json_out_add_inside(struct buf *out, json_t *json)
{
    dump(out, json, JSON_COMPACT | JSON_EMBED);
}

void json_out_add_line(struct buf *out, json_t *json)
{
    dump(out, json, JSON_COMPACT | JSON_ENSURE_ASCII);
    buf_add_char(out, '\n');
}

void json_out_add_document(struct buf *out, json_t *json)
{
    dump(out, json, JSON_INDENT(2));
    buf_add_char(out, '\n');
}
