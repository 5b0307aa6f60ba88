"""Which images the person looks at: the project's images in order, narrowed by a filter. No Qt, no widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from workbench.core.edit import Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.review import ReviewState
from workbench.editing.review_edits import state_of

_TODO, _LABELLED, _LOOK, _APPROVED = ReviewState
_DONE = frozenset((_LABELLED, _LOOK, _APPROVED))
STATUS_WORDS = {
    "todo": frozenset((_TODO,)),
    "to-do": frozenset((_TODO,)),
    "done": _DONE,
    "labelled": _DONE,
    "look": frozenset((_LOOK,)),
    "approved": frozenset((_APPROVED,)),
    "待标注": frozenset((_TODO,)),
    "已标注": _DONE,
    "待复查": frozenset((_LOOK,)),
    "已通过": frozenset((_APPROVED,)),
}
"""What may follow ``status:`` and the states that it means."""


class ImageList:
    """Ids in display order and how many objects each image has.

    The filter is words that must all fit: ``status:todo``, ``status:done``, ``status:look``, ``status:approved``,
    ``split:val``, ``tag:`` with the id of a class, ``has:comment``, ``like:`` with the id of an image (see
    ``set_likeness``), or a part of the name.
    """

    def __init__(self, images: Iterable[ImageRecord] = (), counts: Mapping[int, int] | None = None) -> None:
        self._images = {image.id: image for image in images}
        self._counts = dict(counts or {})
        self._filter = ""
        self._likeness: tuple[str, Mapping[int, int]] = ("", {})
        self._rows: dict[int, int] = {}
        self.ids: list[int] = []
        self._narrow()

    def set_images(self, images: Iterable[ImageRecord]) -> None:
        """Take the project's images anew."""
        self._images = {image.id: image for image in images}
        self._narrow()

    def set_filter(self, text: str) -> None:
        """Narrow the list; an empty text shows all."""
        self._filter = text.strip().lower()
        self._narrow()

    def set_likeness(self, image_id: int, like: Sequence[int]) -> None:
        """Say which images are like one, nearest first: what ``like:`` with its id shows, itself before them."""
        self._likeness = str(image_id), {number: place for place, number in enumerate((image_id, *like))}
        self._narrow()

    def set_count(self, image_id: int, count: int) -> None:
        """Say how many objects an image has. The list is not narrowed again: nothing vanishes under the hand."""
        self._counts[image_id] = count

    def count(self, image_id: int) -> int:
        """How many objects an image has."""
        return self._counts.get(image_id, 0)

    def add_counts(self, patches: Iterable[Patch]) -> None:
        """Count what an edit adds and takes away."""
        for patch in patches:
            for value, step in ((patch.before, -1), (patch.after, 1)):
                if isinstance(value, Instance):
                    self._counts[value.image_id] = self.count(value.image_id) + step

    def has(self, image_id: int) -> bool:
        """Whether the project has this image."""
        return image_id in self._images

    @property
    def total(self) -> int:
        """How many images the project has."""
        return len(self._images)

    @property
    def labelled(self) -> int:
        """How many of them have at least one object, or a class of their own."""
        return sum(map(self.is_labelled, self._images))

    @property
    def objects(self) -> int:
        """How many objects there are in all."""
        return sum(self._counts.values())

    def is_labelled(self, image_id: int) -> bool:
        """Whether an image has an object, or a class of its own."""
        return bool(self.count(image_id) or self._images[image_id].tags)

    def image(self, image_id: int) -> ImageRecord:
        """Return one record; raises KeyError."""
        return self._images[image_id]

    def row(self, image_id: int) -> int:
        """The place of an image in the narrowed list, -1 when the filter hides it."""
        return self._rows.get(image_id, -1)

    def state(self, image_id: int) -> ReviewState:
        """How far an image has come."""
        return state_of(self._images[image_id], self.count(image_id))

    def states(self) -> Counter[ReviewState]:
        """How many images have come how far."""
        return Counter(map(self.state, self._images))

    def find(self, image_id: int, step: int, states: Collection[ReviewState]) -> int:
        """Return the next image (``step`` 1) or the one before (-1) that has come so far, or 0 when there is none."""
        row = self.row(image_id) + step
        while 0 <= row < len(self.ids):
            if self.state(self.ids[row]) in states:
                return self.ids[row]
            row += step
        return 0

    def step(self, image_id: int, step: int, only_unlabelled: bool = False) -> int:
        """Return the image ``step`` (1 or -1) away from this one, or 0 at the end of the list."""
        row = self.row(image_id)
        if row < 0:
            return self.ids[0] if self.ids else 0
        row += step
        while 0 <= row < len(self.ids):
            if not only_unlabelled or not self.is_labelled(self.ids[row]):
                return self.ids[row]
            row += step
        return 0

    def _narrow(self) -> None:
        words = self._filter.split()
        self.ids = [image.id for image in self._images.values() if all(self._fits(image, word) for word in words)]
        wanted, places = self._likeness
        if f"like:{wanted}" in words or f"相似:{wanted}" in words:
            self.ids.sort(key=lambda image_id: places[image_id])
        self._rows = {image_id: row for row, image_id in enumerate(self.ids)}

    def _fits(self, image: ImageRecord, word: str) -> bool:
        key, _, value = word.replace("：", ":").partition(":")
        if key in ("status", "状态"):
            wanted = STATUS_WORDS.get(value)
            return wanted is None or self.state(image.id) in wanted
        if key in ("has", "含有"):
            return any(not comment.is_done for comment in image.comments)
        if key in ("tag", "标签") and value.isdigit():
            return int(value) in image.tags
        if key in ("like", "相似"):
            return value == self._likeness[0] and image.id in self._likeness[1]
        if key in ("split", "划分"):
            return image.split.value.startswith(value)
        return word in image.name.lower()
