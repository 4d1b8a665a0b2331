/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/contract.h"
#include "contract/import_lines.h"
#include "contract/outline.h"
#include "names/pairs.h"
#include "syntax/files.h"
#include "syntax/source.h"
#include "syntax/tree.h"

/* Other files that are read to find the ways back to one, and their bytes. */
enum { MOST_FILES = 300, MOST_BYTES = 8 << 20 };

/* Modules of a cycle that are named. */
enum { MOST_NAMED = 6 };

VEC_OF(targets, uint32_t);
VEC_OF(cycle_names, struct str);

/* Numbers of modules. */
enum { NO_MODULE = 1, FIRST_MODULE = 2 };

/* A file, as one that imports others. */
struct cycle_module {
    struct str path;
    struct targets imports; /* modules by number, once it was read */
    bool is_read;
    bool is_pending; /* the file itself imports it, newly, and it was not looked at yet */
    uint32_t round;  /* of the last search that came by */
    uint32_t after;  /* which it came from in that */
};

/* The files that can be reached from one. */
struct web {
    const struct files *files;
    struct arena *arena;
    struct intern *words;
    struct pairs by_path;   /* word: number of the module */
    struct pairs by_dotted; /* word: the same, or NO_MODULE */
    VEC(struct cycle_module) modules;
    uint32_t round;
    uint32_t files_left;
    size_t bytes_left;
    bool is_cut;
};

static uint32_t add_module(struct web *web, struct str path)
{
    const uint32_t word = intern_add(web->words, path);
    const uint32_t known = pairs_find(&web->by_path, word, 0);
    if (known) {
        return known;
    }
    VEC_PUSH(web->arena, &web->modules, (struct cycle_module){ .path = path });
    pairs_set(&web->by_path, word, 0, (uint32_t)web->modules.count + FIRST_MODULE - 1);
    return (uint32_t)web->modules.count + FIRST_MODULE - 1;
}

static bool is_there(struct web *web, struct str path)
{
    struct str text;
    return web->files->identify
               ? web->files->identify(web->files, path, web->arena, &text)
               : web->files->read(web->files, path, web->arena, &text);
}

/* The module "a/b" below one of the places where packages lie, or NO_MODULE. */
static uint32_t find_file(struct web *web, struct str stem)
{
    static const char *const roots[] = { "", "src/", "lib/" };
    static const char *const ends[] = { ".py", "/__init__.py" };
    for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) {
        for (size_t j = 0; j < sizeof ends / sizeof ends[0]; j++) {
            const struct str path =
                str_format(web->arena, "%s%.*s%s", roots[i], STR_ARGS(stem), ends[j]);
            if (is_there(web, path)) {
                return add_module(web, path);
            }
        }
    }
    return NO_MODULE;
}

static uint32_t find_dotted(struct web *web, struct str dotted)
{
    const uint32_t word = dotted.len > 0 ? intern_add(web->words, dotted) : 0;
    uint32_t found = word ? pairs_find(&web->by_dotted, word, 0) : NO_MODULE;
    if (!found) {
        char *stem = arena_copy(web->arena, dotted.ptr, dotted.len);
        for (size_t i = 0; i < dotted.len; i++) {
            stem[i] = (char)(stem[i] == '.' ? '/' : stem[i]);
        }
        found = find_file(web, (struct str){ stem, dotted.len });
        pairs_set(&web->by_dotted, word, 0, found);
    }
    return found;
}

/* The module that an import brings in: of `from a import b` a.b, if that is one. Of what
 * has no package of the repository on top, most is found out once. */
static uint32_t target_of(struct web *web, const struct import_line *line)
{
    const struct str top =
        str_slice(line->module, 0, str_find_char(line->module, '.', 0));
    if (!line->is_relative && find_dotted(web, top) == NO_MODULE) {
        return NO_MODULE;
    }
    const uint32_t inner =
        line->name.len > 0
            ? find_dotted(
                  web, str_format(web->arena, "%.*s%s%.*s", STR_ARGS(line->module),
                                  line->module.len > 0 ? "." : "", STR_ARGS(line->name)))
            : NO_MODULE;
    return inner != NO_MODULE ? inner : find_dotted(web, line->module);
}

