/* SPDX-License-Identifier: MIT */
#include "gitdiff/library.h"

#include <git2.h>

/* Extensions that change nothing for someone who only reads objects and refs. libgit2
 * refuses a repository with an extension that it was not told of. The last two are
 * harmless only with the values that check_formats lets pass. */
static const char *const KNOWN_EXTENSIONS[] = {
    "partialclone",      "worktreeconfig", "preciousobjects",
    "relativeworktrees", "objectformat",   "refstorage",
};
enum { KNOWN_EXTENSION_COUNT = sizeof KNOWN_EXTENSIONS / sizeof *KNOWN_EXTENSIONS };

/* Trees and commits that libgit2 keeps inflated, in bytes: enough for the neighbourhood
 * of a change, so that a range with many files does not fill the memory of a small CI
 * machine. */
enum { CACHE_BYTES = 64 * 1024 * 1024 };

/* What libgit2's network transports do when it starts, although no connection is ever
 * opened here: mbedTLS reads the machine's CA certificates, which takes longer than a
 * small scan, and libssh2 starts OpenSSL. libgit2 finds these functions of the program
 * before those of the libraries. */
int mbedtls_x509_crt_parse_file(void *chain, const char *path);
int libssh2_init(int flags);
void libssh2_exit(void);

int mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
    (void)chain;
    (void)path;
    return 0;
}

int libssh2_init(int flags)
{
    (void)flags;
    return 0;
}

void libssh2_exit(void)
{
}

void library_start(void)
{
    static const int CONFIG_LEVELS[] = { GIT_CONFIG_LEVEL_PROGRAMDATA,
                                         GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
                                         GIT_CONFIG_LEVEL_GLOBAL };
    git_libgit2_init();
    /* The result must not depend on the machine: an empty search path means no such file
     * at all. */
    for (size_t i = 0; i < sizeof CONFIG_LEVELS / sizeof *CONFIG_LEVELS; i++) {
        git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, CONFIG_LEVELS[i], "");
    }
    /* "safe.directory" guards against configuration that names commands. None is ever run
     * here, and in CI the checkout usually belongs to another user. */
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    /* SHA-1 over everything that is read costs a fifth of the reading. Packs and loose
     * objects carry checksums of their own, and verifying is the business of git fsck. */
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
    git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, (ssize_t)CACHE_BYTES);
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, KNOWN_EXTENSIONS,
                     (size_t)KNOWN_EXTENSION_COUNT);
}

void library_stop(void)
{
    git_libgit2_shutdown();
}
