/* SPDX-License-Identifier: MIT
 *
 * How patterns match, as far as a rule can say it (`options` of the rule language). Given
 * to pattern_compile, kept in the compiled pattern, read by the matcher
 * (m->pattern->options). Two rules may share a pattern only if their options are equal.
 */
#ifndef HUNKSCAN_MATCH_MATCH_OPTIONS_H
#define HUNKSCAN_MATCH_MATCH_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

/* Each switch, as the rule language calls it, with what holds for a rule without it:
 * constant_propagation      a literal matches what has its value
 * symbolic_propagation      a name may match as the expression assigned to it
 * ac_matching               chains of and, or, |, &, ^ match however they nest
 * commutative_boolop        operands of `and`, `or` in any order
 * commutative_compop        operands of ==, != in any order
 * symmetric_eq              operands of == in any order
 * vardef_assign             `x = e` matches `x: T = e`
 * attr_expr                 expressions match decorators
 * go_deeper_expr            `<... e ...>` looks into sub-expressions
 * go_deeper_stmt            `...` between statements looks into nested ones
 * implicit_deep_exprstmt    an expression statement is sought within statements
 * decorators_order_matters  decorators of a pattern in the order it has them */
#define MATCH_OPTION_SWITCHES(X)                                                         \
    X(constant_propagation, true)                                                        \
    X(symbolic_propagation, false)                                                       \
    X(ac_matching, true)                                                                 \
    X(commutative_boolop, false)                                                         \
    X(commutative_compop, false)                                                         \
    X(symmetric_eq, false)                                                               \
    X(vardef_assign, true)                                                               \
    X(attr_expr, true)                                                                   \
    X(go_deeper_expr, true)                                                              \
    X(go_deeper_stmt, true)                                                              \
    X(implicit_deep_exprstmt, true)                                                      \
    X(decorators_order_matters, false)

#define MATCH_OPTION_MEMBER(name, usual) bool name;
struct match_options {
    MATCH_OPTION_SWITCHES(MATCH_OPTION_MEMBER)
    uint32_t max_match_per_file; /* findings of the rule in one file; 0: no limit */
};
#undef MATCH_OPTION_MEMBER

/* What holds for a rule without `options`. */
extern const struct match_options match_options_default;

/* Whether two rules match alike. */
bool match_options_equal(const struct match_options *a, const struct match_options *b);

#endif
