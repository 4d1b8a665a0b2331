/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <ctype.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "finding.h"
#include "rule/suggest.h"

/* More threads only cost memory; a larger file costs up to 150 times its size. */
enum { MOST_JOBS = 256, MOST_SECONDS = 3600, MOST_CATEGORY_BYTES = 100 };
#define DEFAULT_FILE_BYTES ((uint64_t)4 * 1024 * 1024)

enum shape {
    SHAPE_FLAG,    /* bool */
    SHAPE_TEXT,    /* const char * */
    SHAPE_LIST,    /* struct word_list: comma separated, repeatable */
    SHAPE_REPEAT,  /* struct word_list: repeatable; one a line in the environment */
    SHAPE_CHOICE,  /* unsigned: index into `choices` */
    SHAPE_COUNT,   /* unsigned */
    SHAPE_SIZE,    /* uint64_t: bytes, with k, M or G */
    SHAPE_SECONDS, /* uint32_t: milliseconds */
};

struct spec {
    const char *name; /* --name; HUNKSCAN_NAME in the environment */
    char letter;      /* -c, or 0 */
    enum shape shape;
    size_t offset;        /* of the field in struct options */
    const char *argument; /* as the help shows it; NULL for flags */
    const char *choices;  /* "a|b|c" for SHAPE_CHOICE */
    const char *help;     /* NULL: shown on one line with the next option */
};

#define FIELD(name) offsetof(struct options, name)

/* clang-format off */
static const struct spec SPECS[] = {
    { "directory", 'C', SHAPE_TEXT, FIELD(directory), "DIR", NULL, "the repository or folder to work on [.]" },
    { "all", 0, SHAPE_FLAG, FIELD(all), NULL, NULL, "the whole tree of REV, or plain files: PATH…" },
    { "sarif", 0, SHAPE_REPEAT, FIELD(reports[REPORT_SARIF]), "FILE", NULL, NULL },
    { "text", 0, SHAPE_REPEAT, FIELD(reports[REPORT_TEXT]), "FILE", NULL, "write SARIF 2.1.0 / the text; - is stdout" },
    { "no-builtin-rules", 0, SHAPE_FLAG, FIELD(no_builtin_rules), NULL, NULL, NULL },
    { "rules", 0, SHAPE_REPEAT, FIELD(rules), "PATH", NULL, "none of ours / more, in Semgrep's syntax" },
    { "select", 0, SHAPE_LIST, FIELD(select), "LIST", NULL, NULL },
    { "ignore", 0, SHAPE_LIST, FIELD(ignore), "LIST", NULL, "only / no rules of id, code, CWE, pillar: a,b" },
    { "profile", 0, SHAPE_CHOICE, FIELD(profile), "ci|review", "ci|review", "review adds advice, level note [ci]" },
    { "severity", 0, SHAPE_CHOICE, FIELD(severity), "LEVEL", "note|warning|error", "least level shown: note, warning, error [note]" },
    { "fail-on", 0, SHAPE_CHOICE, FIELD(fail_on), "LEVEL", "note|warning|error|never", "least level for exit 1, or never [warning]" },
    { "include", 0, SHAPE_REPEAT, FIELD(include), "GLOB", NULL, NULL },
    { "exclude", 0, SHAPE_REPEAT, FIELD(exclude), "GLOB", NULL, "only / no files like GLOB; repeatable" },
    { "apply", 0, SHAPE_FLAG, FIELD(apply), NULL, NULL, NULL },
    { "dry-run", 0, SHAPE_FLAG, FIELD(dry_run), NULL, NULL, "write safe fixes to the files / only show them" },
    { "profile-run", 0, SHAPE_FLAG, FIELD(profile_run), NULL, NULL, "with rules: scan, say what each rule costs" },
    { "jobs", 0, SHAPE_COUNT, FIELD(jobs), "N", NULL, "threads [0: all processors]" },
    { "max-file-size", 0, SHAPE_SIZE, FIELD(max_file_bytes), "SIZE", NULL, "larger files are notices; k, M, G [4M]" },
    { "timeout", 0, SHAPE_SECONDS, FIELD(timeout_ms), "SECONDS", NULL, "limit for parsing one file" },
    { "category", 0, SHAPE_TEXT, FIELD(category), "NAME", NULL, "names this run among several uploads [python]" },
    { "quiet", 0, SHAPE_FLAG, FIELD(quiet), NULL, NULL, "no text unless --text says where; no progress" },
    { "color", 0, SHAPE_CHOICE, FIELD(color), "auto|always|never", "auto|always|never", "colours in the text report [auto]" },
    { "show-suppressed", 0, SHAPE_FLAG, FIELD(show_suppressed), NULL, NULL, "report suppressed findings too, marked" },
    { "exit-zero", 0, SHAPE_FLAG, FIELD(exit_zero), NULL, NULL, "exit 0 where it would be 1 or 3" },
    { "version", 0, SHAPE_FLAG, FIELD(version), NULL, NULL, NULL },
    { "help", 'h', SHAPE_FLAG, FIELD(help), NULL, NULL, "Each option is also read from HUNKSCAN_NAME." },
};
/* clang-format on */
enum { SPEC_COUNT = sizeof SPECS / sizeof SPECS[0], HELP_COLUMN = 30 };

