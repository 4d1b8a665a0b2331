/* SPDX-License-Identifier: MIT */
#include "flow/branch.h"

#include "flow/lifetime.h"
#include "flow/proven.h"
#include "flow/taint.h"

void branch_taken(struct run *run, uint32_t test, bool truth)
{
    taint_branch(run, test, truth);
    proven_branch(run, test, truth);
}

void branch_absent(struct run *run, value at)
{
    lifetime_absent(run, at);
}

value branch_types(struct run *run, value at)
{
    return taint_types(run, at);
}
