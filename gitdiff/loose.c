/* SPDX-License-Identifier: MIT */
#include "gitdiff/loose.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <git2/sys/odb_backend.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/mem.h"
#include "base/str.h"

enum {
    HEADER_BYTES = 32, /* "commit " and 20 digits with their NUL are 28 */
    INPUT_BYTES = 16 * 1024,
    PATH_BYTES = GIT_OID_HEXSZ + 2, /* "xx/38 digits" */
    MOST_AT_ONCE = 1 << 30,         /* zlib counts in unsigned int */
    MOST_RATIO = 1032               /* deflate cannot make more of a byte */
};

struct loose {
    git_odb_backend backend; /* first: libgit2 hands it back as the whole */
    int folder;
};

/* One object while it is read. */
struct reader {
    int file;
    uint64_t file_bytes;
    z_stream stream;
    bool ended; /* the stream, with a good checksum */
    unsigned char input[INPUT_BYTES];
};

struct header {
    git_object_t type;
    size_t content_bytes;
    size_t header_bytes; /* with the NUL */
};

static const struct loose *loose_of(const git_odb_backend *backend)
{
    return (const struct loose *)backend;
}

static int damaged(const git_oid *id)
{
    char text[GIT_OID_HEXSZ + 64];
    char hex[GIT_OID_HEXSZ + 1];
    git_oid_tostr(hex, sizeof hex, id);
    snprintf(text, sizeof text, "loose object %s cannot be read or is damaged", hex);
    git_error_set_str(GIT_ERROR_ODB, text);
    return GIT_ERROR;
}

