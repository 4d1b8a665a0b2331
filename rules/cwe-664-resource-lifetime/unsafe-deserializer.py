import json
import pickle
from pickle import loads as unpack

import jsonpickle
import numpy
import torch


def restore(body, path):
    # ruleid: unsafe-deserializer
    first = pickle.loads(body)
    # ruleid: unsafe-deserializer
    second = unpack(body)
    # ruleid: unsafe-deserializer
    third = jsonpickle.decode(body)
    # ruleid: unsafe-deserializer
    model = torch.load(path)
    # ok: unsafe-deserializer
    weights = torch.load(path, weights_only=True)
    # ok: unsafe-deserializer
    good = json.loads(body)
    # ok: unsafe-deserializer
    twin = pickle.loads(pickle.dumps(first))
    return first, second, third, model, weights, good, twin


def twice(value):
    dumped = pickle.dumps(value)
    # ok: unsafe-deserializer
    return pickle.loads(dumped)


def more(stream, path):
    # ruleid: unsafe-deserializer
    first = pickle.Unpickler(stream).load()
    # ruleid: unsafe-deserializer
    second = numpy.load(path, allow_pickle=True)
    # ok: unsafe-deserializer
    third = numpy.load(path)
    return first, second, third


def work(socket):
    # ruleid: unsafe-deserializer
    job = socket.recv_pyobj()
    # ok: unsafe-deserializer
    text = socket.recv_json()
    return job, text
