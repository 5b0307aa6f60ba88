"""Which keypoints change places in a mirrored image, told by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OTHER = {"left": "right", "right": "left", "l": "r", "r": "l"}
_SIDE = re.compile(r"left|right|(?<![a-z0-9])[lr](?![a-z0-9])", re.IGNORECASE)


def flip_pairs(names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return index pairs such as (left_eye, right_eye), each once and in order; names without a partner have none."""
    places = {name.lower(): index for index, name in reversed(list(enumerate(names)))}
    pairs = []
    for index, name in enumerate(names):
        mirrored = _SIDE.sub(lambda found: _OTHER[found.group().lower()], name.lower())
        partner = places.get(mirrored, index)
        if index < partner and places[name.lower()] == index:
            pairs.append((index, partner))
    return tuple(pairs)
