"""What stands in the way of learning a class for every pixel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbench.tasks.finding import Finding
from workbench.tasks.label_summary import LabelSummary
from workbench.tasks.sentence import Sentence

SPARSE = 0.5
"""Outlines that cover less than this part of the pictures leave most pixels without a class."""


def has_background(options: Mapping[str, Any]) -> bool:
    """Whether pixels without a label are learned as a class of their own; otherwise nobody looks at them."""
    return options.get("background") == "class"


def about_regions(chosen: LabelSummary, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Look at the classes and at how much of the pictures they cover; ``chosen`` are the labels that are learned."""
    learned = [entry for entry in chosen.categories if entry.train.outlines]
    if has_background(options) or not learned:
        return
    if len(learned) == 1:
        text = Sentence(
            "{name!r} is the only class, and pixels without a label are not learned: the model would see it "
            "everywhere. Let the background be a class too, or label another class.",
            name=learned[0].name,
        )
        yield Finding("error", "one_region_class", text)
    if chosen.outlined_part < SPARSE:
        text = Sentence(
            "Outlines cover {percent} % of the labelled pictures, and the other pixels are not learned. If nothing is "
            "there, let the background be a class.",
            percent=round(100 * chosen.outlined_part),
        )
        yield Finding("warning", "sparse_regions", text)
