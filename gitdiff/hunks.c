/* SPDX-License-Identifier: MIT */
#include <git2.h>

#include "base/arena.h"
#include "gitdiff/change_set.h"

/* git cuts equal ends off in blocks of this size before it compares with no context. That
 * also keeps a hunk from sliding down past the cut, so it must be done in the very same
 * way. */
enum { TAIL_BLOCK_BYTES = 1024 };

struct collector {
    struct arena *arena;
    struct hunks *hunks;
};

static int collect(const git_diff_delta *delta, const git_diff_hunk *hunk, void *payload)
{
    struct collector *collector = payload;
    (void)delta;
    struct hunk found = { (uint32_t)hunk->old_start, (uint32_t)hunk->old_lines,
                          (uint32_t)hunk->new_start, (uint32_t)hunk->new_lines };
    VEC_PUSH(collector->arena, collector->hunks, found);
    return 0;
}

static uint32_t count_lines(struct str text)
{
    uint32_t lines = 0;
    for (size_t at = 0; at < text.len; lines++) {
        at = str_find_char(text, '\n', at) + 1;
    }
    return lines;
}

/* One side is empty, or libgit2 cannot compare (1 GB and more): everything changed. */
static struct hunk whole_hunk(struct str old_text, struct str new_text)
{
    uint32_t old_count = count_lines(old_text);
    uint32_t new_count = count_lines(new_text);
    return (struct hunk){ old_count > 0, old_count, new_count > 0, new_count };
}

/* The length of the common tail that is left out: whole blocks, less the line that the
 * first of them begins in. */
static size_t tail_bytes(struct str a, struct str b)
{
    size_t smaller = a.len < b.len ? a.len : b.len;
    size_t cut = 0;
    while (cut + TAIL_BLOCK_BYTES <= smaller &&
           memcmp(a.ptr + a.len - cut - TAIL_BLOCK_BYTES,
                  b.ptr + b.len - cut - TAIL_BLOCK_BYTES, TAIL_BLOCK_BYTES) == 0) {
        cut += TAIL_BLOCK_BYTES;
    }
    if (cut == 0) {
        return 0;
    }
    struct str tail = str_slice(a, a.len - cut, a.len);
    size_t line_end = str_find_char(tail, '\n', 0);
    return line_end < tail.len ? tail.len - line_end - 1 : 0;
}

static bool holds_byte(struct str a, struct str b, char c)
{
    return str_find_char(a, c, 0) < a.len || str_find_char(b, c, 0) < b.len;
}

static struct str with_byte_replaced(struct str text, char from, char to,
                                     struct arena *arena)
{
    char *copy = arena_copy(arena, text.ptr, text.len);
    for (size_t i = 0; i < text.len; i++) {
        if (copy[i] == from) {
            copy[i] = to;
        }
    }
    return (struct str){ copy, text.len };
}

/* Form feed and vertical tab are blanks to libgit2's indent heuristic but not to git's,
 * which may move a hunk. Replaces them by bytes that occur in neither text, so that equal
 * lines stay equal. */
static void hide_feeds(struct str *old_text, struct str *new_text, struct arena *arena)
{
    static const char FEEDS[] = { '\f', '\v' };
    char unused = 1;
    for (size_t i = 0; i < sizeof FEEDS; i++) {
        if (!holds_byte(*old_text, *new_text, FEEDS[i])) {
            continue;
        }
        while (unused < '\t' && holds_byte(*old_text, *new_text, unused)) {
            unused++;
        }
        if (unused < '\t') {
            *old_text = with_byte_replaced(*old_text, FEEDS[i], unused, arena);
            *new_text = with_byte_replaced(*new_text, FEEDS[i], unused, arena);
        }
    }
}

static int compare(struct str old_text, struct str new_text, struct collector *collector)
{
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.flags = GIT_DIFF_INDENT_HEURISTIC | GIT_DIFF_FORCE_TEXT;
    options.context_lines = 0;
    options.interhunk_lines = 0;
    options.max_size = -1;
    /* Counted by the library: cheap while a repository is open, and needed where none is.
     */
    git_libgit2_init();
    int code =
        git_diff_buffers(old_text.ptr, old_text.len, NULL, new_text.ptr, new_text.len,
                         NULL, &options, NULL, NULL, collect, NULL, collector);
    git_libgit2_shutdown();
    return code;
}

/* The lines of a hunk on one side. */
struct stretch {
    uint64_t start; /* its first line, or with count 0 the line it stands after */
    uint64_t count;
};

static struct stretch stretch_of(const struct hunk *hunk, bool new_side)
{
    return new_side ? (struct stretch){ hunk->new_line, hunk->new_count }
                    : (struct stretch){ hunk->old_line, hunk->old_count };
}

/* The first line behind it. */
static uint64_t stretch_end(struct stretch stretch)
{
    return stretch.start + (stretch.count ? stretch.count : 1);
}

/* Index of the first hunk whose end on that side lies behind the line; the count if there
 * is none. */
static size_t hunk_reaching(const struct hunks *hunks, uint32_t line, bool new_side)
{
    size_t from = 0;
    size_t count = hunks->count;
    while (count > 0) {
        size_t half = count / 2;
        if (stretch_end(stretch_of(&hunks->items[from + half], new_side)) <= line) {
            from += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return from;
}

static const struct hunk *hunk_holding(const struct hunks *hunks, uint32_t line,
                                       bool new_side)
{
    size_t at = hunk_reaching(hunks, line, new_side);
    if (at == hunks->count) {
        return NULL;
    }
    struct stretch stretch = stretch_of(&hunks->items[at], new_side);
    return stretch.count > 0 && stretch.start <= line ? &hunks->items[at] : NULL;
}

/* The line on the other side; `new_side` is the side that `line` counts on. */
static uint32_t map_line(const struct hunks *hunks, uint32_t line, bool new_side)
{
    if (hunk_holding(hunks, line, new_side)) {
        return 0;
    }
    size_t at = hunk_reaching(hunks, line, new_side);
    if (at == 0) {
        return line;
    }
    const struct hunk *before = &hunks->items[at - 1];
    return (uint32_t)(line - stretch_end(stretch_of(before, new_side)) +
                      stretch_end(stretch_of(before, !new_side)));
}

void hunks_between(struct str old_text, struct str new_text, struct arena *arena,
                   struct hunks *hunks)
{
    struct collector collector = { arena, hunks };
    *hunks = (struct hunks){ 0 };
    if (str_equal(old_text, new_text)) {
        return;
    }
    size_t tail = tail_bytes(old_text, new_text);
    old_text.len -= tail;
    new_text.len -= tail;
    hide_feeds(&old_text, &new_text, arena);
    if (old_text.len == 0 || new_text.len == 0 ||
        compare(old_text, new_text, &collector) != 0) {
        hunks->count = 0;
        VEC_PUSH(arena, hunks, whole_hunk(old_text, new_text));
    }
}

const struct hunk *hunks_adding(const struct hunks *hunks, uint32_t new_line)
{
    return hunk_holding(hunks, new_line, true);
}

uint32_t hunks_old_to_new(const struct hunks *hunks, uint32_t old_line)
{
    return map_line(hunks, old_line, false);
}

uint32_t hunks_new_to_old(const struct hunks *hunks, uint32_t new_line)
{
    return map_line(hunks, new_line, true);
}
