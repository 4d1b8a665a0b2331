/* SPDX-License-Identifier: MIT */
#include "gitdiff/history.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"

/* More merge bases than this are not weighed against each other (that is quadratic): real
 * criss-cross histories have two or three, and a base too many only costs time. */
enum { MOST_BASES_COMPARED = 32 };

/* How far a walk goes on below what it looks for, since clocks differ. */
enum { OLDER_COMMITS = 5 };

enum paint { PAINT_LEFT = 1, PAINT_RIGHT = 2, PAINT_STALE = 4, PAINT_BASE = 8 };
enum {
    PAINT_SIDES = PAINT_LEFT | PAINT_RIGHT,
    PAINT_INHERITED = PAINT_SIDES | PAINT_STALE
};

/* A commit met on the walk. `times_queued` tells how many places of the queue it has. */
struct node {
    struct commit commit;
    unsigned paint;
    uint32_t times_queued;
    bool is_missing;
};

struct place {
    uint32_t node;
    uint32_t sequence; /* first come, first served among equal times */
};

struct walk {
    const struct repository *repository;
    struct arena *arena;
    VEC(struct node) nodes;
    VEC(struct place) queue; /* a heap, newest commit first */
    VEC(uint32_t) found;     /* nodes with PAINT_BASE */
    uint32_t *slots;         /* hash table over nodes: index + 1, 0 = free */
    size_t slot_count;
    size_t live; /* places of the queue whose node is not stale */
    uint32_t sequence;
    bool cut_off;
    struct object_id missing;
};

/* ---- reading a commit ---- */

/* "KEY 40HEX\n" at the start of *text: takes it off. */
static bool take_id_line(struct str *text, struct str key, struct object_id *id)
{
    const size_t hex_bytes = (size_t)2 * OBJECT_ID_BYTES;
    git_oid oid;
    if (!str_starts_with(*text, key) || text->len < key.len + hex_bytes + 1 ||
        text->ptr[key.len + hex_bytes] != '\n' ||
        git_oid_fromstrn(&oid, text->ptr + key.len, hex_bytes) != 0) {
        return false;
    }
    *id = store_id(&oid);
    *text = str_slice(*text, key.len + hex_bytes + 1, text->len);
    return true;
}

/* The number after the last ">" of a "committer NAME <MAIL> SECONDS ZONE" line. */
static int64_t seconds_of(struct str line)
{
    size_t at = line.len;
    while (at > 0 && line.ptr[at - 1] != '>') {
        at--;
    }
    struct str number = str_trim(str_slice(line, at, line.len));
    int64_t seconds = 0;
    for (size_t i = 0; i < number.len && i < 18; i++) {
        if (number.ptr[i] < '0' || number.ptr[i] > '9') {
            break;
        }
        seconds = seconds * 10 + (number.ptr[i] - '0');
    }
    return seconds;
}

/* Looks only at the header: a line of the message may well begin with "committer". */
static int64_t committer_time(struct str header)
{
    while (header.ptr) {
        struct str line = str_split(&header, '\n');
        if (line.len == 0) {
            break;
        }
        if (str_starts_with(line, STR("committer "))) {
            return seconds_of(line);
        }
    }
    return 0;
}

static bool parse_commit(struct str text, struct arena *arena, struct commit *commit)
{
    VEC(struct object_id) parents = { 0 };
    struct object_id parent;
    if (!take_id_line(&text, STR("tree "), &commit->tree)) {
        return false;
    }
    while (take_id_line(&text, STR("parent "), &parent)) {
        VEC_PUSH(arena, &parents, parent);
    }
    commit->parents = parents.items;
    commit->parent_count = parents.count;
    commit->time = committer_time(text);
    return true;
}

/* ---- the walk ---- */

static uint64_t id_hash(const struct object_id *id)
{
    return hash_bytes((struct str){ (const char *)id->bytes, OBJECT_ID_BYTES });
}

static size_t find_slot(const struct walk *walk, const struct object_id *id)
{
    size_t at = (size_t)id_hash(id) & (walk->slot_count - 1);
    while (walk->slots[at] != 0 &&
           !object_id_equal(&walk->nodes.items[walk->slots[at] - 1].commit.id, id)) {
        at = (at + 1) & (walk->slot_count - 1);
    }
    return at;
}