static int open_file(const git_odb_backend *backend, const git_oid *id)
{
    char path[PATH_BYTES] = { 0 };
    git_oid_pathfmt(path, id);
    /* Not to wait for the other end, should somebody have put a pipe there. */
    return openat(loose_of(backend)->folder, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

/* 0, or a code of libgit2; on 0 the reader wants close_reader. */
static int open_reader(struct reader *reader, const git_odb_backend *backend,
                       const git_oid *id)
{
    struct stat status;
    reader->file = open_file(backend, id);
    if (reader->file < 0) {
        return errno == ENOENT || errno == ENOTDIR ? GIT_ENOTFOUND : damaged(id);
    }
    reader->stream = (z_stream){ 0 };
    reader->ended = false;
    if (fstat(reader->file, &status) != 0 || !S_ISREG(status.st_mode) ||
        inflateInit(&reader->stream) != Z_OK) {
        close(reader->file);
        return damaged(id);
    }
    reader->file_bytes = (uint64_t)status.st_size;
    return 0;
}

static void close_reader(struct reader *reader)
{
    inflateEnd(&reader->stream);
    close(reader->file);
}

/* The next piece of the file; false at its end. */
static bool refill(struct reader *reader)
{
    ssize_t got;
    do {
        got = read(reader->file, reader->input, sizeof reader->input);
    } while (got < 0 && errno == EINTR);
    reader->stream.next_in = reader->input;
    reader->stream.avail_in = got > 0 ? (uInt)got : 0;
    return got > 0;
}

/* Inflates until `bytes` bytes are there or the stream ends. False for damage, of which
 * a file that ends before its stream is one kind: inflate is never asked without input,
 * or it would say for ever that it wants more. */
static bool inflate_up_to(struct reader *reader, void *to, size_t bytes, size_t *got)
{
    z_stream *stream = &reader->stream;
    *got = 0;
    while (*got < bytes && !reader->ended) {
        if (stream->avail_in == 0 && !refill(reader)) {
            return false;
        }
        size_t left = bytes - *got;
        uInt room = left < MOST_AT_ONCE ? (uInt)left : MOST_AT_ONCE;
        stream->next_out = (unsigned char *)to + *got;
        stream->avail_out = room;
        int code = inflate(stream, Z_NO_FLUSH);
        *got += room - stream->avail_out;
        reader->ended = code == Z_STREAM_END;
        if (code != Z_OK && code != Z_STREAM_END) {
            return false;
        }
    }
    return true;
}

static bool parse_type(struct str word, git_object_t *type)
{
    static const git_object_t TYPES[] = { GIT_OBJECT_COMMIT, GIT_OBJECT_TREE,
                                          GIT_OBJECT_BLOB, GIT_OBJECT_TAG };
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++) {
        if (str_equal(word, str_from(git_object_type2string(TYPES[i])))) {
            *type = TYPES[i];
            return true;
        }
    }
    return false;
}

/* Decimal, without sign or leading zeros, as git writes it. */
static bool parse_size(struct str digits, size_t *size)
{
    *size = 0;
    for (size_t i = 0; i < digits.len; i++) {
        unsigned digit = (unsigned)(unsigned char)digits.ptr[i] - '0';
        if (digit > 9 || *size > (SIZE_MAX - digit) / 10) {
            return false;
        }
        *size = *size * 10 + digit;
    }
    return digits.len == 1 || (digits.len > 1 && digits.ptr[0] != '0');
}

/* "TYPE SIZE" and a NUL, at the start of `text`. */
static bool parse_header(struct str text, struct header *header)
{
    size_t end = str_find_char(text, '\0', 0);
    struct str rest = str_slice(text, 0, end);
    struct str word = str_split(&rest, ' ');
    header->header_bytes = end + 1;
    return end < text.len && rest.ptr && parse_type(word, &header->type) &&
           parse_size(rest, &header->content_bytes);
}

/* Inflates the first bytes, `*got` of them, into `text`. A size that the file cannot hold
 * is refused here, before anything is allocated for it. */
static bool take_header(struct reader *reader, char text[HEADER_BYTES], size_t *got,
                        struct header *header)
{
    return inflate_up_to(reader, text, HEADER_BYTES, got) &&
           parse_header((struct str){ text, *got }, header) &&
           header->content_bytes / MOST_RATIO <= reader->file_bytes;
}

/* Nothing may follow: neither content that the header does not know of nor bytes behind
 * the stream. */
static bool at_end(struct reader *reader)
{
    char more;
    size_t got;
    return inflate_up_to(reader, &more, 1, &got) && got == 0 &&
           reader->stream.avail_in == 0 && !refill(reader);
}

/* `early` is the content that was inflated together with the header. */
static bool take_content(struct reader *reader, struct str early, char *content,
                         size_t bytes)
{
    size_t got;
    if (early.len > bytes) {
        return false;
    }
    memcpy(content, early.ptr, early.len);
    content[bytes] = '\0';
    size_t left = bytes - early.len;
    return inflate_up_to(reader, content + early.len, left, &got) && got == left &&
           at_end(reader);
}

/* The whole content in memory of libgit2, with a NUL behind it; NULL if damaged. */
static char *read_content(struct reader *reader, git_odb_backend *backend,
                          struct header *header)
{
    char text[HEADER_BYTES];
    size_t got;
    if (!take_header(reader, text, &got, header)) {
        return NULL;
    }
    struct str early =
        str_slice((struct str){ text, got }, header->header_bytes, HEADER_BYTES);
    char *content =
        git_odb_backend_data_alloc(backend, mem_add(header->content_bytes, 1));
    if (content && !take_content(reader, early, content, header->content_bytes)) {
        git_odb_backend_data_free(backend, content);
        content = NULL;
    }
    return content;
}

static int read_object(void **content, size_t *bytes, git_object_t *type,
                       git_odb_backend *backend, const git_oid *id)
{
    struct reader reader;
    struct header header;
    int code = open_reader(&reader, backend, id);
    if (code != 0) {
        return code;
    }
    *content = read_content(&reader, backend, &header);
    close_reader(&reader);
    if (!*content) {
        return damaged(id);
    }
    *bytes = header.content_bytes;
    *type = header.type;
    return 0;
}

static int read_header(size_t *bytes, git_object_t *type, git_odb_backend *backend,
                       const git_oid *id)
{
    struct reader reader;
    struct header header;
    char text[HEADER_BYTES];
    size_t got;
    int code = open_reader(&reader, backend, id);
    if (code != 0) {
        return code;
    }
    bool good = take_header(&reader, text, &got, &header);
    close_reader(&reader);
    if (!good) {
        return damaged(id);
    }
    *bytes = header.content_bytes;
    *type = header.type;
    return 0;
}

static int exists(git_odb_backend *backend, const git_oid *id)
{
    char path[PATH_BYTES] = { 0 };
    struct stat status;
    git_oid_pathfmt(path, id);
    return fstatat(loose_of(backend)->folder, path, &status, 0) == 0;
}

/* The folder of the objects whose ids begin with the same byte. NULL without any. */
static DIR *open_fan(const git_odb_backend *backend, const char *name)
{
    int folder =
        openat(loose_of(backend)->folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *fan = folder < 0 ? NULL : fdopendir(folder);
    if (!fan && folder >= 0) {
        close(folder);
    }
    return fan;
}

/* The one object whose id begins with the first `digits` digits of `prefix`. libgit2 asks
 * for no fewer than four. */
static int exists_prefix(git_oid *found, git_odb_backend *backend, const git_oid *prefix,
                         size_t digits)
{
    char hex[GIT_OID_HEXSZ + 1];
    size_t hits = 0;
    git_oid_tostr(hex, 3, prefix);
    DIR *fan = open_fan(backend, hex);
    for (struct dirent *entry; fan && (entry = readdir(fan));) {
        git_oid id;
        if (strlen(entry->d_name) != GIT_OID_HEXSZ - 2) {
            continue;
        }
        memcpy(hex + 2, entry->d_name, GIT_OID_HEXSZ - 1);
        if (git_oid_fromstr(&id, hex) == 0 && git_oid_ncmp(&id, prefix, digits) == 0) {
            *found = id;
            hits++;
        }
    }
    if (fan) {
        closedir(fan);
    }
    return hits == 1 ? 0 : hits == 0 ? GIT_ENOTFOUND : GIT_EAMBIGUOUS;
}

/* As many parameters as libgit2 calls it with. */
/* NOLINTNEXTLINE(readability-function-size) */
static int read_prefix(git_oid *found, void **content, size_t *bytes, git_object_t *type,
                       git_odb_backend *backend, const git_oid *prefix, size_t digits)
{
    int code = exists_prefix(found, backend, prefix, digits);
    return code != 0 ? code : read_object(content, bytes, type, backend, found);
}

static void free_backend(git_odb_backend *backend)
{
    close(loose_of(backend)->folder);
    mem_free(backend);
}

git_odb_backend *loose_backend_new(const char *folder)
{
    int opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) {
        return NULL;
    }
    struct loose *loose = mem_alloc(sizeof *loose);
    *loose = (struct loose){ .backend = { .version = GIT_ODB_BACKEND_VERSION,
                                          .read = read_object,
                                          .read_prefix = read_prefix,
                                          .read_header = read_header,
                                          .exists = exists,
                                          .exists_prefix = exists_prefix,
                                          .free = free_backend },
                             .folder = opened };
    return &loose->backend;
}
