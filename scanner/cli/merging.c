/* SPDX-License-Identifier: MIT */
#include "cli/merging.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/visible.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/reports.h"
#include "finding.h"
#include "rule/rule_files.h"
#include "sarif/sarif_merge.h"
#include "sarif/sarif_read.h"

static int check(const struct options *options, struct err *err)
{
    if (options->words.count == 0) {
        return err_set(err, ERR_USAGE,
                       "merge needs reports: hunkscan merge A.sarif B.sarif --sarif ALL");
    }
    for (unsigned i = 0; i < REPORT_COUNT; i++) {
        if (i != REPORT_SARIF && options->reports[i].count > 0) {
            return err_set(err, ERR_USAGE,
                           "merge writes SARIF only: the other reports need the code; "
                           "'%.*s' cannot be written",
                           STR_ARGS(options->reports[i].items[0]));
        }
    }
    return 0;
}

static int read_inputs(const struct options *options, struct arena *arena,
                       struct sarif_merge_input *inputs, struct err *err)
{
    for (size_t i = 0; i < options->words.count; i++) {
        inputs[i].name = str_copy(arena, options->words.items[i]).ptr;
        const int code = rule_files_read(inputs[i].name, SARIF_READ_MOST_BYTES, arena,
                                         &inputs[i].text, err);
        if (code < 0) {
            return code;
        }
    }
    return 0;
}

static void write(const struct options *options, const struct buf *text,
                  struct reports_result *written, struct buf *messages)
{
    static struct str to_stdout[] = { { "-", 1 } };
    const struct word_list *given = &options->reports[REPORT_SARIF];
    const struct str *paths = given->count > 0 ? given->items : to_stdout;
    const size_t count = given->count > 0 ? given->count : 1;
    for (size_t i = 0; i < count; i++) {
        struct err err = { 0 };
        if (output_write(paths[i].ptr, buf_view(text), &err) < 0) {
            visible_add_message(messages, str_from(err.text));
            written->failed = true;
        }
    }
}

int merging_run(const struct options *options, struct arena *arena, struct report *merged,
                struct reports_result *written, struct buf *messages, struct err *err)
{
    struct sarif_merge_input *items =
        ARENA_ARRAY(arena, options->words.count, struct sarif_merge_input);
    const struct sarif_merge_inputs inputs = { items, options->words.count };
    struct sarif_merged all = { .left_out = 0 };
    struct buf text = { 0 };
    int code = check(options, err);
    code = code < 0 ? code : read_inputs(options, arena, items, err);
    code = code < 0 ? code : sarif_merge(&inputs, arena, &text, &all, err);
    if (code == 0) {
        *merged = all.report;
        *written = (struct reports_result){ .cut = all.left_out > 0 };
        write(options, &text, written, messages);
        reports_tell_notices(merged, messages);
    }
    buf_dispose(&text);
    return code;
}
