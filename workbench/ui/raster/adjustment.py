"""How a picture is to look: brightness, contrast, gamma, range, one channel. The file is never touched."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Window = tuple[float, float]
"""The values of the file that become black and white."""

CURVE_STEPS = 4096


class Channel(StrEnum):
    """Which part of the colours is shown."""

    ALL = "all"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    GRAY = "gray"


@dataclass(frozen=True, slots=True)
class Adjustment:
    """``brightness`` and ``contrast`` are -100..100, ``gamma`` 0.1..10 (more is brighter).

    ``window`` overrides the range of values; ``is_auto`` stretches each image from its own darkest to its lightest.
    """

    brightness: int = 0
    contrast: int = 0
    gamma: float = 1.0
    channel: Channel = Channel.ALL
    is_auto: bool = False
    window: Window | None = None

    @property
    def is_neutral(self) -> bool:
        """Whether the picture is shown as it is."""
        return self == NEUTRAL

    def curve(self) -> npt.NDArray[np.uint8]:
        """Return what becomes of 4096 equal steps from black to white: shape (4096,)."""
        steps = np.linspace(0.0, 1.0, CURVE_STEPS)
        lit = steps ** (1.0 / self.gamma)
        stretched = (lit - 0.5) * 2.0 ** (self.contrast / 40.0) + 0.5 + self.brightness / 100.0
        return np.asarray(np.rint(np.clip(stretched, 0.0, 1.0) * 255.0), np.uint8)


NEUTRAL = Adjustment()
