"""What can be set of the random transforms that people know: names, ranges, and what switches each off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.tasks.sentence import Sentence

CHANCE, AMOUNT, RANGE = "chance", "amount", "range"
"""A probability 0..1; a number from 0 up; a pair of factors around 1."""

PREFIX = "augment."
"""Overrides of a recipe that begin so are settings of augmentations, by transform: ``augment.RandomFlip.prob``."""


@dataclass(frozen=True, slots=True)
class Knob:
    """One setting of a transform. ``usual`` is what the library takes when the config says nothing."""

    setting: str
    title: Sentence
    form: str
    low: float
    high: float
    usual: Any
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Augmentation:
    """One thing a person switches on and off. ``off`` are the settings that switch it off."""

    transform: str
    title: Sentence
    knobs: tuple[Knob, ...]
    off: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """An augmentation of a pipeline with its settings there."""

    augmentation: Augmentation
    settings: Mapping[str, Any]

    def value(self, knob: Knob) -> Any:
        """Return what a knob stands at."""
        value = self.settings.get(knob.setting)
        return knob.usual if value is None else value

    @property
    def is_on(self) -> bool:
        """Whether it does anything: one setting at least is not the one that switches it off."""
        off = self.augmentation.off
        return any(_plain(self.settings.get(key, _usual(self.augmentation, key))) != _plain(off[key]) for key in off)


def _chance(setting: str = "prob", usual: float = 0.5) -> Knob:
    return Knob(setting, Sentence("chance"), CHANCE, 0.0, 1.0, usual)


def _simple(transform: str, title: Sentence, usual: float = 0.5, setting: str = "prob") -> Augmentation:
    return Augmentation(transform, title, (_chance(setting, usual),), {setting: 0.0})


def _frame(transform: str, rotation: float) -> tuple[Augmentation, ...]:
    """The three things that move the frame of a pose."""
    angle = Knob("rotate_factor", Sentence("range"), AMOUNT, 0, 180, rotation, "°")
    size = Knob("scale_factor", Sentence("range"), RANGE, 0.25, 2.0, (0.5, 1.5), "×")
    shift = Knob("shift_factor", Sentence("range"), AMOUNT, 0, 0.5, 0.16)
    return (
        Augmentation(transform, Sentence("Rotate"), (_chance("rotate_prob", 0.6), angle), {"rotate_prob": 0.0}),
        Augmentation(transform, Sentence("Scale"), (_chance("scale_prob", 1.0), size), {"scale_prob": 0.0}),
        Augmentation(transform, Sentence("Shift"), (_chance("shift_prob", 0.3), shift), {"shift_prob": 0.0}),
    )


def _distortion(transform: str) -> Augmentation:
    knobs = (
        Knob("brightness_delta", Sentence("brightness"), AMOUNT, 0, 128, 32),
        Knob("contrast_range", Sentence("contrast"), RANGE, 0.25, 2.0, (0.5, 1.5), "×"),
        Knob("saturation_range", Sentence("saturation"), RANGE, 0.25, 2.0, (0.5, 1.5), "×"),
        Knob("hue_delta", Sentence("hue"), AMOUNT, 0, 90, 18),
    )
    off = {"brightness_delta": 0, "contrast_range": (1.0, 1.0), "saturation_range": (1.0, 1.0), "hue_delta": 0}
    return Augmentation(transform, Sentence("Colour"), knobs, off)


_HSV = Augmentation(
    "YOLOXHSVRandomAug",
    Sentence("Colour"),
    (
        Knob("hue_delta", Sentence("hue"), AMOUNT, 0, 90, 5),
        Knob("saturation_delta", Sentence("saturation"), AMOUNT, 0, 128, 30),
        Knob("value_delta", Sentence("brightness"), AMOUNT, 0, 128, 30),
    ),
    {"hue_delta": 0, "saturation_delta": 0, "value_delta": 0},
)
_JITTER = Augmentation(
    "ColorJitter",
    Sentence("Colour"),
    (
        Knob("brightness", Sentence("brightness"), AMOUNT, 0, 1.0, 0.0),
        Knob("contrast", Sentence("contrast"), AMOUNT, 0, 1.0, 0.0),
        Knob("saturation", Sentence("saturation"), AMOUNT, 0, 1.0, 0.0),
        Knob("hue", Sentence("hue"), AMOUNT, 0, 0.5, 0.0),
    ),
    {"brightness": 0.0, "contrast": 0.0, "saturation": 0.0, "hue": 0.0},
)
_WARP = Augmentation(
    "RandomAffine",
    Sentence("Rotate, scale, shift"),
    (
        Knob("max_rotate_degree", Sentence("rotation"), AMOUNT, 0, 180, 10.0, "°"),
        Knob("scaling_ratio_range", Sentence("scale"), RANGE, 0.1, 2.0, (0.5, 1.5), "×"),
        Knob("max_translate_ratio", Sentence("shift"), AMOUNT, 0, 0.5, 0.1),
    ),
    {"max_rotate_degree": 0.0, "scaling_ratio_range": (1.0, 1.0), "max_translate_ratio": 0.0},
)
_RESIZE = Augmentation(
    "RandomResize",
    Sentence("Scale"),
    (Knob("ratio_range", Sentence("range"), RANGE, 0.1, 2.0, (1.0, 1.0), "×"),),
    {"ratio_range": (1.0, 1.0)},
)
_CUT = Augmentation(
    "RandomResizedCrop",
    Sentence("Crop"),
    (Knob("crop_ratio_range", Sentence("part"), RANGE, 0.05, 1.0, (0.08, 1.0)),),
    {"crop_ratio_range": (1.0, 1.0)},
)
_TURN = Augmentation(
    "RandomRotate",
    Sentence("Rotate"),
    (_chance(), Knob("degree", Sentence("range"), AMOUNT, 0, 180, 10.0, "°")),
    {"prob": 0.0},
)

AUGMENTATIONS: tuple[Augmentation, ...] = (
    _simple("RandomFlip", Sentence("Flip")),
    _simple("RandomHalfBody", Sentence("Half body"), 0.3),
    *_frame("RandomBBoxTransform", 80.0),
    *_frame("BottomupRandomAffine", 30.0),
    _RESIZE,
    _WARP,
    _TURN,
    _CUT,
    _HSV,
    _distortion("PhotoMetricDistortion"),
    _distortion("PhotometricDistortion"),
    _JITTER,
    *(_simple(name, Sentence("Mosaic"), 1.0) for name in ("Mosaic", "CachedMosaic", "FreshMosaic")),
    *(_simple(name, Sentence("Mix two images"), 1.0) for name in ("MixUp", "CachedMixUp", "YOLOXMixUp", "FreshMixUp")),
    _simple("CoarseDropout", Sentence("Coarse dropout"), 0.5, "p"),
    _simple("Blur", Sentence("Blur"), 0.5, "p"),
    _simple("MedianBlur", Sentence("Median blur"), 0.5, "p"),
    _simple("GaussianBlur", Sentence("Gaussian blur")),
    _simple("RandomGrayscale", Sentence("Grey"), 0.1),
    _simple("RandomErasing", Sentence("Erase a part"), 0.5, "erase_prob"),
    _simple("RandomCutOut", Sentence("Cut out")),
    _simple("Solarize", Sentence("Solarize")),
)


def augmentations_of(pipeline: Sequence[Mapping[str, Any]]) -> tuple[Found, ...]:
    """Return what can be set in a pipeline (config tables), in its order; each transform once."""
    found: list[Found] = []
    seen: set[str] = set()
    for table in _tables(pipeline):
        name = str(table.get("type", "")).rpartition(".")[2]
        if name not in seen:
            found += [Found(each, table) for each in AUGMENTATIONS if each.transform == name]
            seen.add(name)
    return tuple(found)


def key_of(augmentation: Augmentation, setting: str) -> str:
    """Return the override that sets one setting."""
    return f"{PREFIX}{augmentation.transform}.{setting}"


def chance_of(value: Any) -> float:
    """Return a probability; of one for each direction their sum."""
    return float(sum(value)) if isinstance(value, (list, tuple)) else float(value)


def with_chance(value: Any, chance: float) -> Any:
    """Return a probability of another size, shared among directions as before."""
    if not isinstance(value, (list, tuple)):
        return round(chance, 3)
    total = sum(value)
    return [round(chance * (part / total if total else 1 / len(value)), 4) for part in value]


def _tables(node: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(node, Mapping):
        yield node
        for child in node.values():
            yield from _tables(child)
    elif isinstance(node, (list, tuple)):
        for child in node:
            yield from _tables(child)


def _usual(augmentation: Augmentation, setting: str) -> Any:
    return next((knob.usual for knob in augmentation.knobs if knob.setting == setting), None)


def _plain(value: Any) -> Any:
    """Lists and tuples alike; a chance that is spread over directions as its sum."""
    if isinstance(value, (list, tuple)):
        return 0.0 if not any(value) else tuple(float(item) for item in value)
    return float(value) if isinstance(value, (int, float)) else value
