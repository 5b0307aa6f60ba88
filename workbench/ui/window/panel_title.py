"""The title of a dock: quiet, with the accent line of our tabs, a note beside it, and float and close buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel

TITLE_HEIGHT_PX = 32


class PanelTitle(QWidget):
    """Drawn only while the dock stands alone: among tabs, the tab bar is the title.

    Mouse events are not taken, so that Qt moves the dock when its title is dragged.
    """

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setObjectName("panelTitle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dock = dock
        self._title = PlainLabel()
        self._title.setObjectName("panelTitleText")
        self._note = PlainLabel()
        self._note.setProperty("tone", "muted")
        self._float = _button("overlay")
        self._float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._close = _button("close")
        self._close.clicked.connect(dock.close)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(4)
        self._title.setFixedHeight(TITLE_HEIGHT_PX - 1)
        row.addWidget(self._title)
        row.addSpacing(8)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addWidget(self._float)
        row.addWidget(self._close)
        self.set_alone(True)
        self.retranslate()

    def set_title(self, title: str) -> None:
        """Say what the panel is."""
        self._title.setText(title)
        # The line below is as long as the title was.
        self._row.activate()
        self.update()

    def set_alone(self, is_alone: bool) -> None:
        """Show the title, or fold it away because a tab says it already."""
        self.setFixedHeight(TITLE_HEIGHT_PX if is_alone else 0)
        self.setVisible(is_alone)

    def set_note(self, note: str) -> None:
        """Show a quiet number or word beside the title."""
        self._note.setText(note)

    def sizeHint(self) -> QSize:
        """What the dock's layout asks for."""
        return QSize(self._title.sizeHint().width() + 80, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """A dock may become narrower than its title."""
        return QSize(60, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the accent line of our tabs below the title."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            title = self._title.geometry()
            line = self.palette().color(QPalette.ColorRole.Accent)
            painter.fillRect(title.left(), self.height() - 2, title.width(), 2, line)

    def retranslate(self) -> None:
        """Set the buttons' texts again."""
        for button, text in (
            (self._float, self.tr("Float or dock this panel")),
            (self._close, self.tr("Close this panel")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _button(drawing: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(drawing))
    button.setIconSize(QSize(14, 14))
    button.setFixedSize(24, 24)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
