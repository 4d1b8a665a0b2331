/* SPDX-License-Identifier: MIT
 *
 * Calls: who is called, with what, and what comes back. Functions of the repository are
 * run with the store of the caller; of others only what the rules say is known. Inside
 * flow/ only.
 */
#ifndef HUNKSCAN_FLOW_CALL_H
#define HUNKSCAN_FLOW_CALL_H

#include "flow/engine.h"

enum argument_kind { ARGUMENT_PLAIN, ARGUMENT_STAR, ARGUMENT_DSTAR };

struct argument {
    uint32_t node;
    uint32_t name; /* of a keyword, else 0 */
    enum argument_kind kind;
    value value;
};

struct arguments {
    uint32_t call; /* node of the call, or of what stands for it */
    const struct argument *items;
    uint32_t count;
    uint32_t taint;  /* of all of them and of what is in them */
    value receiver;  /* of a method, else VALUE_NEVER */
    uint32_t method; /* name of the method, 0 if it is none */
};

/* The index-th plain positional argument, or VALUE_NEVER. */
value call_positional(const struct arguments *arguments, uint32_t index);

/* Whether one of the things is code of the repository. */
bool call_is_own(const struct engine *engine, value callee);

/* The result of calling a value. */
value call_value(struct run *run, value callee, const struct arguments *arguments);

/* The result of calling a function object of the repository; `self` goes to its first
 * parameter unless it is VALUE_NEVER. */
value call_function(struct run *run, uint32_t function, value self,
                    const struct arguments *arguments);

/* Runs the top level of a module. */
void call_top(struct run *run);

/* Runs a function object that nothing is known to call. */
void call_root(struct run *run, uint32_t function, value self);

/* What comes back from code that is not known, which may keep what it is given; and from
 * code that does not. */
value call_unknown(struct run *run, const struct arguments *arguments);
value call_opaque(struct run *run, const struct arguments *arguments);

/* The result of a call that, as models tell (table `borrows`), uses or wraps what it is
 * given; VALUE_NEVER if none does. Only asked where resources are watched. */
value call_lent(struct run *run, uint32_t qualified, const struct arguments *arguments);

/* The same of a function of the repository that is not run: it may be known never to come
 * back. */
value call_unrun(struct run *run, const struct object *function,
                 const struct arguments *arguments);

/* What a library's function gave back, of the class that models tell; a class makes
 * things of its own. */
value call_made_by(struct run *run, uint32_t qualified, value made);

/* Whether the call never comes back, as models tell (table `ends`): then the run is dead.
 * `qualified` is 0 for methods of what is not known. */
bool call_ends(struct run *run, uint32_t qualified, const struct arguments *arguments);

/* A builtin function by name, a method of a builtin type; VALUE_NEVER if it is none that
 * is known. */
value call_builtin(struct run *run, struct str name, const struct arguments *arguments);
value call_method(struct run *run, const struct arguments *arguments);

/* An object that functools.partial makes, and a call of one. The first is VALUE_NEVER
 * where not all that it keeps is known. */
value call_partial_make(struct run *run, const struct arguments *arguments);
value call_partial(struct run *run, uint32_t partial, const struct arguments *arguments);

/* What `with` binds when it enters a manager, at an N_WITH_ITEM; whether the manager ends
 * exceptions. */
value call_enter(struct run *run, uint32_t item, value manager);
bool call_suppresses(struct run *run, uint32_t item);

/* Things of libraries that keep what they are given and give it back, as models tell
 * (table `keeps`): they are containers, what lies in them is under a key or under none.
 * The new thing, if the class is one of these; else VALUE_NEVER. */
value call_keep_make(struct run *run, uint32_t class, const struct arguments *arguments);

/* The result of a method of such a thing; VALUE_NEVER if it is none. */
value call_keep_method(struct run *run, const struct arguments *arguments);

#endif