static void grow_slots(struct walk *walk)
{
    walk->slot_count = walk->slot_count ? walk->slot_count * 4 : 256;
    walk->slots = ARENA_ARRAY(walk->arena, walk->slot_count, uint32_t);
    for (size_t i = 0; i < walk->nodes.count; i++) {
        walk->slots[find_slot(walk, &walk->nodes.items[i].commit.id)] = (uint32_t)i + 1;
    }
}

/* The node of a commit, or the count of nodes if it has none yet. */
static uint32_t find_node(const struct walk *walk, const struct object_id *id)
{
    if (walk->nodes.count == 0) {
        return 0;
    }
    const uint32_t known = walk->slots[find_slot(walk, id)];
    return known ? known - 1 : (uint32_t)walk->nodes.count;
}

static void add_node(struct walk *walk, const struct object_id *id)
{
    struct node node = { 0 };
    if (walk->nodes.count * 2 >= walk->slot_count) {
        grow_slots(walk);
    }
    node.is_missing =
        history_read(walk->repository, id, walk->arena, &node.commit) != STORE_OK;
    node.commit.id = *id;
    const size_t slot = find_slot(walk, id);
    VEC_PUSH(walk->arena, &walk->nodes, node);
    walk->slots[slot] = (uint32_t)walk->nodes.count;
}

/* The node of a commit, read when it is met for the first time. */
static uint32_t node_of(struct walk *walk, const struct object_id *id)
{
    const uint32_t node = find_node(walk, id);
    if (node == walk->nodes.count) {
        add_node(walk, id);
    }
    return node;
}

static bool comes_first(const struct walk *walk, struct place a, struct place b)
{
    int64_t time_a = walk->nodes.items[a.node].commit.time;
    int64_t time_b = walk->nodes.items[b.node].commit.time;
    return time_a != time_b ? time_a > time_b : a.sequence < b.sequence;
}

