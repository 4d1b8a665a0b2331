import asyncio
import threading


class Cache:
    def __init__(self, store):
        self._lock = threading.Lock()
        self._gate = asyncio.Lock()
        self.store = store
        self.items = {}

    async def get(self, key):
        with self._lock:
            if key not in self.items:
                # ruleid: await-in-lock
                self.items[key] = await self.store.load(key)
            return self.items[key]

    async def fill(self):
        with self._lock:
            # ruleid: await-in-lock
            async for key, value in self.store:
                self.items[key] = value

    async def get_gated(self, key):
        async with self._gate:
            if key not in self.items:
                # ok: await-in-lock
                self.items[key] = await self.store.load(key)
            return self.items[key]

    async def get_short(self, key):
        # ok: await-in-lock
        value = await self.store.load(key)
        with self._lock:
            self.items[key] = value
        return value

    async def copy(self, path):
        with open(path) as source:
            # ok: await-in-lock
            await self.store.save(source.read())
