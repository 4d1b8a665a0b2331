/* SPDX-License-Identifier: MIT
 *
 * The matching machine: a list of goals ("this pattern node matches that node, then…") is
 * worked off from the front; each step replaces a goal by the goals it depends on. Where
 * there is a choice, a step tries one list of goals after the other (matcher_try) and
 * bindings are undone in between, so that every solution is found. When no goal is left,
 * a solution is there. Goals live on a stack of their own and go with the choice that
 * made them. Inside match/ only.
 */
#ifndef HUNKSCAN_MATCH_MATCHER_H
#define HUNKSCAN_MATCH_MATCHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "match/compiled.h"
#include "match/pattern.h"
#include "match/unit.h"
#include "syntax/tree.h"

struct goal;
struct matcher;

/* Works one goal off and returns what is left to do (goal->next, with new goals before
 * it), matcher_fail if it cannot hold, or NULL when nothing is left. */
typedef const struct goal *(*matcher_step)(struct matcher *m, const struct goal *goal);

struct goal {
    const struct goal *next;
    matcher_step step;
    uint32_t p, e;  /* node of the pattern, node of the file (or list cursors) */
    uint32_t limit; /* for lists: where they end; else what the step says */
    uint32_t flags;
    uint32_t p_end; /* for strings: where the pattern's pieces end */
    uint32_t taken; /* for items in any order: the one taken last, 0 for none */
    const struct goal *earlier; /* the goal that knows what was taken before it */
    bool *reached;
};

/* Whether the item was taken by this goal or before it. */
static inline bool goal_has_taken(const struct goal *goal, uint32_t e)
{
    for (; goal && goal->taken; goal = goal->earlier) {
        if (goal->taken == e) {
            return true;
        }
    }
    return false;
}

/* Says that `goal` takes the item after all that `before` took. `before` must be one that
 * matcher_push gave. */
static inline void goal_take(struct goal *goal, const struct goal *before, uint32_t e)
{
    goal->taken = e;
    goal->earlier = before;
}

struct matcher {
    const struct pattern *pattern;
    const struct tree *ptree; /* pattern's tree */
    const struct mark *marks;
    const struct tree *tree; /* the file's */
    struct unit *unit;
    struct binding *slots; /* by pattern variable; metavariable 0 = not bound */
    uint32_t *trail;       /* slots in the order bound */
    uint32_t trail_count;
    struct goal *goals;
    uint32_t goal_count;
    uint32_t furthest; /* end of the statements matched so far */
    uint32_t depth;    /* nested choices */
    bool stop; /* no more solutions wanted for this root, or the budget is spent */
    void (*found)(struct matcher *m, void *context); /* called for each solution */
    void *context;
};

/* The goal list that cannot hold. */
extern const struct goal matcher_failure;
#define MATCH_FAIL (&matcher_failure)

/* A machine for a pattern over a file, with memory from the file's arena; `bound` (NULL
 * allowed) holds bindings that stand before. */
void matcher_init(struct matcher *m, const struct pattern *pattern, struct unit *unit,
                  const struct match *bound);

/* Puts a goal before `next`. MATCH_FAIL where the stack is full. Fields past `e` are
 * zero. */
struct goal *matcher_push(struct matcher *m, const struct goal *next, matcher_step step,
                          uint32_t p, uint32_t e);

/* Looks for all solutions of a goal list and undoes what it bound. */
void matcher_try(struct matcher *m, const struct goal *goals);

/* Binds a pattern's variable, or compares with what it is bound to. True for SLOT_NONE.
 */
bool matcher_bind(struct matcher *m, uint32_t slot, struct binding binding);

/* Binds to a node; to the identifier that `node` carries; to a string literal's content.
 */
bool matcher_bind_node(struct matcher *m, uint32_t slot, uint32_t node);
bool matcher_bind_name(struct matcher *m, uint32_t slot, uint32_t node);
bool matcher_bind_string(struct matcher *m, uint32_t slot, uint32_t node);

/* Whether the name a pattern node carries (literal, metavariable or ellipsis) admits the
 * name that `e` carries; binds. */
bool matcher_name(struct matcher *m, uint32_t p, uint32_t e);

#endif