static void push_place(struct walk *walk, uint32_t node)
{
    struct place place = { node, walk->sequence++ };
    VEC_PUSH(walk->arena, &walk->queue, place);
    struct place *heap = walk->queue.items;
    size_t at = walk->queue.count - 1;
    while (at > 0 && comes_first(walk, place, heap[(at - 1) / 2])) {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap[at] = place;
    walk->nodes.items[node].times_queued++;
    walk->live += !(walk->nodes.items[node].paint & PAINT_STALE);
}

static uint32_t pop_place(struct walk *walk)
{
    struct place *heap = walk->queue.items;
    uint32_t node = heap[0].node;
    struct place last = heap[--walk->queue.count];
    size_t at = 0;
    for (size_t child = 1; child < walk->queue.count; child = 2 * at + 1) {
        if (child + 1 < walk->queue.count &&
            comes_first(walk, heap[child + 1], heap[child])) {
            child++;
        }
        if (!comes_first(walk, heap[child], last)) {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = last;
    walk->nodes.items[node].times_queued--;
    walk->live -= !(walk->nodes.items[node].paint & PAINT_STALE);
    return node;
}

/* Adds paint to a node; one that turns stale no longer keeps the walk going. */
static void add_paint(struct walk *walk, uint32_t node, unsigned paint)
{
    struct node *painted = &walk->nodes.items[node];
    if ((paint & PAINT_STALE) && !(painted->paint & PAINT_STALE)) {
        walk->live -= painted->times_queued;
    }
    painted->paint |= paint;
}

static void visit_parent(struct walk *walk, const struct object_id *id, unsigned paint)
{
    uint32_t node = node_of(walk, id);
    if (walk->nodes.items[node].is_missing) {
        /* Below a merge base nothing is of interest, so nothing is missed either. */
        if (!(paint & PAINT_STALE) && !walk->cut_off) {
            walk->cut_off = true;
            walk->missing = *id;
        }
        return;
    }
    if ((walk->nodes.items[node].paint & paint) != paint) {
        add_paint(walk, node, paint);
        push_place(walk, node);
    }
}

static void visit(struct walk *walk, uint32_t node)
{
    unsigned paint = walk->nodes.items[node].paint & PAINT_INHERITED;
    if (paint == PAINT_SIDES) {
        if (!(walk->nodes.items[node].paint & PAINT_BASE)) {
            walk->nodes.items[node].paint |= PAINT_BASE;
            VEC_PUSH(walk->arena, &walk->found, node);
        }
        paint |= PAINT_STALE;
    }
    const struct commit commit = walk->nodes.items[node].commit;
    for (size_t i = 0; i < commit.parent_count; i++) {
        visit_parent(walk, &commit.parents[i], paint);
    }
}

/* Paints the ancestors of both sides, newest first, until all that is left lies below a
 * common one. */
static void run_walk(struct walk *walk)
{
    while (walk->live > 0) {
        visit(walk, pop_place(walk));
    }
}

static void start_at(struct walk *walk, const struct object_id *id, unsigned paint)
{
    uint32_t node = node_of(walk, id);
    bool queued = walk->nodes.items[node].paint != 0;
    add_paint(walk, node, paint);
    if (!queued) {
        push_place(walk, node);
    }
}

/* ---- from common ancestors to the best ones ---- */

static bool reaches(const struct walk *outer, const struct object_id *from,
                    const struct object_id *to)
{
    struct arena *scratch = arena_new();
    struct walk walk = { .repository = outer->repository, .arena = scratch };
    start_at(&walk, to, PAINT_LEFT);
    start_at(&walk, from, PAINT_RIGHT);
    run_walk(&walk);
    bool reached = walk.nodes.items[node_of(&walk, to)].paint & PAINT_RIGHT;
    arena_free(scratch);
    return reached;
}

static bool is_redundant(const struct walk *walk, const struct merge_bases *bases,
                         size_t at)
{
    for (size_t i = 0; i < bases->count; i++) {
        if (i != at && reaches(walk, &bases->ids[i], &bases->ids[at])) {
            return true;
        }
    }
    return false;
}

static void drop_redundant(const struct walk *walk, struct arena *arena,
                           struct merge_bases *bases)
{
    struct merge_bases kept = *bases;
    if (bases->count < 2 || bases->count > MOST_BASES_COMPARED) {
        return;
    }
    kept.ids = ARENA_ARRAY(arena, bases->count, struct object_id);
    kept.count = 0;
    for (size_t i = 0; i < bases->count; i++) {
        if (!is_redundant(walk, bases, i)) {
            kept.ids[kept.count++] = bases->ids[i];
        }
    }
    *bases = kept;
}

/* Newest first; a stable insertion, so that ties stay in the order in which they were
 * met. */
static void collect_bases(const struct walk *walk, struct arena *arena,
                          struct merge_bases *bases)
{
    uint32_t *order = ARENA_ARRAY(walk->arena, walk->found.count, uint32_t);
    size_t count = 0;
    for (size_t i = 0; i < walk->found.count; i++) {
        uint32_t node = walk->found.items[i];
        if (walk->nodes.items[node].paint & PAINT_STALE) {
            continue;
        }
        size_t at = count++;
        while (at > 0 && walk->nodes.items[order[at - 1]].commit.time <
                             walk->nodes.items[node].commit.time) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = node;
    }
    bases->ids = ARENA_ARRAY(arena, count, struct object_id);
    for (size_t i = 0; i < count; i++) {
        bases->ids[i] = walk->nodes.items[order[i]].commit.id;
    }
    bases->count = count;
}

enum store_result history_read(const struct repository *repository,
                               const struct object_id *id, struct arena *arena,
                               struct commit *commit)
{
    git_odb_object *object;
    *commit = (struct commit){ .id = *id };
    enum store_result result = store_read(repository, id, GIT_OBJECT_COMMIT, &object);
    if (result == STORE_OK) {
        bool good = parse_commit(store_text(object), arena, commit);
        git_odb_object_free(object);
        result = good ? STORE_OK : STORE_CORRUPT;
    }
    return result;
}

struct str history_subject(const struct repository *repository,
                           const struct object_id *id, struct arena *arena)
{
    git_odb_object *object;
    struct str subject = { 0 };
    if (store_read(repository, id, GIT_OBJECT_COMMIT, &object) == STORE_OK) {
        const struct str text = store_text(object);
        const size_t start = str_find(text, STR("\n\n"), 0) + 2;
        subject = str_trim(str_slice(text, start, str_find_char(text, '\n', start)));
        subject = str_copy(arena, subject.ptr ? subject : STR(""));
        git_odb_object_free(object);
    }
    return subject;
}

void history_merge_bases(const struct repository *repository, const struct commit *left,
                         const struct commit *right, struct arena *arena,
                         struct merge_bases *bases)
{
    struct arena *scratch = arena_new();
    struct walk walk = { .repository = repository, .arena = scratch };
    start_at(&walk, &left->id, PAINT_LEFT);
    start_at(&walk, &right->id, PAINT_RIGHT);
    run_walk(&walk);
    *bases = (struct merge_bases){ .cut_off = walk.cut_off, .missing = walk.missing };
    collect_bases(&walk, arena, bases);
    drop_redundant(&walk, arena, bases);
    arena_free(scratch);
}

/* ---- the commits of a range ---- */

/* Whether the head alone reaches it. */
static bool is_own(const struct node *node)
{
    return (node->paint & PAINT_SIDES) == PAINT_LEFT && !node->is_missing;
}

/* Clocks differ: a base may look younger than what it holds. Goes on until what is left
 * is older than all that has been taken for the head's own, and a little further. */
static void run_on(struct walk *walk)
{
    int64_t oldest = INT64_MAX;
    for (size_t i = 0; i < walk->nodes.count; i++) {
        const struct node *node = &walk->nodes.items[i];
        if (is_own(node) && node->commit.time < oldest) {
            oldest = node->commit.time;
        }
    }
    unsigned slop = OLDER_COMMITS;
    while (walk->queue.count > 0 && slop > 0) {
        const uint32_t node = pop_place(walk);
        slop = walk->nodes.items[node].commit.time >= oldest ? OLDER_COMMITS : slop - 1;
        visit(walk, node);
    }
}

/* A commit whose parents are being listed before it. */
struct descent {
    uint32_t node;
    size_t parent; /* the next one to look at */
};

/* Lists the head's own commits, parents first; first parents before others. */
static void list_own(struct walk *walk, uint32_t head, size_t most, struct arena *arena,
                     struct commits *commits)
{
    VEC(struct descent) stack = { 0 };
    bool *done = ARENA_ARRAY(walk->arena, walk->nodes.count, bool);
    struct descent next = { head, 0 };
    while (commits->count <= most) {
        struct commit *commit = &walk->nodes.items[next.node].commit;
        if (next.parent < commit->parent_count) {
            const uint32_t parent = find_node(walk, &commit->parents[next.parent++]);
            if (parent < walk->nodes.count && is_own(&walk->nodes.items[parent]) &&
                !done[parent]) {
                done[parent] = true;
                VEC_PUSH(walk->arena, &stack, next);
                next = (struct descent){ parent, 0 };
            }
            continue;
        }
        struct commit copy = *commit;
        copy.parents =
            arena_copy(arena, commit->parents, commit->parent_count * sizeof copy.id);
        VEC_PUSH(arena, commits, copy);
        if (stack.count == 0) {
            return;
        }
        next = stack.items[--stack.count];
    }
}

void history_list(const struct repository *repository, const struct history_part *part,
                  size_t most, struct arena *arena, struct commits *commits)
{
    struct arena *scratch = arena_new();
    struct walk walk = { .repository = repository, .arena = scratch };
    *commits = (struct commits){ 0 };
    start_at(&walk, &part->head, PAINT_LEFT);
    for (size_t i = 0; i < part->base_count; i++) {
        if (!object_id_is_zero(&part->bases[i])) {
            start_at(&walk, &part->bases[i], PAINT_RIGHT);
        }
    }
    run_walk(&walk);
    run_on(&walk);
    const uint32_t top = find_node(&walk, &part->head);
    if (is_own(&walk.nodes.items[top])) {
        list_own(&walk, top, most, arena, commits);
    }
    arena_free(scratch);
}