static void read_module(struct web *web, uint32_t number)
{
    struct import_lines lines = { 0 };
    struct targets imports = { 0 };
    struct str text;
    const struct str path = web->modules.items[number - FIRST_MODULE].path;
    web->modules.items[number - FIRST_MODULE].is_read = true;
    if (web->files_left == 0 || web->bytes_left == 0) {
        web->is_cut = true;
        return;
    }
    if (!web->files->read(web->files, path, web->arena, &text)) {
        return;
    }
    web->files_left--;
    web->bytes_left -= text.len < web->bytes_left ? text.len : web->bytes_left;
    import_lines_read(path, text, web->arena, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        VEC_PUSH(web->arena, &imports, target_of(web, &lines.items[i]));
    }
    web->modules.items[number - FIRST_MODULE].imports = imports;
}

/* Whether one module leads to another, by the shortest way; imports of the file itself
 * that are pending do not count. */
static bool leads_to(struct web *web, uint32_t from, uint32_t to)
{
    struct targets queue = { 0 };
    web->round++;
    VEC_PUSH(web->arena, &queue, from);
    web->modules.items[from - FIRST_MODULE].round = web->round;
    for (size_t next = 0; next < queue.count; next++) {
        const uint32_t at = queue.items[next];
        if (!web->modules.items[at - FIRST_MODULE].is_read) {
            read_module(web, at);
        }
        const struct targets *imports = &web->modules.items[at - FIRST_MODULE].imports;
        for (size_t i = 0; i < imports->count; i++) {
            const uint32_t target = imports->items[i];
            if (target == NO_MODULE ||
                web->modules.items[target - FIRST_MODULE].round == web->round ||
                (at == FIRST_MODULE &&
                 web->modules.items[target - FIRST_MODULE].is_pending)) {
                continue;
            }
            web->modules.items[target - FIRST_MODULE].round = web->round;
            web->modules.items[target - FIRST_MODULE].after = at;
            if (target == to) {
                return true;
            }
            VEC_PUSH(web->arena, &queue, target);
        }
    }
    return false;
}

/* "a.b" of "a/b.py", "src/a/b.py" and "a/b/__init__.py". */
static struct str dotted_of(struct web *web, uint32_t number)
{
    const struct str path = web->modules.items[number - FIRST_MODULE].path;
    const size_t root =
        str_starts_with(path, STR("src/")) || str_starts_with(path, STR("lib/")) ? 4 : 0;
    const size_t end = str_ends_with(path, STR("/__init__.py")) ? 12 : 3;
    char *dotted = arena_copy(web->arena, path.ptr, path.len);
    for (size_t i = 0; i < path.len; i++) {
        dotted[i] = (char)(dotted[i] == '/' ? '.' : dotted[i]);
    }
    return str_slice((struct str){ dotted, path.len }, root, path.len - end);
}

/* The bytes of the packages that all the names stand in. */
static size_t common_packages(const struct cycle_names *names)
{
    size_t same = 0;
    size_t packages = 0;
    while (same < names->items[0].len) {
        for (size_t i = 1; i < names->count; i++) {
            const struct str name = names->items[i];
            if (same >= name.len || name.ptr[same] != names->items[0].ptr[same]) {
                return packages;
            }
        }
        packages = names->items[0].ptr[same] == '.' ? same + 1 : packages;
        same++;
    }
    return packages;
}

/* "a → b → a", of the last search, which led from the target to the file itself; without
 * the packages that all of them have. */
static struct str name_cycle(struct web *web, uint32_t self, uint32_t target)
{
    struct cycle_names names = { 0 }; /* last first */
    struct str text = STR("");
    for (uint32_t at = self; at != target;
         at = web->modules.items[at - FIRST_MODULE].after) {
        VEC_PUSH(web->arena, &names, dotted_of(web, at));
    }
    VEC_PUSH(web->arena, &names, dotted_of(web, target));
    VEC_PUSH(web->arena, &names, dotted_of(web, self));
    const size_t common = common_packages(&names);
    for (size_t i = names.count; i-- > 0;) {
        const bool is_named =
            names.count <= MOST_NAMED || i + MOST_NAMED - 2 >= names.count || i < 2;
        if (is_named || i == 2) {
            const struct str name =
                is_named ? str_slice(names.items[i], common, names.items[i].len)
                         : STR("\xe2\x80\xa6");
            text = str_format(web->arena, "%.*s%s%.*s", STR_ARGS(text),
                              text.len > 0 ? " \xe2\x86\x92 " : "", STR_ARGS(name));
        }
    }
    return text;
}