static const char *const COMMANDS[] = { NULL, "rules", "explain", "test", "validate" };

/* One value on its way into a field: `label` is how the user knows the option. */
struct assignment {
    const struct spec *spec;
    struct str label;
    struct str value;
    bool from_environment;
    struct arena *arena;
    struct options *options;
    struct err *err;
};

static void *field(const struct assignment *a)
{
    return (char *)a->options + a->spec->offset;
}

static int refuse(const struct assignment *a, const char *wanted)
{
    return err_set(a->err, ERR_USAGE, "%.*s needs %s, not '%.*s'", STR_ARGS(a->label),
                   wanted, STR_ARGS(a->value));
}

/* "12" into 12, at most `most`; false for anything else. */
static bool parse_count(struct str text, uint64_t most, uint64_t *count)
{
    *count = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!isdigit((unsigned char)text.ptr[i])) {
            return false;
        }
        const unsigned digit = (unsigned)(text.ptr[i] - '0');
        if (*count > (most - digit) / 10) {
            return false;
        }
        *count = *count * 10 + digit;
    }
    return text.len > 0;
}

static int assign_flag(const struct assignment *a)
{
    static const char *const yes[] = { "1", "true", "yes", "on" };
    static const char *const no[] = { "0", "false", "no", "off" };
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        if (str_equal_nocase(a->value, str_from(yes[i]))) {
            *(bool *)field(a) = true;
            return 0;
        }
        if (str_equal_nocase(a->value, str_from(no[i]))) {
            *(bool *)field(a) = false;
            return 0;
        }
    }
    return refuse(a, "yes or no");
}

static void push_word(const struct assignment *a, struct str word)
{
    struct word_list *list = field(a);
    if (word.len > 0) {
        VEC_PUSH(a->arena, list, str_copy(a->arena, word));
    }
}

static int assign_words(const struct assignment *a, char separator)
{
    if (a->value.len == 0) {
        return refuse(a, "a value");
    }
    struct str rest = a->value;
    while (rest.ptr) {
        push_word(a, separator ? str_trim(str_split(&rest, separator)) : rest);
        if (!separator) {
            return 0;
        }
    }
    return 0;
}

static int assign_choice(const struct assignment *a)
{
    struct str rest = str_from(a->spec->choices);
    for (unsigned i = 0; rest.ptr; i++) {
        if (str_equal(str_split(&rest, '|'), a->value)) {
            *(unsigned *)field(a) = i;
            return 0;
        }
    }
    return refuse(a, a->spec->choices);
}

