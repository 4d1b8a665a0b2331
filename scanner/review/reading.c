/* SPDX-License-Identifier: MIT */
#include "review/reading.h"

#include <inttypes.h>

#include "base/arena.h"
#include "review/code_lines.h"
#include "review/file_review.h"
#include "review/neighbours.h"
#include "review/placement.h"

/* A script without extension is small; what is larger is data that need not be read. */
enum { MOST_SNIFFED_BYTES = 1024 * 1024 };

static void note(const struct reading *reading, enum notice_level level, const char *id,
                 uint32_t line, struct str text)
{
    notices_add(&reading->result->notices, reading->worker->results,
                (struct notice){ .level = level,
                                 .id = id,
                                 .path = reading->job->path,
                                 .line = line,
                                 .text = text });
}

static void note_unread(const struct reading *reading, enum blob_result why,
                        const char *which)
{
    struct arena *arena = reading->worker->scratch;
    const uint64_t cap = reading->origin->max_bytes;
    switch (why) {
    case BLOB_TOO_LARGE:
        note(reading, NOTICE_INCOMPLETE, "file-too-large", 0,
             str_format(arena,
                        "%s is larger than %" PRIu64 " bytes; it was not analysed.",
                        which, cap));
        break;
    case BLOB_MISSING:
        note(reading, NOTICE_INCOMPLETE, "missing-object", 0,
             str_format(arena, "%s is missing from the repository; it was not analysed.",
                        which));
        break;
    default:
        note(reading, NOTICE_INCOMPLETE, "unreadable", 0,
             str_format(arena, "%s could not be read; it was not analysed.", which));
        break;
    }
}

bool reading_is_python_script(struct str text)
{
    const struct str line = str_slice(text, 0, str_find_char(text, '\n', 0));
    return str_starts_with(line, STR("#!")) &&
           str_find(line, STR("python"), 0) < line.len;
}

/* The new version's text; false where there is nothing to analyse, which is noted unless
 * the file turned out to be no Python. */
static bool read_new(const struct reading *reading, struct str *text)
{
    const struct file_job *job = reading->job;
    const struct file_origin *origin = reading->origin;
    const bool capped = job->sniff && origin->max_bytes > MOST_SNIFFED_BYTES;
    const uint64_t cap = capped ? MOST_SNIFFED_BYTES : origin->max_bytes;
    struct arena *arena = reading->worker->scratch;
    const enum blob_result read = neighbours_read_new(origin, job, cap, arena, text);
    if (read != BLOB_OK) {
        if (!(job->sniff && read == BLOB_TOO_LARGE)) {
            note_unread(reading, read, "The file");
        }
        return false;
    }
    return !job->sniff || reading_is_python_script(*text);
}

/* Whether the text is one that can be analysed. */
static bool is_readable_text(const struct reading *reading, struct str text)
{
    if (content_is_lfs_pointer(text)) {
        note(reading, NOTICE_INCOMPLETE, "lfs-pointer", 0,
             STR("The file is stored in Git LFS: only its pointer is in the repository; "
                 "it was not "
                 "analysed."));
        return false;
    }
    if (content_is_binary(text)) {
        note(reading, NOTICE_NOTE, "binary-file", 0,
             STR("The file is binary although its name says Python; it was not "
                 "analysed."));
        return false;
    }
    return true;
}

static bool is_readable_source(const struct reading *reading, const struct source *source)
{
    if (source->encoding == SOURCE_UNKNOWN) {
        note(reading, NOTICE_INCOMPLETE, "unknown-encoding", 0,
             STR("The file declares an encoding that cannot be read; it was not "
                 "analysed."));
        return false;
    }
    if (source->has_nul) {
        note(reading, NOTICE_NOTE, "nul-byte", 0,
             STR("The file holds a NUL byte: Python does not run it."));
    }
    return true;
}

/* Reads base `i` and notes which lines are added against it. */
static bool read_base(const struct reading *reading, size_t i, struct str new_text,
                      struct old_version *old, struct added_lines *added)
{
    struct arena *arena = reading->worker->scratch;
    const struct file_origin *origin = reading->origin;
    const struct file_base *base = &reading->job->bases[i];
    struct neighbours *around = ARENA_NEW(arena, struct neighbours);
    *around = neighbours_of(origin, &origin->base_trees[i], reading->worker);
    *old = (struct old_version){ .path = base->path,
                                 .absent = base->absent,
                                 .files = &around->files };
    if (base->absent) {
        return true;
    }
    const enum blob_result read = repository_read_blob(
        origin->repository, &base->id, origin->max_bytes, arena, &old->text);
    if (read != BLOB_OK) {
        note_unread(reading, read, "The file's version before the change");
        return false;
    }
    hunks_between(old->text, new_text, arena, &old->hunks);
    old->same_code = code_lines_same(old->text, new_text, &old->hunks, arena);
    added_lines_note_base(added, &old->hunks);
    return true;
}

