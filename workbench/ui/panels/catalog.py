"""Every panel of the window: one line a panel. A new panel is one new file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from workbench.ui.panels.changes import ChangesPanel
from workbench.ui.panels.cinema import CinemaPanel
from workbench.ui.panels.curves import CurvesPanel
from workbench.ui.panels.doctor import DoctorPanel
from workbench.ui.panels.history import HistoryPanel
from workbench.ui.panels.images import ImagesPanel
from workbench.ui.panels.inspector import InspectorPanel
from workbench.ui.panels.instances import InstancesPanel
from workbench.ui.panels.jobs import JobsPanel
from workbench.ui.panels.labels import LabelsPanel
from workbench.ui.panels.log import LogPanel
from workbench.ui.panels.picture import PicturePanel
from workbench.ui.panels.predictions import PredictionsPanel
from workbench.ui.panels.progress import ProgressPanel
from workbench.ui.panels.review import ReviewPanel
from workbench.ui.panels.runs import RunsPanel
from workbench.ui.panels.xray import XrayPanel
from workbench.ui.parts import Parts
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

CONTEXT = "Panels"


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """One panel: its id (the widget is ``panel.<id>``), title, icon, and what makes it from the shared parts.

    Every panel has ``set_session(session | None)``. ``tab`` is what stands on its tab where the title is too long for
    one: beside others there is little room.
    """

    id: str
    title: str
    icon: str
    make: Callable[[Parts], QWidget]
    tab: str = ""


PANELS: tuple[PanelSpec, ...] = (
    PanelSpec("images", QT_TRANSLATE_NOOP("Panels", "Images"), "image", ImagesPanel),
    PanelSpec("instances", QT_TRANSLATE_NOOP("Panels", "Objects"), "list", InstancesPanel),
    PanelSpec("labels", QT_TRANSLATE_NOOP("Panels", "Labels"), "tag", LabelsPanel),
    PanelSpec("inspector", QT_TRANSLATE_NOOP("Panels", "Inspector"), "settings", InspectorPanel),
    PanelSpec("review", QT_TRANSLATE_NOOP("Panels", "Review"), "check", ReviewPanel),
    PanelSpec("progress", QT_TRANSLATE_NOOP("Panels", "Progress"), "chart", ProgressPanel),
    PanelSpec("history", QT_TRANSLATE_NOOP("Panels", "History"), "history", HistoryPanel),
    PanelSpec("picture", QT_TRANSLATE_NOOP("Panels", "Picture"), "picture", PicturePanel),
    PanelSpec("predictions", QT_TRANSLATE_NOOP("Panels", "Predictions"), "target", PredictionsPanel),
    PanelSpec("jobs", QT_TRANSLATE_NOOP("Panels", "Jobs"), "queue", JobsPanel),
    PanelSpec("runs", QT_TRANSLATE_NOOP("Panels", "Runs"), "list", RunsPanel),
    PanelSpec("curves", QT_TRANSLATE_NOOP("Panels", "Curves"), "chart", CurvesPanel),
    PanelSpec(
        "cinema",
        QT_TRANSLATE_NOOP("Panels", "Predictions by epoch"),
        "play",
        CinemaPanel,
        QT_TRANSLATE_NOOP("Panels", "By epoch"),
    ),
    PanelSpec(
        "changes",
        QT_TRANSLATE_NOOP("Panels", "Label changes"),
        "history",
        ChangesPanel,
        QT_TRANSLATE_NOOP("Panels", "Changes"),
    ),
    PanelSpec("log", QT_TRANSLATE_NOOP("Panels", "Log"), "log", LogPanel),
    PanelSpec("xray", QT_TRANSLATE_NOOP("Panels", "Training pipeline"), "xray", XrayPanel),
    PanelSpec("doctor", QT_TRANSLATE_NOOP("Panels", "Training engine"), "repair", DoctorPanel),
)
