/* SPDX-License-Identifier: MIT */
#include "gitdiff/patch.h"

#include "base/arena.h"
#include "base/buf.h"

/* Line numbers of a diff stay below this; no text has more lines. */
enum { MOST_LINES = 1000 * 1000 * 1000, SHOWN_BYTES = 60 };

struct reader {
    struct str name;
    struct str rest;
    uint32_t line; /* of the first line of `rest` */
    struct arena *arena;
    struct patch_files *files;
    struct err *err;
};

static int fail(const struct reader *reader, const char *what)
{
    return err_set(reader->err, ERR_USAGE, "%.*s:%u: %s", STR_ARGS(reader->name),
                   (unsigned)reader->line, what);
}

/* The first line of the rest, without its break; nothing is taken. */
static struct str peek(const struct reader *reader)
{
    struct str line = str_slice(reader->rest, 0, str_find_char(reader->rest, '\n', 0));
    return str_ends_with(line, STR("\r")) ? str_slice(line, 0, line.len - 1) : line;
}

static void skip_line(struct reader *reader)
{
    const size_t end = str_find_char(reader->rest, '\n', 0);
    reader->rest = str_slice(reader->rest, end + 1, reader->rest.len);
    reader->line++;
}

/* ---- paths ---- */

static unsigned octal_at(struct str text, size_t at)
{
    unsigned value = 0;
    for (size_t i = at; i < at + 3; i++) {
        if (i >= text.len || text.ptr[i] < '0' || text.ptr[i] > '7') {
            return 256;
        }
        value = value * 8 + (unsigned)(text.ptr[i] - '0');
    }
    return value;
}

/* "a\tb\303\244" as C writes it: the text between the quotes; absent if malformed. */
static struct str unquote(struct str text, struct arena *arena, size_t *end)
{
    static const char letters[] = "abtnvfr\"\\";
    static const char values[] = "\a\b\t\n\v\f\r\"\\";
    struct buf out = { 0 };
    size_t at = 1;
    struct str result = { 0 };
    while (at < text.len && text.ptr[at] != '"') {
        const char *letter = NULL;
        if (text.ptr[at] != '\\') {
            buf_add_char(&out, text.ptr[at++]);
        } else if (octal_at(text, at + 1) < 256) {
            buf_add_char(&out, (char)octal_at(text, at + 1));
            at += 4;
        } else if (at + 1 < text.len && text.ptr[at + 1] != '\0' &&
                   (letter = strchr(letters, text.ptr[at + 1]))) {
            buf_add_char(&out, values[letter - letters]);
            at += 2;
        } else {
            break;
        }
    }
    if (at < text.len && text.ptr[at] == '"') {
        result = buf_copy(&out, arena);
    }
    *end = at + 1;
    buf_dispose(&out);
    return result;
}

/* A path as it stands behind "--- ": up to a tab, or in quotes. */
static struct str take_path(const struct reader *reader, struct str text)
{
    size_t end;
    if (str_starts_with(text, STR("\""))) {
        return unquote(text, reader->arena, &end);
    }
    return str_slice(text, 0, str_find_char(text, '\t', 0));
}

/* "a/x b/x": the two names are the same but for the first part, which is how their
 * border is found; they may hold blanks. */
static void split_git_line(const struct reader *reader, struct str text,
                           struct patch_file *file)
{
    if (str_starts_with(text, STR("\""))) {
        size_t end;
        file->old_path = unquote(text, reader->arena, &end);
        file->new_path = take_path(reader, str_slice(text, end + 1, text.len));
        return;
    }
    const size_t middle = text.len / 2;
    if (text.len > 2 && text.len % 2 == 1 && text.ptr[middle] == ' ') {
        file->old_path = str_slice(text, 0, middle);
        file->new_path = str_slice(text, middle + 1, text.len);
    }
}

static struct str below_first(struct str path)
{
    return str_slice(path, str_find_char(path, '/', 0) + 1, path.len);
}

/* Whether the names differ in their first part only: "a/x" and "b/x". */
static bool has_prefixes(const struct patch_file *file)
{
    static const char *const usual[] = { "a/", "b/", "c/", "i/", "o/", "w/" };
    const struct str one = file->new_path.ptr ? file->new_path : file->old_path;
    if (file->old_path.ptr && file->new_path.ptr) {
        return !str_equal(file->old_path, file->new_path) &&
               str_equal(below_first(file->old_path), below_first(file->new_path));
    }
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++) {
        if (str_starts_with(one, str_from(usual[i]))) {
            return true;
        }
    }
    return false;
}

/* ---- hunks ---- */

