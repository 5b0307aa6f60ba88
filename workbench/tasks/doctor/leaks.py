"""Pictures that a model learns by heart and is then judged by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.core.edit import Patch
from workbench.core.image import ImageRecord, Split
from workbench.tasks.doctor.check import Check, counted, images_of
from workbench.tasks.doctor.labels import Labels
from workbench.tasks.finding import Finding
from workbench.tasks.label_summary import TRAINING_SPLITS
from workbench.tasks.sentence import Sentence


def _leaked(labels: Labels) -> list[ImageRecord]:
    """The validation images whose picture is in the training split, too."""
    learned = {labels.prints.get(image.id) for image in labels.images if image.split in TRAINING_SPLITS} - {None}
    return [image for image in labels.images if image.split is Split.VAL and labels.prints.get(image.id) in learned]


def _find(labels: Labels) -> Iterator[Finding]:
    found = _leaked(labels)
    if found:
        text = counted(
            found,
            Sentence("One picture is in the training and in the validation split: the figures would look too good."),
            Sentence(
                "{count} pictures are in the training and in the validation split: the figures would look too good.",
                count=len(found),
            ),
        )
        images = images_of(image.id for image in found)
        repair = counted(found, Sentence("Train on it only"), Sentence("Train on them only"))
        yield Finding("warning", "split_leak", text, images, repair)


def _mend(labels: Labels) -> list[Patch]:
    return [Patch(image, replace(image, split=Split.TRAIN)) for image in _leaked(labels)]


LEAK = Check("split_leak", _find, _mend, "Take pictures that are trained on out of the validation")
