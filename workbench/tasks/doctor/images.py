"""Images without labels, and approved ones among them."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.tasks.doctor.check import Check, counted, images_of
from workbench.tasks.doctor.labels import Labels
from workbench.tasks.finding import Finding
from workbench.tasks.sentence import Sentence


def _find(labels: Labels) -> Iterator[Finding]:
    labelled = {item.image_id for item in labels.instances}
    bare = [image.id for image in labels.images if image.id not in labelled and not image.tags]
    if bare and labelled:
        text = counted(
            bare,
            Sentence("One image has no labels and takes no part in the training."),
            Sentence("{count} images have no labels and take no part in the training.", count=len(bare)),
        )
        yield Finding("info", "images_unlabelled", text, images_of(bare))


BARE = Check("images_unlabelled", _find)
