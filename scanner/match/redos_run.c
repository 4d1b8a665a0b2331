/* SPDX-License-Identifier: MIT */
#include "match/redos_run.h"

#include <string.h>

#include "base/arena.h"
#include "match/redos_parse.h"

static const size_t NO_PLACE = SIZE_MAX;

enum frame_kind {
    FRAME_CHOICE, /* go on at pc, place `value` */
    FRAME_UNDO,   /* slot pc had `value` */
    FRAME_NOT,    /* what must not match has not: go on at pc, place `value` */
};

struct frame {
    enum frame_kind kind;
    uint32_t pc;
    size_t value;
};
VEC_OF(redos_frames, struct frame);

struct run {
    struct redos_runner *runner;
    const uint8_t *word;
    size_t length;
    uint64_t steps, limit;
    struct arena *arena;
    uint32_t pc;
    size_t at;
};

static void push(struct run *run, enum frame_kind kind, uint32_t pc, size_t value)
{
    const struct frame frame = { kind, pc, value };
    VEC_PUSH(run->arena, run->runner->frames, frame);
}

static void set_slot(struct run *run, uint32_t slot, size_t value)
{
    push(run, FRAME_UNDO, slot, run->runner->slots[slot]);
    run->runner->slots[slot] = value;
}

static bool in_class(const struct run *run, uint32_t class, size_t at)
{
    return at < run->length &&
           redos_set_has(&run->runner->alphabet->sets[class], run->word[at]);
}

static bool at_line_end(const struct run *run)
{
    return run->at == run->length || in_class(run, REDOS_CLASS_NEWLINE, run->at);
}

static bool holds(const struct run *run, enum redos_assert which)
{
    const bool before = run->at > 0 && in_class(run, REDOS_CLASS_WORD, run->at - 1);
    const bool after = in_class(run, REDOS_CLASS_WORD, run->at);
    switch (which) {
    case REDOS_AT_START:
        return run->at == 0;
    case REDOS_AT_LINE_START:
        return run->at == 0 || in_class(run, REDOS_CLASS_NEWLINE, run->at - 1);
    case REDOS_AT_END:
        return run->at == run->length;
    case REDOS_AT_LAST:
        return at_line_end(run) && run->at + 1 >= run->length;
    case REDOS_AT_LINE_END:
        return at_line_end(run);
    case REDOS_AT_WORD:
        return before != after;
    default:
        return before == after;
    }
}

static bool take_backref(struct run *run, uint32_t group)
{
    const size_t slot = 2 * (size_t)group;
    const size_t from = run->runner->slots[slot];
    const size_t to = run->runner->slots[slot + 1];
    if (from == NO_PLACE || to == NO_PLACE || from > to ||
        to - from > run->length - run->at ||
        memcmp(run->word + from, run->word + run->at, to - from) != 0) {
        return false;
    }
    run->steps += to - from;
    run->at += to - from;
    return true;
}

/* Drops the choices above `height`, but not what undoes the slots. */
static void cut(struct run *run, size_t height)
{
    struct redos_frames *frames = run->runner->frames;
    size_t kept = height;
    for (size_t i = height; i < frames->count; i++) {
        if (frames->items[i].kind == FRAME_UNDO) {
            frames->items[kept++] = frames->items[i];
        }
    }
    run->steps += frames->count - height;
    frames->count = kept;
}

/* Takes the slots back to how they were at `height`. */
static void unwind(struct run *run, size_t height)
{
    struct redos_frames *frames = run->runner->frames;
    run->steps += frames->count - height;
    while (frames->count > height) {
        const struct frame frame = frames->items[--frames->count];
        if (frame.kind == FRAME_UNDO) {
            run->runner->slots[frame.pc] = frame.value;
        }
    }
}

/* The start of a lookaround or an atomic group: its slot keeps the height of the stack,
 * the frame there the place. */
