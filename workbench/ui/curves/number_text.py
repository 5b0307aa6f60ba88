"""A number as short as a chart's title needs it."""

from __future__ import annotations

import math


def number(value: float) -> str:
    """Return a value as short as a chart's title needs it."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    if size >= 1000 or 0 < size < 0.0001:
        return f"{value:.2e}" if size >= 1e5 or size < 0.0001 else f"{value:.0f}"
    if 0 < size < 0.1:
        return f"{value:.3g}"
    return f"{value:.3f}" if size < 10 else f"{value:.1f}"
