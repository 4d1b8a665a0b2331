/* SPDX-License-Identifier: MIT */
#include "review/callers.h"

#include "base/arena.h"
#include "base/intern.h"
#include "gitdiff/change_set.h"
#include "review/candidates.h"
#include "review/imported.h"
#include "review/interface.h"
#include "review/neighbours.h"
#include "review/review.h"
#include "review/skim.h"

/* Altered names that callers are looked for, and files that are looked through. */
enum { MOST_NAMES = 20000, MOST_FILES = 20000 };

static bool read_side(const struct file_origin *origin, const struct change_side *side,
                      struct arena *arena, struct str *text)
{
    return repository_read_blob(origin->repository, &side->id, origin->max_bytes, arena,
                                text) == BLOB_OK;
}

static bool read_new(const struct file_origin *origin, const struct change_side *side,
                     struct arena *arena, struct str *text)
{
    const struct file_job job = { .path = side->path, .id = side->id };
    return neighbours_read_new(origin, &job, origin->max_bytes, arena, text) == BLOB_OK;
}

void callers_add_altered(struct altered_names *names, const struct file_origin *origin,
                         const struct change_set *set, struct arena *arena)
{
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < set->files.count; i++) {
        const struct change_file *file = &set->files.items[i];
        const struct change_side *old = &file->old_side;
        const struct change_side *now = &file->new_side;
        if (old->kind != KIND_FILE || !str_ends_with(old->path, STR(".py")) ||
            file->status == CHANGE_COPIED ||
            (now->kind == KIND_FILE && object_id_equal(&old->id, &now->id) &&
             str_equal(old->path, now->path))) {
            continue;
        }
        struct interface_change change = { .old_path = old->path };
        arena_reset(scratch);
        if (now->kind == KIND_FILE) {
            change.new_path = now->path;
            if (!read_side(origin, old, scratch, &change.old_text) ||
                !read_new(origin, now, scratch, &change.new_text)) {
                continue;
            }
        }
        interface_compare(&change, arena, names);
    }
    arena_free(scratch);
    altered_sort(names);
}

const struct altered_names *callers_split_edited(struct altered_names *names,
                                                 struct arena *arena)
{
    struct altered_names *edited = ARENA_NEW(arena, struct altered_names);
    size_t count = 0;
    for (size_t i = 0; i < names->count; i++) {
        if (!names->items[i].edited) {
            names->items[count++] = names->items[i];
        } else if (edited->count < MOST_NAMES) {
            VEC_PUSH(arena, edited, names->items[i]);
        }
    }
    names->count = count;
    return edited;
}

/* Whether one of the change sets has the path on its new side. */
static bool is_changed(const struct change_set *sets, size_t count, struct str path)
{
    for (size_t i = 0; i < count; i++) {
        if (candidates_find_changed(&sets[i], path)) {
            return true;
        }
    }
    return false;
}

static void add_caller(struct file_jobs *jobs, const struct change_side *side,
                       size_t base_count, struct arena *arena)
{
    struct file_base *bases = ARENA_ARRAY(arena, base_count, struct file_base);
    for (size_t i = 0; i < base_count; i++) {
        bases[i] = (struct file_base){ .path = side->path, .id = side->id };
    }
    const struct file_job job = { .path = side->path,
                                  .id = side->id,
                                  .bases = bases,
                                  .base_count = base_count,
                                  .caller = true };
    VEC_PUSH(arena, jobs, job);
}

static void note_cut(struct notices *notices, struct arena *arena, const char *what)
{
    notices_add(notices, arena,
                (struct notice){ .level = NOTICE_INCOMPLETE,
                                 .id = "callers-not-searched",
                                 .text = str_format(arena,
                                                    "The change or the tree has %s than "
                                                    "callers are looked for with; what "
                                                    "it breaks elsewhere may be missing.",
                                                    what) });
}

void callers_find(struct file_jobs *jobs, const struct callers_search *search,
                  const struct review_options *options, struct arena *arena,
                  struct notices *notices)
{
    const struct change_request request = { .new_tree = search->origin->head_tree };
    struct change_set tree = { 0 };
    struct notices ignored = { 0 };
    change_set_build(search->origin->repository, &request, arena, &tree, &ignored);
    size_t found = 0;
    if (search->origin->altered->count > MOST_NAMES) {
        note_cut(notices, arena, "more altered names");
    }
    for (size_t i = 0; i < tree.files.count; i++) {
        const struct change_side *side = &tree.files.items[i].new_side;
        if (side->kind != KIND_FILE || !candidates_admit(side->path, options) ||
            is_changed(search->sets, search->base_count, side->path)) {
            continue;
        }
        if (++found > MOST_FILES) {
            note_cut(notices, arena, "more Python files");
            return;
        }
        add_caller(jobs, side, search->base_count, arena);
    }
}

