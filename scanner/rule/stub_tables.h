/* SPDX-License-Identifier: MIT
 *
 * Tables of models from type stubs: which results are optional, of which class the things
 * are that have such methods, what has to be closed. Only at build time; what is written
 * by hand in rules/models stands for what is made here.
 */
#ifndef HUNKSCAN_RULE_STUB_TABLES_H
#define HUNKSCAN_RULE_STUB_TABLES_H

#include "rule/models.h"
#include "rule/stub_read.h"

struct arena;
struct err;
struct parser;

/* Reads all stubs below a folder. ERR_IO where it cannot be read. */
int stub_tables_read(struct stubs *stubs, struct parser *parser, const char *folder,
                     struct err *err);

/* Puts the rows that the stubs make before those that are there, but for callables that
 * `models` has a row for. */
void stub_tables_add(struct stubs *stubs, struct models *models);

#endif
