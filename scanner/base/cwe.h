/* SPDX-License-Identifier: MIT
 *
 * The pillars of CWE's research view (CWE-1000), by which rules and reports are grouped.
 */
#ifndef HUNKSCAN_BASE_CWE_H
#define HUNKSCAN_BASE_CWE_H

#include <stdint.h>

/* The pillar's name, "Incorrect Calculation" for 682; NULL if the number is no pillar. */
const char *cwe_pillar_name(uint32_t number);

#endif
