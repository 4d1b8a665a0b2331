/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

/* At most eight bytes as a number, the first one lowest. */
static uint64_t word_of(const char *bytes, size_t count)
{
    uint64_t word = 0;
    for (size_t i = 0; i < count; i++) {
        word |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
    }
    return word;
}

static uint64_t add_word(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15U;
    return hash ^ (hash >> 32);
}

uint64_t hash_bytes(struct str text)
{
    uint64_t hash = 0xcbf29ce484222325U;
    size_t at = 0;
    for (; text.len - at >= sizeof hash; at += sizeof hash) {
        hash = add_word(hash, word_of(text.ptr + at, sizeof hash));
    }
    hash = add_word(hash, word_of(text.ptr + at, text.len - at));
    return hash_mix(hash, text.len);
}

uint64_t hash_mix(uint64_t a, uint64_t b)
{
    uint64_t mixed = (a ^ (b + 0x9e3779b97f4a7c15U + (a << 6) + (a >> 2)));
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31);
}

static uint32_t rotate(uint32_t word, unsigned bits)
{
    return (word << bits) | (word >> (32 - bits));
}

/* FIPS 180-4, 6.1.1: the function and constant of round `t`. */
static uint32_t sha1_round(unsigned t, uint32_t b, uint32_t c, uint32_t d)
{
    if (t < 20) {
        return ((b & c) | (~b & d)) + 0x5a827999U;
    }
    if (t < 40) {
        return (b ^ c ^ d) + 0x6ed9eba1U;
    }
    if (t < 60) {
        return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdcU;
    }
    return (b ^ c ^ d) + 0xca62c1d6U;
}

static void sha1_block(uint32_t state[5], const unsigned char block[64])
{
    uint32_t w[80];
    for (unsigned t = 0; t < 16; t++) {
        const unsigned char *p = block + (size_t)t * 4;
        w[t] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    }
    for (unsigned t = 16; t < 80; t++) {
        w[t] = rotate(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
    }
    uint32_t s[5];
    memcpy(s, state, sizeof s);
    for (unsigned t = 0; t < 80; t++) {
        const uint32_t next =
            rotate(s[0], 5) + sha1_round(t, s[1], s[2], s[3]) + s[4] + w[t];
        s[4] = s[3];
        s[3] = s[2];
        s[2] = rotate(s[1], 30);
        s[1] = s[0];
        s[0] = next;
    }
    for (unsigned i = 0; i < 5; i++) {
        state[i] += s[i];
    }
}

void sha1_hex(struct str text, char hex[SHA1_HEX_BYTES])
{
    uint32_t state[5] = { 0x67452301U, 0xefcdab89U, 0x98badcfeU, 0x10325476U,
                          0xc3d2e1f0U };
    size_t done = 0;
    for (; done + 64 <= text.len; done += 64) {
        sha1_block(state, (const unsigned char *)text.ptr + done);
    }
    unsigned char tail[128] = { 0 };
    const size_t left = text.len - done;
    if (left) {
        memcpy(tail, text.ptr + done, left);
    }
    tail[left] = 0x80;
    const size_t tail_bytes = left < 56 ? 64 : 128;
    const uint64_t bits = (uint64_t)text.len * 8;
    for (unsigned i = 0; i < 8; i++) {
        tail[tail_bytes - 1 - i] = (unsigned char)(bits >> (8 * i));
    }
    for (size_t at = 0; at < tail_bytes; at += 64) {
        sha1_block(state, tail + at);
    }
    static const char digits[] = "0123456789abcdef";
    for (unsigned i = 0; i < 40; i++) {
        hex[i] = digits[state[i / 8] >> (28 - 4 * (i % 8)) & 15U];
    }
    hex[40] = '\0';
}
