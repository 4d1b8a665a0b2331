/* SPDX-License-Identifier: MIT
 *
 * What a rule asks of the flow of values: the compiled form of `mode: taint`, `lifetime`,
 * `order` and `result` (SEMANTICS). The rule loader builds it; the interpreter serves all
 * of them in one run. Immutable once built; may be shared by threads.
 */
#ifndef HUNKSCAN_FLOW_FLOW_RULE_H
#define HUNKSCAN_FLOW_FLOW_RULE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "match/formula.h"

struct regex;

/* What findings of mode taint bind, besides the rule's metavariables. */
#define FLOW_SINK_NAME "$SINK"

enum flow_mode { FLOW_TAINT, FLOW_LIFETIME, FLOW_ORDER, FLOW_RESULT };

enum flow_role {
    FLOW_SOURCE, /* taint: what is found there is tainted */
    FLOW_SINK,
    FLOW_SANITIZER,
    FLOW_PROPAGATOR, /* taint goes from metavariable `from` to metavariable `to` */
    FLOW_ACQUIRE,    /* lifetime */
    FLOW_RELEASE,
    FLOW_ESCAPE,
    FLOW_EVENT,    /* order */
    FLOW_PRODUCER, /* result */
    FLOW_CHECK,
    FLOW_USE,
    FLOW_ROLE_COUNT
};

/* What is looked up in the models instead of a formula. */
enum flow_table {
    FLOW_NO_TABLE,
    FLOW_OPTIONAL, /* model: optional: calls whose result may be None */
    FLOW_CERTAIN,  /* model: certain: constants that surely have the fault */
    FLOW_CLOSABLE  /* model: closables: calls whose result has to be closed; as a release:
                      calls of the methods that close it */
};

/* Which branch of a condition a part speaks of (key `when`, sanitizers and checks); or of
 * a call that raises where it does not hold: what follows it (sanitizers). */
enum flow_when { FLOW_ALWAYS, FLOW_WHEN_TRUE, FLOW_WHEN_FALSE, FLOW_WHEN_RETURNED };

/* `requires`, in postfix order: at most FLOW_MOST_TERMS of them. */
enum flow_requires_op { REQUIRES_LABEL, REQUIRES_NOT, REQUIRES_AND, REQUIRES_OR };

struct flow_requires {
    enum flow_requires_op op;
    uint32_t label; /* REQUIRES_LABEL: number of the label in the rule, 0-based */
};

enum { FLOW_MOST_TERMS = 64, FLOW_MOST_LABELS = 64 };

/* One entry of a rule's lists. */
struct flow_part {
    enum flow_role role;
    enum flow_table table;
    const struct formula *formula; /* NULL with a table, and until the rule is prepared */
    bool exact; /* sources, sinks, sanitizers; sinks: true unless said */
    bool
        by_side_effect; /* sources, sanitizers, propagators; the last: true unless said */
    bool only_side_effect; /* sources with it: what is matched is not itself tainted */
    bool not_conflicting;  /* sanitizers: not where a source or sink is the same range */
    bool gives_label; /* propagators: taint gets `label`; otherwise it keeps those it has
                       */
    enum flow_when when;
    uint32_t label;    /* sources, propagators: number of the label given, 0-based; 0
                          where the rule has no labels; events: number of the event */
    uint32_t from, to; /* propagators: intern numbers of metavariables; sanitizers with
                          `when`: from is the one that is cleaned, 0: the focus; checks
                          and uses: from is "$R" where that is bound, 0: the match */
    const uint32_t *replaced; /* propagators that give a label: the labels that change */
    uint32_t replaced_count;  /* 0: any label */
    const struct flow_requires *requires; /* sources, sinks, propagators; sanitizers with
                                             `when` */
    uint32_t requires_count;              /* 0: any label */
    struct str begins; /* sinks: a regex; a text that surely begins with a match of it is
                          no finding, or with only_begins all others are none; absent:
                          none */
    bool begins_list; /* not such a text, but a list whose first item is one, and is known
                         as a whole */
    const struct regex *begins_with; /* it, once the rule is prepared */
    bool only_begins;
};

/* Whether taint has a label of the rule. */
typedef bool (*flow_has_label)(const void *context, uint32_t label);

/* Whether what the part requires holds of the taint that `has` tells of. */
bool flow_part_holds(const struct flow_part *part, flow_has_label has,
                     const void *context);

/* Whether the part is a source by itself: not one that only gives a further label to what
 * already has one. */
bool flow_part_begins(const struct flow_part *part);

enum flow_report {
    FLOW_REPORT_LEAK = 1 << 0,
    FLOW_REPORT_LEAK_ON_EXCEPTION = 1 << 1,
    FLOW_REPORT_USE_AFTER_RELEASE = 1 << 2,
    FLOW_REPORT_DOUBLE_RELEASE = 1 << 3,
    FLOW_REPORT_DISCARDED = 1 << 4,
    FLOW_REPORT_USED_BEFORE_CHECK = 1 << 5,
    FLOW_REPORT_NEVER_NAMED = 1 << 6, /* a leak of what no variable ever held */
    FLOW_REPORT_UNHANDLED = 1 << 7    /* result: in no try, nor a call that leads here */
};

enum flow_order { FLOW_BEFORE, FLOW_THEN };

/* What is wrong with a result that was not checked (key `may-be`): which conditions
 * exclude it, and which uses fail. */
enum flow_fault {
    FLOW_FAULT_NONE,    /* it is None */
    FLOW_FAULT_EMPTY,   /* nothing is in it */
    FLOW_FAULT_ZERO,    /* it is 0 */
    FLOW_FAULT_ERROR,   /* it tells of a failure: any look at it counts as a check */
    FLOW_FAULT_UNBOUND, /* nothing was bound to the name; only with FLOW_CERTAIN */
    FLOW_FAULT_COUNT
};

struct flow_rule {
    enum flow_mode mode;
    const struct flow_part *parts; /* by role, in the order of the rule */
    uint32_t part_count;
    const struct str *labels; /* taint: names of labels; order: names of events */
    uint32_t label_count;     /* at most FLOW_MOST_LABELS; at least 1 for taint: the
                                 nameless one, "__SOURCE__" */
    struct word_filter words[FLOW_ROLE_COUNT]; /* which files can have a part in the role:
                                                  none without such a part; all with a
                                                  table */
    uint32_t reports;                          /* enum flow_report: lifetime and result */
    enum flow_fault fault;                     /* result */
    /* order: the first event before the second, or then the second on all paths */
    enum flow_order order;
    uint32_t first, second;
    bool on_normal, on_exception; /* paths of FLOW_THEN */
    /* Options, as in the rule language: what never carries taint. */
    bool safe_booleans, safe_numbers, safe_comparisons, safe_indexes, safe_functions;
};

#endif
