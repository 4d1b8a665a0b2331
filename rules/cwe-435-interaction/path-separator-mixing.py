import os


def parts(folder, name, url):
    # ruleid: path-separator-mixing
    first = os.path.join(folder, name).split("/")
    # ruleid: path-separator-mixing
    second = __file__.rsplit("/", 1)[0]
    # ruleid: path-separator-mixing
    third = os.getcwd().split("/")[-1]
    # ok: path-separator-mixing
    fourth = os.path.split(os.path.join(folder, name))
    # ok: path-separator-mixing
    fifth = url.split("/")
    return first, second, third, fourth, fifth
