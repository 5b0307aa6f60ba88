"""The transforms of a run in the library's own words: what we put in place of theirs goes back."""

from __future__ import annotations

import copy
from typing import Any

from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.workshop.workpiece import Workpiece

_MIXERS = {"FreshMosaic": "CachedMosaic", "FreshMixUp": "CachedMixUp"}
_LEFT_OUT = ("ForgetNames", "TellNames", "PaintLabels", "SplitThingsAndStuff", "AsFloat")
"""What the files and the dataset of a plain config say already, or the loading."""

_SPOILT_BY = {"noise": "RandomNoise", "jpeg": "RandomJPEGCompression"}

Steps = list[dict[str, Any]]


def plain_steps(steps: Any, piece: Workpiece) -> Steps:
    """Return a pipeline without transforms of ours; raises JobFailure for what the library has no transform for."""
    given = [copy.deepcopy(dict(step)) for step in steps]
    if piece.learning.kind == "crops":
        return _restoration(given)
    is_float = any(step.get("type") == "AsFloat" for step in given)
    is_painted = any(step.get("type") in ("PaintLabels", "SplitThingsAndStuff") for step in given)
    plain = [step for step in given if step.get("type") not in _LEFT_OUT]
    for _, step in tables(plain):
        kind = step.get("type")
        if kind == "LoadPicture":
            step["type"] = "LoadImage" if piece.learning.scope == "mmpose" else "LoadImageFromFile"
            if is_float:
                step["to_float32"] = True
        elif kind == "LoadRegions":
            step.clear()
            step["type"] = "LoadAnnotations"
        elif kind == "LoadAnnotations" and is_painted:
            step["with_seg"] = True
        elif kind in _MIXERS:
            step["type"] = _MIXERS[str(kind)]
    return plain


def _restoration(steps: Steps) -> Steps:
    """Restoration is taught by pictures alone: the truth is loaded, cut and turned, and the input made from it."""
    by_name = {str(step["type"]): step for step in steps}
    cut, spoil = by_name["CutPicture"], by_name.get("SpoilBySteps") or by_name["SpoilPicture"]
    channels = str(by_name["OrderChannels"]["channels"])
    is_random, size, multiple = bool(cut["is_random"]), int(cut["size"]), int(cut["multiple"])
    load = {"type": "LoadImageFromFile", "key": "gt", "imdecode_backend": "cv2"}
    look = {"color_type": "grayscale"} if channels == "gray" else {"color_type": "color", "channel_order": channels}
    side = size if is_random else max(multiple, size // multiple * multiple)
    made: Steps = [{**load, **look}, {"type": "Crop", "keys": ["gt"], "crop_size": (side, side)}]
    if is_random:
        made[-1]["is_pad_zeros"] = True  # a picture smaller than a piece
    else:
        made[-1]["random_crop"] = False
        made += [{"type": "SetValues", "dictionary": {"scale": multiple}}, {"type": "ModCrop", "key": "gt"}]
    if "TurnPicture" in by_name:
        flip = {"type": "Flip", "keys": ["gt"], "flip_ratio": 0.5}
        made += [{**flip, "direction": way} for way in ("horizontal", "vertical")]
        made.append({"type": "RandomTransposeHW", "keys": ["gt"], "transpose_ratio": 0.5})
    made.append({"type": "CopyValues", "src_keys": ["gt"], "dst_keys": ["img"]})
    made += _spoiling(spoil, channels, side, is_random)
    made += [step for step in steps if step["type"] == "GenerateCoordinateAndCell"]
    return [*made, by_name["PackInputs"]]


def _spoiling(spoil: dict[str, Any], channels: str, side: int, is_random: bool) -> Steps:
    scale = int(spoil.get("scale", 1))
    shrink = _shrinking(scale, 1 if channels == "gray" else 3) if scale > 1 else []
    if spoil["type"] == "SpoilBySteps" and is_random:
        theirs: Steps = copy.deepcopy(list(spoil["steps"]))
        for _, table in tables(theirs):
            if "target_size" in (table.get("params") or {}):
                table["params"]["target_size"] = (side // scale, side // scale)
        return [*theirs, _CLIP]
    kind, strength = str(spoil.get("kind") or ""), float(spoil.get("strength", 0))
    if kind and kind not in _SPOILT_BY:
        raise JobFailure(
            f"A plain config cannot be written: pictures are spoiled by {kind}, for which mmagic has no transform. "
            "Choose noise or jpeg with the option spoil, or a config that enlarges pictures."
        )
    if kind == "noise":
        params: dict[str, Any] = {"noise_type": ["gaussian"], "noise_prob": [1], "gaussian_gray_noise_prob": 0}
        params["gaussian_sigma"] = [strength, strength]
        return [{"type": "RandomNoise", "params": params, "keys": ["img"]}, _CLIP, *shrink]
    if kind == "jpeg":
        colour = {"color_type": "grayscale"} if channels == "gray" else {"bgr2rgb": channels == "rgb"}
        quality = {"quality": [int(strength), int(strength)]}
        return [{"type": "RandomJPEGCompression", "params": quality, "keys": ["img"], **colour}, *shrink]
    return shrink


_CLIP = {"type": "Clip", "keys": ["img"]}


def _shrinking(scale: int, channels: int) -> Steps:
    """Bicubic with antialiasing. It gives numbers of 64 bits, which the networks do not take: the last step halves them
    and changes nothing else."""
    plain = {"keys": ["img"], "mean": [0.0] * channels, "std": [1.0] * channels}
    return [{"type": "MATLABLikeResize", "keys": ["img"], "scale": 1 / scale}, _CLIP, {"type": "Normalize", **plain}]
