"""A class and its keypoints: names as lines of text, the skeleton's edges as pairs of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from workbench.core.schema import Category, Skeleton
from workbench.formats.skeleton_file import skeleton_category, skeleton_names
from workbench.tasks.skeletons import mirror_pairs
from workbench.ui.choice_field import ChoiceField
from workbench.ui.dialogs.frame import DialogFrame

TEXT_PX = 96


class SkeletonTextError(ValueError):
    """Lines that do not make a skeleton; the text names the line."""


def skeleton_of_text(names_text: str, edges_text: str) -> Skeleton | None:
    """Read names (a line each) and edges (``a - b`` a line); None when there are no names.

    Raises SkeletonTextError for a name that stands twice and an edge to a point that is not there.
    """
    names = tuple(line.strip() for line in names_text.splitlines() if line.strip())
    for name in names:
        if names.count(name) > 1:
            raise SkeletonTextError(f"The keypoint '{name}' stands there twice.")
    edges = []
    for line in (raw.strip() for raw in edges_text.splitlines()):
        if line:
            edges.append(_edge(line, names))
    if not names:
        return None
    skeleton = Skeleton(names, tuple(edges))
    return replace(skeleton, flip_pairs=mirror_pairs(skeleton))


def _edge(line: str, names: Sequence[str]) -> tuple[int, int]:
    ends = [part.strip() for part in line.replace("–", "-").split(" - ")]
    if len(ends) != 2:
        raise SkeletonTextError(f"'{line}' is not a line of the form: snout - left ear")
    for end in ends:
        if end not in names:
            raise SkeletonTextError(f"'{line}': there is no keypoint called '{end}'.")
    return names.index(ends[0]), names.index(ends[1])


def text_of_skeleton(skeleton: Skeleton | None) -> tuple[str, str]:
    """Return names and edges as lines of text."""
    if skeleton is None:
        return "", ""
    edges = [f"{skeleton.keypoints[first]} - {skeleton.keypoints[second]}" for first, second in skeleton.edges]
    return "\n".join(skeleton.keypoints), "\n".join(edges)


class EditClassDialog(DialogFrame):
    """Adds a class, or changes the keypoints of one. ``agreed`` brings the name and the skeleton (or None)."""

    agreed: ClassVar[Signal] = Signal(str, object)

    def __init__(self, parent: QWidget | None, category: Category | None = None) -> None:
        super().__init__(
            parent,
            self.tr("Keypoints of {name}").format(name=category.name) if category else self.tr("Add a class"),
            self.tr("Keypoints are placed in the order of the list. Boxes and polygons need none."),
            self.tr("Save the keypoints") if category else self.tr("Add the class"),
        )
        self.setObjectName("dialog.edit_class")
        self._category = category
        self.name = QLineEdit(category.name if category else "")
        self.name.setEnabled(category is None)
        self.shipped = ChoiceField()
        self.shipped.addItem(self.tr("Own names"), "")
        for name in skeleton_names():
            self.shipped.addItem(name, name)
        self.names = QPlainTextEdit()
        self.names.setPlaceholderText(self.tr("snout\nleft ear\nright ear"))
        self.edges = QPlainTextEdit()
        self.edges.setPlaceholderText(self.tr("snout - left ear\nsnout - right ear"))
        for field in (self.names, self.edges):
            field.setFixedHeight(TEXT_PX)
            field.setTabChangesFocus(True)
        self.add_row(self.tr("Name"), self.name)
        self.add_row(self.tr("Start from"), self.shipped)
        self.add_row(self.tr("Keypoints"), self.names)
        self.add_row(self.tr("Lines between"), self.edges)
        self._show(category.skeleton if category else None)
        self.shipped.activated.connect(self._take_shipped)
        self.verb_button.clicked.connect(self._agree)

    def _show(self, skeleton: Skeleton | None) -> None:
        names, edges = text_of_skeleton(skeleton)
        self.names.setPlainText(names)
        self.edges.setPlainText(edges)

    def _take_shipped(self) -> None:
        name = self.shipped.currentData()
        if name:
            category = skeleton_category(name)
            self._show(category.skeleton)
            if not self.name.text().strip():
                self.name.setText(category.name)

    def _agree(self) -> None:
        try:
            skeleton = self._skeleton()
        except SkeletonTextError as error:
            self.say(str(error))
            return
        if not self.name.text().strip():
            self.say(self.tr("The class needs a name."))
            return
        self.agreed.emit(self.name.text().strip(), skeleton)
        self.accept()

    def _skeleton(self) -> Skeleton | None:
        """Flip pairs and sigmas stay as long as the names stay; they have no place in the text."""
        skeleton = skeleton_of_text(self.names.toPlainText(), self.edges.toPlainText())
        known = [self._category.skeleton if self._category else None]
        if self.shipped.currentData():
            known.append(skeleton_category(self.shipped.currentData()).skeleton)
        for origin in known:
            if origin is not None and skeleton is not None and origin.keypoints == skeleton.keypoints:
                return replace(origin, edges=skeleton.edges)
        return skeleton
