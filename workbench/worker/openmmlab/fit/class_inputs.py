"""A network whose layers count the cells of its input, made for another input size."""

from __future__ import annotations

import inspect
from typing import Any

from mmpretrain.registry import MODELS

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.class_sizes import Size
from workbench.worker.openmmlab.fit.signature import accepted
from workbench.worker.openmmlab.fit.walk import tables

STEP_PX = 32
"""Nearly all networks halve their input five times, or cut it into patches of 16 pixels or fewer."""

_COUNTED = ("num_patches", "seq_len")
"""Numbers of patches: they grow with the area."""


def set_input(model: dict[str, Any], own: Size, wanted: Size) -> None:
    """Tell every part of a model that counts the cells of its input the new size, width and height in pixels.

    Raises JobFailure when the size is none that such a model can cut into patches.
    """
    counting = [table for _, table in tables(model) if _counts_cells(table)]
    if own == wanted:
        return
    if counting and (wanted[0] % STEP_PX or wanted[1] % STEP_PX):
        near = tuple(max(1, round(side / STEP_PX)) * STEP_PX for side in wanted)
        raise JobFailure(
            f"The input size {wanted[0]} x {wanted[1]} must be multiples of {STEP_PX} for this model: "
            f"take {near[0]} x {near[1]}."
        )
    for table in counting:
        _set(table, own, wanted)


def _counts_cells(table: dict[str, Any]) -> bool:
    return "img_size" in table or "input_size" in table or "num_patches" in table or bool(_parameters(table))


def _set(table: dict[str, Any], own: Size, wanted: Size) -> None:
    known = _parameters(table)
    side: Any = wanted[0] if wanted[0] == wanted[1] else (wanted[1], wanted[0])
    for key in ("img_size", "input_size"):
        if key in table or key in known:
            before = table.get(key, known.get(key))
            table[key] = side if isinstance(before, int) else (wanted[1], wanted[0])
    if "pad_small_map" in known:
        table["pad_small_map"] = True  # a map smaller than the window that attention looks through
    for key in _COUNTED:
        if key in table or key in known:
            before = table.get(key, known.get(key))
            if isinstance(before, int):
                table[key] = max(1, round(before * wanted[0] * wanted[1] / (own[0] * own[1])))


def _parameters(table: dict[str, Any]) -> dict[str, Any]:
    """The sizes that a registered class takes, with its own values for them."""
    kind = MODELS.get(str(table["type"])) if isinstance(table.get("type"), str) else None
    known = accepted(kind) if inspect.isclass(kind) else {}
    return {name: known[name] for name in ("img_size", "num_patches", "pad_small_map") if name in known}
