"""A sentence over the canvas with what can be done about it: how the window reports, without modal boxes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QPushButton, QToolButton, QVBoxLayout, QWidget

from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel
from workbench.ui.spoken import spoken
from workbench.ui.theme import Theme

INFO_STAYS_MS = 6000
MAX_BARS = 3
WIDTH_PX, MARGIN_PX = 620, 12
_DRAWINGS = {"info": "info", "warning": "warn", "error": "error", "good": "check"}


class InlineBar(QFrame):
    """One message: icon, sentence, verbs, a cross."""

    def __init__(self, level: str, text: str, tone: str) -> None:
        super().__init__()
        self.setProperty("kind", "raised")
        self.setObjectName(f"bar.{level}")
        self.text = text
        mark = QToolButton()
        mark.setIcon(icon(_DRAWINGS[level], tone))
        mark.setIconSize(QSize(18, 18))
        mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark.setAccessibleName(level)
        sentence = PlainLabel(text)
        sentence.setWordWrap(True)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close"))
        self.close_button.setToolTip(self.tr("Dismiss"))
        self.close_button.setAccessibleName(self.tr("Dismiss"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 4, 4)
        self._row.addWidget(mark)
        self._row.addWidget(sentence, 1)
        self._row.addWidget(self.close_button)

    def add_verb(self, title: str, run: Callable[[], None]) -> None:
        """Add a button that runs something and leaves the bar open."""
        button = QPushButton(title)
        button.setProperty("kind", "small")
        button.clicked.connect(lambda: run())
        self._row.insertWidget(self._row.count() - 1, button)


class Bars(QWidget):
    """The stack of bars, newest on top, at most three; the same sentence never stands twice.

    It floats in the upper right corner of ``ground``: a sentence that came or went must not move what the hand aims at.
    While the ground is hidden (no canvas is shown while training) it floats over the window.
    """

    def __init__(self, theme: Theme, ground: QWidget) -> None:
        super().__init__(ground)
        self._theme, self._ground = theme, ground
        ground.installEventFilter(self)
        self.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._bars: list[InlineBar] = []

    def show_bar(
        self, level: str, text: str, verbs: dict[str, Callable[[], None]] | None = None, *, stays: bool = False
    ) -> None:
        """Show a sentence. An info goes away by itself unless it ``stays``, a warning or error when it is dismissed."""
        text = spoken(text)
        for bar in [known for known in self._bars if known.text == text]:
            self._drop(bar)
        colors = self._theme.colors
        tones = {"info": colors.accent_text, "warning": colors.warn_text, "error": colors.bad_text}
        bar = InlineBar(level, text, tones.get(level, colors.good_text))
        for title, run in (verbs or {}).items():
            bar.add_verb(title, run)
        bar.close_button.clicked.connect(lambda: self._drop(bar))
        self._bars.insert(0, bar)
        self._column.insertWidget(0, bar)
        for extra in self._bars[MAX_BARS:]:
            self._drop(extra)
        self._place()
        if level in ("info", "good") and not stays:
            QTimer.singleShot(INFO_STAYS_MS, bar, lambda: self._drop(bar))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the ground or the window changes its size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """The bars know their size only when Qt has given them their style."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return handled

    def _place(self) -> None:
        host = self._host()
        if self.parentWidget() is not host:
            self.setParent(host)
            host.installEventFilter(self)
        self.setVisible(bool(self._bars))
        width = min(WIDTH_PX, host.width() - 2 * MARGIN_PX)
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()
        head = host.menuWidget() if isinstance(host, QMainWindow) else None
        top = MARGIN_PX + (head.geometry().bottom() if head is not None else 0)
        self.setGeometry(host.width() - width - MARGIN_PX, top, width, height)
        self.raise_()

    def _host(self) -> QWidget:
        window = self._ground.window()
        return self._ground if window is self._ground or self._ground.isVisibleTo(window) else window

    @property
    def texts(self) -> tuple[str, ...]:
        """The sentences that stand there now, newest first."""
        return tuple(bar.text for bar in self._bars)

    def take_away(self, text: str) -> None:
        """Take the bar with this sentence away, if it stands: what it says is over."""
        for bar in [known for known in self._bars if known.text == spoken(text)]:
            self._drop(bar)

    def clear(self) -> None:
        """Take all bars away."""
        for bar in list(self._bars):
            self._drop(bar)

    def _drop(self, bar: InlineBar) -> None:
        if bar in self._bars:
            self._bars.remove(bar)
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
            self._place()
