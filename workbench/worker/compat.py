"""The few patches OpenMMLab 2.x needs on today's torch and numpy. Call ``install`` before any mm* import.

Nothing is edited on disk, and every patch does nothing where the real thing works.
"""

# ruff: noqa: ARG002 - the signatures are the import system's
from __future__ import annotations

import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import types
import warnings
from collections.abc import Sequence
from typing import Any

_kept: list[Any] = []
"""torch.library handles: what they declared is gone when they are collected."""

_MOVED = {
    "diffusers.models.unet_2d_condition": "diffusers.models.unets.unet_2d_condition",
    "diffusers.models.unet_2d": "diffusers.models.unets.unet_2d",
}
"""Modules that mmagic imports under the name they had before diffusers 0.29."""


def install() -> None:
    """Apply every patch that is needed here; a second call does nothing."""
    if any(isinstance(finder, _MovedModules) for finder in sys.meta_path):
        return
    sys.meta_path.append(_MovedModules())
    _quiet()
    _declare_torchvision_operators()
    _replace_xtcocotools_mask()


def install_for_mmagic() -> None:
    """Import mmagic past its version gate: it asserts mmcv < 2.2, written before 2.2 existed, and uses np.bool8."""
    install()
    if "mmagic" in sys.modules or importlib.util.find_spec("mmagic") is None:
        return
    import mmcv
    import numpy as np

    if not hasattr(np, "bool8"):
        setattr(np, "bool8", np.bool_)  # noqa: B010 - numpy 2 does not know the name
    real = mmcv.__version__
    mmcv.__version__ = "2.1.0"
    try:
        importlib.import_module("mmagic")
    finally:
        mmcv.__version__ = real


def _quiet() -> None:
    """No deprecation notes of the libraries to each other, and no calls home: albumentations does that at import."""
    os.environ.setdefault("NO_ALBUMENTATIONS_UPDATE", "1")
    for category in (DeprecationWarning, FutureWarning, PendingDeprecationWarning):
        warnings.simplefilter("ignore", category)
    warnings.filterwarnings("ignore", message=r"torch\.meshgrid")
    warnings.filterwarnings("ignore", message="The predicted simcc values are normalized")


def _declare_torchvision_operators() -> None:
    """torchvision's wheel is linked against CUDA: beside a CPU torch its extension does not load, and its import
    fails because torchvision::nms does not exist. Declare the two schemas the import needs and give nms mmcv's kernel.
    """
    import torch

    if torch.version.cuda is not None or "torchvision" in sys.modules:
        return
    if importlib.util.find_spec("torchvision") is None or hasattr(torch.ops.torchvision, "nms"):
        return
    library = torch.library.Library("torchvision", "FRAGMENT")
    for name in ("nms", "qnms"):
        library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    _kept.append(library)
    import torchvision

    with contextlib.suppress(ImportError):
        from mmcv.utils import ext_loader

        kernel = ext_loader.load_ext("_ext", ["nms"])
        library.impl("nms", lambda d, s, t: kernel.nms(d, s, iou_threshold=float(t), offset=0), "CPU")

        def nms(boxes: Any, scores: Any, iou_threshold: float) -> Any:
            return torch.ops.torchvision.nms(boxes, scores, iou_threshold)

        torchvision.ops.nms = torchvision.ops.boxes.nms = nms


def _replace_xtcocotools_mask() -> None:
    """xtcocotools' compiled half was built for numpy 1; pycocotools' has the same functions."""
    if importlib.util.find_spec("xtcocotools") is None or "xtcocotools._mask" in sys.modules:
        return
    try:
        importlib.import_module("xtcocotools._mask")
    except (ImportError, ValueError):
        sys.modules["xtcocotools._mask"] = importlib.import_module("pycocotools._mask")


class _MovedModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds a module under its old name; last in line, so that it answers only when the old one is gone."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        return importlib.machinery.ModuleSpec(name, self) if name in _MOVED else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return importlib.import_module(_MOVED[spec.name])

    def exec_module(self, module: types.ModuleType) -> None:
        return None