static bool take_number(struct str *text, uint32_t *number)
{
    uint64_t value = 0;
    size_t at = 0;
    while (at < text->len && text->ptr[at] >= '0' && text->ptr[at] <= '9') {
        value = value * 10 + (uint64_t)(text->ptr[at++] - '0');
        if (value > MOST_LINES) {
            return false;
        }
    }
    *text = str_slice(*text, at, text->len);
    *number = (uint32_t)value;
    return at > 0;
}

static bool take_text(struct str *text, struct str wanted)
{
    if (!str_starts_with(*text, wanted)) {
        return false;
    }
    *text = str_slice(*text, wanted.len, text->len);
    return true;
}

/* "12,3" or "12", which is "12,1". */
static bool take_stretch(struct str *text, uint32_t *line, uint32_t *count)
{
    *count = 1;
    return take_number(text, line) &&
           (!take_text(text, STR(",")) || take_number(text, count));
}

static bool take_hunk_line(struct str text, struct patch_hunk *hunk)
{
    return take_text(&text, STR("@@ -")) &&
           take_stretch(&text, &hunk->old_line, &hunk->old_count) &&
           take_text(&text, STR(" +")) &&
           take_stretch(&text, &hunk->new_line, &hunk->new_count) &&
           take_text(&text, STR(" @@"));
}

/* How many lines of either side a line of a hunk stands for. Editors take the blank off
 * an empty line of context. */
static bool count_line(const struct reader *reader, uint32_t *old_left,
                       uint32_t *new_left)
{
    const char sign = reader->rest.ptr[0];
    const bool context = sign == ' ' || sign == '\n' || sign == '\r';
    const uint32_t old_lines = context || sign == '-';
    const uint32_t new_lines = context || sign == '+';
    if (sign == '\\') {
        return true;
    }
    if (old_lines + new_lines == 0 || old_lines > *old_left || new_lines > *new_left) {
        return false;
    }
    *old_left -= old_lines;
    *new_left -= new_lines;
    return true;
}

static int read_hunk(struct reader *reader, struct patch_file *file)
{
    struct patch_hunk hunk = { 0 };
    if (!take_hunk_line(peek(reader), &hunk)) {
        return fail(reader,
                    "malformed hunk: '@@ -LINE,COUNT +LINE,COUNT @@' is expected");
    }
    skip_line(reader);
    const struct str body = reader->rest;
    uint32_t old_left = hunk.old_count;
    uint32_t new_left = hunk.new_count;
    hunk.line = reader->line;
    while (old_left > 0 || new_left > 0) {
        if (reader->rest.len == 0) {
            return fail(reader, "the diff ends in the middle of a hunk");
        }
        if (!count_line(reader, &old_left, &new_left)) {
            return fail(reader, "malformed hunk: its lines do not fit the counts in its "
                                "first line");
        }
        skip_line(reader);
    }
    if (str_starts_with(reader->rest, STR("\\"))) {
        skip_line(reader);
    }
    hunk.body = str_slice(body, 0, body.len - reader->rest.len);
    VEC_PUSH(reader->arena, &file->hunks, hunk);
    return 0;
}

static int read_hunks(struct reader *reader, struct patch_file *file)
{
    int code = 0;
    while (code == 0 && str_starts_with(reader->rest, STR("@@ "))) {
        code = read_hunk(reader, file);
    }
    return code;
}

/* ---- files ---- */

static void add_file(struct reader *reader, struct patch_file *file)
{
    file->prefixed = has_prefixes(file);
    VEC_PUSH(reader->arena, reader->files, *file);
}

/* "--- a/x" and "+++ b/x", then hunks. */
static int read_sides(struct reader *reader, struct patch_file *file)
{
    struct str old_text = peek(reader);
    skip_line(reader);
    struct str new_text = peek(reader);
    if (!take_text(&old_text, STR("--- ")) || !take_text(&new_text, STR("+++ "))) {
        return fail(reader, "a line '+++ PATH' is expected after '--- PATH'");
    }
    skip_line(reader);
    const struct str old_path = take_path(reader, old_text);
    const struct str new_path = take_path(reader, new_text);
    const bool added = str_equal(old_path, STR("/dev/null"));
    const bool deleted = str_equal(new_path, STR("/dev/null"));
    if (!old_path.len || !new_path.len || (added && deleted)) {
        return fail(reader, "the paths above cannot be read");
    }
    file->old_path = added ? (struct str){ 0 } : old_path;
    file->new_path = deleted ? (struct str){ 0 } : new_path;
    if (!str_starts_with(reader->rest, STR("@@ "))) {
        return fail(reader, "a hunk ('@@ -LINE,COUNT +LINE,COUNT @@') is expected");
    }
    return read_hunks(reader, file);
}

