import tarfile


def unpack(path, target, chosen):
    with tarfile.open(path) as archive:
        # ruleid: archive-extracted-unchecked
        archive.extractall(target)
    # ruleid: archive-extracted-unchecked
    tarfile.open(path).extractall(target)
    with tarfile.open(path) as archive:
        # ok: archive-extracted-unchecked
        archive.extractall(target, filter="data")
        # ok: archive-extracted-unchecked
        archive.extractall(target, members=chosen(archive))


def unpack(path, folder):
    import shutil

    # ruleid: archive-extracted-unchecked
    shutil.unpack_archive(path, folder)
    # ok: archive-extracted-unchecked
    shutil.unpack_archive(path, folder, filter="data")
    # ok: archive-extracted-unchecked
    shutil.unpack_archive(path, folder, "zip")


def each(path, target):
    tar = tarfile.open(path)
    for member in tar.getmembers():
        # ruleid: archive-extracted-unchecked
        tar.extract(member, target)
    for member in tar.getmembers():
        if not member.name.startswith("data/"):
            continue
        # ok: archive-extracted-unchecked
        tar.extract(member, target)
    for name in tar.getnames():
        # ruleid: archive-extracted-unchecked
        tar.extract(name, target)
    for member in tar.getmembers():
        # ok: archive-extracted-unchecked
        tar.extract(member, target, filter="data")
    tar.close()


def files_only(path, folder):
    with tarfile.open(path) as archive:
        for member in archive:
            if member.isfile():
                # ruleid: archive-extracted-unchecked
                archive.extract(member, folder)
