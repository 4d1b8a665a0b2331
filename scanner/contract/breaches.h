/* SPDX-License-Identifier: MIT
 *
 * Breaches: one function for each kind of finding (contract/contract.h), in text order,
 * appended to `found`. Inside contract/ only.
 */
#ifndef HUNKSCAN_CONTRACT_BREACHES_H
#define HUNKSCAN_CONTRACT_BREACHES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct altered_names;
struct contract_items;
struct earlier_texts;
struct files;
struct misfit;
struct outline;
struct tree;

/* CONTRACT_CALL. */
void breaches_call(const struct outline *outline, struct contract_items *found);

/* CONTRACT_OVERRIDE. */
void breaches_override(const struct outline *outline, struct contract_items *found);

/* CONTRACT_ATTRIBUTE. */
void breaches_attribute(const struct outline *outline, struct contract_items *found);

/* CONTRACT_CALLER: uses of `altered` names that the modules among `files` do not have, or
 * do not take. */
void breaches_caller(const struct outline *outline, const struct files *files,
                     const struct altered_names *altered, struct contract_items *found);

/* CONTRACT_RESULT: calls of functions of the file, and of `altered` ones of the modules
 * among `files` (both NULL where nothing changed), whose result does not fit what is done
 * with it. */
void breaches_result(const struct outline *outline, const struct files *files,
                     const struct altered_names *altered, struct contract_items *found);

/* CONTRACT_EXCEPTION: calls of `altered` functions where a try around nothing but the
 * call catches none of what its function raises. */
void breaches_exception(const struct outline *outline, const struct files *files,
                        const struct altered_names *altered,
                        struct contract_items *found);

/* CONTRACT_DOCSTRING: of each entry of a docstring that describes what its function does
 * not take. */
void breaches_docstring(const struct outline *outline, struct contract_items *found);

/* CONTRACT_END. */
void breaches_end(const struct outline *outline, struct contract_items *found);

/* CONTRACT_CYCLE: imports that the file did not have in any of the versions `before`, and
 * by which it comes to import itself through others of the `files`. False: there were
 * more than were looked through. */
bool breaches_cycle(const struct outline *outline, const struct files *files,
                    const struct earlier_texts *before, struct contract_items *found);

/* What does not fit, in words; in the outline's arena. */
struct str breaches_fault(const struct outline *outline, const struct misfit *misfit);

/* Whether a TypeError is awaited around the call: with pytest.raises(TypeError): f() is
 * wrong on purpose. */
bool breaches_awaits_type_error(const struct tree *tree, uint32_t call);

/* CONTRACT_REMOVED_CHECK and CONTRACT_REMOVED_CLOSE: what functions of the file had in
 * the version `before`, one of several being none, and still need. Nothing is parsed
 * where the text has lost no such call. */
void breaches_removed_check(const struct outline *outline, const struct files *files,
                            const struct earlier_texts *before,
                            struct contract_items *found);
void breaches_removed_close(const struct outline *outline, const struct files *files,
                            const struct earlier_texts *before,
                            struct contract_items *found);

#endif
