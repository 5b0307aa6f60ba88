"""What is hidden, and what is shown alone."""

from __future__ import annotations

from workbench.core.instance import Instance
from workbench.editing.veil import Veil

FIRST, SECOND = Instance(1, 1, 5), Instance(2, 1, 6)


def shown(veil):
    return [item.id for item in (FIRST, SECOND) if veil.shows(item)]


def test_that_hiding_again_shows_and_classes_hide_all_of_theirs():
    veil = Veil()
    heard = []
    veil.changed.connect(lambda: heard.append(shown(veil)))
    veil.toggle([1])
    veil.toggle([1, 2])
    veil.toggle([1, 2])
    veil.toggle_category(6)
    veil.toggle([])
    assert heard == [[2], [], [1, 2], [1]]


def test_that_solo_shows_hidden_objects_too_and_ends_with_the_image():
    veil = Veil()
    veil.toggle([1])
    veil.toggle_solo([1])
    assert shown(veil) == [1]
    veil.toggle_solo([2])
    assert shown(veil) == [2] and veil.ids == {1}
    veil.toggle_category(6)
    veil.leave_image()
    assert shown(veil) == [1]
    veil.show_all()
    assert shown(veil) == [1, 2]
