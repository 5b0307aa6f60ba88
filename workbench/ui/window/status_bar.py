"""The line at the foot: where the pointer is, what the tool waits for, and that everything is stored."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel
from workbench.ui.spoken import spoken
from workbench.ui.theme import Theme


class StatusBar(QWidget):
    """28 px high. Left: file, place, zoom, pointer, colour. Right: hint and the state of storing."""

    retryAsked: ClassVar[Signal] = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setFixedHeight(28)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._is_stored: bool | None = None
        self._read_only_reason = ""
        self.file = _label("strong")
        self.place, self.zoom, self.pointer, self.color = (_label("muted") for _ in range(4))
        self.live = _label("strong")
        self.live.setObjectName("liveState")
        self.hint = _label("muted")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        policy = self.hint.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.hint.setSizePolicy(policy)
        self.stored = QPushButton()
        self.stored.setObjectName("storedState")
        self.stored.setProperty("kind", "link")
        self.stored.clicked.connect(self._retry)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(16)
        for label in (self.file, self.place, self.zoom, self.pointer, self.color):
            row.addWidget(label)
        row.addWidget(self.hint, 1)
        row.addWidget(self.live)
        row.addWidget(self.stored)
        theme.changed.connect(self.retranslate)
        self.show_stored(None)

    def show_pointer(self, x: float, y: float, color: str) -> None:
        """Show the pointer's place in image pixels and the colour there (empty outside of the image)."""
        self.pointer.setText(f"x {x:.1f}  y {y:.1f}")
        self.color.setText(color)

    def clear_pointer(self) -> None:
        """The pointer left the canvas."""
        self.pointer.clear()
        self.color.clear()

    def show_stored(self, is_stored: bool | None) -> None:
        """True: all is on disk. False: the disk refused, a click tries again. None: no project."""
        if (is_stored, "") == (self._is_stored, self._read_only_reason) and is_stored is not None:
            return
        self._is_stored, self._read_only_reason = is_stored, ""
        self.retranslate()

    def show_read_only(self, reason: str) -> None:
        """Nothing can be changed, for as long as the project is open."""
        self._is_stored, self._read_only_reason = None, reason
        self.retranslate()

    def _retry(self) -> None:
        if self._is_stored is False:
            self.retryAsked.emit()

    def retranslate(self) -> None:
        """Set every text and tone again."""
        colors = self._theme.colors
        self.stored.setVisible(self._is_stored is not None or bool(self._read_only_reason))
        is_failed = self._is_stored is False
        self.stored.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_failed else Qt.FocusPolicy.NoFocus)
        if self._read_only_reason:
            self.stored.setText(self.tr("Read only"))
            self.stored.setToolTip(spoken(self._read_only_reason))
            tone, drawing = colors.warn_text, "lock"
        elif self._is_stored:
            self.stored.setText(self.tr("Stored"))
            self.stored.setToolTip(self.tr("Every change is on the disk"))
            tone, drawing = colors.good_text, "check"
        else:
            self.stored.setText(self.tr("Not stored: try again"))
            self.stored.setToolTip(self.tr("The last changes could not be written; click to try again"))
            tone, drawing = colors.bad_text, "error"
        self.stored.setIcon(icon(drawing, tone))
        self.stored.setStyleSheet(f"color: {tone};")


def _label(tone: str) -> QLabel:
    label = PlainLabel()
    label.setProperty("tone", tone)
    return label