static void enter(struct run *run, const struct redos_insn *insn)
{
    const bool look = insn->op == REDOS_OP_LOOK;
    const uint32_t after = look && insn->negative ? insn->b : 0;
    const size_t at = run->at;
    if (look && insn->behind) {
        if (at < insn->width) {
            run->pc = insn->negative ? insn->b : 0;
            return;
        }
        run->at -= insn->width;
    }
    set_slot(run, insn->arg, run->runner->frames->count + 1);
    push(run, look && insn->negative ? FRAME_NOT : FRAME_CHOICE, after, at);
    run->pc = insn->a;
}

/* The end of one. */
static bool leave(struct run *run, const struct redos_insn *insn)
{
    const size_t height = run->runner->slots[insn->arg];
    if (insn->look && insn->negative) {
        unwind(run, height);
        return false;
    }
    if (insn->look) {
        run->at = run->runner->frames->items[height].value;
    }
    cut(run, height);
    run->pc = insn->a;
    return true;
}

/* One instruction; false: this way fails. */
static bool step(struct run *run)
{
    const struct redos_insn *insn = &run->runner->program->insns.items[run->pc];
    run->pc = insn->a;
    switch (insn->op) {
    case REDOS_OP_CLASS:
        return in_class(run, insn->arg, run->at++);
    case REDOS_OP_SPLIT:
        push(run, FRAME_CHOICE, insn->b, run->at);
        return true;
    case REDOS_OP_SAVE:
        set_slot(run, insn->arg, run->at);
        return true;
    case REDOS_OP_PROGRESS:
        run->pc = run->runner->slots[insn->arg] == run->at ? insn->b : insn->a;
        return true;
    case REDOS_OP_ASSERT:
        return holds(run, (enum redos_assert)insn->arg);
    case REDOS_OP_BACKREF:
        return take_backref(run, insn->arg);
    case REDOS_OP_IF:
        run->pc = run->runner->slots[2 * insn->arg + 1] == NO_PLACE ? insn->b : insn->a;
        return true;
    case REDOS_OP_LOOK:
    case REDOS_OP_ATOMIC:
        enter(run, insn);
        return true;
    case REDOS_OP_CUT:
        return leave(run, insn);
    default:
        return false;
    }
}

/* Goes back to the last choice; false: there is none. */
static bool back(struct run *run)
{
    struct redos_frames *frames = run->runner->frames;
    while (frames->count > 0) {
        const struct frame frame = frames->items[--frames->count];
        run->steps++;
        if (frame.kind == FRAME_UNDO) {
            run->runner->slots[frame.pc] = frame.value;
        } else {
            run->pc = frame.pc;
            run->at = frame.value;
            return true;
        }
    }
    return false;
}

static bool accepts(const struct run *run)
{
    return run->runner->program->insns.items[run->pc].op == REDOS_OP_ACCEPT &&
           (!run->runner->full || run->at == run->length);
}

/* Whether a match starts at `from`, or the limit was reached. */
static bool match_at(struct run *run, size_t from)
{
    bool going = true;
    run->runner->frames->count = 0;
    for (uint32_t i = 0; i < run->runner->program->slots; i++) {
        run->runner->slots[i] = NO_PLACE;
    }
    run->pc = run->runner->program->start;
    run->at = from;
    while (going && run->steps < run->limit) {
        run->steps++;
        if (accepts(run)) {
            return true;
        }
        going = step(run) || back(run);
    }
    return going;
}

uint64_t redos_run(struct redos_runner *runner, const uint8_t *word, size_t length,
                   uint64_t limit, struct arena *arena)
{
    struct run run = {
        .runner = runner, .word = word, .length = length, .limit = limit, .arena = arena
    };
    if (!runner->frames) {
        runner->frames = ARENA_NEW(arena, struct redos_frames);
        runner->slots = ARENA_ARRAY(arena, runner->program->slots, size_t);
    }
    const size_t last = runner->search ? length : 0;
    for (size_t from = 0; from <= last && !match_at(&run, from); from++) {
    }
    return run.steps < limit ? run.steps : limit;
}
