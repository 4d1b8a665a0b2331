/* SPDX-License-Identifier: MIT
 *
 * How much of one blob is found again in another, by git's measure, since renames must be
 * the ones that git shows: a text is cut into pieces at line ends and after 64 bytes;
 * each piece counts under a small hash; the score is the share of the larger text that
 * lies in pieces of both.
 */
#ifndef HUNKSCAN_GITDIFF_SIMILARITY_H
#define HUNKSCAN_GITDIFF_SIMILARITY_H

#include "gitdiff/change_set.h"

/* A score of equal content; the least that counts as a rename (git's 50 %). */
enum { SIMILARITY_WHOLE = 60000, SIMILARITY_LEAST = 30000 };

struct span; /* bytes under one hash */

enum similarity_state {
    SIMILARITY_UNKNOWN,
    SIMILARITY_SIZED,
    SIMILARITY_CUT,
    SIMILARITY_UNREADABLE
};

/* A blob and what is known of it. Starts with the id alone; the rest is filled on demand
 * and given back by similarity_forget. */
struct similarity_text {
    struct object_id id;
    enum similarity_state state;
    bool is_missing; /* why it is unreadable: not there, or damaged or too large */
    uint64_t bytes;
    struct span *spans; /* on the heap */
    size_t span_count;
};

/* Reads sizes only as long as they decide; contents are cut up once and kept. Returns 0
 * to SIMILARITY_WHOLE; 0 as well for what is below SIMILARITY_LEAST already by its size,
 * and where a text is unreadable. `scratch` is reset. */
uint32_t similarity_score(struct repository *repository, struct similarity_text *a,
                          struct similarity_text *b, struct arena *scratch);

/* Gives the cut-up content back; it is read again when asked for. */
void similarity_forget(struct similarity_text *text);

#endif
