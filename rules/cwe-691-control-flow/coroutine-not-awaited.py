import asyncio
from asyncio import sleep


async def poll(client):
    while not client.ready:
        # ruleid: coroutine-not-awaited
        asyncio.sleep(1)
    # ruleid: coroutine-not-awaited
    asyncio.wait_for(client.read(), 10)
    # ruleid: coroutine-not-awaited
    sleep(1)
    # ruleid: coroutine-not-awaited
    asyncio.to_thread(
        client.flush,
    )


async def well(client):
    # ok: coroutine-not-awaited
    await asyncio.sleep(1)
    # ok: coroutine-not-awaited
    await asyncio.wait_for(client.read(), 10)
    # ok: coroutine-not-awaited
    later = asyncio.sleep(1)
    await asyncio.gather(
        # ok: coroutine-not-awaited
        asyncio.sleep(1),
        later
    )
    # ok: coroutine-not-awaited
    asyncio.run(asyncio.sleep(1))
