/* SPDX-License-Identifier: MIT */
#include "sarif/code_link.h"

#include <ctype.h>

#include "base/buf.h"
#include "finding.h"
#include "sarif/sarif_run.h"
#include "sarif/sarif_text.h"

/* How a forge writes its addresses, after that of the repository. */
struct forge {
    const char *host; /* part of its host's name, in lower case */
    const char *commit;
    const char *file;        /* before commit and path */
    const char *first_line;  /* before the first line */
    const char *line_bridge; /* between the first and the last */
};

static const struct forge FORGES[] = {
    { "github", "/commit/", "/blob/", "#L", "-L" },
    { "gitlab", "/-/commit/", "/-/blob/", "#L", "-" },
    { "bitbucket", "/commits/", "/src/", "#lines-", ":" },
    { "codeberg", "/commit/", "/src/commit/", "#L", "-L" },
    { "gitea", "/commit/", "/src/commit/", "#L", "-L" },
    { "forgejo", "/commit/", "/src/commit/", "#L", "-L" },
};

static bool holds(struct str host, struct str word)
{
    for (size_t at = 0; at + word.len <= host.len; at++) {
        if (str_equal_nocase(str_slice(host, at, at + word.len), word)) {
            return true;
        }
    }
    return false;
}

static const struct forge *forge_of(struct str host)
{
    for (size_t i = 0; i < sizeof FORGES / sizeof FORGES[0]; i++) {
        if (holds(host, str_from(FORGES[i].host))) {
            return &FORGES[i];
        }
    }
    return NULL;
}

static bool is_commit(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!isxdigit((unsigned char)text.ptr[i])) {
            return false;
        }
    }
    return text.len > 0;
}

/* The parts of a repository's page. */
struct page {
    struct str scheme, host, path;
};

/* Of an address as sarif_run_add_remote writes it. What git reaches by ssh or git is
 * looked at by https, without that port. */
static struct page page_of(struct str url)
{
    const size_t mark = str_find(url, STR("://"), 0);
    const struct str rest = str_slice(url, mark + 3, url.len);
    struct page page = { .scheme = str_slice(url, 0, mark) };
    page.host = str_slice(rest, 0, str_find_char(rest, '/', 0));
    page.path = str_slice(rest, page.host.len, rest.len);
    if (!str_starts_with(page.scheme, STR("http"))) {
        page.scheme = STR("https");
        page.host = str_slice(page.host, 0, str_find_char(page.host, ':', 0));
    }
    while (str_ends_with(page.path, STR("/"))) {
        page.path.len--;
    }
    page.path.len -= str_ends_with(page.path, STR(".git")) ? 4 : 0;
    return page;
}

/* Appends the address of the repository's page and gives its forge; NULL if unknown. */
static const struct forge *add_repository(struct buf *out, struct str remote)
{
    struct buf url = { 0 };
    const struct forge *forge = NULL;
    if (sarif_run_add_remote(&url, remote)) {
        const struct page page = page_of(buf_view(&url));
        forge = forge_of(str_slice(page.host, 0, str_find_char(page.host, ':', 0)));
        if (forge) {
            buf_add(out, page.scheme);
            buf_add(out, STR("://"));
            buf_add(out, page.host);
            buf_add(out, page.path);
        }
    }
    buf_dispose(&url);
    return forge;
}

bool code_link_add(struct buf *out, const struct report *report,
                   const struct finding *finding, struct str path,
                   const struct region *region)
{
    const struct str commit = finding->commit ? finding->commit->id : report->head_commit;
    if (!is_commit(commit)) {
        return false;
    }
    const struct forge *forge = add_repository(out, report->remote_url);
    if (!forge) {
        return false;
    }
    buf_add_format(out, "%s%.*s/", forge->file, STR_ARGS(commit));
    sarif_text_add_path(out, path);
    buf_add_format(out, "%s%u", forge->first_line, (unsigned)region->start_line);
    if (region->end_line > region->start_line) {
        buf_add_format(out, "%s%u", forge->line_bridge, (unsigned)region->end_line);
    }
    return true;
}

bool code_link_add_commit(struct buf *out, const struct report *report, struct str commit)
{
    const struct forge *forge =
        is_commit(commit) ? add_repository(out, report->remote_url) : NULL;
    if (!forge) {
        return false;
    }
    buf_add_format(out, "%s%.*s", forge->commit, STR_ARGS(commit));
    return true;
}
