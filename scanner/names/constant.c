/* SPDX-License-Identifier: MIT */
#include "names/constant.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "syntax/literal.h"
#include "syntax/tree.h"

/* Expressions within each other; texts longer than this are "some string". */
enum { MOST_DEPTH = 200, MOST_TEXT = 65536, TEXT_BYTES_PER_STEP = 64, MOST_POWER = 64 };

static const struct constant unknown = { .kind = CONSTANT_UNKNOWN };

static struct constant make_bool(bool value)
{
    return (struct constant){ .kind = CONSTANT_BOOL, .integer = value };
}

static struct constant make_int(int64_t value)
{
    return (struct constant){ .kind = CONSTANT_INT, .integer = value };
}

static struct constant make_float(double value)
{
    return isfinite(value) ? (struct constant){ .kind = CONSTANT_FLOAT, .number = value }
                           : unknown;
}

static bool is_integer(const struct constant *value)
{
    return value->kind == CONSTANT_INT || value->kind == CONSTANT_BOOL;
}

static bool is_number(const struct constant *value)
{
    return is_integer(value) || value->kind == CONSTANT_FLOAT;
}

static double number_of(const struct constant *value)
{
    return value->kind == CONSTANT_FLOAT ? value->number : (double)value->integer;
}

static bool is_text(const struct constant *value)
{
    return value->kind == CONSTANT_STRING || value->kind == CONSTANT_BYTES;
}

/* The kind that a text has when it is not known which; CONSTANT_UNKNOWN for others. */
static enum constant_kind vague_kind(const struct constant *value)
{
    switch (value->kind) {
    case CONSTANT_STRING:
    case CONSTANT_SOME_STRING:
        return CONSTANT_SOME_STRING;
    case CONSTANT_BYTES:
    case CONSTANT_SOME_BYTES:
        return CONSTANT_SOME_BYTES;
    default:
        return CONSTANT_UNKNOWN;
    }
}

static bool spend(const struct constant_maker *maker, size_t steps)
{
    if (*maker->steps_left < steps) {
        *maker->steps_left = 0;
        return false;
    }
    *maker->steps_left -= steps;
    return true;
}

bool constant_truth(const struct constant *value, bool *known)
{
    *known = true;
    switch (value->kind) {
    case CONSTANT_NONE:
        return false;
    case CONSTANT_BOOL:
    case CONSTANT_INT:
        return value->integer != 0;
    case CONSTANT_FLOAT:
        return value->number != 0;
    case CONSTANT_STRING:
    case CONSTANT_BYTES:
        return value->text.len > 0;
    default:
        *known = false;
        return false;
    }
}

bool constant_equal(const struct constant *a, const struct constant *b)
{
    if (is_integer(a) && is_integer(b)) {
        return a->integer == b->integer;
    }
    if (is_number(a) && is_number(b)) {
        return !(number_of(a) < number_of(b)) && !(number_of(a) > number_of(b));
    }
    if (a->kind != b->kind) {
        return false;
    }
    return a->kind == CONSTANT_NONE || (is_text(a) && str_equal(a->text, b->text));
}

struct constant constant_join(const struct constant *a, const struct constant *b)
{
    if (a->kind == b->kind && constant_equal(a, b)) {
        return *a;
    }
    const enum constant_kind kind = vague_kind(a);
    return kind == vague_kind(b) ? (struct constant){ .kind = kind } : unknown;
}

/* ---- Arithmetic ---- */

static struct constant power(const struct constant *left, const struct constant *right)
{
    if (!is_integer(left) || !is_integer(right) || right->integer < 0 ||
        right->integer > MOST_POWER) {
        return unknown;
    }
    int64_t result = 1;
    for (int64_t i = 0; i < right->integer; i++) {
        if (__builtin_mul_overflow(result, left->integer, &result)) {
            return unknown;
        }
    }
    return make_int(result);
}

