import asyncio
from asyncio import create_task


async def serve(self, loop, reader):
    # ruleid: asyncio-task-not-kept
    asyncio.create_task(reader.run())
    # ruleid: asyncio-task-not-kept
    asyncio.ensure_future(
        reader.run(),
    )
    # ruleid: asyncio-task-not-kept
    loop.create_task(reader.run())
    # ruleid: asyncio-task-not-kept
    create_task(reader.run())


async def well(self, reader):
    # ok: asyncio-task-not-kept
    task = asyncio.create_task(reader.run())
    # ok: asyncio-task-not-kept
    self.tasks.append(asyncio.create_task(reader.run()))
    async with asyncio.TaskGroup() as group:
        # ok: asyncio-task-not-kept
        group.create_task(reader.run())
    # ok: asyncio-task-not-kept
    await asyncio.create_task(reader.run())
    # ok: asyncio-task-not-kept
    return task
