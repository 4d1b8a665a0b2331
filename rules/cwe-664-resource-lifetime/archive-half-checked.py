import os
import tarfile


def unpack_without_dots(path, folder):
    with tarfile.open(path) as archive:
        for member in archive:
            if ".." in member.name:
                raise ValueError(member.name)
            # ruleid: archive-half-checked
            archive.extract(member, folder)


def unpack_without_slash(path, folder):
    archive = tarfile.open(path)
    for member in archive.getmembers():
        if member.name.startswith("/"):
            continue
        # ruleid: archive-half-checked
        archive.extract(member, folder)
    archive.close()


def unpack_without_root(path, folder):
    with tarfile.TarFile(path) as archive:
        for member in archive:
            if os.path.isabs(member.name):
                raise ValueError(member.name)
            # ruleid: archive-half-checked
            archive.extract(member, folder)


def unpack_without_links(path, folder):
    archive = tarfile.open(path)
    chosen = []
    for member in archive:
        if member.issym():
            raise ValueError(member.name)
        chosen.append(member)
    # ruleid: archive-half-checked
    archive.extractall(path=folder, members=chosen)
    archive.close()


def unpack_one_by_one(path, folder):
    archive = tarfile.open(path)
    for member in archive:
        if not member.issym():
            # ruleid: archive-half-checked
            archive.extractall(path=folder, members=[member])
    archive.close()


def unpack_checked(path, folder):
    with tarfile.open(path) as archive:
        for member in archive:
            if os.path.isabs(member.name) or ".." in member.name:
                raise ValueError(member.name)
            # ok: archive-half-checked
            archive.extract(member, folder)


def unpack_checked_in_turn(path, folder):
    with tarfile.open(path) as archive:
        for member in archive:
            if ".." in member.name:
                continue
            if member.name.startswith("/"):
                continue
            # ok: archive-half-checked
            archive.extract(member, folder)


def unpack_checked_elsewhere(path, folder):
    with tarfile.open(path) as archive:
        for member in archive:
            if ".." in member.name or not stays_inside(member, folder):
                continue
            # ok: archive-half-checked
            archive.extract(member, folder)


def unpack_filtered(path, folder):
    with tarfile.open(path) as archive:
        for member in archive:
            if ".." in member.name:
                continue
            # ok: archive-half-checked
            archive.extract(member, folder, filter="data")


def unpack_chosen(path, folder):
    archive = tarfile.open(path)
    chosen = []
    for member in archive:
        if is_safe(member):
            chosen.append(member)
    # ok: archive-half-checked
    archive.extractall(path=folder, members=chosen)
    archive.close()
