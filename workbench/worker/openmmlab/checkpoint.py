"""Checkpoints as bytes: written with torch, read back strictly, with every random generator's state inside.

Nothing in them needs more than tensors and plain values, so that ``weights_only`` is enough to read them; metrics live
in the run's events and the config in ``config.py``. mmengine's own loader is never used: it falls back to running a
pickle, and its resume evaluates a config out of the file.
"""

from __future__ import annotations

import importlib
import random
import re
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
import torch

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.learning import Start

_NUMPY_GLOBALS = [
    np.dtype,
    np.ndarray,
    *(getattr(importlib.import_module("numpy._core.multiarray"), name) for name in ("scalar", "_reconstruct")),
    *(getattr(np.dtypes, name) for name in dir(np.dtypes) if name.endswith("DType")),
]
"""What checkpoints of other tools need besides tensors: numpy numbers in their meta data. Nothing that runs code."""


class _Unread:
    """Stands for mmengine's HistoryBuffer in foreign checkpoints: accepted, never looked at."""

    def __setstate__(self, state: object) -> None:
        return None


def _no_attribute(*_: object) -> None:
    """Stands for ``getattr``, which such a buffer asks for: nothing of anything is ever fetched."""


def read_checkpoint(path: Path) -> dict[str, Any]:
    """Read a checkpoint of ours or a foreign one, tensors and plain values only; raises JobFailure naming the file."""
    stubs = [(_Unread, "mmengine.logging.history_buffer.HistoryBuffer"), (_no_attribute, "builtins.getattr")]
    allowed: list[Any] = [*_NUMPY_GLOBALS, *stubs]
    try:
        with torch.serialization.safe_globals(allowed):
            body = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # noqa: BLE001 - torch's reader meets damage with whatever error comes first
        raise JobFailure(_refusal(path, error)) from None
    if not isinstance(body, dict):
        raise JobFailure(f"The checkpoint {path} holds no table of weights.")
    return body


def _refusal(path: Path, error: Exception) -> str:
    """Say why in words of ours: torch's own advise to switch the protection off."""
    if isinstance(error, OSError) and error.strerror:
        return f"The checkpoint {path} cannot be read ({error.strerror}): choose another file."
    if wanted := re.search(r"GLOBAL ([\w.]{1,80})", str(error)):
        return (
            f"The checkpoint {path} cannot be read safely: it asks for {wanted[1]}, which could run code. "
            "Nothing of it was run; choose a file that holds weights alone."
        )
    return (
        f"The checkpoint {path} cannot be read safely: it is no file of weights, or was cut short. Choose another file."
    )


def read_weights(path: Path) -> OrderedDict[str, torch.Tensor]:
    """Return a checkpoint's model weights: its ``state_dict``, or the table itself; raises JobFailure."""
    body = read_checkpoint(path)
    weights = body.get("state_dict", body)
    tensors = {str(key): value for key, value in weights.items() if isinstance(value, torch.Tensor)}
    if not tensors:
        raise JobFailure(f"The checkpoint {path} holds no weights.")
    return OrderedDict(tensors)


