/* SPDX-License-Identifier: MIT
 *
 * What stdout is: a terminal, how wide, and whether colours are welcome.
 */
#ifndef HUNKSCAN_CLI_SCREEN_H
#define HUNKSCAN_CLI_SCREEN_H

#include <stdbool.h>
#include <stdint.h>

/* Columns of the terminal on stdout, within reason; TERMINAL_WIDTH where it is none. */
uint32_t screen_width(void);

/* Whether to colour what goes to stdout under `choice` (an enum color_choice). Automatic:
 * not with NO_COLOR (no-color.org), else with FORCE_COLOR or CLICOLOR_FORCE other than 0,
 * else on a terminal that is not "dumb" and without CLICOLOR=0. */
bool screen_color(unsigned choice);

#endif
