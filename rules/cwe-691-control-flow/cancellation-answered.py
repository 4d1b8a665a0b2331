import asyncio


class Body:
    async def receive(self):
        try:
            await self.wait_for_data()
            return self.result()
        # ruleid: cancellation-answered
        except asyncio.CancelledError:
            return {"type": "disconnect"}

    async def stop(self):
        self.task.cancel()
        try:
            await self.task
        # ok: cancellation-answered
        except asyncio.CancelledError:
            pass
