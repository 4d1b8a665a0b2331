/* SPDX-License-Identifier: MIT */
#include "cli/sharding.h"

#include <inttypes.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "cli/option_table.h"
#include "cli/target.h"
#include "finding.h"
#include "rule/rule_files.h"

enum { MOST_SHARDS = 1000, MOST_RULE_BYTES = 1 << 24 };

/* Options that change nothing about what is found, besides those for reports and fixes.
 * Of rule files the text counts: they may lie elsewhere on each machine. */
static const char *const OF_NO_MATTER[] = { "directory", "rules", "jobs",    "quiet",
                                            "color",     "shard", "fail-on", "exit-zero",
                                            "version",   "usage", "help" };

static bool parse_number(struct str text, uint32_t *number)
{
    *number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || *number > MOST_SHARDS) {
            return false;
        }
        *number = *number * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return *number >= 1 && *number <= MOST_SHARDS;
}

static int take(struct options *options, struct str index, struct str count,
                const char *name, struct err *err)
{
    uint32_t k;
    uint32_t n;
    if (!parse_number(index, &k) || !parse_number(count, &n) || k > n) {
        return err_set(err, ERR_USAGE,
                       "%s needs K/N with 1 <= K <= N <= %d, not '%.*s/%.*s'", name,
                       MOST_SHARDS, STR_ARGS(index), STR_ARGS(count));
    }
    options->shard_index = n > 1 ? k : 0;
    options->shard_count = n > 1 ? n : 0;
    return 0;
}

int sharding_read(struct options *options, options_environment environment,
                  struct err *err)
{
    const struct str text = str_from(options->shard);
    if (text.ptr == NULL) {
        return 0;
    }
    if (options->each_commit) {
        return err_set(err, ERR_USAGE,
                       "--shard splits the files of one comparison; it cannot go with "
                       "--each-commit");
    }
    if (!str_equal(text, STR("auto"))) {
        const size_t slash = str_find_char(text, '/', 0);
        return take(options, str_slice(text, 0, slash),
                    str_slice(text, slash + 1, text.len), "--shard", err);
    }
    const struct str count = str_from(environment("CI_NODE_TOTAL"));
    const struct str index = str_from(environment("CI_NODE_INDEX"));
    if (count.len == 0 || (index.len == 0 && str_equal(count, STR("1")))) {
        return 0;
    }
    return take(options, index, count, "--shard auto: CI_NODE_INDEX/CI_NODE_TOTAL", err);
}

static bool matters(const struct option_row *row)
{
    if (row->group == GROUP_REPORTS || row->group == GROUP_FIXES) {
        return false;
    }
    for (size_t i = 0; i < sizeof OF_NO_MATTER / sizeof OF_NO_MATTER[0]; i++) {
        if (strcmp(row->name, OF_NO_MATTER[i]) == 0) {
            return false;
        }
    }
    return true;
}

static void add_words(struct buf *out, const struct word_list *words)
{
    for (size_t i = 0; i < words->count; i++) {
        buf_add(out, words->items[i]);
        buf_add_char(out, '\0');
    }
}

static void add_option(struct buf *out, const struct option_row *row,
                       const struct options *options)
{
    const void *value = (const char *)options + row->offset;
    buf_add_format(out, "%s%c", row->name, '\0');
    switch (row->shape) {
    case SHAPE_FLAG:
        buf_add_char(out, *(const bool *)value ? '1' : '0');
        break;
    case SHAPE_TEXT:
        buf_add(out, str_from(*(const char *const *)value));
        break;
    case SHAPE_LIST:
    case SHAPE_REPEAT:
        add_words(out, value);
        break;
    case SHAPE_CHOICE:
    case SHAPE_COUNT:
        buf_add_format(out, "%u", *(const unsigned *)value);
        break;
    case SHAPE_SIZE:
        buf_add_format(out, "%" PRIu64, *(const uint64_t *)value);
        break;
    case SHAPE_SECONDS:
        buf_add_format(out, "%" PRIu32, *(const uint32_t *)value);
        break;
    }
    buf_add_char(out, '\0');
}

/* The texts of the user's rule files; what cannot be read was an error or a notice
 * before.
 */
static void add_rules(struct buf *out, const struct options *options, struct arena *arena)
{
    struct rule_files files = { 0 };
    struct err err = { 0 };
    rule_files_of(options->rules.items, options->rules.count, arena, &files, &err);
    for (size_t i = 0; i < files.paths.count; i++) {
        struct str text = { NULL, 0 };
        rule_files_read(files.paths.items[i].ptr, MOST_RULE_BYTES, arena, &text, &err);
        buf_add(out, text);
        buf_add_char(out, '\0');
    }
}

void sharding_describe(const struct options *options, const struct target *target,
                       struct arena *arena, struct report *report)
{
    if (options->shard_count == 0) {
        return;
    }
    struct buf text = { 0 };
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    for (size_t i = 0; i < count; i++) {
        if (matters(&rows[i])) {
            add_option(&text, &rows[i], options);
        }
    }
    add_words(&text, &target->paths);
    add_rules(&text, options, arena);
    char hex[SHA1_HEX_BYTES];
    sha1_hex(buf_view(&text), hex);
    buf_dispose(&text);
    report->shard.request = str_copy(arena, str_from(hex));
    const struct notice notice = {
        .level = NOTICE_NOTE,
        .id = "shard",
        .text =
            str_format(arena,
                       "This is shard %u of %u: only its part of the files was "
                       "looked at.",
                       (unsigned)options->shard_index, (unsigned)options->shard_count),
    };
    notices_add(&report->notices, arena, notice);
}