def fitting(weights: dict[str, torch.Tensor], own: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return the weights whose name and shape a model has; those of a bare backbone are found there."""
    found: dict[str, torch.Tensor] = {}
    for prefix in ("", "backbone."):
        named = {prefix + key: value for key, value in weights.items()}
        fits = {key: value for key, value in named.items() if key in own and own[key].shape == value.shape}
        found = max(found, fits, key=len)
    return found


def placed(weights: dict[str, torch.Tensor], start: Start, own: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return the weights of a file under the names of the part that they are for, those that fit alone."""
    prefixes = (f"{start.prefix.rstrip('.')}.",) if start.prefix else ("", "backbone.")
    found: dict[str, torch.Tensor] = {}
    for prefix in prefixes:
        inner = {key[len(prefix) :]: value for key, value in weights.items() if key.startswith(prefix)}
        named = {f"{start.into}.{key}" if start.into else key: value for key, value in inner.items()}
        fits = {key: value for key, value in named.items() if key in own and own[key].shape == value.shape}
        found = max(found, fits, key=len)
    return found


def write_checkpoint(body: dict[str, Any], path: Path) -> None:
    """Write a checkpoint (the store renames it into place)."""
    torch.save(body, path)  # by its name: torch's own writer takes a quarter less time than one in Python


def verify_checkpoint(path: Path, expected: dict[str, Any]) -> None:
    """Read a file back and compare names and shapes with what was to be written; raises JobFailure."""
    read = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    wanted, found = expected["state_dict"], read["state_dict"]
    if list(wanted) != list(found) or any(wanted[key].shape != found[key].shape for key in wanted):
        raise JobFailure(f"The checkpoint {path} does not hold what was written: is the disk sound?")


def random_state() -> dict[str, Any]:
    """Return the state of every random generator as tensors and plain values."""
    generator = np.random.get_state(legacy=False)
    inner = generator["state"]
    version, internal, gauss_next = random.getstate()
    return {
        "torch": torch.get_rng_state(),
        "cuda": list(torch.cuda.get_rng_state_all()) if torch.cuda.is_available() else [],
        "numpy": [
            torch.from_numpy(inner["key"].astype(np.int64)),
            int(inner["pos"]),
            int(generator["has_gauss"]),
            float(generator["gauss"]),
        ],
        "python": [version, list(internal), gauss_next],
    }


def restore_random_state(state: dict[str, Any]) -> None:
    """Put every random generator back to where ``random_state`` found it."""
    torch.set_rng_state(state["torch"])
    if torch.cuda.is_available() and len(state["cuda"]) == torch.cuda.device_count():
        torch.cuda.set_rng_state_all(state["cuda"])
    keys, position, has_gauss, gauss = state["numpy"]
    np.random.set_state(("MT19937", keys.numpy().astype(np.uint32), position, has_gauss, gauss))
    version, internal, gauss_next = state["python"]
    random.setstate((version, tuple(internal), gauss_next))


def fill(model: torch.nn.Module, weights: dict[str, torch.Tensor]) -> None:
    """Give a model all its weights, as they were saved from its like; raises RuntimeError when they are another's.

    Layers take weights of no stated version for ones of an older library and rename them: that is tried where they do
    not fit as they are. What a model throws away even of its own state, since it always computes it anew, need not be
    there; nor need the counters of old norms.
    """
    own = model.state_dict()
    anew = set(model.load_state_dict(own, strict=False).missing_keys)
    stated: OrderedDict[str, torch.Tensor] = OrderedDict(weights)
    stated._metadata = getattr(own, "_metadata", None)  # type: ignore[attr-defined]
    trouble = _misfit(model, stated, anew)
    if trouble and _misfit(model, OrderedDict(weights), anew):
        raise RuntimeError(trouble)


def _misfit(model: torch.nn.Module, weights: OrderedDict[str, torch.Tensor], anew: set[str]) -> str:
    """Load weights; return why they are another model's, an empty text when they are its own."""
    try:
        missing, unknown = model.load_state_dict(weights, strict=False)
    except RuntimeError as error:
        return str(error)
    missing = [name for name in missing if name not in anew and not name.endswith("num_batches_tracked")]
    if missing or unknown:
        return f"it lacks {missing[0]}" if missing else f"{unknown[0]} is another model's"
    return ""


def fill_from(model: torch.nn.Module, path: Path, *, with_others: bool = False) -> None:
    """Give a model the weights of a checkpoint; raises JobFailure that names it when they do not fit.

    ``with_others``: the file may hold other networks besides (a discriminator, averaged copies), which are left out.
    """
    weights = read_weights(path)
    if with_others:
        own = model.state_dict()
        weights = OrderedDict((key, value) for key, value in weights.items() if key in own)
    try:
        fill(model, weights)
    except RuntimeError as error:
        reason = str(error).splitlines()[-1].strip()
        raise JobFailure(f"The checkpoint {path} does not fit the run ({reason}).") from None
