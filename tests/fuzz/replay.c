/* SPDX-License-Identifier: MIT
 *
 * Replays a corpus: runs a fuzz target on each file of the folders (or each file) named.
 */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

static size_t replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buf input = { 0 };
    int c = 0;
    if (!file) {
        return 0;
    }
    while ((c = getc(file)) != EOF) {
        buf_add_char(&input, (char)c);
    }
    fclose(file);
    const size_t size = input.len;
    /* An exact piece of memory, so that reading one byte too many is seen. */
    uint8_t *exact = mem_alloc(input.len);
    memcpy(exact, input.len ? input.ptr : "", input.len);
    buf_dispose(&input);
    LLVMFuzzerTestOneInput(exact, size);
    mem_free(exact);
    return 1;
}

static size_t replay(const char *path)
{
    DIR *folder = opendir(path);
    size_t count = 0;
    if (!folder) {
        return replay_file(path);
    }
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        struct buf name = { 0 };
        if (entry->d_name[0] != '.') {
            buf_add_format(&name, "%s/%s%c", path, entry->d_name, '\0');
            count += replay_file(name.ptr);
        }
        buf_dispose(&name);
    }
    closedir(folder);
    return count;
}

int main(int argc, char **argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; i++) {
        count += replay(argv[i]);
    }
    printf("%zu inputs\n", count);
    return count ? EXIT_SUCCESS : EXIT_FAILURE;
}
