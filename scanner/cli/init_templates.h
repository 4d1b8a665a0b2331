/* SPDX-License-Identifier: MIT
 *
 * What `hunkscan init` writes: files of ci-templates/, compiled in by
 * cmake/templates.cmake.
 */
#ifndef HUNKSCAN_CLI_INIT_TEMPLATES_H
#define HUNKSCAN_CLI_INIT_TEMPLATES_H

#include <stddef.h>

struct init_template {
    const unsigned char *bytes;
    size_t size;
};

extern const struct init_template init_template_github;         /* a workflow */
extern const struct init_template init_template_gitlab;         /* a job to include */
extern const struct init_template init_template_gitlab_include; /* what includes it */
extern const struct init_template init_template_pre_commit;     /* its configuration */
extern const struct init_template init_template_config;         /* .hunkscan.yaml */

#endif
