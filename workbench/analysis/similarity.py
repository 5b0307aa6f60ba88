"""Which images are most alike, by the vectors that a network gives them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def nearest(
    ids: npt.NDArray[np.int64], vectors: npt.NDArray[np.float32], wanted: int, most: int
) -> Sequence[tuple[int, float]]:
    """Return the ids most alike ``wanted`` with the cosine of the angle between their vectors, nearest first.

    ``ids`` has shape (N,), ``vectors`` (N, D). ``wanted`` itself is left out. Raises KeyError when it is not there.
    """
    places = np.flatnonzero(ids == wanted)
    if not len(places):
        raise KeyError(wanted)
    lengths = np.maximum(np.linalg.norm(vectors, axis=1), np.finfo(np.float32).tiny)
    cosines = (vectors @ vectors[places[0]]) / (lengths * lengths[places[0]])
    order = np.argsort(-cosines, kind="stable")
    return [(int(ids[place]), float(cosines[place])) for place in order if place != places[0]][:most]