struct caller_words {
    struct intern *words;
    size_t count;
    struct caller_name {
        uint32_t package, module, own; /* words; package 0 where the module is in none,
                                          own 0 where the module is enough */
        struct str dotted;             /* "package.module" */
    } * names;
};

/* The last of the parts that stand before the module in a qualified name; absent if there
 * is none. */
static struct str package_of(const struct altered_name *name)
{
    const size_t own = name->is_module ? 0 : name->name.len + 1;
    size_t end = name->qualified.len - own - name->module.len;
    size_t start = end > 0 ? --end : 0;
    while (start > 0 && name->qualified.ptr[start - 1] != '.') {
        start--;
    }
    return str_slice(name->qualified, start, end);
}

const struct caller_words *callers_words(const struct altered_names *names,
                                         struct arena *arena)
{
    struct caller_words *words = ARENA_NEW(arena, struct caller_words);
    words->words = intern_new(arena, NULL);
    words->count = names->count < MOST_NAMES ? names->count : MOST_NAMES;
    words->names = ARENA_ARRAY(arena, words->count, struct caller_name);
    for (size_t i = 0; i < words->count; i++) {
        const struct altered_name *one = &names->items[i];
        const struct str package = package_of(one);
        words->names[i].package = intern_add_view(words->words, package);
        words->names[i].module = intern_add_view(words->words, one->module);
        words->names[i].own =
            one->is_module ? 0 : intern_add_view(words->words, one->name);
        words->names[i].dotted =
            str_slice(one->qualified, (size_t)(package.ptr - one->qualified.ptr),
                      one->qualified.len - (one->is_module ? 0 : one->name.len + 1));
    }
    return words;
}

/* Marks the words that stand in the text. */
static void mark_words(const struct intern *words, struct str text, bool *seen)
{
    for (size_t at = 0; at < text.len;) {
        const size_t end = skim_past_word(text, at);
        if (end > at) {
            seen[intern_find(words, str_slice(text, at, end))] = true;
        }
        at = end > at ? end : at + 1;
    }
}

/* Names of modules that are no words (a-b.py) are imported by their text. */
static void mark_others(const struct intern *words, struct str text, bool *seen)
{
    for (uint32_t i = 1; i < intern_count(words); i++) {
        const struct str word = intern_text(words, i);
        seen[i] =
            seen[i] || (skim_past_word(word, 0) < word.len && skim_has_word(text, word));
    }
}

/* Whether the text may import the module, or what it is in. */
static bool may_import(const struct caller_words *words, const struct imported *imported,
                       const struct caller_name *name)
{
    const struct str module = intern_text(words->words, name->module);
    return skim_past_word(module, 0) < module.len || imported->relative[name->module] ||
           (name->own && imported->relative[name->own]) ||
           (name->package ? imported->words[name->package]
                          : imported->words[name->module]);
}

/* Whether it may use a module that it may import. */
static bool may_use_module(const struct imported *imported,
                           const struct caller_name *name, struct str text)
{
    return !name->package || imported->relative[name->module] ||
           pairs_find(&imported->joined, name->package, name->module) ||
           skim_has_word(text, name->dotted);
}

/* The names whose modules a text may import, by index; so many are looked for one by one.
 */
enum { FEW = 16 };
VEC_OF(candidates, size_t);

static struct candidates candidates_of(const struct caller_words *words,
                                       const struct imported *imported,
                                       struct arena *scratch)
{
    struct candidates candidates = { 0 };
    for (size_t i = 0; i < words->count; i++) {
        if (may_import(words, imported, &words->names[i])) {
            VEC_PUSH(scratch, &candidates, i);
        }
    }
    return candidates;
}

/* Whether the text has the word; `seen`, unless NULL, knows. */
static bool has(const struct caller_words *words, const bool *seen, struct str text,
                uint32_t word)
{
    return seen ? seen[word] : skim_has_word(text, intern_text(words->words, word));
}

bool callers_text_uses(const struct caller_words *words, struct str text,
                       struct arena *scratch)
{
    const struct imported imported = imported_read(words->words, text, scratch);
    const struct candidates candidates = candidates_of(words, &imported, scratch);
    bool *seen = NULL;
    if (candidates.count > FEW) {
        seen = ARENA_ARRAY(scratch, intern_count(words->words), bool);
        mark_words(words->words, text, seen);
        mark_others(words->words, text, seen);
    }
    for (size_t i = 0; i < candidates.count; i++) {
        const struct caller_name *name = &words->names[candidates.items[i]];
        if (has(words, seen, text, name->module) &&
            (name->own ? has(words, seen, text, name->own)
                       : may_use_module(&imported, name, text))) {
            return true;
        }
    }
    return false;
}