/* Python rounds down, C towards zero. */
static struct constant divide_down(int64_t a, int64_t b, bool rest)
{
    if (b == 0 || (a == INT64_MIN && b == -1)) {
        return unknown;
    }
    const int64_t remainder = a % b;
    const bool adjust = remainder != 0 && (remainder < 0) != (b < 0);
    return make_int(rest ? remainder + (adjust ? b : 0) : a / b - adjust);
}

static struct constant shift(uint32_t op, int64_t a, int64_t b)
{
    if (b < 0 || b > 62) {
        return unknown;
    }
    if (op == OP_SHIFT_RIGHT) {
        return make_int(a >= 0 ? a >> b : ~(~a >> b));
    }
    int64_t result = 0;
    return __builtin_mul_overflow(a, (int64_t)1 << b, &result) ? unknown
                                                               : make_int(result);
}

static struct constant integers(uint32_t op, int64_t a, int64_t b)
{
    int64_t result = 0;
    switch (op) {
    case OP_ADD:
        return __builtin_add_overflow(a, b, &result) ? unknown : make_int(result);
    case OP_SUB:
        return __builtin_sub_overflow(a, b, &result) ? unknown : make_int(result);
    case OP_MUL:
        return __builtin_mul_overflow(a, b, &result) ? unknown : make_int(result);
    case OP_DIV:
        return b == 0 ? unknown : make_float((double)a / (double)b);
    case OP_FLOOR_DIV:
        return divide_down(a, b, false);
    case OP_MOD:
        return divide_down(a, b, true);
    case OP_BIT_AND:
        return make_int((int64_t)((uint64_t)a & (uint64_t)b));
    case OP_BIT_OR:
        return make_int((int64_t)((uint64_t)a | (uint64_t)b));
    case OP_BIT_XOR:
        return make_int((int64_t)((uint64_t)a ^ (uint64_t)b));
    case OP_SHIFT_LEFT:
    case OP_SHIFT_RIGHT:
        return shift(op, a, b);
    default:
        return unknown;
    }
}

static struct constant floats(uint32_t op, double a, double b)
{
    const bool zero = !(b < 0) && !(b > 0);
    switch (op) {
    case OP_ADD:
        return make_float(a + b);
    case OP_SUB:
        return make_float(a - b);
    case OP_MUL:
        return make_float(a * b);
    case OP_DIV:
        return zero ? unknown : make_float(a / b);
    case OP_FLOOR_DIV:
        return zero ? unknown : make_float(floor(a / b));
    default:
        return unknown;
    }
}

/* ---- Texts ---- */

static struct constant join_texts(const struct constant_maker *maker,
                                  const struct constant *a, const struct constant *b)
{
    const enum constant_kind vague = vague_kind(a);
    if (vague == CONSTANT_UNKNOWN || vague != vague_kind(b)) {
        return unknown;
    }
    const size_t len = a->text.len + b->text.len;
    if (!is_text(a) || !is_text(b) || len > MOST_TEXT ||
        !spend(maker, len / TEXT_BYTES_PER_STEP)) {
        return (struct constant){ .kind = vague };
    }
    char *text = ARENA_ARRAY(maker->arena, len + 1, char);
    if (a->text.len) {
        memcpy(text, a->text.ptr, a->text.len);
    }
    if (b->text.len) {
        memcpy(text + a->text.len, b->text.ptr, b->text.len);
    }
    return (struct constant){ .kind = a->kind, .text = { text, len } };
}

static struct constant repeat(const struct constant_maker *maker,
                              const struct constant *text, int64_t times)
{
    if (!is_text(text)) {
        return *text;
    }
    const size_t len = text->text.len;
    if (times <= 0 || len == 0) {
        return (struct constant){ .kind = text->kind, .text = STR("") };
    }
    if ((size_t)times > MOST_TEXT / len ||
        !spend(maker, len * (size_t)times / TEXT_BYTES_PER_STEP)) {
        return (struct constant){ .kind = vague_kind(text) };
    }
    char *copies = ARENA_ARRAY(maker->arena, len * (size_t)times + 1, char);
    for (size_t i = 0; i < (size_t)times; i++) {
        memcpy(copies + i * len, text->text.ptr, len);
    }
    return (struct constant){ .kind = text->kind,
                              .text = { copies, len * (size_t)times } };
}

