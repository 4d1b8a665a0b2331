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

/* Whether to colour what goes to stdout under `choice` (an enum color_choice): automatic
 * means a terminal that is not "dumb" and no NO_COLOR (no-color.org). */
bool screen_color(unsigned choice);

#endif
