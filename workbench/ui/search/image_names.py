"""The names of all images of a project as one text: looked through at every key, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_END = "\n"


class ImageNames:
    """Made once for an open search; the images are those of that moment."""

    def __init__(self, ids: Sequence[int], name: Callable[[int], str]) -> None:
        self._ids = tuple(ids)
        self._text = _END.join(name(image_id).lower().replace(_END, " ") for image_id in self._ids) + _END

    def find(self, text: str, most: int) -> list[int]:
        """Return the ids of the first images whose name holds a text, in whatever case."""
        needle = text.strip().lower()
        found: list[int] = []
        row = counted = 0
        place = self._text.find(needle) if needle and _END not in needle else -1
        while place >= 0 and len(found) < most:
            row += self._text.count(_END, counted, place)
            counted = place
            found.append(self._ids[row])
            place = self._text.find(needle, self._text.index(_END, place))
        return found
