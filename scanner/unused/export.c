/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "names/listing.h"
#include "syntax/literal.h"
#include "syntax/source.h"
#include "syntax/tree.h"
#include "unused/builtin_name.h"
#include "unused/finders.h"
#include "unused/unused.h"
#include "unused/usage.h"

/* A module's own __getattr__ makes names up; a package's __all__ may name its modules. */
static bool has_more_names(const struct usage *usage)
{
    const uint32_t getattr = intern_find(usage->tree->names, STR("__getattr__"));
    return usage_may_make_names_up(usage) ||
           (getattr && listing_in_module(usage->names, getattr)) ||
           str_ends_with(usage->tree->source->path, STR("__init__.py"));
}

static bool is_identifier(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.ptr[i];
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
        if (!letter && !(i > 0 && c >= '0' && c <= '9')) {
            return false;
        }
    }
    return text.len > 0;
}

void finders_export(const struct usage *usage, struct unused_items *found)
{
    if (usage->exports.count == 0 || has_more_names(usage)) {
        return;
    }
    for (size_t i = 0; i < usage->exports.count; i++) {
        const uint32_t string = usage->exports.items[i];
        const struct node *at = &usage->tree->nodes[string];
        const struct str text = literal_raw_content(usage->tree, string);
        const uint32_t name = intern_find(usage->tree->names, text);
        if (is_identifier(text) && !(name && listing_in_module(usage->names, name)) &&
            builtin_name_kind(text) == BUILTIN_NONE) {
            const struct unused_item item = { string, at->from, at->to,
                                              intern_add(usage->tree->names, text),
                                              TREE_NONE };
            VEC_PUSH(usage->arena, found, item);
        }
    }
}
