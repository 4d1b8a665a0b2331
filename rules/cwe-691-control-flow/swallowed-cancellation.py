import asyncio


async def worker(queue, log):
    while True:
        try:
            await (await queue.get())()
        # ruleid: swallowed-cancellation
        except asyncio.CancelledError:
            log.info("cancelled")


async def reader(stream, log):
    while not stream.at_eof():
        try:
            log.info(await stream.readline())
        # ruleid: swallowed-cancellation
        except BaseException as error:
            log.error("%s", error)


async def well(queue, log):
    while True:
        try:
            await (await queue.get())()
        # ok: swallowed-cancellation
        except asyncio.CancelledError:
            log.info("cancelled")
            raise
        # ok: swallowed-cancellation
        except Exception:
            log.exception("a job failed")


async def stop(task):
    task.cancel()
    try:
        await task
    # ok: swallowed-cancellation
    except asyncio.CancelledError:
        pass


async def until(queue):
    while True:
        try:
            await queue.get()
        # ok: swallowed-cancellation
        except asyncio.CancelledError:
            break
