/* SPDX-License-Identifier: MIT
 *
 * Bytes as SARIF reports, separated by lines "#---": each is read back and every text of
 * what comes of it looked at; all are joined, and what comes of that is read again.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "finding.h"
#include "sarif/sarif_merge.h"
#include "sarif/sarif_read.h"

static size_t looked_at;

static void look(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        looked_at += (unsigned char)text.ptr[i];
    }
}

static void look_at_all(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->path.len == 0 || finding->rule->code.len == 0) {
            __builtin_trap();
        }
        look(finding->path);
        look(finding->message);
        look(finding->fingerprint);
        look(finding->rule->code);
        look(finding->rule->id);
        look(finding->suppression.reason);
    }
}

enum { MOST_REPORTS = 8 };

static void read_one(const struct sarif_merge_input *input, struct arena *arena)
{
    struct report report;
    struct err err = { 0 };
    const int code = sarif_read(input->text, input->name, arena, &report, &err);
    if ((code < 0) != (err.code < 0)) {
        __builtin_trap();
    }
    if (code == 0) {
        look_at_all(&report.findings);
        look_at_all(&report.suppressed);
    }
    for (size_t i = 0; i < report.notices.count; i++) {
        look(report.notices.items[i].path);
        look(report.notices.items[i].text);
    }
}

static void join(const struct sarif_merge_inputs *inputs, struct arena *arena)
{
    struct sarif_merged merged;
    struct buf out = { 0 };
    struct err err = { 0 };
    if (sarif_merge(inputs, arena, &out, &merged, &err) == 0) {
        struct report again;
        struct err none = { 0 };
        if (sarif_read(buf_view(&out), "joined", arena, &again, &none) != 0) {
            __builtin_trap();
        }
    }
    buf_dispose(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct str rest = { (const char *)data, size };
    struct sarif_merge_input inputs[MOST_REPORTS];
    size_t count = 0;
    while (rest.ptr != NULL && count < MOST_REPORTS) {
        const size_t cut = str_find(rest, STR("\n#---\n"), 0);
        inputs[count] = (struct sarif_merge_input){ "fuzz", str_slice(rest, 0, cut) };
        rest =
            cut < rest.len ? str_slice(rest, cut + 6, rest.len) : (struct str){ NULL, 0 };
        read_one(&inputs[count++], arena);
    }
    join(&(struct sarif_merge_inputs){ inputs, count }, arena);
    arena_free(arena);
    return 0;
}
