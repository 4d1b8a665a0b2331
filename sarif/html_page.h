/* SPDX-License-Identifier: MIT
 *
 * What all HTML reports have in common: html_page.css and html_page.js, made into C data
 * when the program is built (cmake/embed.cmake).
 */
#ifndef HUNKSCAN_SARIF_HTML_PAGE_H
#define HUNKSCAN_SARIF_HTML_PAGE_H

#include "base/str.h"

/* The style and the script, in static storage. */
struct str html_page_style(void);
struct str html_page_script(void);

/* The Content-Security-Policy that allows these two, by their hashes, and nothing else.
 */
const char *html_page_policy(void);

#endif
