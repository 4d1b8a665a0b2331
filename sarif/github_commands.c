/* SPDX-License-Identifier: MIT */
#include "sarif/github_commands.h"

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "sarif/plain.h"
#include "sarif/report_order.h"

/* Notices in the one warning that there is room for. */
enum { MOST_NOTICES = 10 };

enum { LEVELS = LEVEL_ERROR + 1 };

/* What was written so far. */
struct annotations {
    struct buf *out;
    size_t of_level[LEVELS];
    size_t all;
    size_t left_out[LEVELS];
};

/* The characters that end a property or a command, encoded as the runner decodes them
 * (actions/toolkit, command.ts). */
static void add_encoded(struct buf *out, struct str text, bool property)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.ptr[i];
        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','))) {
            buf_add_format(out, "%%%02X", (unsigned)(unsigned char)c);
        } else {
            buf_add_char(out, c);
        }
    }
}

static void add_path(struct buf *out, struct str path)
{
    struct buf clean = { 0 };
    plain_add_path(&clean, path);
    add_encoded(out, buf_view(&clean), true);
    buf_dispose(&clean);
}

/* `text` is plain; a line feed in it is a line break in the annotation. */
static void add_data(struct buf *out, struct buf *text)
{
    buf_add(out, STR("::"));
    add_encoded(out, buf_view(text), false);
    buf_add_char(out, '\n');
    buf_dispose(text);
}

static void add_title(struct buf *out, const struct finding *finding)
{
    struct buf title = { 0 };
    plain_add_title(&title, finding);
    buf_add(&title, STR(" ("));
    plain_add_text(&title, finding->rule->code);
    buf_add_char(&title, ')');
    add_encoded(out, buf_view(&title), true);
    buf_dispose(&title);
}

static const char *command_of(enum finding_level level)
{
    static const char *const names[LEVELS] = { "notice", "warning", "error" };
    return names[level];
}

static void add_finding(struct buf *out, const struct finding *finding)
{
    struct buf text = { 0 };
    buf_add_format(out, "::%s file=", command_of(finding->level));
    add_path(out, finding->path);
    buf_add_format(
        out, ",line=%u,endLine=%u,col=%u,title=", (unsigned)finding->region.start_line,
        (unsigned)finding->region.end_line, (unsigned)finding->region.start_column);
    add_title(out, finding);
    plain_add_message(&text, finding);
    if (finding->rule->solution.len > 0) {
        buf_add(&text, STR("\nFix: "));
        plain_add_text(&text, finding->rule->solution);
    }
    add_data(out, &text);
}

/* Whether there is room for one more of this level, which is then taken. One notice stays
 * free for the count of the rest. */
static bool take_room(struct annotations *done, enum finding_level level)
{
    const size_t kept = level == LEVEL_NOTE ? 1 : 0;
    if (done->of_level[level] + kept >= GITHUB_COMMANDS_EACH_LEVEL ||
        done->all + 1 >= GITHUB_COMMANDS_ALL) {
        done->left_out[level]++;
        return false;
    }
    done->of_level[level]++;
    done->all++;
    return true;
}

static void add_incomplete(struct annotations *done, const struct notices *notices)
{
    struct buf text = { 0 };
    size_t count = 0;
    buf_add(&text, STR("Not everything was analysed:"));
    for (size_t i = 0; i < notices->count; i++) {
        if (notices->items[i].level == NOTICE_INCOMPLETE && count++ < MOST_NOTICES) {
            buf_add_char(&text, '\n');
            plain_add_notice(&text, &notices->items[i]);
        }
    }
    if (count > MOST_NOTICES) {
        buf_add_format(&text, "\n%zu more, see the other reports.", count - MOST_NOTICES);
    }
    take_room(done, LEVEL_WARNING);
    buf_add(done->out, STR("::warning title=hunkscan%3A the scan is incomplete"));
    add_data(done->out, &text);
}

static void add_rest(struct annotations *done)
{
    const size_t *rest = done->left_out;
    const size_t count = rest[LEVEL_ERROR] + rest[LEVEL_WARNING] + rest[LEVEL_NOTE];
    if (count == 0) {
        return;
    }
    struct buf text = { 0 };
    buf_add_format(&text,
                   "%zu more finding%s not shown here: %zu of level error, %zu warning, "
                   "%zu note. They are in the other reports.",
                   count, count == 1 ? " is" : "s are", rest[LEVEL_ERROR],
                   rest[LEVEL_WARNING], rest[LEVEL_NOTE]);
    buf_add(done->out, STR("::notice title=hunkscan%3A more findings"));
    add_data(done->out, &text);
}

void github_commands_write(const struct report *report, struct buf *out)
{
    struct arena *arena = arena_new();
    struct annotations done = { .out = out };
    const struct report_entries worst = report_order_worst(report, false, arena);
    if (notices_incomplete(&report->notices)) {
        add_incomplete(&done, &report->notices);
    }
    for (size_t i = 0; i < worst.count; i++) {
        const struct finding *finding = worst.items[i].finding;
        if (take_room(&done, finding->level)) {
            add_finding(out, finding);
        }
    }
    add_rest(&done);
    arena_free(arena);
}