static struct str last_word(const struct import_line *line)
{
    size_t from = line->module.len;
    while (from > 0 && line->module.ptr[from - 1] != '.') {
        from--;
    }
    return line->name.len > 0 ? line->name
                              : str_slice(line->module, from, line->module.len);
}

/* Whether the module was imported before, also under another name: then what was imported
 * before is not there any more. */
static bool was_imported(struct web *web, const struct earlier_text *before,
                         const struct import_line *line, uint32_t target)
{
    struct import_lines lines = { 0 };
    import_lines_read(before->path, before->text, web->arena, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        const uint32_t old = target_of(web, &lines.items[i]);
        if (old == target || (old == NO_MODULE &&
                              str_equal(last_word(&lines.items[i]), last_word(line)))) {
            return true;
        }
    }
    return false;
}

static bool is_new(struct web *web, const struct earlier_texts *before,
                   const struct import_line *line, uint32_t target)
{
    for (size_t i = 0; i < before->count; i++) {
        if (was_imported(web, &before->items[i], line, target)) {
            return false;
        }
    }
    return true;
}

static void add_item(const struct outline *outline, const struct import_line *line,
                     struct str cycle, struct contract_items *found)
{
    const struct tree *tree = outline->tree;
    const uint32_t node = tree_node_from(tree, line->from);
    if (node >= tree->count || tree->nodes[node].from != line->from) {
        return;
    }
    const struct contract_item item = {
        .node = node,
        .from = line->from,
        .to = tree->nodes[node].to,
        .name = tree->nodes[node].name,
        .other = node,
        .fault = cycle,
    };
    VEC_PUSH(outline->arena, found, item);
}

/* An import that is new: whether it is the first to close a cycle. */
static void check_import(const struct outline *outline, struct web *web,
                         const struct import_line *line, uint32_t target,
                         struct contract_items *found)
{
    const uint32_t self = FIRST_MODULE;
    web->modules.items[target - FIRST_MODULE].is_pending = false;
    if (leads_to(web, target, self)) {
        const struct str cycle = name_cycle(web, self, target);
        web->modules.items[target - FIRST_MODULE].is_pending = true;
        if (!leads_to(web, self, target)) {
            add_item(outline, line, cycle, found);
        }
        web->modules.items[target - FIRST_MODULE].is_pending = false;
    }
}

bool breaches_cycle(const struct outline *outline, const struct files *files,
                    const struct earlier_texts *before, struct contract_items *found)
{
    struct arena *arena = outline->arena;
    const struct source *source = outline->tree->source;
    struct web web = { .files = files,
                       .arena = arena,
                       .words = intern_new(arena, NULL),
                       .by_path = pairs_init(arena, 64),
                       .by_dotted = pairs_init(arena, 64),
                       .files_left = MOST_FILES,
                       .bytes_left = MOST_BYTES };
    struct import_lines lines = { 0 };
    struct targets fresh = { 0 };
    const uint32_t self = add_module(&web, source->path);
    import_lines_read(source->path, source->text, arena, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        uint32_t target = target_of(&web, &lines.items[i]);
        const bool counts = target != NO_MODULE && target != self &&
                            !web.modules.items[target - FIRST_MODULE].is_pending &&
                            is_new(&web, before, &lines.items[i], target);
        target = counts ? target : NO_MODULE;
        if (counts) {
            web.modules.items[target - FIRST_MODULE].is_pending = true;
        }
        VEC_PUSH(arena, &fresh, target);
    }
    for (size_t i = 0; i < lines.count; i++) {
        if (fresh.items[i] != NO_MODULE) {
            check_import(outline, &web, &lines.items[i], fresh.items[i], found);
        }
    }
    return !web.is_cut;
}
