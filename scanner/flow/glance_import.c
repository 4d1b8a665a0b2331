/* SPDX-License-Identifier: MIT */
#include "flow/glance_import.h"

#include "base/arena.h"
#include "flow/glance.h"
#include "names/dotted.h"
#include "names/import_text.h"

/* "import a.b" binds a to a; "import a.b as c" and "from a import b" what they say. */
static struct glance_import bound_by(const struct import_text *import, struct str module,
                                     struct arena *arena)
{
    const bool is_bare = import->name.len == 0 && import->as.len == 0;
    const bool is_whole = import->name.len == 0 || str_equal(import->name, STR("*"));
    const struct str first = str_slice(module, 0, str_find_char(module, '.', 0));
    const struct str plain = import->name.len > 0 ? import->name : first;
    return (struct glance_import){
        str_copy(arena, import->as.len > 0 ? import->as : plain),
        is_bare    ? str_copy(arena, first)
        : is_whole ? str_copy(arena, module)
                   : str_format(arena, "%.*s%s%.*s", STR_ARGS(module),
                                module.len ? "." : "", STR_ARGS(import->name)),
    };
}

void glance_import_read(struct glance *glance, struct str text, struct arena *arena)
{
    struct import_texts imports = { 0 };
    struct str module = { 0 };
    import_text_read(text, arena, &imports);
    for (size_t i = 0; i < imports.count; i++) {
        const struct import_text *import = &imports.items[i];
        if (import->name.len == 0) {
            module = import->module;
        } else if (i == 0) {
            module = dotted_from_top(glance->path, import->module, arena);
        }
        VEC_PUSH(arena, &glance->imports, bound_by(import, module, arena));
    }
}
