/* SPDX-License-Identifier: MIT */
#include "match/analyzer.h"

#include "match/char_range.h"
#include "match/entropy.h"
#include "match/redos.h"
#include "match/unit.h"
#include "names/names.h"
#include "names/unbound.h"
#include "syntax/tree.h"

/* Steps of an automaton are much smaller than those of the matching machine. */
enum { STEPS_FOR_ONE = 8 };

/* The flags that are named in `re.VERBOSE | re.I`. */
static unsigned read_flags(struct str source)
{
    static const struct {
        const char *name;
        unsigned flag;
    } known[] = { { "I", REDOS_IGNORECASE }, { "IGNORECASE", REDOS_IGNORECASE },
                  { "M", REDOS_MULTILINE },  { "MULTILINE", REDOS_MULTILINE },
                  { "S", REDOS_DOTALL },     { "DOTALL", REDOS_DOTALL },
                  { "X", REDOS_VERBOSE },    { "VERBOSE", REDOS_VERBOSE } };
    unsigned flags = 0;
    while (source.len > 0) {
        struct str word = str_trim(str_split(&source, '|'));
        while (str_find_char(word, '.', 0) < word.len) {
            str_split(&word, '.');
        }
        for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
            flags |= str_equal(word, str_from(known[i].name)) ? known[i].flag : 0;
        }
    }
    return flags;
}

/* Whether there are so many repetitions without a limit; only of groups, if that is said.
 * Most texts have none, and need no automaton. */
static bool has_repeats(struct str text, bool of_groups, int wanted)
{
    char before = 0;
    for (size_t i = 0; i < text.len && wanted > 0; i++) {
        const char c = text.ptr[i];
        const bool repeats = c == '*' || c == '+' || c == '{';
        wanted -= repeats && (!of_groups || before == ')');
        if (c != ' ' && c != '\n' && c != '\t') {
            before = c;
        }
    }
    return wanted <= 0;
}

static bool is_redos(struct unit *unit, struct str text, unsigned flags)
{
    const bool polynomial = flags & REDOS_WANT_POLYNOMIAL;
    const uint64_t steps =
        unit->steps_left < REDOS_STEPS ? unit->steps_left : (uint64_t)REDOS_STEPS;
    if (!has_repeats(text, !polynomial, 1)) {
        return false;
    }
    const struct redos redos = redos_analyze(text, flags, steps, unit->arena);
    unit->steps_left -= redos.steps / STEPS_FOR_ONE;
    return redos.verdict == REDOS_POLYNOMIAL ||
           (redos.verdict == REDOS_EXPONENTIAL && !(flags & REDOS_WANT_CUBIC));
}

bool analyzer_holds(enum analyzer analyzer, struct unit *unit, struct str text,
                    struct str flags)
{
    if (unit->steps_left < text.len) {
        unit->steps_left = 0;
        return false;
    }
    unit->steps_left -= text.len;
    switch (analyzer) {
    case ANALYZER_ENTROPY:
        return entropy_is_high(text);
    case ANALYZER_CHAR_RANGE:
        return char_range_is_odd(text);
    case ANALYZER_REDOS:
        return is_redos(unit, text, read_flags(flags));
    case ANALYZER_REDOS_PART:
        return is_redos(unit, text, read_flags(flags) | REDOS_FULLMATCH);
    case ANALYZER_REDOS_CUBIC:
        return is_redos(unit, text,
                        read_flags(flags) | REDOS_WANT_POLYNOMIAL | REDOS_WANT_CUBIC);
    case ANALYZER_REDOS_QUADRATIC:
        return is_redos(unit, text, read_flags(flags) | REDOS_WANT_POLYNOMIAL);
    case ANALYZER_REDOS_POLYNOMIAL:
        return is_redos(unit, text,
                        read_flags(flags) | REDOS_WANT_POLYNOMIAL | REDOS_SEARCH);
    default:
        return false;
    }
}

bool analyzer_is_of_name(enum analyzer analyzer)
{
    return analyzer == ANALYZER_UNBOUND_IN_HANDLER ||
           analyzer == ANALYZER_UNBOUND_BEHIND_IF || analyzer == ANALYZER_BOUND_BEFORE;
}

/* A class body takes a name that it has not bound yet from outside, so there `x = x`
 * binds a second one. */
static bool is_bound_before(const struct unit *unit, uint32_t node)
{
    const struct tree *tree = unit->tree;
    const uint32_t variable = names_variable(unit->names, node);
    const uint32_t scope = names_scope(unit->names, node);
    const uint32_t first = names_first_binding(unit->names, variable);
    return variable && first < node && tree->nodes[first].kind != N_ALIAS &&
           tree->nodes[scope].kind != N_CLASS;
}

bool analyzer_holds_of_name(enum analyzer analyzer, struct unit *unit, uint32_t node)
{
    switch (analyzer) {
    case ANALYZER_UNBOUND_IN_HANDLER:
        return unbound_in_handler(unit->names, node, &unit->steps_left);
    case ANALYZER_UNBOUND_BEHIND_IF:
        return unbound_behind_if(unit->names, node, &unit->steps_left);
    default:
        return is_bound_before(unit, node);
    }
}