/* Start of the first syntax error on added lines; UINT32_MAX if there is none. */
static uint32_t first_added_error(const struct analysis *analysis,
                                  const struct added_lines *added)
{
    const struct source *source = &analysis->source;
    const struct tree *tree = analysis->parsed.tree;
    const uint32_t first = analysis->parsed.first_error;
    if (first != UINT32_MAX && added_lines_has(added, source_git_line(source, first))) {
        return first;
    }
    for (uint32_t i = 0; i < tree->count; i++) {
        const struct node *node = &tree->nodes[i];
        if (node->kind == N_ERROR &&
            added_lines_between(added, source_git_line(source, node->from),
                                source_git_line(source, node->to)) > 0) {
            return node->from;
        }
    }
    return UINT32_MAX;
}

/* One notice for all syntax errors of a file: the run is incomplete only where code of
 * the change could not be read. */
static void note_syntax(const struct reading *reading, const struct analysis *analysis,
                        const struct added_lines *added_lines)
{
    const struct parse_result *parsed = &analysis->parsed;
    if (parsed->error_count == 0 && parsed->first_error == UINT32_MAX) {
        return;
    }
    const uint32_t added = first_added_error(analysis, added_lines);
    const bool matters = added != UINT32_MAX;
    const uint32_t at = matters ? added : parsed->first_error;
    const uint32_t line = source_line(&analysis->source, at == UINT32_MAX ? 0 : at);
    struct str text =
        str_format(reading->worker->scratch,
                   matters ? "Line %" PRIu32 " is not valid Python; the code around "
                             "it was not analysed."
                           : "Line %" PRIu32 " is not valid Python; it is not part of "
                             "the change.",
                   line);
    note(reading, matters ? NOTICE_INCOMPLETE : NOTICE_NOTE, "syntax-error", line, text);
}

static void note_limits(const struct reading *reading, const struct analysis *analysis)
{
    const struct parse_result *parsed = &analysis->parsed;
    if (parsed->out_of_time) {
        const uint32_t line = source_line(&analysis->source, parsed->parsed_bytes);
        note(reading, NOTICE_INCOMPLETE, "parse-timeout", line,
             str_format(
                 reading->worker->scratch,
                 "Parsing took too long; the file was not analysed from line %" PRIu32
                 " on.",
                 line));
    }
    if (parsed->too_many_nodes) {
        note(reading, NOTICE_INCOMPLETE, "too-many-nodes", 0,
             STR("The file has more code than the limit allows; its end was not "
                 "analysed."));
    }
    if (parsed->too_deep) {
        note(reading, NOTICE_INCOMPLETE, "too-deep", 0,
             STR("The file nests code deeper than the limit allows; the innermost parts "
                 "were not "
                 "analysed."));
    }
}

void reading_note(const struct reading *reading, enum notice_level level, const char *id,
                  uint32_t line, struct str text)
{
    note(reading, level, id, line, text);
}

bool reading_new(const struct reading *reading, struct source *source)
{
    struct str text;
    if (!read_new(reading, &text) || !is_readable_text(reading, text)) {
        return false;
    }
    *source = source_init(reading->worker->scratch, reading->job->path, text);
    return is_readable_source(reading, source);
}

bool reading_old(const struct reading *reading, const struct source *source,
                 struct old_version **old, struct added_lines *added)
{
    const struct file_job *job = reading->job;
    struct arena *arena = reading->worker->scratch;
    *old = ARENA_ARRAY(arena, job->base_count, struct old_version);
    size_t present = 0;
    for (size_t i = 0; i < job->base_count; i++) {
        present += !job->bases[i].absent;
    }
    *added = added_lines_new(source, present == 0, arena);
    for (size_t i = 0; i < job->base_count; i++) {
        if (!read_base(reading, i, source->text, &(*old)[i], added)) {
            return false;
        }
    }
    return true;
}

void reading_analyse(const struct reading *reading, struct analysis *analysis,
                     const struct added_lines *added)
{
    struct neighbours *around = ARENA_NEW(reading->worker->scratch, struct neighbours);
    *around =
        neighbours_of(reading->origin, &reading->origin->head_tree, reading->worker);
    analysis->files = &around->files;
    analysis->altered = reading->origin->altered;
    analysis_run(analysis, reading->worker);
    for (size_t i = 0; i < analysis->notices.count; i++) {
        notices_add(&reading->result->notices, reading->worker->results,
                    analysis->notices.items[i]);
    }
    note_syntax(reading, analysis, added);
    note_limits(reading, analysis);
}
