import asyncio
import time


def wait(interval_ms, config):
    # ruleid: wrong-unit-sleep
    time.sleep(interval_ms)
    # ruleid: wrong-unit-sleep
    time.sleep(config.retry_milliseconds)
    # ok: wrong-unit-sleep
    time.sleep(interval_ms / 1000)
    # ok: wrong-unit-sleep
    time.sleep(config.retry_seconds)


async def pause(millis, items):
    # ruleid: wrong-unit-sleep
    await asyncio.sleep(millis)
    # ok: wrong-unit-sleep
    await asyncio.sleep(items)
