/* SPDX-License-Identifier: MIT
 *
 * Whether somebody waits for an exception: a handler around the place, or around a call
 * that leads there. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_HANDLED_H
#define HUNKSCAN_FLOW_HANDLED_H

#include "flow/engine.h"

/* Whether what using such a result raises (enum flow_fault) is caught where it leaves the
 * node. */
bool handled_at(const struct run *run, uint32_t node, enum flow_fault fault);

/* The same, also by a handler around any call of this file that, by the name, may lead to
 * the function the run began with. */
bool handled_by_callers(const struct run *run, uint32_t node, enum flow_fault fault);

#endif
