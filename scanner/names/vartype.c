/* SPDX-License-Identifier: MIT */
#include "names/vartype.h"

#include "base/intern.h"
#include "names/call_types.h"
#include "names/dotted.h"
#include "names/facts.h"
#include "names/refer.h"
#include "syntax/literal.h"
#include "syntax/tree.h"

/* Annotations nest at most a few levels in earnest: Annotated[Optional[T], …]. Chains of
 * calls that are assigned one by one get longer than MAX_ROUNDS only against the text. */
enum { MAX_NESTING = 8, MAX_PARTS = 32, MAX_ROUNDS = 4 };

static struct str last_part(struct str dotted)
{
    size_t from = dotted.len;
    while (from > 0 && dotted.ptr[from - 1] != '.') {
        from--;
    }
    return str_slice(dotted, from, dotted.len);
}

/* Forms of the type language that say nothing about the class. */
static bool is_wrapper(struct str dotted)
{
    static const char *const wrappers[] = { "Optional",    "Union",    "Annotated",
                                            "Final",       "ClassVar", "Required",
                                            "NotRequired", "ReadOnly", NULL };
    const struct str name = last_part(dotted);
    return str_is_among(name, wrappers);
}

/* "Foo", "_Foo", "m.Foo" look like classes; "foo" and "m.foo" do not. */
static bool looks_like_class(struct str dotted)
{
    const struct str name = last_part(dotted);
    size_t i = 0;
    while (i < name.len && name.ptr[i] == '_') {
        i++;
    }
    return i < name.len && name.ptr[i] >= 'A' && name.ptr[i] <= 'Z';
}

/* The qualified name of a name or attribute chain, else the names as they stand; 0 if it
 * is something else. */
static uint32_t dotted_of(struct names *names, uint32_t node)
{
    const struct node *nodes = names->tree->nodes;
    if (names->places[node].qualified) {
        return names->places[node].qualified;
    }
    uint32_t parts[MAX_PARTS];
    uint32_t count = 0;
    for (; nodes[node].kind == N_ATTRIBUTE && count < MAX_PARTS; node++) {
        parts[count++] = nodes[node].name;
    }
    if (nodes[node].kind != N_NAME) {
        return 0;
    }
    uint32_t dotted = nodes[node].name;
    while (count > 0 && dotted) {
        dotted = dotted_join(names, dotted, parts[--count]);
    }
    return dotted;
}

/* ---- Annotations in quotes ---- */

static bool is_dotted(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.ptr[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && c < 0x80 && c != '.' && (c < '0' || c > '9')) {
            return false;
        }
    }
    return text.len > 0;
}

/* "T" with T resolved as a name at `node`. */
static uint32_t type_of_dotted_text(struct names *names, struct str text, uint32_t node)
{
    struct intern *texts = names->tree->names;
    if (!is_dotted(text)) {
        return 0;
    }
    struct str rest = text;
    const uint32_t first = intern_find(texts, str_split(&rest, '.'));
    const uint32_t variable =
        first ? facts_lookup(names, names->places[node].scope, first, node) : 0;
    uint32_t also;
    const uint32_t qualified = variable ? refer_import(names, variable, node, &also) : 0;
    if (!qualified) {
        return text.len <= DOTTED_MAX_BYTES ? intern_add(texts, text) : 0;
    }
    return rest.ptr ? dotted_join(names, qualified, intern_add(texts, rest)) : qualified;
}

/* Takes "None" and the bar away from "T | None" and "None | T"; a longer union remains.
 */
static struct str without_none(struct str text)
{
    struct str right = text;
    const struct str left = str_trim(str_split(&right, '|'));
    right = str_trim(right);
    if (right.ptr && str_equal(right, STR("None"))) {
        return left;
    }
    return right.ptr && str_equal(left, STR("None")) ? right : text;
}

static uint32_t type_of_text(struct names *names, struct str text, uint32_t node)
{
    for (int depth = 0; depth < MAX_NESTING; depth++) {
        text = without_none(str_trim(text));
        const size_t open = str_find_char(text, '[', 0);
        if (open == text.len) {
            return type_of_dotted_text(names, text, node);
        }
        const struct str head = str_trim(str_slice(text, 0, open));
        if (!is_wrapper(head)) {
            return type_of_dotted_text(names, head, node);
        }
        text = str_slice(text, open + 1, text.len ? text.len - 1 : 0);
        const size_t comma = str_find_char(text, ',', 0);
        const size_t bracket = str_find_char(text, '[', 0);
        text = comma < bracket ? str_slice(text, 0, comma) : text;
    }
    return 0;
}

/* ---- Annotations ---- */

/* The one of a union's members that is not None; TREE_NONE if there are several. */
static uint32_t other_than_none(const struct tree *tree, uint32_t parent)
{
    uint32_t found = TREE_NONE;
    TREE_EACH_CHILD(child, tree, parent)
    {
        if (tree->nodes[child].kind == N_NONE) {
            continue;
        }
        if (found != TREE_NONE) {
            return TREE_NONE;
        }
        found = child;
    }
    return found;
}

