"""A remark about a place on the image."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.ui.dialogs.frame import DialogFrame


class CommentDialog(DialogFrame):
    """``agreed`` brings the text."""

    agreed: ClassVar[Signal] = Signal(str)

    def __init__(self, parent: QWidget | None, place: str) -> None:
        super().__init__(
            parent,
            self.tr("Comment on this place"),
            self.tr("It is pinned to {place} and stays with the image, for you or whoever reviews it.").format(
                place=place
            ),
            self.tr("Pin the comment"),
        )
        self.setObjectName("dialog.comment")
        self.text = QLineEdit()
        self.text.setObjectName("comment.text")
        self.text.setMaxLength(2000)
        self.add_row(self.tr("Comment"), self.text)
        self.text.textChanged.connect(lambda text: self.verb_button.setEnabled(bool(text.strip())))
        self.verb_button.setEnabled(False)
        self.verb_button.clicked.connect(self._agree)
        self.text.setFocus()

    def _agree(self) -> None:
        self.agreed.emit(self.text.text())
        self.accept()
