/* SPDX-License-Identifier: MIT
 *
 * Borrowed text: a pointer and a length. A view owns nothing and lives as long as what it
 * points into. Bytes may be anything; a view need not end with NUL.
 */
#ifndef HUNKSCAN_BASE_STR_H
#define HUNKSCAN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

struct str {
    const char *ptr; /* NULL only for "absent" */
    size_t len;      /* bytes */
};

/* A view of a string literal; of a NUL-terminated string (NULL gives the absent view). */
#define STR(literal) ((struct str){ "" literal, sizeof(literal) - 1 })
static inline struct str str_from(const char *text)
{
    return (struct str){ text, text ? strlen(text) : 0 };
}

/* printf of a view: printf("%.*s", STR_ARGS(view)). */
#define STR_ARGS(view) (int)(view).len, ((view).ptr ? (view).ptr : "")

/* Byte equality. */
static inline bool str_equal(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* Byte order, shorter first among equals: negative, 0 or positive. */
int str_compare(struct str a, struct str b);

/* Equality with ASCII letters folded. */
bool str_equal_nocase(struct str a, struct str b);

/* Whether the text is one of the words, whose list ends with NULL. */
bool str_is_among(struct str text, const char *const *words);

bool str_starts_with(struct str text, struct str prefix); /* true for an empty prefix */
bool str_ends_with(struct str text, struct str suffix);   /* true for an empty suffix */

/* Whether the byte can stand in a word: an ASCII letter or digit, an underscore, or part
 * of another letter. */
static inline bool str_is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || (unsigned char)c >= 0x80;
}

/* The part from byte `from` up to, not including, byte `to`; both are cut to the length.
 */
struct str str_slice(struct str text, size_t from, size_t to);

/* The text without blanks, tabs, CR, LF and form feeds at both ends. */
struct str str_trim(struct str text);

/* Offset of the first `needle` at or after `from`; text.len if there is none. */
size_t str_find(struct str text, struct str needle, size_t from);

/* Offset of the first byte `c` at or after `from`; text.len if there is none. */
size_t str_find_char(struct str text, char c, size_t from);

/* Takes the part before the first `separator` off `*rest` and returns it; the separator
 * is dropped. With no separator left the whole rest is taken and `rest->ptr` becomes
 * NULL. */
struct str str_split(struct str *rest, char separator);

/* The same for lines, which end at LF, CRLF or CR. */
struct str str_split_line(struct str *rest);

/* A copy in the arena, followed by a NUL that is not counted. */
struct str str_copy(struct arena *arena, struct str text);

/* printf into the arena; followed by a NUL that is not counted. */
struct str str_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
