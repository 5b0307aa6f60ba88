"""Every group of commands by the name that ``slot`` of an action begins with. A new group is one file and one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject

from workbench.ui.action_tables.action_spec import ActionSpec
from workbench.ui.commands.exchange_commands import ExchangeCommands
from workbench.ui.commands.flow_commands import FlowCommands
from workbench.ui.commands.focus_commands import FocusCommands
from workbench.ui.commands.frame import Frame
from workbench.ui.commands.hand_commands import HandCommands
from workbench.ui.commands.help_commands import HelpCommands
from workbench.ui.commands.label_commands import LabelCommands
from workbench.ui.commands.likeness_commands import LikenessCommands
from workbench.ui.commands.mask_commands import MaskCommands
from workbench.ui.commands.model_commands import ModelCommands
from workbench.ui.commands.picture_commands import PictureCommands
from workbench.ui.commands.polygon_commands import PolygonCommands
from workbench.ui.commands.project_commands import ProjectCommands
from workbench.ui.commands.shape_commands import ShapeCommands
from workbench.ui.commands.skeleton_commands import SkeletonCommands
from workbench.ui.commands.train_commands import TrainCommands
from workbench.ui.commands.view_commands import ViewCommands

Group = TypeVar("Group", bound=QObject)

GROUPS: Mapping[str, Callable[[Frame], QObject]] = {
    "project": ProjectCommands,
    "label": LabelCommands,
    "hands": HandCommands,
    "flow": FlowCommands,
    "shape": ShapeCommands,
    "mask": MaskCommands,
    "polygon": PolygonCommands,
    "skeleton": SkeletonCommands,
    "view": ViewCommands,
    "picture": PictureCommands,
    "train": TrainCommands,
    "exchange": ExchangeCommands,
    "likeness": LikenessCommands,
    "models": ModelCommands,
    "focus": FocusCommands,
    "help": HelpCommands,
}


class Commands:
    """The groups of one window."""

    def __init__(self, frame: Frame) -> None:
        self.groups: dict[str, QObject] = {name: make(frame) for name, make in GROUPS.items()}

    def of(self, kind: type[Group]) -> Group:
        """Return the one group of a class; raises LookupError when the catalog has none."""
        for group in self.groups.values():
            if isinstance(group, kind):
                return group
        raise LookupError(kind.__name__)

    def run(self, spec: ActionSpec) -> None:
        """Do what a line of the table of actions says."""
        group, method = spec.slot.split(".")
        slot: Callable[..., None] = getattr(self.groups[group], method)
        if spec.argument is None:
            slot()
        else:
            slot(spec.argument)
