/* SPDX-License-Identifier: MIT
 *
 * Code in an HTML report: numbered lines, changed ones with their sign, what is meant
 * marked.
 */
#ifndef HUNKSCAN_SARIF_HTML_CODE_H
#define HUNKSCAN_SARIF_HTML_CODE_H

#include "base/str.h"

struct buf;
struct finding;
struct flow_step;

/* Appends the frame of a finding; nothing where it has none. */
void html_code_add_frame(struct buf *out, const struct finding *finding);

/* Appends the line of code of a step; nothing where it has none. */
void html_code_add_step(struct buf *out, const struct flow_step *step);

/* Appends the finding's fix as a diff; nothing where it has none. */
void html_code_add_fix(struct buf *out, const struct finding *finding);

/* Appends an example of a rule, as it is. */
void html_code_add_example(struct buf *out, struct str code);

#endif
