"""News of the project: opened, closed, renamed, what goes on in it."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPainter

from workbench.core.edit import Change
from workbench.jobs.job import JobState
from workbench.jobs.queue import QueueError
from workbench.jobs.watch import Elsewhere
from workbench.project.example import EXAMPLE
from workbench.session import Session
from workbench.ui.commands.frame import Frame
from workbench.ui.label_overlay import draw_labels
from workbench.ui.settings import RecentProject, data_folder
from workbench.ui.spoken import spoken
from workbench.ui.start.recent_card import PICTURE, picture_file
from workbench.ui.thumbnails import read_small
from workbench.ui.window.face import Face
from workbench.ui.window.jobs_chip import Work
from workbench.ui.window.layouts import LAYOUTS

LOOK_FOR_LABELS = 50
"""How many images are looked through for one with labels to draw on the project's card."""


class ProjectNews(QObject):
    """Hands the session to everybody who shows it."""

    def __init__(self, frame: Frame, face: Face) -> None:
        super().__init__(frame.window)
        self._frame, self._face = frame, face
        self._queue_trouble = ""
        self._elsewhere: tuple[Elsewhere, ...] = ()
        frame.opened.changed.connect(self.show_project)
        frame.opened.closing.connect(self._remember_place)
        frame.opened.documentChanged.connect(self._show_change)
        frame.opened.jobsChanged.connect(lambda _: self._show_jobs())
        frame.docks.arranged.connect(self._show_tools)

    def show_project(self) -> None:
        """Show the project that is open, or the start page."""
        frame, face, session = self._frame, self._face, self._frame.session
        frame.parts.current.set_image(0)
        frame.parts.current.set_category(0)
        frame.parts.current.set_run("")
        frame.canvas.set_session(session)
        # Whichever panel asks first, a run has the colour that it had yesterday.
        frame.parts.marks.start(session.project.runs.by_age() if session is not None else ())
        for panel in frame.panels.values():
            panel.set_session(session)  # type: ignore[attr-defined]
        frame.bars.clear()
        face.status.hint.setText("")
        if session is None:
            self._show_start()
        else:
            self._show_session(session)

    def _show_start(self) -> None:
        frame, face = self._frame, self._face
        frame.docks.hide_all()
        face.tool_strip.hide()
        face.pages.show()
        face.pages.setCurrentWidget(face.start_page)
        face.start_page.show_recent()
        face.top_bar.set_project("", "")
        face.top_bar.jobs_chip.show_work(Work())
        frame.window.setWindowTitle("Workbench")

    def _show_session(self, session: Session) -> None:
        frame, face = self._frame, self._face
        face.pages.setCurrentWidget(face.work_area)
        frame.docks.arrange("label")
        face.top_bar.arrangements.choose("label")
        face.top_bar.set_project(session.project.name, self._kind_title(project_kind(session)))
        frame.window.setWindowTitle(f"{session.project.name} – Workbench")
        known = next((item for item in frame.settings.recent() if item.path == str(session.project.path)), None)
        first = frame.images.ids[0] if frame.images.ids else 0
        frame.parts.current.set_image(known.image_id if known and frame.images.has(known.image_id) else first)
        if known and any(category.id == known.category_id for category in session.document.schema.categories):
            frame.parts.current.set_category(known.category_id)
        run = known.run if known and known.run in session.project.runs.names() else ""
        run = run or session.project.predictions.newest_run(session.project.runs.names())
        frame.parts.current.set_run(run or frame.parts.current.run)
        frame.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        if session.project.read_only and not frame.opened.only_looks:
            reason = spoken(session.project.read_only_reason)
            frame.bars.show_bar("warning", reason[:1].upper() + reason[1:])
        if keys_problem := frame.parts.keys.told_problem():
            text = self.tr("Your own keys could not be read ({reason}): those of the profile are in force.")
            frame.bars.show_bar("warning", text.format(reason=keys_problem))
        for problem in session.project.store.problems[:2]:
            frame.bars.show_bar("warning", f"{problem.place}: {spoken(problem.reason)}")
        self.remember_project()
        if session.project.path == data_folder() / EXAMPLE:
            face.tour.start()
        else:
            face.tour.hide()

    def _show_tools(self, arrangement: str) -> None:
        """Tools and their hints need a canvas."""
        has_canvas = LAYOUTS[arrangement].shows_canvas
        self._face.tool_strip.setVisible(has_canvas)
        self._face.status.hint.setVisible(has_canvas)

    def _show_change(self, change: Change) -> None:
        session, current = self._frame.session, self._frame.parts.current
        if session is not None and change.has_new_images and current.image_id:
            # Undoing an import takes the shown image away: nobody may ask for it after this.
            left = [image.id for image in session.document.images]
            if current.image_id not in left:
                current.set_image(left[0] if left else 0)
        if session is not None and (change.has_new_schema or change.has_new_images):
            self._face.top_bar.set_project(session.project.name, self._kind_title(project_kind(session)))

    def look_at_jobs(self) -> None:
        """Called by the clock."""
        session = self._frame.session
        if session is None:
            return
        try:
            session.board.poll()
        except QueueError as error:
            # Said once, not seven times a second.
            if str(error) != self._queue_trouble:
                self._queue_trouble = str(error)
                self._frame.parts.notices.error(str(error))
        if session.board.elsewhere() != self._elsewhere:
            self._show_jobs()
            self._frame.panels["jobs"].show_jobs()  # type: ignore[attr-defined]

    def _show_jobs(self) -> None:
        session = self._frame.session
        if session is None:
            return
        jobs = session.board.jobs()
        active = [job for job in jobs if job.state.is_active]
        shares = [job.done / job.total for job in active if job.total > 0]
        states = [job.state for job in jobs]
        queued, held = states.count(JobState.QUEUED), states.count(JobState.HELD)
        fraction = sum(shares) / len(shares) if shares else 0.0
        self._elsewhere = session.board.elsewhere()
        work = Work(len(active), queued, held, fraction, tuple(job.project.name for job in self._elsewhere))
        self._face.top_bar.jobs_chip.show_work(work)

    def remember_project(self) -> None:
        """Put the open project on top of the recent ones, with its picture and counts."""
        session = self._frame.session
        if session is not None:
            self._remember_place()
            self._draw_card(session)

    def _remember_place(self) -> None:
        """Keep which image, class and run the person was at."""
        session = self._frame.session
        if session is None:
            return
        images = self._frame.images
        self._frame.settings.add_recent(
            RecentProject(
                str(session.project.path),
                session.project.name,
                time.time(),
                project_kind(session),
                images.total,
                images.labelled,
                images.objects,
                self._frame.parts.current.image_id,
                self._frame.parts.current.category_id,
                self._frame.parts.current.run,
            )
        )

    def _draw_card(self, session: Session) -> None:
        images = self._frame.images
        ids = list(session.document.images)[:LOOK_FOR_LABELS]
        chosen = next((image for image in ids if images.count(image.id)), ids[0] if ids else None)
        if chosen is None:
            return
        small = read_small(session.project.image_file(chosen), 2 * PICTURE.width())
        if small.isNull():
            return
        small = small.convertToFormat(QImage.Format.Format_RGB32)
        with QPainter(small) as painter:
            if chosen.width:
                factor = small.width() / chosen.width
                draw_labels(painter, session.document.instances(chosen.id), session.document.schema, factor)
        file = picture_file(str(session.project.path))
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        small.save(str(file))

    def _kind_title(self, kind: str) -> str:
        titles = {"keypoints": self.tr("Keypoints"), "polygons": self.tr("Polygons"), "boxes": self.tr("Boxes")}
        return titles.get(kind, "")

    def retranslate(self) -> None:
        """Say the project's kind again."""
        session = self._frame.session
        if session is not None:
            self._face.top_bar.set_project(session.project.name, self._kind_title(project_kind(session)))


def project_kind(session: Session) -> str:
    """What a project is about: keypoints when a class has some, else what its first labelled image holds."""
    if any(category.skeleton for category in session.document.schema.categories):
        return "keypoints"
    for image_id, count in session.project.store.instance_counts().items():
        if count:
            objects = session.document.instances(image_id)
            return "polygons" if any(item.polygons or item.mask for item in objects) else "boxes"
    return ""
