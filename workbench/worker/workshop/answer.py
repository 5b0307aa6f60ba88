"""What a verb answers: plain values for a JSON file, arrays for an .npz beside it."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.protocol.arrays import write_arrays

KEPT = 12
"""So many answers lie in the folder at most: the window has read the older ones."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``body`` is a JSON object, ``arrays`` have the names that it mentions."""

    body: dict[str, Any]
    arrays: dict[str, npt.NDArray[Any]] = field(default_factory=dict)


def write_answer(folder: Path, number: int, answer: Answer) -> None:
    """Write an answer whole, its arrays first; raises OSError."""
    folder.mkdir(exist_ok=True)
    if answer.arrays:
        write_arrays(folder / f"{number}.npz", answer.arrays)
    partial = folder / f"{number}.part"
    partial.write_text(json.dumps(plain(answer.body), ensure_ascii=False, allow_nan=False), encoding="utf-8")
    partial.replace(folder / f"{number}.json")
    for old in range(max(0, number - KEPT - 20), number - KEPT):
        for suffix in (".json", ".npz"):
            (folder / f"{old}{suffix}").unlink(missing_ok=True)


def plain(value: Any) -> Any:
    """Turn numpy and torch numbers and whatever a config holds into JSON; no number that is not finite."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, (bool, str)) or value is None:
        return value
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, np.bool_):
        return bool(value)
    return getattr(value, "__name__", None) or str(value)
