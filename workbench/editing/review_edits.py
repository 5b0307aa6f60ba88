"""How far the review of images and objects has come, and remarks pinned to places, as edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.review import Comment, ReviewState
from workbench.editing.operations import RefusedError, change, objects


def set_image_state(image: ImageRecord, state: ReviewState) -> Edit | None:
    """Say how far an image has come; None when it is there already."""
    if image.state is state:
        return None
    return Edit("Change state of image", (Patch(image, replace(image, state=state)),))


def set_object_state(instances: Sequence[Instance], state: ReviewState) -> Edit | None:
    """Say how far objects have come; None when all are there already."""
    other = [item for item in instances if item.state is not state]
    return change(f"Change state of {objects(len(other))}", other, [replace(item, state=state) for item in other])


def state_of(image: ImageRecord, object_count: int) -> ReviewState:
    """Return the state that counts: an image with objects or a class of its own that nobody has judged is labelled."""
    if image.state is ReviewState.TODO and (object_count or image.tags):
        return ReviewState.LABELLED
    return image.state


def add_comment(image: ImageRecord, x: float, y: float, text: str) -> Edit:
    """Pin a remark to a place in image pixels, held inside the image. Raises RefusedError for an empty text."""
    words = " ".join(text.split())
    if not words:
        raise RefusedError("A comment needs some words.")
    x = min(max(x, 0.0), float(image.width or x))
    y = min(max(y, 0.0), float(image.height or y))
    number = max((comment.id for comment in image.comments), default=0) + 1
    return _comments("Add comment", image, (*image.comments, Comment(number, x, y, words)))


def settle_comment(image: ImageRecord, comment_id: int, is_done: bool) -> Edit | None:
    """Tick a remark off, or open it again; None when it is so already or is not there."""
    changed = tuple(replace(each, is_done=is_done) if each.id == comment_id else each for each in image.comments)
    return None if changed == image.comments else _comments("Settle comment", image, changed)


def remove_comment(image: ImageRecord, comment_id: int) -> Edit | None:
    """Take a remark away; None when it is not there."""
    kept = tuple(each for each in image.comments if each.id != comment_id)
    return None if kept == image.comments else _comments("Remove comment", image, kept)


def _comments(title: str, image: ImageRecord, comments: tuple[Comment, ...]) -> Edit:
    return Edit(title, (Patch(image, replace(image, comments=comments)),))
