/* SPDX-License-Identifier: MIT */
#include "cli/baseline_file.h"

#include <sys/stat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/input.h"
#include "cli/output.h"
#include "finding.h"
#include "sarif/sarif.h"
#include "sarif/sarif_read.h"

struct reader {
    const struct target *target;
    struct arena *arena;
    struct baseline *baseline;
    struct err *err;
};

/* Whether the scanned tree, or folder, has the file. */
static bool is_there(const struct reader *reader, struct str path)
{
    const struct target *target = reader->target;
    struct object_id blob;
    struct stat status;
    if (target->kind == TARGET_FOLDER) {
        const struct str file =
            str_format(reader->arena, "%s/%.*s", target->folder, STR_ARGS(path));
        return lstat(file.ptr, &status) == 0;
    }
    return !object_id_is_zero(&target->range.head_tree) &&
           repository_find_path(target->repository, &target->range.head_tree, path,
                                &blob);
}

static int add_findings(const struct reader *reader, const char *file,
                        const struct findings *findings, bool accepted)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (!accepted && finding->suppression.kind != SUPPRESSION_BASELINE) {
            continue; /* a comment silences it, as long as that stands there */
        }
        if (finding->fingerprint.len == 0) {
            return err_set(reader->err, ERR_RULE,
                           "%s: result %zu has no fingerprint 'hunkscan/v1'; write the "
                           "baseline with --write-baseline",
                           file, i + 1);
        }
        const struct baseline_entry entry = { finding->fingerprint, finding->path,
                                              !is_there(reader, finding->path) };
        VEC_PUSH(reader->arena, &reader->baseline->entries, entry);
    }
    return 0;
}

static int read_file(const struct reader *reader, const char *file)
{
    struct str text;
    struct report report = { 0 };
    int code = input_read(file, SARIF_READ_MOST_BYTES, reader->arena, &text, reader->err);
    code = code < 0 ? code : sarif_read(text, file, reader->arena, &report, reader->err);
    code = code < 0 ? code : add_findings(reader, file, &report.findings, true);
    return code < 0 ? code : add_findings(reader, file, &report.suppressed, false);
}

int baseline_file_read(const struct options *options, const struct target *target,
                       struct arena *arena, struct baseline *baseline, struct err *err)
{
    const struct reader reader = { target, arena, baseline, err };
    int code = 0;
    *baseline = (struct baseline){ 0 };
    for (size_t i = 0; i < options->baseline.count && code == 0; i++) {
        code = read_file(&reader, options->baseline.items[i].ptr);
    }
    baseline_prepare(baseline);
    return code;
}

int baseline_file_write(const struct options *options, const struct report *report,
                        struct err *err)
{
    const struct sarif_options all = { .show_suppressed = true, .unlimited = true };
    struct buf text = { 0 };
    sarif_write(report, &all, &text);
    const int code = output_write(options->write_baseline, buf_view(&text), err);
    buf_dispose(&text);
    return code;
}
