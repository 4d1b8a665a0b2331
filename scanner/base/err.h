/* SPDX-License-Identifier: MIT
 *
 * Why a run cannot go on: one line that names the thing and says what to do. The caller
 * owns the struct and passes it last; the first message wins; functions that take one
 * return a negative `enum err_code` on failure and 0 or more on success. What merely
 * keeps one file from being analysed is a notice (base/notice.h), not an error.
 */
#ifndef HUNKSCAN_BASE_ERR_H
#define HUNKSCAN_BASE_ERR_H

enum err_code {
    ERR_OK = 0,
    ERR_USAGE = -1,      /* what the user asked for makes no sense: exit 2 */
    ERR_IO = -2,         /* a file or stream could not be read or written: exit 2 */
    ERR_RULE = -3,       /* a rule, configuration or baseline is malformed: exit 2 */
    ERR_REPOSITORY = -4, /* the repository or a revision cannot be read: exit 2 */
    ERR_INCOMPLETE = -5, /* needed history or objects are missing: exit 3 */
};

enum { ERR_TEXT_BYTES = 1024 };

struct err {
    enum err_code code; /* ERR_OK while nothing went wrong */
    char text[ERR_TEXT_BYTES];
};

/* Records code and message unless one is recorded already; returns the code that stands.
 * Control characters in the message are replaced by '?', so that names from a repository
 * cannot speak to the terminal. `err` may be NULL. */
enum err_code err_set(struct err *err, enum err_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
