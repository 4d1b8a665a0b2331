import asyncio


async def notify(clients):
    # ruleid: gather-errors-ignored
    await asyncio.gather(*(client.send() for client in clients), return_exceptions=True)


async def well(clients, log):
    # ok: gather-errors-ignored
    results = await asyncio.gather(*clients, return_exceptions=True)
    # ok: gather-errors-ignored
    await asyncio.gather(*clients)
    # ok: gather-errors-ignored
    for result in await asyncio.gather(*clients, return_exceptions=True):
        log.info("%s", result)
    # ok: gather-errors-ignored
    return results, await asyncio.gather(*clients, return_exceptions=True)


async def stop(tasks):
    for task in tasks:
        task.cancel()
    # ok: gather-errors-ignored
    await asyncio.gather(*tasks, return_exceptions=True)
