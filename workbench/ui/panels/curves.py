"""The bottom dock of the curves; what draws them is loaded when somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from workbench.core.late_import import import_late
from workbench.ui.parts import Parts
from workbench.ui.session_panel import SessionPanel

if TYPE_CHECKING:
    from workbench.ui.curves.board import CurvesBoard


class CurvesPanel(SessionPanel):
    """Bottom dock. ``startAsked``: the person wants to train something."""

    startAsked: ClassVar[Signal] = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.curves")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._board: CurvesBoard | None = None

    @property
    def board(self) -> CurvesBoard:
        """The charts; the first call builds them."""
        if self._board is None:
            # The plotting library costs more than all other panels together, and who labels never needs it.
            kind: type[CurvesBoard] = import_late("workbench.ui.curves.board:CurvesBoard")
            self._board = kind(self.parts)
            self._board.startAsked.connect(self.startAsked)
            self._column.addWidget(self._board)
            self._board.set_session(self.session)
        return self._board

    def show_session(self) -> None:
        """The charts, once built, follow the open project themselves."""
        if self._board is not None:
            self._board.set_session(self.session)

    def showEvent(self, event: QShowEvent) -> None:
        """Build the charts the first time somebody looks."""
        super().showEvent(event)
        self.board.show()