static struct constant texts(const struct constant_maker *maker, uint32_t op,
                             const struct constant *left, const struct constant *right)
{
    if (op == OP_ADD) {
        return join_texts(maker, left, right);
    }
    if (op == OP_MUL && is_integer(right)) {
        return repeat(maker, left, right->integer);
    }
    if (op == OP_MUL && is_integer(left)) {
        return repeat(maker, right, left->integer);
    }
    return unknown;
}

/* ---- Comparisons ---- */

static struct constant order(uint32_t op, int comparison)
{
    switch (op) {
    case OP_LT:
        return make_bool(comparison < 0);
    case OP_LE:
        return make_bool(comparison <= 0);
    case OP_GT:
        return make_bool(comparison > 0);
    default:
        return make_bool(comparison >= 0);
    }
}

static struct constant compare(uint32_t op, const struct constant *left,
                               const struct constant *right)
{
    const bool same_text = is_text(left) && left->kind == right->kind;
    bool known = false;
    constant_truth(left, &known);
    if (known) {
        constant_truth(right, &known);
    }
    if (!known) {
        return unknown;
    }
    switch (op) {
    case OP_EQ:
        return make_bool(constant_equal(left, right));
    case OP_NE:
        return make_bool(!constant_equal(left, right));
    case OP_IS:
    case OP_IS_NOT:
        return left->kind == CONSTANT_NONE || right->kind == CONSTANT_NONE
                   ? make_bool((left->kind == right->kind) == (op == OP_IS))
                   : unknown;
    case OP_IN:
    case OP_NOT_IN:
        return same_text
                   ? make_bool((str_find(right->text, left->text, 0) < right->text.len ||
                                left->text.len == 0) == (op == OP_IN))
                   : unknown;
    default:
        break;
    }
    if (is_integer(left) && is_integer(right)) {
        return order(op,
                     (left->integer > right->integer) - (left->integer < right->integer));
    }
    if (is_number(left) && is_number(right)) {
        const double a = number_of(left);
        const double b = number_of(right);
        return order(op, (a > b) - (a < b));
    }
    return same_text ? order(op, str_compare(left->text, right->text)) : unknown;
}

struct constant constant_binary(const struct constant_maker *maker, uint32_t op,
                                struct constant left, struct constant right)
{
    if (op >= OP_EQ && op <= OP_IS_NOT) {
        return compare(op, &left, &right);
    }
    if (vague_kind(&left) != CONSTANT_UNKNOWN || vague_kind(&right) != CONSTANT_UNKNOWN) {
        return texts(maker, op, &left, &right);
    }
    if (!is_number(&left) || !is_number(&right)) {
        return unknown;
    }
    if (op == OP_POW) {
        return power(&left, &right);
    }
    return is_integer(&left) && is_integer(&right)
               ? integers(op, left.integer, right.integer)
               : floats(op, number_of(&left), number_of(&right));
}

/* ---- Expressions ---- */

static struct constant evaluate(const struct constant_maker *maker, uint32_t node,
                                uint32_t depth);

static struct constant unary(uint32_t op, struct constant value)
{
    if (op == OP_POS && is_number(&value)) {
        return value.kind == CONSTANT_FLOAT ? value : make_int(value.integer);
    }
    if (op == OP_NEG && value.kind == CONSTANT_FLOAT) {
        return make_float(-value.number);
    }
    if (op == OP_NEG && is_integer(&value)) {
        return integers(OP_SUB, 0, value.integer);
    }
    return op == OP_INVERT && is_integer(&value) ? make_int(~value.integer) : unknown;
}