static int assign_count(const struct assignment *a)
{
    uint64_t count;
    if (!parse_count(a->value, MOST_JOBS, &count)) {
        return refuse(a, "a number from 0 to 256");
    }
    *(unsigned *)field(a) = (unsigned)count;
    return 0;
}

static int assign_size(const struct assignment *a)
{
    static const char suffixes[] = "kMG";
    struct str digits = a->value;
    unsigned shift = 0;
    for (unsigned i = 0; suffixes[i] && digits.len > 1; i++) {
        const char suffix[] = { suffixes[i], 0 };
        if (str_equal_nocase(str_slice(digits, digits.len - 1, digits.len),
                             str_from(suffix))) {
            shift = 10 * (i + 1);
            digits.len--;
            break;
        }
    }
    uint64_t count;
    if (!parse_count(digits, (uint64_t)1 << 32, &count)) {
        return refuse(a, "a size such as 500k or 4M");
    }
    *(uint64_t *)field(a) = count << shift;
    return 0;
}

/* "1.5" into 1500. */
static int assign_seconds(const struct assignment *a)
{
    const char *wanted = "seconds from 0.001 to 3600";
    const size_t dot = str_find_char(a->value, '.', 0);
    uint64_t whole;
    uint64_t part = 0;
    if (!parse_count(str_slice(a->value, 0, dot), MOST_SECONDS, &whole)) {
        return refuse(a, wanted);
    }
    struct str decimals = str_slice(a->value, dot + 1, a->value.len);
    if (dot < a->value.len && (decimals.len > 3 || !parse_count(decimals, 999, &part))) {
        return refuse(a, wanted);
    }
    for (size_t i = decimals.len; i < 3; i++) {
        part *= 10;
    }
    if (whole * 1000 + part == 0) {
        return refuse(a, wanted);
    }
    *(uint32_t *)field(a) = (uint32_t)(whole * 1000 + part);
    return 0;
}

static int assign_text(const struct assignment *a)
{
    if (a->value.len == 0) {
        return refuse(a, "a value");
    }
    *(const char **)field(a) = str_copy(a->arena, a->value).ptr;
    return 0;
}

static int assign(const struct assignment *a)
{
    switch (a->spec->shape) {
    case SHAPE_FLAG:
        return assign_flag(a);
    case SHAPE_TEXT:
        return assign_text(a);
    case SHAPE_LIST:
        return assign_words(a, ',');
    case SHAPE_REPEAT:
        return assign_words(a, a->from_environment ? '\n' : 0);
    case SHAPE_CHOICE:
        return assign_choice(a);
    case SHAPE_COUNT:
        return assign_count(a);
    case SHAPE_SIZE:
        return assign_size(a);
    case SHAPE_SECONDS:
        return assign_seconds(a);
    }
    return 0;
}

static const struct spec *spec_find(struct str name)
{
    for (size_t i = 0; i < SPEC_COUNT; i++) {
        const char letter[] = { '-', SPECS[i].letter, 0 };
        if ((SPECS[i].letter && str_equal(name, str_from(letter))) ||
            (str_starts_with(name, STR("--")) &&
             str_equal(str_slice(name, 2, name.len), str_from(SPECS[i].name)))) {
            return &SPECS[i];
        }
    }
    return NULL;
}

static int refuse_unknown(struct str word, struct err *err)
{
    const size_t dashes = str_starts_with(word, STR("--")) ? 2 : 1;
    struct suggestion nearest = { .wanted = str_slice(word, dashes, word.len) };
    for (size_t i = 0; i < SPEC_COUNT; i++) {
        suggest_consider(&nearest, str_from(SPECS[i].name));
    }
    if (!nearest.best.ptr) {
        return err_set(err, ERR_USAGE,
                       "unknown option '%.*s'; hunkscan --help lists them all",
                       STR_ARGS(word));
    }
    return err_set(err, ERR_USAGE, "unknown option '%.*s'; did you mean '--%.*s'?",
                   STR_ARGS(word), STR_ARGS(nearest.best));
}