/* The T of Optional[T], Union[T, None], Annotated[T, …]; the list of list[T]. */
static uint32_t strip_subscript(struct names *names, uint32_t node)
{
    const struct tree *tree = names->tree;
    const uint32_t value = node + 1;
    const uint32_t index = tree_next(tree, value);
    const struct str head = intern_text(tree->names, tree->nodes[value].name);
    if (index == TREE_NONE || !is_wrapper(head)) {
        return value;
    }
    if (tree->nodes[index].kind != N_TUPLE) {
        return index;
    }
    return str_equal(head, STR("Annotated")) ? tree_first(tree, index)
                                             : other_than_none(tree, index);
}

static uint32_t type_of_annotation(struct names *names, uint32_t node)
{
    const struct tree *tree = names->tree;
    for (int depth = 0; depth < MAX_NESTING && node != TREE_NONE; depth++) {
        switch ((enum node_kind)tree->nodes[node].kind) {
        case N_NAME:
        case N_ATTRIBUTE:
            return dotted_of(names, node);
        case N_STRING:
            return type_of_text(names, literal_raw_content(tree, node), node);
        case N_SUBSCRIPT:
            node = strip_subscript(names, node);
            break;
        case N_BINARY:
            if (tree->nodes[node].op != OP_BIT_OR) {
                return 0;
            }
            node = other_than_none(tree, node);
            break;
        default:
            return 0;
        }
    }
    return 0;
}

/* ---- Values and self ---- */

/* `x.m` where the type of x is known: what a method is called in the table of calls. */
static uint32_t method_of(struct names *names, uint32_t callee)
{
    const struct node *nodes = names->tree->nodes;
    const uint32_t object = callee + 1;
    if (nodes[callee].kind != N_ATTRIBUTE || nodes[object].kind != N_NAME) {
        return 0;
    }
    const uint32_t variable = names->places[object].variable;
    const uint32_t type = variable ? names->variables.items[variable].type : 0;
    return type ? dotted_join(names, type, nodes[callee].name) : 0;
}

/* What the table says of a callee; a builtin such as `open` is known by its mere name. */
static uint32_t modelled_type(struct names *names, const struct call_types *types,
                              uint32_t callee)
{
    const struct node *at = &names->tree->nodes[callee];
    uint32_t callable = names->places[callee].qualified;
    if (!callable && at->kind == N_NAME && names->places[callee].variable == 0) {
        callable = at->name;
    }
    return call_types_find(types, callable ? callable : method_of(names, callee));
}

static uint32_t type_of_value(struct names *names, const struct call_types *types,
                              uint32_t node)
{
    const struct tree *tree = names->tree;
    if (tree->nodes[node].kind != N_CALL || node + 1 >= tree->nodes[node].end) {
        return 0;
    }
    const uint32_t callee = node + 1;
    const struct node *at = &tree->nodes[callee];
    if (at->kind != N_NAME && at->kind != N_ATTRIBUTE) {
        return 0;
    }
    const uint32_t modelled = types ? modelled_type(names, types, callee) : 0;
    if (modelled) {
        return modelled;
    }
    const uint32_t qualified = names->places[callee].qualified;
    if (!looks_like_class(intern_text(tree->names, qualified ? qualified : at->name))) {
        return 0;
    }
    return dotted_of(names, callee);
}

/* The class of `self`: the first parameter of a def that stands in a class body. */
static uint32_t type_of_self(const struct names *names, uint32_t param)
{
    const struct node *nodes = names->tree->nodes;
    const uint32_t params = nodes[param].parent;
    const uint32_t function = nodes[params].parent;
    if (nodes[param].kind != N_PARAM || param != params + 1 ||
        nodes[function].kind != N_FUNCTION) {
        return 0;
    }
    const struct scope *around = &names->scopes.items[names->places[function].scope];
    return around->kind == SCOPE_CLASS ? nodes[around->node].name : 0;
}

/* A method's type needs its object's, which may be found later in the first round. */
static void find_methods(struct names *names, const struct call_types *types)
{
    bool found = types != NULL;
    for (int round = 0; round < MAX_ROUNDS && found; round++) {
        found = false;
        for (size_t i = 1; i < names->variables.count; i++) {
            struct variable *variable = &names->variables.items[i];
            if (variable->type == 0 && variable->annotation == TREE_NONE &&
                variable->binding_count == 1 && variable->value != TREE_NONE) {
                variable->type = type_of_value(names, types, variable->value);
                found = found || variable->type != 0;
            }
        }
    }
}

void vartype_find_all(struct names *names, const struct call_types *types)
{
    const uint32_t self = intern_find(names->tree->names, STR("self"));
    for (size_t i = 1; i < names->variables.count; i++) {
        struct variable *variable = &names->variables.items[i];
        if (variable->annotation != TREE_NONE) {
            variable->type = type_of_annotation(names, variable->annotation);
        } else if (variable->binding_count == 1 && variable->value != TREE_NONE) {
            variable->type = type_of_value(names, types, variable->value);
        } else if (variable->name == self && variable->binding_count == 1) {
            variable->type = type_of_self(names, variable->first_binding);
        }
    }
    find_methods(names, types);
}
