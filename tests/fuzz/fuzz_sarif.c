/* SPDX-License-Identifier: MIT
 *
 * Bytes as a SARIF report that is read back: every text of what comes of it is looked at.
 */
#include "fuzz.h"

#include "base/arena.h"
#include "base/err.h"
#include "finding.h"
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct report report;
    struct err err = { 0 };
    const struct str text = { (const char *)data, size };
    const int code = sarif_read(text, "fuzz.sarif", arena, &report, &err);
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
    arena_free(arena);
    return 0;
}
