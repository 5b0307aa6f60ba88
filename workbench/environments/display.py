"""Can a window be opened here?"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb")


def has_display(env: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """True when a person could see a window: a display server on Linux, no remote shell on macOS."""
    if env.get("QT_QPA_PLATFORM", "").split(":")[0] in _WITHOUT_SCREEN:
        return False
    if platform.startswith("linux"):
        return bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))
    return platform != "darwin" or "SSH_CONNECTION" not in env
