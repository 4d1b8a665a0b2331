/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <ctype.h>
#include <stddef.h>

#include "base/arena.h"
#include "cli/option_table.h"
#include "cli/sharding.h"
#include "finding.h"
#include "rule/suggest.h"

/* More threads only cost memory; a larger file costs up to 150 times its size. */
enum { MOST_JOBS = 256, MOST_SECONDS = 3600, MOST_CATEGORY_BYTES = 100 };
#define DEFAULT_FILE_BYTES ((uint64_t)4 * 1024 * 1024)

/* One value on its way into a field: `label` is how the user knows the option. */
struct assignment {
    const struct option_row *row;
    struct str label;
    struct str value;
    bool from_environment;
    struct arena *arena;
    struct options *options;
    struct err *err;
};

static void *field(const struct assignment *a)
{
    return (char *)a->options + a->row->offset;
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
    struct str rest = str_from(a->row->choices);
    for (unsigned i = 0; rest.ptr; i++) {
        if (str_equal(str_split(&rest, '|'), a->value)) {
            *(unsigned *)field(a) = i;
            return 0;
        }
    }
    return refuse(a, a->row->choices);
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
    switch (a->row->shape) {
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

/* "--sarif" or "-C". */
static const struct option_row *find_row(struct str word)
{
    if (str_starts_with(word, STR("--"))) {
        return option_table_find(str_slice(word, 2, word.len));
    }
    return word.len == 2 ? option_table_find_letter(word.ptr[1]) : NULL;
}

static int refuse_unknown(struct str word, struct err *err)
{
    const size_t dashes = str_starts_with(word, STR("--")) ? 2 : 1;
    struct suggestion nearest = { .wanted = str_slice(word, dashes, word.len) };
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    for (size_t i = 0; i < count; i++) {
        suggest_consider(&nearest, str_from(rows[i].name));
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
    const struct option_row *row = find_row(name);
    size_t count;
    if (!row) {
        return refuse_unknown(name, reader->err);
    }
    struct assignment a = { row,        name,          STR("yes"),
                            false,      reader->arena, reader->options,
                            reader->err };
    reader->options->given[row - option_table_rows(&count)] = true;
    if (equals < word.len) {
        a.value = str_slice(word, equals + 1, word.len);
    } else if (row->shape != SHAPE_FLAG) {
        if (reader->at + 1 >= reader->argc) {
            return err_set(reader->err, ERR_USAGE, "%.*s needs a value: %.*s %s",
                           STR_ARGS(name), STR_ARGS(name), row->argument);
        }
        a.value = str_from(reader->argv[++reader->at]);
    }
    return assign(&a);
}

static enum command command_of(const struct options *options, struct str word)
{
    size_t count;
    const struct command_row *rows = option_table_commands(&count);
    if (options->command == COMMAND_SCAN && options->words.count == 0) {
        for (size_t i = 0; i < count; i++) {
            if (str_equal(word, str_from(rows[i].name))) {
                return rows[i].command;
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
static struct str variable_name(struct arena *arena, const struct option_row *row)
{
    struct str name = str_format(arena, "HUNKSCAN_%s", row->name);
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

static int read_environment(struct reader *reader, options_environment environment)
{
    size_t count;
    const struct option_row *rows = option_table_rows(&count);
    for (size_t i = 0; i < count; i++) {
        if (reader->options->given[i] || !option_table_has_variable(&rows[i])) {
            continue;
        }
        struct str name = variable_name(reader->arena, &rows[i]);
        struct str value = str_from(environment(name.ptr));
        struct assignment a = { &rows[i],        name,       value, true, reader->arena,
                                reader->options, reader->err };
        const int result = value.len > 0 ? assign(&a) : 0;
        reader->options->given[i] = value.len > 0;
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
    if (options->staged + options->worktree + options->all + options->each_commit +
            (options->diff_file != NULL) >
        1) {
        return err_set(err, ERR_USAGE,
                       "only one of --staged, --worktree, --diff-file, --each-commit and "
                       "--all can be meant");
    }
    if (options->base.count > (options->diff_file ? 1 : options->all ? 0 : SIZE_MAX)) {
        return err_set(err, ERR_USAGE,
                       options->all
                           ? "--all looks at a whole tree; --base has no place there"
                           : "--diff-file is put onto one tree; give --base once");
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
                                 .max_file_bytes = DEFAULT_FILE_BYTES,
                                 .environment = environment };
    struct reader reader = {
        .argc = argc, .argv = argv, .arena = arena, .options = options, .err = err
    };
    size_t count;
    option_table_rows(&count);
    options->given = ARENA_ARRAY(arena, count, bool);
    int result = read_arguments(&reader);
    if (result == 0) {
        result = read_environment(&reader, environment);
    }
    if (!options->separated) {
        options->words_before = options->words.count;
    }
    result = result == 0 ? check(options, err) : result;
    return result == 0 ? sharding_read(options, environment, err) : result;
}

int options_set(struct options *options, const struct option_value *value,
                struct arena *arena, struct err *err)
{
    const struct assignment a = { value->row, value->label, value->text, false,
                                  arena,      options,      err };
    const int code = assign(&a);
    return code == 0 ? check(options, err) : code;
}

bool options_is_stdout(struct str path)
{
    return str_equal(path, STR("-")) || str_equal(path, STR("/dev/stdout"));
}
