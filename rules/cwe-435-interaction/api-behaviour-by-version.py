import asyncio
import random
import tarfile

import torch
import yaml


def load(path, stream):
    # ruleid: api-behaviour-by-version
    first = yaml.load(stream)
    # ruleid: api-behaviour-by-version
    model = torch.load(path)
    with tarfile.open(path) as archive:
        # ruleid: api-behaviour-by-version
        archive.extractall("/srv")
        # ok: api-behaviour-by-version
        archive.extractall("/srv", filter="data")
    # ruleid: api-behaviour-by-version
    pair = random.sample({1, 2, 3}, 2)
    # ruleid: api-behaviour-by-version
    loop = asyncio.get_event_loop()
    # ok: api-behaviour-by-version
    second = yaml.load(stream, Loader=yaml.SafeLoader)
    # ok: api-behaviour-by-version
    weights = torch.load(path, weights_only=True)
    # ok: api-behaviour-by-version
    other = random.sample(sorted({1, 2, 3}), 2)
    return first, model, pair, loop, second, weights, other


async def run(fetch, urls):
    # ruleid: api-behaviour-by-version
    await asyncio.wait([fetch(url) for url in urls])
    # ok: api-behaviour-by-version
    await asyncio.wait([asyncio.create_task(fetch(url)) for url in urls])
    # ok: api-behaviour-by-version
    return asyncio.get_event_loop()
