/* SPDX-License-Identifier: MIT
 *
 * The one function of every fuzz target. libFuzzer calls it with made-up input
 * (HUNKSCAN_FUZZ, clang); tests/fuzz/replay.c calls it with the corpus, in every test
 * run.
 */
#ifndef HUNKSCAN_TESTS_FUZZ_H
#define HUNKSCAN_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Runs the target on one input. Always returns 0; what is wrong crashes. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
