/* SPDX-License-Identifier: MIT */
#include "review/identities.h"

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "review/baseline.h"
#include "review/placement.h"

static struct str subject(const struct analysis *analysis, size_t index, struct buf *buf)
{
    const struct raw_finding *raw = &analysis->raw.items[index];
    const struct span key = placement_key(analysis, index);
    const struct fingerprint_place place = { .tree = analysis->unit->tree,
                                             .node = raw->match.node,
                                             .from = key.from,
                                             .to = key.to };
    buf_clear(buf);
    fingerprint_subject(raw->rule->info.code, &place, buf);
    fingerprint_source(place.tree, raw->match.trace, buf);
    return buf_view(buf);
}

/* Numbers the file's raw findings, reported or not, among those with the same subject; so
 * a number does not depend on what the change is. */
static const uint32_t *count_occurrences(const struct analysis *analysis,
                                         struct arena *arena)
{
    const size_t count = analysis->raw.count;
    size_t size = 16;
    while (size < count * 2) {
        size *= 2;
    }
    struct {
        uint64_t hash;
        uint32_t seen;
    } *table = arena_array(arena, size, sizeof *table);
    uint32_t *occurrences = ARENA_ARRAY(arena, count, uint32_t);
    struct buf buf = { 0 };
    for (size_t i = 0; i < count; i++) {
        const uint64_t hash = hash_bytes(subject(analysis, i, &buf));
        size_t slot = hash & (size - 1);
        while (table[slot].seen > 0 && table[slot].hash != hash) {
            slot = (slot + 1) & (size - 1);
        }
        table[slot].hash = hash;
        occurrences[i] = ++table[slot].seen;
    }
    buf_dispose(&buf);
    return occurrences;
}

struct identities identities_of(const struct analysis *analysis, struct arena *arena)
{
    return (struct identities){
        .analysis = analysis,
        .arena = arena,
        .line_hashes = line_hashes_of(analysis->source.text, arena),
        .occurrences = count_occurrences(analysis, arena),
    };
}

static struct str fingerprint_of(const struct identities *identities, size_t index)
{
    struct buf buf = { 0 };
    char hex[SHA1_HEX_BYTES];
    fingerprint_hex(subject(identities->analysis, index, &buf),
                    identities->occurrences[index], hex);
    buf_dispose(&buf);
    return str_copy(identities->arena, str_from(hex));
}

void identities_fill(const struct identities *identities, size_t index,
                     struct finding *finding)
{
    finding->line_hash = line_hashes_text(&identities->line_hashes,
                                          finding->region.start_line, identities->arena);
    finding->fingerprint = fingerprint_of(identities, index);
}

bool identities_accepted(const struct identities *identities, size_t index,
                         struct str path, const struct baseline *baseline)
{
    return baseline_holds(baseline, path, fingerprint_of(identities, index));
}
