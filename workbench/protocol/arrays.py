"""Array side files: .npz without pickle. Arrays never travel inside a message."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt


class ArrayFileError(ValueError):
    """A file that holds no such array; the text names the file."""


def write_arrays(path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Write arrays under their names, whole or not at all (temporary file, flush, rename)."""
    partial = path.with_name(path.name + ".part")
    with open(partial, "wb") as file:
        np.savez_compressed(file, allow_pickle=False, **dict(arrays))
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def read_array(path: Path, key: str, max_bytes: int = 1 << 30) -> npt.NDArray[Any]:
    """Read one array; raises ArrayFileError when the file is missing, torn, too large or holds objects."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = archive.getinfo(key + ".npy").file_size
        if size > max_bytes:
            raise ArrayFileError(f"{path}: array {key} holds {size} bytes, more than is allowed")
        with np.load(path, allow_pickle=False) as archive_arrays:
            array: npt.NDArray[Any] = archive_arrays[key]
            return array
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, EOFError) as error:
        raise ArrayFileError(f"{path}: cannot read array {key} ({error})") from None
