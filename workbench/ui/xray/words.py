"""Transforms and what they draw, in the words of a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from workbench.jobs.xray import Drawn, Target, XrayStep
from workbench.ui.curves.number_text import number
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

CONTEXT = "Transforms"
TITLES: Mapping[str, str] = {
    "LoadPicture": QT_TRANSLATE_NOOP("Transforms", "Load image"),
    "LoadImageFromFile": QT_TRANSLATE_NOOP("Transforms", "Load image"),
    "LoadAnnotations": QT_TRANSLATE_NOOP("Transforms", "Load labels"),
    "GetBBoxCenterScale": QT_TRANSLATE_NOOP("Transforms", "Box, centre, scale"),
    "RandomFlip": QT_TRANSLATE_NOOP("Transforms", "Random flip"),
    "RandomHalfBody": QT_TRANSLATE_NOOP("Transforms", "Half body"),
    "RandomBBoxTransform": QT_TRANSLATE_NOOP("Transforms", "Box transform"),
    "TopdownAffine": QT_TRANSLATE_NOOP("Transforms", "Top-down affine"),
    "BottomupRandomAffine": QT_TRANSLATE_NOOP("Transforms", "Random affine"),
    "RandomAffine": QT_TRANSLATE_NOOP("Transforms", "Random affine"),
    "GenerateTarget": QT_TRANSLATE_NOOP("Transforms", "Encode target"),
    "YOLOXHSVRandomAug": QT_TRANSLATE_NOOP("Transforms", "Colour shift"),
    "PhotoMetricDistortion": QT_TRANSLATE_NOOP("Transforms", "Colour shift"),
    "PhotometricDistortion": QT_TRANSLATE_NOOP("Transforms", "Colour shift"),
    "ColorJitter": QT_TRANSLATE_NOOP("Transforms", "Colour shift"),
    "Albumentation": QT_TRANSLATE_NOOP("Transforms", "Blur, dropout"),
    "RandomResize": QT_TRANSLATE_NOOP("Transforms", "Random resize"),
    "RandomResizedCrop": QT_TRANSLATE_NOOP("Transforms", "Random crop"),
    "RandomCrop": QT_TRANSLATE_NOOP("Transforms", "Random crop"),
    "Resize": QT_TRANSLATE_NOOP("Transforms", "Resize"),
    "ResizeEdge": QT_TRANSLATE_NOOP("Transforms", "Resize"),
    "CenterCrop": QT_TRANSLATE_NOOP("Transforms", "Cut the middle out"),
    "Pad": QT_TRANSLATE_NOOP("Transforms", "Pad"),
    "FilterAnnotations": QT_TRANSLATE_NOOP("Transforms", "Drop small labels"),
    "Mosaic": QT_TRANSLATE_NOOP("Transforms", "Mosaic"),
    "CachedMosaic": QT_TRANSLATE_NOOP("Transforms", "Mosaic"),
    "FreshMosaic": QT_TRANSLATE_NOOP("Transforms", "Mosaic"),
    "FreshMixUp": QT_TRANSLATE_NOOP("Transforms", "Mix two images"),
    "YOLOXMixUp": QT_TRANSLATE_NOOP("Transforms", "Mix two images"),
    "BottomupRandomCrop": QT_TRANSLATE_NOOP("Transforms", "Random crop"),
    "MixUp": QT_TRANSLATE_NOOP("Transforms", "Mix two images"),
    "CachedMixUp": QT_TRANSLATE_NOOP("Transforms", "Mix two images"),
    "RandomErasing": QT_TRANSLATE_NOOP("Transforms", "Erase a part"),
}
"""Titles of the transforms that people meet; the others go by the words of their own name."""

DRAWN: Mapping[str, str] = {
    "flip": QT_TRANSLATE_NOOP("Transforms", "Flip"),
    "rotation": QT_TRANSLATE_NOOP("Transforms", "Rotation"),
    "scale": QT_TRANSLATE_NOOP("Transforms", "Scale"),
    "scale_factor": QT_TRANSLATE_NOOP("Transforms", "Scale factor"),
    "shift": QT_TRANSLATE_NOOP("Transforms", "Shift"),
    "hue": QT_TRANSLATE_NOOP("Transforms", "Hue"),
    "saturation": QT_TRANSLATE_NOOP("Transforms", "Saturation"),
    "brightness": QT_TRANSLATE_NOOP("Transforms", "Brightness"),
    "crop_size": QT_TRANSLATE_NOOP("Transforms", "Crop size"),
}
VALUES: Mapping[str, str] = {
    "horizontal": QT_TRANSLATE_NOOP("Transforms", "left, right"),
    "vertical": QT_TRANSLATE_NOOP("Transforms", "up, down"),
    "diagonal": QT_TRANSLATE_NOOP("Transforms", "both ways"),
}
_MINUS = "\N{MINUS SIGN}"
_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+")


def _tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def title(kind: str) -> str:
    """Return what a transform is called."""
    if kind in TITLES:
        return _tr(TITLES[kind])
    return " ".join(_WORDS.findall(kind)).capitalize() or kind


def drawn_name(item: Drawn) -> str:
    """Return the name of what was drawn."""
    return _tr(DRAWN[item.name]) if item.name in DRAWN else item.name.replace("_", " ")


def drawn_value(item: Drawn) -> str:
    """Return what was drawn, with its unit."""
    if isinstance(item.value, str):
        return _tr(VALUES[item.value]) if item.value in VALUES else item.value
    if isinstance(item.value, (list, tuple)):
        # Size factors of both sides are mostly the same: one number says it.
        values = item.value if len({str(part) for part in item.value}) > 1 else item.value[:1]
        return ", ".join(_amount(part, item.unit) for part in values)
    return _amount(item.value, item.unit)


def _amount(value: Any, unit: str) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    text = f"{value:.3g}".replace("-", _MINUS)
    if unit == "×":
        return f"× {text}"
    sign = "+" if value > 0 and unit in ("%", "°") else ""
    return f"{sign}{text}{'' if unit == '°' else ' '}{unit}".strip()


def caption(step: XrayStep, target: Target | None = None) -> str:
    """Return the line below a step's picture: what it drew, or what it made."""
    if step.is_random and not step.has_acted:
        return _tr("no change this time")
    if step.is_random and step.drawn:
        return ", ".join(drawn_value(item) for item in step.drawn[:2])
    if step.kind == "GenerateTarget" and target is not None and target.facts.get("shape"):
        return " × ".join(str(side) for side in target.facts["shape"])
    if step.kind == "GetBBoxCenterScale":
        return _tr("padding {value}").format(value=step.settings.get("padding", 1.25))
    width, height = step.shapes.size
    return f"{width} × {height}" if width else ""


CAPTIONS = (QT_TRANSLATE_NOOP("Transforms", "no change this time"), QT_TRANSLATE_NOOP("Transforms", "padding {value}"))
"""Marked for translation; said above."""


def setting_text(value: Any) -> str:
    """Return a setting's value in one line."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key} {setting_text(item)}" for key, item in value.items() if key != "type")
        return f"{value.get('type', '')} {inside}".strip()
    if isinstance(value, (list, tuple)):
        return ", ".join(setting_text(item) for item in value)
    return number(value) if isinstance(value, float) else str(value)
