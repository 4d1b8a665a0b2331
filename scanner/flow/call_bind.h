/* SPDX-License-Identifier: MIT
 *
 * Giving arguments to parameters. Inside flow/ only.
 */
#ifndef HUNKSCAN_FLOW_CALL_BIND_H
#define HUNKSCAN_FLOW_CALL_BIND_H

#include "flow/call.h"

/* What is left to be given to parameters. */
struct giving {
    struct run *run; /* the function's */
    const struct arguments *arguments;
    value self;    /* VALUE_NEVER once it is given */
    uint32_t next; /* argument */
    bool is_root;  /* nothing is known of the call */
};

/* Binds the parameters of a function or lambda, in the function's run. */
void call_bind_parameters(struct giving *giving, uint32_t function_node);

#endif