static uint32_t octal(struct str text)
{
    uint32_t value = 0;
    for (size_t i = 0; i < text.len && i < 6 && text.ptr[i] >= '0' && text.ptr[i] <= '7';
         i++) {
        value = value * 8 + (uint32_t)(text.ptr[i] - '0');
    }
    return value;
}

/* One line of what git says of a file before its hunks; false if it is none. */
static bool take_header(struct reader *reader, struct patch_file *file, bool *deleted,
                        bool *added)
{
    struct str line = peek(reader);
    if (take_text(&line, STR("rename from ")) || take_text(&line, STR("copy from "))) {
        file->copied = str_starts_with(peek(reader), STR("copy"));
        file->renamed = !file->copied;
        file->old_path = take_path(reader, line);
    } else if (take_text(&line, STR("rename to ")) || take_text(&line, STR("copy to "))) {
        file->new_path = take_path(reader, line);
    } else if (take_text(&line, STR("new file mode "))) {
        *added = true;
        file->new_mode = octal(line);
    } else if (take_text(&line, STR("new mode "))) {
        file->new_mode = octal(line);
    } else if (take_text(&line, STR("deleted file mode "))) {
        *deleted = true;
    } else if (str_starts_with(line, STR("Binary files ")) ||
               str_equal(line, STR("GIT binary patch"))) {
        file->binary = true;
    } else if (take_text(&line, STR("index "))) {
        const size_t blank = str_find_char(line, ' ', 0);
        file->new_mode = blank < line.len ? octal(str_slice(line, blank + 1, line.len))
                                          : file->new_mode;
    } else {
        return str_starts_with(line, STR("old mode ")) ||
               str_starts_with(line, STR("similarity index ")) ||
               str_starts_with(line, STR("dissimilarity index "));
    }
    return true;
}

/* "diff --git a/x b/x" and all that belongs to it. */
static int read_git_file(struct reader *reader)
{
    struct patch_file file = { .diff = reader->name, .line = reader->line };
    bool deleted = false;
    bool added = false;
    int code = 0;
    split_git_line(reader, str_slice(peek(reader), sizeof "diff --git", reader->rest.len),
                   &file);
    skip_line(reader);
    while (reader->rest.len > 0 && take_header(reader, &file, &deleted, &added)) {
        skip_line(reader);
    }
    /* What renames name has no prefix; hunks would repeat the names with one. */
    const struct patch_file named = file;
    if (str_starts_with(reader->rest, STR("--- "))) {
        code = read_sides(reader, &file);
    } else {
        file.old_path = added ? (struct str){ 0 } : file.old_path;
        file.new_path = deleted ? (struct str){ 0 } : file.new_path;
    }
    if (code == 0 && !file.old_path.len && !file.new_path.len) {
        return fail(reader, "the paths of the file above cannot be read");
    }
    const bool moved = named.renamed || named.copied;
    if (moved) {
        file.old_path = named.old_path;
        file.new_path = named.new_path;
    }
    add_file(reader, &file);
    if (moved) {
        reader->files->items[reader->files->count - 1].prefixed = false;
    }
    return code;
}

static int read_part(struct reader *reader)
{
    const struct str line = peek(reader);
    if (str_starts_with(line, STR("diff --git "))) {
        return read_git_file(reader);
    }
    if (str_starts_with(line, STR("diff --cc ")) ||
        str_starts_with(line, STR("diff --combined ")) ||
        str_starts_with(line, STR("@@@ "))) {
        return fail(reader, "a combined diff of a merge has no one old side; "
                            "compare with one parent");
    }
    const size_t next = str_find_char(reader->rest, '\n', 0) + 1;
    if (str_starts_with(line, STR("--- ")) &&
        str_starts_with(str_slice(reader->rest, next, reader->rest.len), STR("+++ "))) {
        struct patch_file file = { .diff = reader->name, .line = reader->line };
        const int code = read_sides(reader, &file);
        if (code == 0) {
            add_file(reader, &file);
        }
        return code;
    }
    if (str_starts_with(line, STR("@@ -"))) {
        return fail(reader, "a hunk that belongs to no file ('--- PATH' and '+++ PATH' "
                            "are missing)");
    }
    skip_line(reader);
    return 0;
}

int patch_read(struct str name, struct str text, struct arena *arena,
               struct patch_files *files, struct err *err)
{
    struct reader reader = { name, text, 1, arena, files, err };
    int code = 0;
    *files = (struct patch_files){ 0 };
    while (code == 0 && reader.rest.len > 0) {
        code = read_part(&reader);
    }
    if (code == 0 && files->count == 0 && str_trim(text).len > 0) {
        reader.line = 1;
        return fail(&reader, "this is no unified diff");
    }
    return code;
}

