"""The findings before a training, as rows with what can be done about each: mend it in one step, look at its images."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from workbench.core.document import StaleEditError
from workbench.core.edit import Edit
from workbench.editing.editor import ReadOnlyError
from workbench.editing.operations import RefusedError
from workbench.project.error import ProjectError
from workbench.project.examining import labels_of
from workbench.session import Session
from workbench.tasks.doctor.catalog import repair
from workbench.tasks.finding import Finding
from workbench.ui.findings_list import FindingRow, FindingsList
from workbench.ui.parts import Parts
from workbench.ui.sentences import translated


class TrainingDoctor(QObject):
    """Fills a list of findings and does what its buttons ask. ``failed`` carries one sentence."""

    failed: ClassVar[Signal] = Signal(str)

    def __init__(self, parts: Parts, session: Session, rows: FindingsList) -> None:
        super().__init__(rows)
        self._parts, self._session, self._rows = parts, session, rows
        self._found: tuple[Finding, ...] = ()
        self._shown: dict[str, int] = {}
        rows.verbAsked.connect(self._do)

    def show(self, found: Sequence[Finding]) -> None:
        """Show these findings, or that there are none."""
        self._found = tuple(found)
        rows = [self._row(finding) for finding in found]
        self._rows.show_rows(rows or [FindingRow("ok", self.tr("Nothing stands in the way."))])

    def _row(self, finding: Finding) -> FindingRow:
        verbs: list[tuple[str, str]] = []
        if finding.repair and not self._session.project.read_only:
            verbs.append((f"repair:{finding.code}", translated(finding.repair)))
        if finding.images:
            count = len(finding.images)
            text = self.tr("Show the image") if count == 1 else self.tr("Show the {n} images").format(n=count)
            verbs.append((f"show:{finding.code}", text))
        return FindingRow(finding.level, translated(finding.text), verbs=tuple(verbs))

    def _do(self, verb: str) -> None:
        what, _, code = verb.partition(":")
        finding = next((item for item in self._found if item.code == code), None)
        if finding is None:
            return
        if what == "repair":
            self._mend(code)
        elif finding.images:
            # One after the other: a click shows the next one.
            place = self._shown.get(code, -1) + 1
            self._shown[code] = place
            self._parts.current.set_image(finding.images[place % len(finding.images)])

    def _mend(self, code: str) -> None:
        session = self._session

        def plan(_: object) -> Edit | None:
            session.flush()
            return repair(code, labels_of(session.project))

        self._parts.background.start(self.tr("Repairing the labels"), plan, self._commit, self.failed.emit)

    def _commit(self, edit: Edit | None) -> None:
        if edit is None:
            self.failed.emit(self.tr("Nothing could be mended: the objects are locked."))
            return
        try:
            self._session.editor.commit(edit)
        except (ReadOnlyError, RefusedError, StaleEditError, ProjectError) as error:
            self.failed.emit(str(error))