/* The words of argv, as they are taken one by one. */
struct reader {
    int argc;
    char **argv;
    int at;
    bool seen[SPEC_COUNT];
    struct arena *arena;
    struct options *options;
    struct err *err;
};

/* argv[at] is an option: "--name=value", "--name value", "-C value" or a flag. */
static int read_option(struct reader *reader)
{
    struct str word = str_from(reader->argv[reader->at]);
    const size_t equals = str_find_char(word, '=', 0);
    struct str name = str_slice(word, 0, equals);
    const struct spec *spec = spec_find(name);
    if (!spec) {
        return refuse_unknown(name, reader->err);
    }
    struct assignment a = { spec,       name,          STR("yes"),
                            false,      reader->arena, reader->options,
                            reader->err };
    reader->seen[spec - SPECS] = true;
    if (equals < word.len) {
        a.value = str_slice(word, equals + 1, word.len);
    } else if (spec->shape != SHAPE_FLAG) {
        if (reader->at + 1 >= reader->argc) {
            return err_set(reader->err, ERR_USAGE, "%.*s needs a value: %.*s %s",
                           STR_ARGS(name), STR_ARGS(name), spec->argument);
        }
        a.value = str_from(reader->argv[++reader->at]);
    }
    return assign(&a);
}

static enum command command_of(const struct options *options, struct str word)
{
    if (options->command == COMMAND_SCAN && options->words.count == 0) {
        for (unsigned i = COMMAND_RULES; i < sizeof COMMANDS / sizeof COMMANDS[0]; i++) {
            if (str_equal(word, str_from(COMMANDS[i]))) {
                return (enum command)i;
            }
        }
    }
    return COMMAND_SCAN;
}

/* argv[at] is a command, a range or a path. */
static int read_word(struct reader *reader)
{
    struct options *options = reader->options;
    struct str word = str_from(reader->argv[reader->at]);
    if (word.len == 0) {
        return err_set(reader->err, ERR_USAGE,
                       "argument %d is empty; is a variable not set?", reader->at);
    }
    const enum command command =
        options->separated ? COMMAND_SCAN : command_of(options, word);
    if (command != COMMAND_SCAN) {
        options->command = command;
        return 0;
    }
    VEC_PUSH(reader->arena, &options->words, word);
    return 0;
}

static int read_arguments(struct reader *reader)
{
    struct options *options = reader->options;
    for (reader->at = 1; reader->at < reader->argc; reader->at++) {
        const char *word = reader->argv[reader->at];
        int result = 0;
        if (options->separated || word[0] != '-' || word[1] == 0) {
            result = read_word(reader);
        } else if (strcmp(word, "--") == 0) {
            options->separated = true;
            options->words_before = options->words.count;
        } else {
            result = read_option(reader);
        }
        if (result < 0) {
            return result;
        }
    }
    return 0;
}

/* HUNKSCAN_MAX_FILE_SIZE for --max-file-size. */
static struct str variable_name(struct arena *arena, const struct spec *spec)
{
    struct str name = str_format(arena, "HUNKSCAN_%s", spec->name);
    char *text = arena_copy(arena, name.ptr, name.len + 1);
    for (size_t i = 0; i < name.len; i++) {
        if (text[i] >= 'a' && text[i] <= 'z') {
            text[i] = (char)(text[i] - 'a' + 'A');
        } else if (text[i] == '-') {
            text[i] = '_';
        }
    }
    return (struct str){ text, name.len };
}

/* HUNKSCAN_VERSION and HUNKSCAN_HELP are not read: a pipeline that pins the version it
 * installs would find itself asking for it. */
static bool has_variable(const struct spec *spec)
{
    return spec->offset != FIELD(version) && spec->offset != FIELD(help);
}

