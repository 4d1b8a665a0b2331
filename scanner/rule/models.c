/* SPDX-License-Identifier: MIT */
#include "rule/models.h"

#include "rule/suggest.h"

const struct model_kind *models_kind(const struct models *models, struct str id)
{
    for (size_t i = models ? models->kinds.count : 0; i > 0; i--) {
        if (str_equal(models->kinds.items[i - 1].id, id)) {
            return &models->kinds.items[i - 1];
        }
    }
    return NULL;
}

struct str models_nearest_kind(const struct models *models, struct str id)
{
    struct suggestion suggestion = { .wanted = id };
    for (size_t i = 0; models && i < models->kinds.count; i++) {
        suggest_consider(&suggestion, models->kinds.items[i].id);
    }
    return suggestion.best;
}

const struct model_row *models_row(const struct models *models, enum model_table table,
                                   struct str callable)
{
    const struct model_rows *rows = &models->tables[table];
    for (size_t i = rows->count; i > 0; i--) {
        if (str_equal(rows->items[i - 1].callable, callable)) {
            return &rows->items[i - 1];
        }
    }
    return NULL;
}
