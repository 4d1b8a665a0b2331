/* SPDX-License-Identifier: MIT */
#include "cli/init.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/init_templates.h"
#include "cli/new_file.h"
#include "cli/options.h"
#include "cli/worktree.h"
#include "gitdiff/repository.h"
#include "rule/suggest.h"

struct file {
    const char *path;
    const struct init_template *text;
    const char *if_there; /* what to do then; NULL: nothing */
};

struct platform {
    const char *name;
    const char *host;    /* part of the remote's URL that shows it; NULL if none does */
    const char *witness; /* a file or folder that shows it */
    struct file files[2];
    const char *next;
};

/* clang-format off */
static const struct platform PLATFORMS[] = {
    { "github", "github", ".github",
      { { ".github/workflows/hunkscan.yml", &init_template_github, NULL } },
      "In .github/workflows/hunkscan.yml put the repository of hunkscan and the full hash of a commit "
      "in place of OWNER/hunkscan and REF, and your default branch in place of main." },
    { "gitlab", "gitlab", ".gitlab-ci.yml",
      { { ".gitlab/hunkscan.gitlab-ci.yml", &init_template_gitlab, NULL },
        { ".gitlab-ci.yml", &init_template_gitlab_include,
          "Add to .gitlab-ci.yml:\n    include:\n      - local: .gitlab/hunkscan.gitlab-ci.yml" } },
      "In .gitlab/hunkscan.gitlab-ci.yml set image, or HUNKSCAN_RELEASES and HUNKSCAN_SOURCE, to where "
      "your GitLab finds hunkscan." },
    { "pre-commit", NULL, ".pre-commit-config.yaml",
      { { ".pre-commit-config.yaml", &init_template_pre_commit,
          "Add the hook to .pre-commit-config.yaml: ci-templates/pre-commit/README.md has the lines." } },
      "Put the repository of hunkscan into .pre-commit-config.yaml, then: pre-commit install -t "
      "pre-commit -t pre-push" },
};
/* clang-format on */
enum { PLATFORM_COUNT = sizeof PLATFORMS / sizeof PLATFORMS[0] };
static const struct file CONFIG = { ".hunkscan.yaml", &init_template_config, NULL };

/* What a run of init knows and says. */
struct init {
    int root; /* descriptor of the top folder */
    struct str remote;
    bool chosen[PLATFORM_COUNT];
    struct buf *out;
    struct buf next; /* what to do next, a line each */
    struct err *err;
};

static int refuse(struct str word, struct err *err)
{
    struct suggestion nearest = { .wanted = word };
    for (size_t i = 0; i < PLATFORM_COUNT; i++) {
        suggest_consider(&nearest, str_from(PLATFORMS[i].name));
    }
    if (!nearest.best.ptr) {
        return err_set(err, ERR_USAGE,
                       "'init' knows github, gitlab and pre-commit, not '%.*s'",
                       STR_ARGS(word));
    }
    return err_set(err, ERR_USAGE, "'init' does not know '%.*s'; did you mean '%.*s'?",
                   STR_ARGS(word), STR_ARGS(nearest.best));
}

static int choose_word(struct init *init, struct str word)
{
    for (size_t i = 0; i < PLATFORM_COUNT; i++) {
        if (str_equal(word, str_from(PLATFORMS[i].name))) {
            init->chosen[i] = true;
            return 0;
        }
    }
    return refuse(word, init->err);
}

static bool contains(struct str text, const char *part)
{
    const struct str wanted = str_from(part);
    for (size_t i = 0; i + wanted.len <= text.len; i++) {
        if (str_equal(str_slice(text, i, i + wanted.len), wanted)) {
            return true;
        }
    }
    return false;
}

/* By the remote; only without one that tells, by the files. */
static bool choose_by_sight(struct init *init)
{
    bool found = false;
    for (size_t i = 0; i < PLATFORM_COUNT; i++) {
        init->chosen[i] = PLATFORMS[i].host && contains(init->remote, PLATFORMS[i].host);
        found |= init->chosen[i];
    }
    for (size_t i = 0; i < PLATFORM_COUNT && !found; i++) {
        init->chosen[i] = new_file_is_there(init->root, PLATFORMS[i].witness);
    }
    for (size_t i = 0; i < PLATFORM_COUNT; i++) {
        found |= init->chosen[i];
    }
    return found;
}

static void add_next(struct init *init, const char *text)
{
    buf_add_format(&init->next, "  %s\n", text);
}

/* Writes one file; false if it is there already. */
static bool write_file(struct init *init, const struct file *file)
{
    const struct str text = { (const char *)file->text->bytes, file->text->size };
    switch (new_file_make(init->root, file->path, text)) {
    case NEW_FILE_MADE:
        buf_add_format(init->out, "wrote %s\n", file->path);
        return true;
    case NEW_FILE_THERE:
        buf_add_format(init->out, "kept  %s, which is there already\n", file->path);
        return false;
    case NEW_FILE_LINK:
        err_set(init->err, ERR_IO,
                "%s: a symbolic link or a file is on the way to it; nothing was written "
                "there",
                file->path);
        return false;
    case NEW_FILE_FAILED:
        err_set(init->err, ERR_IO, "%s: %s", file->path, strerror(errno));
        return false;
    }
    return false;
}

static void write_platform(struct init *init, const struct platform *platform)
{
    bool first = false;
    for (size_t i = 0; i < 2 && platform->files[i].path; i++) {
        const bool made = write_file(init, &platform->files[i]);
        first |= i == 0 && made;
        if (!made && platform->files[i].if_there && init->err->code == ERR_OK) {
            add_next(init, platform->files[i].if_there);
        }
    }
    if (first) {
        add_next(init, platform->next);
    }
}

static int write_all(struct init *init)
{
    for (size_t i = 0; i < PLATFORM_COUNT; i++) {
        if (init->chosen[i]) {
            write_platform(init, &PLATFORMS[i]);
        }
        if (init->err->code != ERR_OK) {
            return init->err->code;
        }
    }
    if (write_file(init, &CONFIG)) {
        add_next(init, "Look through .hunkscan.yaml, and commit what was written.");
    }
    if (init->next.len > 0) {
        buf_add(init->out, STR("next:\n"));
        buf_add(init->out, buf_view(&init->next));
    }
    return init->err->code;
}

static int choose(struct init *init, const struct options *options)
{
    for (size_t i = 0; i < options->words.count; i++) {
        if (choose_word(init, options->words.items[i]) < 0) {
            return init->err->code;
        }
    }
    if (options->words.count == 0 && !choose_by_sight(init)) {
        add_next(init,
                 "No platform shows here; name one: hunkscan init github, gitlab or "
                 "pre-commit");
    }
    return 0;
}

int init_run(const struct options *options, struct arena *arena, struct buf *out,
             struct err *err)
{
    struct repository *repository = NULL;
    struct err none = { 0 };
    struct init init = { .out = out, .err = err };
    const char *folder = options->directory;
    if (repository_open(options->directory, &repository, &none) == 0) {
        const struct str top = repository_workdir(repository);
        if (!top.ptr) {
            err_set(err, ERR_USAGE,
                    "%s is a bare repository; 'init' writes to a working tree",
                    options->directory);
        } else {
            folder = str_copy(arena, top).ptr;
            init.remote = repository_remote_url(repository, arena);
        }
    }
    if (err->code == ERR_OK) {
        init.root = worktree_open(folder, err);
    }
    if (err->code == ERR_OK) {
        if (choose(&init, options) == 0) {
            write_all(&init);
        }
        close(init.root);
    }
    buf_dispose(&init.next);
    repository_free(repository);
    return err->code;
}
