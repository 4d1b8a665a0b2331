from pathlib import Path


def prepare(folder: Path, old: Path):
    if not folder.exists():
        # ruleid: check-then-path-method
        folder.mkdir(parents=True)
    if old.exists():
        # ruleid: check-then-path-method
        old.unlink()
    # ok: check-then-path-method
    folder.mkdir(parents=True, exist_ok=True)
    if not folder.exists():
        # ok: check-then-path-method
        folder.mkdir(exist_ok=True)
    # ok: check-then-path-method
    old.unlink(missing_ok=True)
