/* SPDX-License-Identifier: MIT */
#include "match/entropy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const secrets[] = {
    /* hexadecimal digits */
    "9f86d081884c7d65",
    "3c53d07eec484d8aab34dabd24fe575a",
    "E09C675C2D1CFAC32DAE3C2D83689C8C94BC693B",
    "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
    /* letters and digits */
    "q7Zk2vX9pLw4",
    "xP4mQ8rT2wY6bN1c",
    "zR7kW0hVq3XnB5tJyD8sLfG2",
    "K7GQ2MZX4PLW9RTB",
    "w8x3kq9z5jv2hb7tm4pd",
    /* letters alone */
    "hqzvkxwpjtgmbfdn",
    "XkQzJvWpTmHbRgLs",
    /* base64, also for URLs */
    "Wm+VzmOUOz08Ds+0NTWb1d4CZrVsJSik",
    "dGhpcyBpcyBub3QgYSBzZWNyZXQ/Zg==",
    "S4ooU1xNYYcjl9FcuJEEMqKsRrAX_zSKq6laPTw-Ip5d",
    /* with a prefix, as services write them */
    "tok_live_8Kq2ZvX7mP4rT9wYbN1c",
    "AKZQ7XW4PLM2VBT9KDRS",
    /* as passwords are made */
    "x9$Kq!2vPz#7Lm@4",
};

static const char *const others[] = {
    "",
    "short",
    "a7Zk2vX9pLw",
    "password",
    "changeme",
    "changemechangeme",
    "xxxxxxxx",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "****************",
    "00000000000000000000000000000000",
    "0000000000000000000000000000000000000001",
    "deadbeefdeadbeefdeadbeefdeadbeef",
    "aaaaaaaabbbbbbbbccccccccdddddddd",
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789abcdefghijklmnopqrstuv",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
    "12345678901234567890",
    "2026-11-23T23:59:59+01:00",
    "00000000-0000-0000-0000-000000000000",
    "123e4567-e89b-12d3-a456-426614174000",
    "/servers/70f6db34-de8d-4fbd-aafb-4065bdfa6115",
    "internationalization",
    "configuration_manager",
    "ThreadPoolExecutor",
    "getElementsByTagName",
    "DEFAULT_REQUEST_TIMEOUT_SECONDS",
    "your-secret-key-goes-here",
    "the quick brown fox jumps over the lazy dog",
    "8Kq2ZvX7 mP4rT9wYbN1c",
    "/usr/lib/python3.12/site-packages",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "C:\\Windows\\System32\\drivers",
    "https://example.com/api/v2/users?page=1",
    "pc-i440fx-2.0-rhel8.0.0",
    "2001:0db8:85a3:0:0:8a2e:0370:7334",
    "192.168.100.200/255.255.0.0",
    "application/octet-stream",
    "user.name@example.org",
    "%(asctime)s-%(levelname)s",
    "%s:%s@%s/%s?%s=%s",
    "{scheme}://{host}:{port}/{path}",
    "${AWS_SECRET_ACCESS_KEY}",
    "<insert-your-token>",
    "[0-9a-f]{8}-[0-9a-f]{4}",
    "[a-z][a-zA-Z0-9_]{3,31}",
    "HW_CPU_X86_SSE41",
    "\xC3\xA9t\xC3\xA9-8Kq2ZvX7mP4rT9wYbN1c",
    "==================",
};

static void random_texts_are_high(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(secrets); i++) {
        if (!entropy_is_high(str_from(secrets[i]))) {
            fail_msg("taken for words: %s", secrets[i]);
        }
    }
}

static void written_texts_are_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(others); i++) {
        if (entropy_is_high(str_from(others[i]))) {
            fail_msg("taken for random: %s", others[i]);
        }
    }
}

/* Every alphabet of at least eight characters, from a fixed generator: nearly all of the
 * tokens count as random. */
static void generated_tokens_are_high(void **state)
{
    (void)state;
    static const char *const alphabets[] = {
        "0123456789abcdef",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
        "abcdefghijklmnopqrstuvwxyz0123456789",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    };
    enum { TOKENS = 500, BYTES = 32 };
    uint32_t seed = 12345;
    for (size_t a = 0; a < COUNT(alphabets); a++) {
        const size_t size = strlen(alphabets[a]);
        size_t high = 0;
        for (size_t i = 0; i < TOKENS; i++) {
            char token[BYTES];
            for (size_t j = 0; j < BYTES; j++) {
                seed = seed * 1664525U + 1013904223U;
                token[j] = alphabets[a][(seed >> 16) % size];
            }
            high += entropy_is_high((struct str){ token, BYTES });
        }
        if (high * 100 < (size_t)TOKENS * 97) {
            fail_msg("alphabet %zu: only %zu of %d", a, high, TOKENS);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_texts_are_high),
        cmocka_unit_test(written_texts_are_not),
        cmocka_unit_test(generated_tokens_are_high),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