/* ---- onto a text ---- */

struct application {
    struct str name;
    struct str path;
    struct str rest; /* of the old text */
    uint32_t at;     /* the old line that it starts with */
    struct buf out;
    struct err *err;
};

/* Takes the next line of the old text, with its break. */
static struct str take_line(struct application *a)
{
    const size_t end = str_find_char(a->rest, '\n', 0);
    const struct str line = str_slice(a->rest, 0, end + 1);
    a->rest = str_slice(a->rest, line.len, a->rest.len);
    a->at++;
    return line;
}

static int does_not_apply(const struct application *a, uint32_t line, struct str wanted,
                          bool at_end)
{
    struct str shown = str_trim(wanted);
    const bool cut = shown.len > SHOWN_BYTES;
    return err_set(a->err, ERR_USAGE,
                   "%.*s:%u: the hunk does not apply: %.*s %s line %u, which should be "
                   "'%.*s%s'",
                   STR_ARGS(a->name), (unsigned)line, STR_ARGS(a->path),
                   at_end ? "has no" : "differs in", (unsigned)a->at,
                   (int)(cut ? SHOWN_BYTES : shown.len), shown.ptr ? shown.ptr : "",
                   cut ? "..." : "");
}

static int copy_up_to(struct application *a, const struct patch_hunk *hunk)
{
    /* With no old lines it is the line after which the new ones stand. */
    const uint32_t first = hunk->old_line + (hunk->old_count == 0);
    if (first < a->at) {
        return err_set(a->err, ERR_USAGE,
                       "%.*s:%u: the hunks of %.*s are not in order or overlap",
                       STR_ARGS(a->name), (unsigned)hunk->line - 1, STR_ARGS(a->path));
    }
    while (a->at < first && a->rest.len > 0) {
        buf_add(&a->out, take_line(a));
    }
    return a->at < first && hunk->old_line > 0
               ? does_not_apply(a, hunk->line - 1, STR(""), true)
               : 0;
}

/* The text of a hunk's line, with a break unless the next one says that there is none. */
static struct str line_text(struct str line, struct str following)
{
    const bool unsigned_line = line.ptr[0] == '\n' || line.ptr[0] == '\r';
    struct str text = str_slice(line, !unsigned_line, line.len);
    if (str_starts_with(following, STR("\\")) && str_ends_with(text, STR("\n"))) {
        text.len--;
    }
    return text;
}

static int apply_hunk(struct application *a, const struct patch_hunk *hunk)
{
    struct str body = hunk->body;
    uint32_t line = hunk->line;
    int code = copy_up_to(a, hunk);
    bool any_context = false;
    bool ends_changed = true;
    for (; code == 0 && body.len > 0; line++) {
        const struct str whole = str_slice(body, 0, str_find_char(body, '\n', 0) + 1);
        body = str_slice(body, whole.len, body.len);
        if (whole.ptr[0] == '\\') {
            continue;
        }
        const struct str text = line_text(whole, body);
        ends_changed = whole.ptr[0] == '+' || whole.ptr[0] == '-';
        any_context = any_context || !ends_changed;
        if (whole.ptr[0] == '+') {
            buf_add(&a->out, text);
            continue;
        }
        struct application before = *a;
        const bool at_end = a->rest.len == 0;
        const struct str old_line = take_line(a);
        if (at_end || !str_equal(old_line, text)) {
            return does_not_apply(&before, line, text, at_end);
        }
        if (whole.ptr[0] != '-') {
            buf_add(&a->out, text);
        }
    }
    /* Context on one side alone: on the other one is the end of the file. */
    return code == 0 && any_context && ends_changed && a->rest.len > 0
               ? err_set(a->err, ERR_USAGE,
                         "%.*s:%u: the hunk does not apply: %.*s has a line %u, and the "
                         "diff says that it ends before",
                         STR_ARGS(a->name), (unsigned)line - 1, STR_ARGS(a->path),
                         (unsigned)a->at)
               : code;
}

int patch_apply(const struct patch_file *file, struct str path, struct str old_text,
                struct arena *arena, struct str *new_text, struct err *err)
{
    struct application a = {
        .name = file->diff, .path = path, .rest = old_text, .at = 1, .err = err
    };
    int code = 0;
    for (size_t i = 0; code == 0 && i < file->hunks.count; i++) {
        code = apply_hunk(&a, &file->hunks.items[i]);
    }
    buf_add(&a.out, a.rest);
    *new_text = buf_copy(&a.out, arena);
    buf_dispose(&a.out);
    return code;
}