static struct constant negate(struct constant value)
{
    bool known = false;
    const bool truth = constant_truth(&value, &known);
    return known ? make_bool(!truth) : unknown;
}

static struct constant bool_op(const struct constant_maker *maker, uint32_t node,
                               uint32_t depth)
{
    const uint32_t left = tree_first(maker->tree, node);
    const struct constant first = evaluate(maker, left, depth);
    bool known = false;
    const bool truth = constant_truth(&first, &known);
    if (!known) {
        return unknown;
    }
    return truth == (maker->tree->nodes[node].op == OP_AND)
               ? evaluate(maker, tree_next(maker->tree, left), depth)
               : first;
}

static bool is_display(const struct tree *tree, uint32_t node)
{
    const uint8_t kind = tree->nodes[node].kind;
    return kind == N_TUPLE || kind == N_LIST || kind == N_SET;
}

/* `left in (a, b)`: known if all of it is. */
static struct constant membership(const struct constant_maker *maker, uint32_t op,
                                  const struct constant *left, uint32_t display,
                                  uint32_t depth)
{
    bool found = false;
    bool all_known = op == OP_IN || op == OP_NOT_IN;
    TREE_EACH_CHILD(child, maker->tree, display)
    {
        const struct constant item = evaluate(maker, child, depth);
        const struct constant equal = compare(OP_EQ, left, &item);
        found = found || (equal.kind == CONSTANT_BOOL && equal.integer);
        all_known = all_known && equal.kind == CONSTANT_BOOL;
    }
    return all_known ? make_bool(found == (op == OP_IN)) : unknown;
}

static struct constant comparison(const struct constant_maker *maker, uint32_t node,
                                  uint32_t depth)
{
    const struct tree *tree = maker->tree;
    const uint32_t first = tree_first(tree, node);
    const bool chain = tree->nodes[node].op == OP_CHAIN;
    struct constant left = evaluate(maker, first, depth);
    struct constant holds = unknown;
    for (uint32_t link = tree_next(tree, first); link != TREE_NONE;
         link = tree_next(tree, link)) {
        const uint32_t operand = chain ? tree_first(tree, link) : link;
        const uint32_t op = tree->nodes[chain ? link : node].op;
        const struct constant right = evaluate(maker, operand, depth);
        holds = is_display(tree, operand) ? membership(maker, op, &left, operand, depth)
                                          : constant_binary(maker, op, left, right);
        if (holds.kind == CONSTANT_UNKNOWN || holds.integer == 0) {
            break;
        }
        left = right;
    }
    return holds;
}

static struct constant if_expression(const struct constant_maker *maker, uint32_t node,
                                     uint32_t depth)
{
    const uint32_t value = tree_first(maker->tree, node);
    const uint32_t test = tree_next(maker->tree, value);
    const uint32_t other = tree_next(maker->tree, test);
    const struct constant tested = evaluate(maker, test, depth);
    bool known = false;
    const bool truth = constant_truth(&tested, &known);
    if (known) {
        return evaluate(maker, truth ? value : other, depth);
    }
    const struct constant a = evaluate(maker, value, depth);
    const struct constant b = evaluate(maker, other, depth);
    return constant_join(&a, &b);
}

static struct constant literal_text(const struct constant_maker *maker, uint32_t node)
{
    struct constant value = { .kind = CONSTANT_STRING };
    const struct tree *tree = maker->tree;
    const uint32_t first = tree->nodes[node].kind == N_CONCAT ? node + 1 : node;
    if (tree->nodes[first].flags & STRING_BYTES) {
        value.kind = CONSTANT_BYTES;
    }
    if (tree->nodes[first].flags & STRING_TEMPLATE) {
        return unknown;
    }
    return literal_string(tree, node, maker->arena, &value.text) ? value : unknown;
}