static int read_environment(struct reader *reader, options_environment environment)
{
    for (size_t i = 0; i < SPEC_COUNT; i++) {
        if (reader->seen[i] || !has_variable(&SPECS[i])) {
            continue;
        }
        struct str name = variable_name(reader->arena, &SPECS[i]);
        struct str value = str_from(environment(name.ptr));
        struct assignment a = { &SPECS[i],       name,       value, true, reader->arena,
                                reader->options, reader->err };
        const int result = value.len > 0 ? assign(&a) : 0;
        if (result < 0) {
            return result;
        }
    }
    return 0;
}

static bool is_category(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!isalnum((unsigned char)text.ptr[i]) && !strchr("._-", text.ptr[i])) {
            return false;
        }
    }
    return text.len > 0 && text.len <= MOST_CATEGORY_BYTES;
}

/* Reports and diffs that go to stdout. */
static size_t count_on_stdout(const struct options *options)
{
    size_t count = options->dry_run;
    for (size_t i = 0; i < REPORT_COUNT; i++) {
        for (size_t k = 0; k < options->reports[i].count; k++) {
            count += options_is_stdout(options->reports[i].items[k]);
        }
    }
    return count;
}

static int check(const struct options *options, struct err *err)
{
    if (count_on_stdout(options) > 1) {
        return err_set(err, ERR_USAGE,
                       "only one report (or diff) can go to stdout; name a file for "
                       "the others");
    }
    if (options->dry_run && !options->apply) {
        return err_set(err, ERR_USAGE,
                       "--dry-run shows what --apply would do; give both");
    }
    if (options->profile_run && options->command != COMMAND_RULES) {
        return err_set(err, ERR_USAGE,
                       "--profile-run belongs to 'rules': hunkscan rules --profile-run");
    }
    if (!is_category(str_from(options->category))) {
        return err_set(
            err, ERR_USAGE,
            "--category needs 1 to 100 letters, digits, '.', '_' or '-', not '%s'",
            options->category);
    }
    return 0;
}

int options_read(int argc, char **argv, options_environment environment,
                 struct arena *arena, struct options *options, struct err *err)
{
    *options = (struct options){ .directory = ".",
                                 .category = "python",
                                 .severity = LEVEL_NOTE,
                                 .fail_on = FAIL_WARNING,
                                 .max_file_bytes = DEFAULT_FILE_BYTES };
    struct reader reader = {
        .argc = argc, .argv = argv, .arena = arena, .options = options, .err = err
    };
    int result = read_arguments(&reader);
    if (result == 0) {
        result = read_environment(&reader, environment);
    }
    if (!options->separated) {
        options->words_before = options->words.count;
    }
    return result == 0 ? check(options, err) : result;
}

bool options_is_stdout(struct str path)
{
    return str_equal(path, STR("-")) || str_equal(path, STR("/dev/stdout"));
}

static void add_row(struct buf *out, size_t first, size_t last)
{
    const size_t from = out->len;
    buf_add(out, STR("  "));
    for (size_t i = first; i <= last; i++) {
        if (SPECS[i].letter) {
            buf_add_format(out, "-%c, ", SPECS[i].letter);
        }
        buf_add_format(out, "--%s%s", SPECS[i].name, i < last ? ", " : "");
    }
    if (SPECS[last].argument) {
        buf_add_format(out, " %s", SPECS[last].argument);
    }
    do {
        buf_add_char(out, ' ');
    } while (out->len - from < HELP_COLUMN);
    buf_add_format(out, "%s\n", SPECS[last].help);
}

void options_add_help(struct buf *out)
{
    buf_add(out,
            STR("usage: hunkscan [OPTIONS] [RANGE] [PATH…]\n"
                "   or: hunkscan rules | explain RULE | test PATH… | validate PATH…\n"
                "RANGE: A..B  A...B (from their merge base)  REV (what it changed)  "
                "[this branch]\n"));
    for (size_t i = 0, first = 0; i < SPEC_COUNT; i++) {
        if (SPECS[i].help) {
            add_row(out, first, i);
            first = i + 1;
        }
    }
    buf_add(out, STR("exit: 0 clean, 1 findings from --fail-on up, 2 error, 3 incomplete "
                     "(before 1)\n"));
}
