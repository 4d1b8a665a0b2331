/* SPDX-License-Identifier: MIT */
#include "cli/screen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/options.h"
#include "cli/terminal.h"

enum { LEAST_WIDTH = 60, MOST_WIDTH = 160 };

uint32_t screen_width(void)
{
    struct winsize size = { 0 };
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return TERMINAL_WIDTH;
    }
    return size.ws_col < LEAST_WIDTH  ? LEAST_WIDTH
           : size.ws_col > MOST_WIDTH ? MOST_WIDTH
                                      : size.ws_col;
}

/* A variable that is set to something; "0" counts only where it may. */
static bool is_set(const char *name, bool zero_counts)
{
    const char *value = getenv(name);
    return value && *value && (zero_counts || strcmp(value, "0") != 0);
}

static bool equals(const char *name, const char *expected)
{
    const char *value = getenv(name);
    return value && strcmp(value, expected) == 0;
}

bool screen_color(unsigned choice)
{
    if (choice != COLOR_AUTO) {
        return choice == COLOR_ALWAYS;
    }
    if (is_set("NO_COLOR", true)) {
        return false;
    }
    if (is_set("FORCE_COLOR", false) || is_set("CLICOLOR_FORCE", false)) {
        return true;
    }
    return isatty(STDOUT_FILENO) && !equals("CLICOLOR", "0") && is_set("TERM", true) &&
           !equals("TERM", "dumb");
}
