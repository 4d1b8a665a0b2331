import asyncio
import time

import requests


async def poll(url):
    # ruleid: blocking-call-in-async
    time.sleep(1)
    # ruleid: blocking-call-in-async
    requests.get(url, timeout=5)
    # ok: blocking-call-in-async
    await asyncio.sleep(1)
    # ok: blocking-call-in-async
    await asyncio.to_thread(requests.get, url, timeout=5)


def poll_plainly(url):
    # ok: blocking-call-in-async
    time.sleep(1)
