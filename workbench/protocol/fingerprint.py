"""What a file is known again by, in both houses: SHA-256 of its content, read in pieces."""

from __future__ import annotations

import hashlib
from pathlib import Path


def sha256_of(path: Path) -> str:
    """Return the hexadecimal digest of a file; raises OSError."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_if_there(path: Path) -> str:
    """Return the digest of a file, empty when it cannot be read: it equals no other then."""
    try:
        return sha256_of(path)
    except OSError:
        return ""
