/* SPDX-License-Identifier: MIT
 *
 * JSON values into report texts. Keys keep the order in which they were set, so the same
 * report has the same bytes.
 */
#ifndef HUNKSCAN_SARIF_JSON_OUT_H
#define HUNKSCAN_SARIF_JSON_OUT_H

#include <jansson.h>
#include <stddef.h>

struct buf;

/* To be called before anything is made with jansson: running out of memory then ends the
 * program there as everywhere, and no NULL is checked for. */
void json_out_begin(void);

/* Appends the value as compact JSON on one line and drops the caller's reference. */
void json_out_add(struct buf *out, json_t *json);

/* The same of an object or array without its outer brackets, to be embedded in one. */
void json_out_add_inside(struct buf *out, json_t *json);

/* The same in ASCII, with a line feed after it. */
void json_out_add_line(struct buf *out, json_t *json);

/* Appends a file of its own: readable, indented by two, ending with a line feed. Drops
 * the reference. */
void json_out_add_document(struct buf *out, json_t *json);

#endif
