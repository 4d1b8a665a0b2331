import os
import tarfile
import zipfile


def unpack_tar(path, folder):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            target = os.path.join(folder, member.name)
            # ruleid: archive-slip
            with open(target, "wb") as stream:
                stream.write(archive.extractfile(member).read())


def unpack_zip(path, folder):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            # ruleid: archive-slip
            with open(folder + "/" + name, "wb") as stream:
                stream.write(archive.read(name))
            # ok: archive-slip
            with open(folder + "/" + os.path.basename(name), "wb") as stream:
                stream.write(archive.read(name))


def unpack_checked(path, folder):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            target = os.path.realpath(os.path.join(folder, name))
            if not target.startswith(folder + os.sep):
                continue
            # ok: archive-slip
            with open(target, "wb") as stream:
                stream.write(archive.read(name))


def unpack_inside(path, folder):
    with tarfile.open(path) as archive:
        for member in archive:
            # ruleid: archive-slip
            archive._extract_member(member, member.name)


def unpack_relative(path, folder):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            target = folder.joinpath(name).resolve()
            target.relative_to(folder)
            # ok: archive-slip
            with open(target, "wb") as stream:
                stream.write(archive.read(name))
