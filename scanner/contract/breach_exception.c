/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/intern.h"
#include "contract/breaches.h"
#include "contract/called.h"
#include "contract/contract.h"
#include "contract/outline.h"
#include "names/names.h"
#include "syntax/tree.h"

/* Types of handlers of one try that are looked at. */
enum { MOST_TYPES = 16 };

/* Python's own exceptions and what each is derived from (library reference, "Exception
 * hierarchy"); of two names for one the second is the parent. */
static const struct {
    struct str name, base;
} derived[] = {
#define DERIVED(name, base)                                                              \
    {                                                                                    \
        { #name, sizeof #name - 1 },                                                     \
        {                                                                                \
#base, sizeof #base - 1                                                      \
        }                                                                                \
    }
    DERIVED(Exception, BaseException),
    DERIVED(KeyboardInterrupt, BaseException),
    DERIVED(SystemExit, BaseException),
    DERIVED(ArithmeticError, Exception),
    DERIVED(OverflowError, ArithmeticError),
    DERIVED(ZeroDivisionError, ArithmeticError),
    DERIVED(AssertionError, Exception),
    DERIVED(AttributeError, Exception),
    DERIVED(BufferError, Exception),
    DERIVED(EOFError, Exception),
    DERIVED(ImportError, Exception),
    DERIVED(ModuleNotFoundError, ImportError),
    DERIVED(LookupError, Exception),
    DERIVED(IndexError, LookupError),
    DERIVED(KeyError, LookupError),
    DERIVED(MemoryError, Exception),
    DERIVED(NameError, Exception),
    DERIVED(OSError, Exception),
    DERIVED(IOError, OSError),
    DERIVED(EnvironmentError, OSError),
    DERIVED(BlockingIOError, OSError),
    DERIVED(ChildProcessError, OSError),
    DERIVED(ConnectionError, OSError),
    DERIVED(BrokenPipeError, ConnectionError),
    DERIVED(ConnectionAbortedError, ConnectionError),
    DERIVED(ConnectionRefusedError, ConnectionError),
    DERIVED(ConnectionResetError, ConnectionError),
    DERIVED(FileExistsError, OSError),
    DERIVED(FileNotFoundError, OSError),
    DERIVED(InterruptedError, OSError),
    DERIVED(IsADirectoryError, OSError),
    DERIVED(NotADirectoryError, OSError),
    DERIVED(PermissionError, OSError),
    DERIVED(ProcessLookupError, OSError),
    DERIVED(TimeoutError, OSError),
    DERIVED(ReferenceError, Exception),
    DERIVED(RuntimeError, Exception),
    DERIVED(NotImplementedError, RuntimeError),
    DERIVED(RecursionError, RuntimeError),
    DERIVED(StopIteration, Exception),
    DERIVED(StopAsyncIteration, Exception),
    DERIVED(SyntaxError, Exception),
    DERIVED(SystemError, Exception),
    DERIVED(TypeError, Exception),
    DERIVED(ValueError, Exception),
    DERIVED(UnicodeError, ValueError),
    DERIVED(UnicodeDecodeError, UnicodeError),
    DERIVED(UnicodeEncodeError, UnicodeError),
};
enum { DERIVED_COUNT = sizeof derived / sizeof derived[0] };

/* What the handlers of a try wait for. */
struct handled {
    struct str types[MOST_TYPES]; /* Python's own */
    unsigned count;
    bool unknown; /* and something else */
};

static struct str base_of(struct str name)
{
    for (unsigned i = 0; i < DERIVED_COUNT; i++) {
        if (str_equal(derived[i].name, name)) {
            return derived[i].base;
        }
    }
    return STR("");
}

/* IOError is OSError: another name for it, not a kind of it. */
static struct str plain_name(struct str name)
{
    return str_equal(name, STR("IOError")) || str_equal(name, STR("EnvironmentError"))
               ? STR("OSError")
               : name;
}

static void add_type(struct handled *handled, const struct outline *outline,
                     uint32_t node)
{
    const struct tree *tree = outline->tree;
    const bool own = tree->nodes[node].kind == N_NAME &&
                     !names_variable(outline->names, node) &&
                     base_of(tree_name(tree, node)).len > 0;
    if (!own || handled->count == MOST_TYPES) {
        handled->unknown = true;
        return;
    }
    handled->types[handled->count++] = plain_name(tree_name(tree, node));
}

static struct handled read_handlers(const struct outline *outline, uint32_t try)
{
    const struct tree *tree = outline->tree;
    struct handled handled = { .count = 0 };
    TREE_EACH_CHILD(child, tree, try)
    {
        const uint32_t type = tree_first(tree, child);
        if (tree->nodes[child].kind != N_HANDLER || type == TREE_NONE) {
            continue;
        }
        if (tree->nodes[type].kind == N_TUPLE) {
            TREE_EACH_CHILD(one, tree, type)
            {
                add_type(&handled, outline, one);
            }
        } else {
            add_type(&handled, outline, type); /* "except:" has a block there */
        }
    }
    return handled;
}

static bool catches(const struct handled *handled, struct str raised)
{
    for (struct str name = plain_name(raised); name.len > 0; name = base_of(name)) {
        for (unsigned i = 0; i < handled->count; i++) {
            if (str_equal(handled->types[i], name)) {
                return true;
            }
        }
    }
    return false;
}

static uint32_t parent_of(const struct tree *tree, uint32_t node)
{
    return node == TREE_NONE ? TREE_NONE : tree->nodes[node].parent;
}

/* The try whose suite is nothing but one statement with that one call in it, in a
 * function or module that no other try is around; else TREE_NONE. */
static uint32_t try_of(const struct tree *tree, uint32_t call)
{
    uint32_t statement = call;
    while (statement != TREE_NONE &&
           !node_is_statement((enum node_kind)tree->nodes[statement].kind)) {
        statement = tree->nodes[statement].parent; /* in what is no Python: none */
    }
    const uint32_t block = parent_of(tree, statement);
    const uint32_t try = parent_of(tree, block);
    if (try == TREE_NONE || tree->nodes[try].kind != N_TRY ||
        tree_first(tree, try) != block || tree_child_count(tree, block) != 1 ||
        node_is_compound((enum node_kind)tree->nodes[statement].kind)) {
        return TREE_NONE;
    }
    for (uint32_t i = statement; i < tree->nodes[statement].end; i++) {
        if (i != call &&
            (tree->nodes[i].kind == N_CALL || tree->nodes[i].kind == N_SUBSCRIPT)) {
            return TREE_NONE;
        }
    }
    for (uint32_t at = tree->nodes[try].parent;
         at != TREE_NONE && tree->nodes[at].kind != N_FUNCTION;
         at = tree->nodes[at].parent) {
        if (tree->nodes[at].kind == N_TRY || tree->nodes[at].kind == N_WITH) {
            return TREE_NONE;
        }
    }
    return try;
}

/* The first thing that the function raises, if nothing that it raises is caught; absent
 * if something is, or may be. */
static struct str uncaught(const struct outline *outline, const struct form *form,
                           const struct handled *handled)
{
    const struct intern *names = outline->tree->names;
    for (uint32_t i = 0; i < form->raised_count; i++) {
        const struct str name = intern_text(names, form->raised[i]);
        if (base_of(name).len == 0 || catches(handled, name)) {
            return STR("");
        }
    }
    return form->raised_count > 0 && !form->raises_unknown && !handled->unknown &&
                   handled->count > 0
               ? intern_text(names, form->raised[0])
               : STR("");
}

void breaches_exception(const struct outline *outline, const struct files *files,
                        const struct altered_names *altered, struct contract_items *found)
{
    const struct tree *tree = outline->tree;
    struct called_search search = called_search_new(outline, files, altered);
    for (size_t i = 0; i < outline->calls.count; i++) {
        const uint32_t call = outline->calls.items[i];
        const uint32_t try = try_of(tree, call);
        const struct called called = try == TREE_NONE
                                         ? (struct called){ .function = TREE_NONE }
                                         : called_by(&search, call);
        if (called.function == TREE_NONE || !called.altered) {
            continue; /* what else may fail in it is not known: it takes two versions */
        }
        const struct handled handled = read_handlers(outline, try);
        const struct str raised = uncaught(outline, &called.form, &handled);
        if (raised.len > 0) {
            const struct contract_item item = {
                .node = call,
                .from = tree->nodes[call].from,
                .to = tree->nodes[call].to,
                .name = tree->nodes[call].name,
                .other = call,
                .fault = str_format(outline->arena, "it raises %.*s, and %.*s is caught",
                                    STR_ARGS(raised), STR_ARGS(handled.types[0])),
            };
            VEC_PUSH(outline->arena, found, item);
        }
    }
}
