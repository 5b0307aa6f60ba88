"""One configuration of the zoo as plain values, and what came of reading all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from workbench.tasks.finding import Finding
from workbench.tasks.sentence import Sentence

OTHER = "other"
"""The task of a configuration that the workbench does not train; its ``note`` says what it does instead."""


_HEADLINES: Mapping[str, tuple[str, ...]] = {
    "pose": ("ap", "pck", "pck@0.2", "mean", "nme"),
    "detection": ("box ap", "map"),
    "instances": ("mask ap",),
    "panoptic": ("pq",),
    "semantic": ("miou",),
    "classification": ("top 1 accuracy",),
    "restoration": ("psnr",),
}
"""The metrics that a task is compared by, as the metafiles write them."""


def said(text: str) -> Sentence:
    """Return a text that stands in a file or comes from the cache as a sentence: shown as it is, or translated where
    the window's table knows it."""
    return Sentence(text)


class Figure(NamedTuple):
    """One published result: the metric's name and value as they were published, and on which data set."""

    name: str
    value: float
    dataset: str = ""


@dataclass(frozen=True, slots=True)
class ZooEntry:
    """One configuration of an installed library, read as data.

    ``config`` is its path below the library's ``.mim/configs``. ``task`` is one of ours or OTHER; ``note`` is what
    there is to know before choosing it (a Sentence's template), or what it does instead. ``architecture`` is
    the collection (RTMDet), ``backbone`` what it stands on (ResNet-50). ``parameters`` is their number, 0 when it is
    not known. ``input_wh`` is the training input's width, height in pixels, (0, 0) when the config does not fix it.
    ``classes`` is what its first head tells apart, ``heads`` every place in the model that counts classes or keypoints
    (``bbox_head.num_classes = 80``). ``bases`` are the files it derives from. ``weights`` is the address of the
    published checkpoint. ``batch_size`` is a device's, ``base_batch`` that of all devices, which the learning rate
    belongs to; ``epochs`` or ``iterations`` is the schedule's length. What is unknown is empty or 0.
    """

    library: str
    name: str
    config: str
    task: str
    note: str = ""
    architecture: str = ""
    backbone: str = ""
    dataset: str = ""
    title: str = ""
    paper: str = ""
    parameters: int = 0
    figures: tuple[Figure, ...] = ()
    input_wh: tuple[int, int] = (0, 0)
    classes: int = 0
    heads: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    weights: str = ""
    batch_size: int = 0
    base_batch: int = 0
    learning_rate: float = 0.0
    optimizer: str = ""
    epochs: int = 0
    iterations: int = 0

    @property
    def published(self) -> Figure | None:
        """The published result that its task is judged by, or the one that its authors put first."""
        wanted = _HEADLINES.get(self.task, ())
        for figure in self.figures:
            if figure.name.lower() in wanted:
                return figure
        return self.figures[0] if self.figures else None


@dataclass(frozen=True, slots=True)
class Zoo:
    """All that was read, ordered by library and config, and what could not be read."""

    entries: tuple[ZooEntry, ...] = ()
    findings: tuple[Finding, ...] = ()
    versions: tuple[str, ...] = ()

    def find(self, name: str) -> tuple[ZooEntry, ...]:
        """Return the entries of this name or config path; ``library:`` before it asks for one library's."""
        library, _, rest = name.rpartition(":")
        plain = rest.removeprefix("configs/")
        stem = plain.removesuffix(".py")
        return tuple(
            entry
            for entry in self.entries
            if library in ("", entry.library) and (entry.config in (plain, f"{stem}.py") or entry.name == stem)
        )