/* Only texts: a number in a text counts as put together, as rules expect. */
static struct constant field(const struct constant_maker *maker, uint32_t node,
                             uint32_t depth)
{
    const uint32_t inner = tree_first(maker->tree, node);
    const struct node *at = &maker->tree->nodes[node];
    struct constant value = inner == TREE_NONE ? unknown : evaluate(maker, inner, depth);
    const bool plain = at->op == 0 && !(at->flags & NODE_DEBUG) && inner != TREE_NONE &&
                       tree_next(maker->tree, inner) == TREE_NONE;
    if (vague_kind(&value) != CONSTANT_SOME_STRING) {
        return unknown;
    }
    return plain ? value : (struct constant){ .kind = CONSTANT_SOME_STRING };
}

/* Pieces and fields one after the other: f-strings and implicit concatenations. */
static struct constant pieces(const struct constant_maker *maker, uint32_t node,
                              uint32_t depth)
{
    const struct tree *tree = maker->tree;
    struct constant result = { .kind = CONSTANT_STRING, .text = STR("") };
    if (tree->nodes[node].flags & STRING_TEMPLATE) {
        return unknown;
    }
    TREE_EACH_CHILD(child, tree, node)
    {
        struct constant part = unknown;
        if (tree->nodes[child].kind == N_INTERPOLATION) {
            part = field(maker, child, depth);
        } else if (tree->nodes[child].kind == N_FSTRING) {
            part = evaluate(maker, child, depth);
        } else {
            part = literal_text(maker, child);
        }
        result = join_texts(maker, &result, &part);
        if (result.kind == CONSTANT_UNKNOWN) {
            break;
        }
    }
    return result;
}

static struct constant string(const struct constant_maker *maker, uint32_t node,
                              uint32_t depth)
{
    return literal_is_string(maker->tree, node) ? literal_text(maker, node)
                                                : pieces(maker, node, depth);
}

static struct constant number(const struct tree *tree, uint32_t node)
{
    struct constant value = unknown;
    if (literal_int(tree, node, &value.integer)) {
        value.kind = CONSTANT_INT;
    } else if (tree->nodes[node].kind == N_FLOAT &&
               literal_float(tree, node, &value.number)) {
        value.kind = CONSTANT_FLOAT;
    }
    return value;
}

static struct constant evaluate(const struct constant_maker *maker, uint32_t node,
                                uint32_t depth)
{
    const struct tree *tree = maker->tree;
    const struct node *at = &tree->nodes[node];
    if (depth >= MOST_DEPTH || !spend(maker, 1)) {
        return unknown;
    }
    depth++;
    switch (at->kind) {
    case N_INT:
    case N_FLOAT:
        return number(tree, node);
    case N_STRING:
    case N_FSTRING:
    case N_CONCAT:
        return string(maker, node, depth);
    case N_TRUE:
    case N_FALSE:
        return make_bool(at->kind == N_TRUE);
    case N_NONE:
        return (struct constant){ .kind = CONSTANT_NONE };
    case N_UNARY:
        return unary(at->op, evaluate(maker, tree_first(tree, node), depth));
    case N_NOT:
        return negate(evaluate(maker, tree_first(tree, node), depth));
    case N_BINARY:
        return constant_binary(
            maker, at->op, evaluate(maker, tree_first(tree, node), depth),
            evaluate(maker, tree_next(tree, tree_first(tree, node)), depth));
    case N_BOOL_OP:
        return bool_op(maker, node, depth);
    case N_COMPARE:
        return comparison(maker, node, depth);
    case N_IF_EXP:
        return if_expression(maker, node, depth);
    case N_WALRUS:
        return evaluate(maker, tree_last(tree, node), depth);
    default:
        return maker->lookup ? maker->lookup(maker, node) : unknown;
    }
}

struct constant constant_evaluate(const struct constant_maker *maker, uint32_t node)
{
    return evaluate(maker, node, maker->depth);
}
