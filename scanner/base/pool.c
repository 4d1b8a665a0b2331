/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* sched_getaffinity */
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/mem.h"

/* Deep but bounded recursion over hostile input needs more than the 8 MiB some systems
 * cut to 128 KiB. */
enum { STACK_BYTES = 16 * 1024 * 1024, MOST_THREADS = 256 };

struct pool {
    pool_job job;
    void *context;
    size_t count;
    atomic_size_t next;
};

struct worker {
    struct pool *pool;
    unsigned number;
    pthread_t thread;
};

static void work(struct pool *pool, unsigned number)
{
    for (;;) {
        const size_t index = atomic_fetch_add(&pool->next, 1);
        if (index >= pool->count) {
            return;
        }
        pool->job(pool->context, index, number);
    }
}

static void *work_thread(void *argument)
{
    const struct worker *worker = argument;
    work(worker->pool, worker->number);
    return NULL;
}

void pool_run(unsigned threads, size_t count, pool_job job, void *context)
{
    struct pool pool = { .job = job, .context = context, .count = count };
    if (threads > MOST_THREADS) {
        threads = MOST_THREADS;
    }
    if (threads > count) {
        threads = (unsigned)count;
    }
    if (threads <= 1) {
        work(&pool, 0);
        return;
    }
    struct worker *workers = mem_alloc(mem_mul(threads, sizeof *workers));
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    unsigned started = 1; /* worker 0 is the calling thread */
    for (; started < threads; started++) {
        workers[started] = (struct worker){ .pool = &pool, .number = started };
        if (pthread_create(&workers[started].thread, &attributes, work_thread,
                           &workers[started]) != 0) {
            break;
        }
    }
    work(&pool, 0);
    for (unsigned i = 1; i < started; i++) {
        pthread_join(workers[i].thread, NULL);
    }
    pthread_attr_destroy(&attributes);
    mem_free(workers);
}

unsigned pool_processors(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        return (unsigned)CPU_COUNT(&set);
    }
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (unsigned)online : 1;
}
