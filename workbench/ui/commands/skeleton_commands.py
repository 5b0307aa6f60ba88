"""What is done to poses of keypoints and to the skeletons of classes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance
from workbench.core.schema import Skeleton
from workbench.editing.clipboard import Clipping, Paper, paste
from workbench.editing.operations import RefusedError, cycle_visibility
from workbench.editing.poses.skeleton_operations import complete, mirror, swap_sides
from workbench.ui.commands.frame import Frame
from workbench.ui.commit import refusal
from workbench.ui.dialogs.skeleton_editor import SkeletonEditorDialog
from workbench.ui.panels.instances import InstancesPanel
from workbench.ui.previous_poses import PreviousPoses
from workbench.ui.skeleton_change import SkeletonChange
from workbench.ui.skeleton_editor.backdrop import Backdrop
from workbench.ui.typical_poses import TypicalPoses

_STAMP, _EXPECTED, _PREVIOUS = "skeleton.stamp", "skeleton.expected", "skeleton.previous"
Operation = Callable[[Instance, Skeleton], Edit | None]


class SkeletonCommands(QObject):
    """The slots of the group ``skeleton``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._typical = TypicalPoses(frame)
        self._previous = PreviousPoses(frame)
        self._change = SkeletonChange(frame)
        instances = frame.panels["instances"]
        assert isinstance(instances, InstancesPanel)
        self._placing = instances.placing
        self._placing.pointAsked.connect(frame.canvas.ask_for_point)
        frame.canvas.hintChanged.connect(lambda _: self._show_points())
        frame.canvas.toolChanged.connect(lambda _: self._show_points())
        options = frame.canvas.tool_options
        options.shows_expected = frame.settings.flag(_EXPECTED, True)
        frame.actions.get(_EXPECTED).setChecked(options.shows_expected)
        frame.actions.get(_PREVIOUS).setChecked(frame.settings.flag(_PREVIOUS))
        self._previous.set_on(frame.settings.flag(_PREVIOUS))

    # the skeleton of a class

    def edit(self, category_id: int = 0) -> None:
        """Open the skeleton of a class, of the chosen one when none is named."""
        session = self._frame.session
        category_id = category_id or self._frame.parts.current.category_id
        if session is None or not category_id:
            self._frame.parts.notices.info(self.tr("Add a class first: a skeleton belongs to one."))
            return
        category = session.document.schema.category(category_id)
        backdrop, background = self._backdrop(category_id), self._frame.parts.background
        dialog = SkeletonEditorDialog(self._frame.window, category, backdrop, background)
        dialog.agreed.connect(lambda skeleton, origins: self._change.run(dialog, category_id, skeleton, origins))
        dialog.open()

    def _backdrop(self, category_id: int) -> Backdrop | None:
        """The shown image around an object of the class, the selected one first; else the whole image."""
        display = self._frame.canvas.display
        if display.scene is None or display.pyramid is None:
            return None
        chosen = (*self._frame.selected, *reversed(display.scene.index.instances))
        subject = next((item for item in chosen if item.category_id == category_id), None)
        return Backdrop.around(display.pyramid, subject)

    # poses

    def mirror(self) -> None:
        """Mirror the selected poses left to right."""
        self._do("Mirror pose", mirror)

    def swap(self) -> None:
        """Exchange left and right of the selected poses."""
        self._do("Swap left and right", swap_sides)

    def complete(self) -> None:
        """Fill the absent points of the selected poses from their other side."""
        scene = self._frame.canvas.display.scene
        if scene is not None:
            width, height = scene.width, scene.height
            self._do("Complete by symmetry", lambda instance, skeleton: complete(instance, skeleton, width, height))

    def _show_points(self) -> None:
        """The hint names the next point, so it changes whenever the list of points does."""
        draft = self._frame.canvas.display.draft
        self._placing.show_points(draft.points if draft is not None else None)

    def turn_visibility(self) -> None:
        """Turn the joint under the pointer, else the picked one: visible, occluded, absent."""
        session, scene = self._frame.session, self._frame.canvas.display.scene
        if session is None or scene is None:
            return
        selection = session.selection
        place = selection.keypoint
        if selection.hovered is not None and selection.hovered_keypoint is not None:
            place = (selection.hovered, selection.hovered_keypoint)
        instance = scene.index.get(place[0]) if place is not None else None
        if place is None or instance is None or place[1] >= len(instance.keypoints):
            self._frame.parts.notices.info(self.tr("Point at a keypoint, or click it, then press the key."))
            return
        edit = cycle_visibility(instance, place[1])
        if edit is not None:
            self._frame.commit(edit)

    def take_previous(self) -> None:
        """Copy the poses of the previous image to this one, where they are, and select them."""
        session, scene = self._frame.session, self._frame.canvas.display.scene
        if session is None or scene is None:
            return
        paper = Paper(scene.image_id, scene.width, scene.height, session.document.instances(scene.image_id))
        pasted = paste(Clipping(self._previous.poses()), paper, session.editor.new_instance_id)
        if pasted is None:
            self._frame.parts.notices.info(self.tr("The previous image has no poses that are not here already."))
            return
        title = "Copy pose" if len(pasted.patches) == 1 else "Copy poses"
        if self._frame.commit(Edit(title, pasted.patches)):
            session.selection.set(patch.after.id for patch in pasted.patches if isinstance(patch.after, Instance))

    def place_point(self, instance_id: int, keypoint: int) -> None:
        """Let the keypoint tool ask for an absent point of a pose."""
        session = self._frame.session
        found = next((item for item in self._frame.on_image if item.id == instance_id), None)
        if session is None or found is None:
            return
        self._frame.parts.current.set_category(found.category_id)
        session.selection.set([instance_id], (instance_id, keypoint))
        self._frame.canvas.set_tool("keypoints")

    # what is shown while points are placed

    def switch_stamp(self) -> None:
        """Lay whole poses with the keypoint tool, or point after point."""
        self._frame.canvas.tool_options.stamps = self._frame.actions.get(_STAMP).isChecked()
        self._frame.canvas.set_tool("keypoints")
        self._frame.canvas.cancel()

    def switch_expected(self) -> None:
        """Show where the next point is expected, or not."""
        is_on = self._frame.actions.get(_EXPECTED).isChecked()
        self._frame.canvas.tool_options.shows_expected = is_on
        self._frame.settings.put(_EXPECTED, is_on)

    def switch_previous(self) -> None:
        """Show the poses of the previous image faintly, or not."""
        is_on = self._frame.actions.get(_PREVIOUS).isChecked()
        self._previous.set_on(is_on)
        self._frame.settings.put(_PREVIOUS, is_on)

    # inside

    def _do(self, title: str, operation: Operation) -> None:
        """Do something to every selected pose, as one step."""
        session = self._frame.session
        if session is None:
            return
        poses = [item for item in self._frame.selected if item.num_keypoints]
        if not poses:
            self._frame.parts.notices.info(self.tr("Select a pose of keypoints first."))
            return
        patches: list[Patch] = []
        reasons: list[str] = []
        skeletons = {item.id: item.skeleton for item in session.document.schema.categories}
        for pose in poses:
            skeleton = skeletons.get(pose.category_id)
            try:
                edit = operation(pose, skeleton) if skeleton is not None else None
            except RefusedError as error:
                reasons.append(refusal(error))
                continue
            patches += edit.patches if edit is not None else ()
        if patches:
            self._frame.commit(Edit(title, tuple(patches)))
        elif reasons:
            self._frame.parts.notices.warning(reasons[0])
