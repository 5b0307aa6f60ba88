"""What must come from the operating system: Qt's libraries, a font for Chinese, a C++ compiler, Python's headers."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.environments.commands import CommandLog, output_of

_QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""Shared libraries that PySide6-Essentials loads and does not bring, with the Debian package of each."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the operating system lacks. ``package`` is its Debian name; ``is_needed`` False: only nicer with."""

    what: str
    package: str
    is_needed: bool = True


def missing_qt_libraries() -> tuple[Missing, ...]:
    """Return the libraries Qt needs that cannot be loaded; always empty off Linux, where the wheel brings all."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(Missing(name, package) for name, package in _QT_LIBRARIES.items() if not _loads(name))


def missing_fonts() -> tuple[Missing, ...]:
    """Return the fonts without which text shows as boxes."""
    if not sys.platform.startswith("linux"):
        return ()
    found = []
    if not output_of(["fc-list", ":lang=en", "family"]) and not any(Path("/usr/share/fonts").rglob("*.ttf")):
        found.append(Missing("a font", "fonts-dejavu-core"))
    if shutil.which("fc-list") and not (output_of(["fc-list", ":lang=zh", "family"]) or "").strip():
        found.append(Missing("a font with Chinese characters", "fonts-wqy-microhei", is_needed=False))
    return tuple(found)


def missing_build_tools() -> tuple[Missing, ...]:
    """Return what compiling mmcv's operators lacks on this machine."""
    found = []
    if compiler() is None:
        found.append(Missing("a C++ compiler", "g++"))
    if not (Path(sysconfig.get_paths()["include"]) / "Python.h").exists():
        found.append(Missing("the Python headers", "python3-dev"))
    return tuple(found)


def compiler() -> str | None:
    """Return the C++ compiler's path, or None."""
    return next(
        (found for name in (os.environ.get("CXX", ""), "g++", "c++", "clang++") if (found := _which(name))), None
    )


def install_line(missing: Sequence[Missing]) -> str:
    """Return the one line that a person runs to install what is missing."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(item.package for item in missing)}"


def can_install() -> bool:
    """True as root on a Debian or Ubuntu."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(missing: Sequence[Missing], log: CommandLog) -> None:
    """Install by apt-get, as root. Raises SetupError."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    log.run("Reading the system's package lists", ["apt-get", "update", "-q"], env=quiet)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *(item.package for item in missing)]
    log.run("Installing system libraries", command, env=quiet)


def _which(name: str) -> str | None:
    return shutil.which(name.split()[0]) if name.strip() else None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
