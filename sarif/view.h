/* SPDX-License-Identifier: MIT
 *
 * What the reports for people (HTML, Markdown) are asked to show.
 */
#ifndef HUNKSCAN_SARIF_VIEW_H
#define HUNKSCAN_SARIF_VIEW_H

#include <stdbool.h>
#include <stddef.h>

/* Above all levels: no finding fails the check. */
enum { VIEW_FAIL_NEVER = 3 };

struct view_options {
    bool show_suppressed;
    unsigned fail_on;  /* enum finding_level from which on findings fail the check, or
                          VIEW_FAIL_NEVER */
    size_t most_bytes; /* of the whole report; 0: no limit */
};

#endif
