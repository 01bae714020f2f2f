"""The disk below a folder: what sort it is, how much room it has, how fast it is."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")  # Linux; other systems are not asked
NETWORK = {
    "9p", "afs", "cifs", "fuse.glusterfs", "fuse.sshfs", "lustre", "ncpfs", "nfs", "nfs4", "smb2", "smb3",
    "smbfs",
}  # fmt: skip
SAMPLE_FSYNCS = 50


def network_file_system(folder: Path, mounts: str | None = None) -> str:
    """The network file system that a folder lies on; empty where it lies on a disk or nobody can tell.

    A write-ahead log needs memory that all its users share, which computers do not. `mounts` is the
    system's table of what is mounted where.
    """
    if mounts is None:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="replace") if MOUNTS.exists() else ""
    deepest, kind = Path("/"), ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = Path(fields[1].replace("\\040", " "))
        if folder.is_relative_to(place) and len(place.parts) >= len(deepest.parts):
            deepest, kind = place, fields[2]
    return kind if kind in NETWORK else ""


def can_be_written(folder: Path) -> bool:
    """Whether we may write into a folder, or make it where it is not there yet."""
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def free_bytes(folder: Path) -> int:
    """How much room there is. Raises OSError."""
    return shutil.disk_usage(folder).free


def syncs_per_second(folder: Path) -> float:
    """How many small writes a second reach the disk for good, measured by SAMPLE_FSYNCS. Raises OSError."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix="sync-") as file:
        began = time.perf_counter()
        for _ in range(SAMPLE_FSYNCS):
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
        return SAMPLE_FSYNCS / (time.perf_counter() - began)
