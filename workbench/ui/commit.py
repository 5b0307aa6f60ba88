"""How panels and commands change the labels: one edit through the editor; a refusal is said, never raised."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from workbench.core.document import StaleEditError
from workbench.core.edit import Edit
from workbench.core.instance import Instance
from workbench.editing.editor import ReadOnlyError
from workbench.editing.operations import RefusedError, misfits, relabel
from workbench.session import Session
from workbench.ui.parts import Notices
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

CONTEXT = "Refusals"
STALE = QT_TRANSLATE_NOOP("Refusals", "The objects were changed meanwhile: do it again.")
LEFT = QT_TRANSLATE_NOOP("Refusals", "Kept their class: {count}. Their keypoints do not fit; they are selected now.")
REFUSALS = (
    QT_TRANSLATE_NOOP("Refusals", "A locked object stays as it is: unlock it first."),
    QT_TRANSLATE_NOOP("Refusals", "A comment needs some words."),
    QT_TRANSLATE_NOOP("Refusals", "A class needs a name."),
    QT_TRANSLATE_NOOP("Refusals", "A keypoint needs a name."),
    QT_TRANSLATE_NOOP("Refusals", "Another keypoint has this name already."),
    QT_TRANSLATE_NOOP("Refusals", "A sigma lies between 0 and 1; 0 means that nobody has measured it."),
    QT_TRANSLATE_NOOP(
        "Refusals", "It is not clear which keypoint became which: open the skeleton and change it again."
    ),
    QT_TRANSLATE_NOOP("Refusals", "There is nothing to complete: no absent point has a partner that is placed."),
    QT_TRANSLATE_NOOP("Refusals", "The axis of the pose is not known: place a point of the middle or both of a pair."),
    QT_TRANSLATE_NOOP("Refusals", "The axis of the pose is not known: place a second point of the middle."),
    QT_TRANSLATE_NOOP(
        "Refusals", "This object has other keypoints than its class: give it the class it was made with."
    ),
)
"""Every sentence of editing that names nothing of the project; a test says when one is missing."""


def refusal(error: Exception) -> str:
    """Return why something was refused in the language of the moment; sentences that are not ours stay as they are."""
    text = STALE if isinstance(error, StaleEditError) else str(error)
    return QCoreApplication.translate(CONTEXT, text) if text == STALE or text in REFUSALS else text


def commit(session: Session | None, edit: Edit | None, notices: Notices) -> bool:
    """Change the labels; says why when it is refused. Returns whether something was changed."""
    if session is None or edit is None:
        return False
    try:
        session.editor.commit(edit)
    except (ReadOnlyError, RefusedError, StaleEditError) as error:
        notices.warning(refusal(error))
        return False
    return True


def attempt(session: Session | None, make: Callable[[], Edit | None], notices: Notices) -> bool:
    """Make an edit and commit it; says why when either is refused. Returns whether something was changed."""
    try:
        edit = make()
    except RefusedError as error:
        notices.warning(refusal(error))
        return False
    return commit(session, edit, notices)


def relabel_objects(session: Session, objects: Sequence[Instance], category_id: int, notices: Notices) -> bool:
    """Give objects another class; those whose keypoints it cannot take stay, stay selected, and are counted."""
    schema = session.document.schema
    left = misfits(objects, category_id, schema)
    is_done = attempt(session, lambda: relabel(objects, category_id, schema), notices)
    if is_done and left:
        session.selection.set(item.id for item in left)
        notices.warning(QCoreApplication.translate(CONTEXT, LEFT).format(count=len(left)))
    return is_done
