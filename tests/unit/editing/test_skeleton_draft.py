"""A skeleton being drawn: what follows what, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.schema import Skeleton
from workbench.editing.operations import RefusedError
from workbench.editing.poses.skeleton_draft import DraftHistory, SkeletonDraft
from workbench.formats.skeleton_file import shipped_skeleton, skeleton_names

KNOWN = Skeleton(
    ("nose", "left ear", "right ear"),
    ((0, 1), (0, 2)),
    ((1, 2),),
    (0.1, 0.2, 0.2),
    ("#000000", "", "#ffffff"),
    ((0.5, 0.0), (0.0, 1.0), (1.0, 1.0)),
)
PLACES = [(10.0, 0.0), (0.0, 20.0), (20.0, 20.0)]


@pytest.mark.parametrize("name", skeleton_names())
def test_that_a_skeleton_that_is_not_touched_comes_back_equal(name):
    skeleton = shipped_skeleton(name).skeleton
    draft = SkeletonDraft.of(skeleton)
    assert draft.skeleton(skeleton.template) == skeleton
    assert draft.origins() == tuple(range(len(skeleton.keypoints)))


def test_that_places_on_the_picture_become_the_template():
    draft = SkeletonDraft.of(KNOWN, PLACES)
    assert draft.skeleton().template == KNOWN.template
    assert draft.placed(1, None).skeleton().template == ()
    assert draft.placed(1, None).skeleton(KNOWN.template).template == KNOWN.template
    assert draft.nudged({0, 1, 2}, 5, -7).skeleton().template == KNOWN.template


def test_that_lines_pairs_and_origins_follow_points_that_are_moved_and_removed():
    draft = SkeletonDraft.of(KNOWN, PLACES).shifted({2}, -1).without({0})
    skeleton = draft.skeleton()
    assert skeleton.keypoints == ("right ear", "left ear")
    assert (skeleton.edges, skeleton.flip_pairs, draft.origins()) == ((), ((1, 0),), (2, 1))
    assert skeleton.colors == ("#ffffff", "")


def test_that_several_points_are_shifted_together_and_stop_at_the_end():
    draft = SkeletonDraft.of(KNOWN)
    assert [p.key for p in draft.shifted({1, 2}, -1).points] == [1, 2, 0]
    assert [p.key for p in draft.shifted({0, 1}, 1).points] == [2, 0, 1]
    assert draft.shifted({0}, -1) == draft
    assert draft.shifted({2}, 1) == draft


def test_that_new_points_have_names_of_their_own_and_no_origin():
    draft, key = SkeletonDraft.of(KNOWN).renamed(0, "point 4").added((1, 2), "point {number}")
    assert draft.point(key).name == "point 5"
    assert draft.origins() == (0, 1, 2, None)
    assert draft.skeleton().sigmas == (0.1, 0.2, 0.2, 0.2), "the middle of those known"


def test_that_names_are_tidied_and_told_apart():
    draft = SkeletonDraft.of(KNOWN)
    assert draft.renamed(0, "  wet   nose ").point(0).name == "wet nose"
    for bad in ("", "  ", "left ear"):
        with pytest.raises(RefusedError):
            draft.renamed(0, bad)


def test_that_a_line_and_a_pair_are_drawn_and_taken_away_by_the_same_hand():
    draft = SkeletonDraft.of(KNOWN)
    assert draft.with_edge(2, 0).edges == ((0, 1),)
    assert draft.with_edge(1, 2).edges == (*KNOWN.edges, (1, 2))
    assert draft.with_edge(1, 1) == draft
    assert draft.with_pair(2, 1).pairs == ()
    assert draft.with_pair(0, 1).pairs == ((0, 1),), "a point has one partner"
    assert draft.partner(2) == 1 and draft.partner(0) is None


def test_that_pairs_are_found_by_names():
    draft = SkeletonDraft.of(Skeleton(("a", "left eye", "b", "right eye"), flip_pairs=((0, 2),)))
    assert draft.paired_by_names().pairs == ((0, 2), (1, 3))


@pytest.mark.parametrize("sigma", [-0.1, 1.0, float("nan")])
def test_that_a_sigma_out_of_range_is_refused(sigma):
    with pytest.raises(RefusedError):
        SkeletonDraft.of(KNOWN).with_sigma(0, sigma)


def test_that_another_skeleton_keeps_the_points_of_the_same_name():
    other = SkeletonDraft.of(Skeleton(("tail", "nose")), is_known=False).with_origins_of(SkeletonDraft.of(KNOWN))
    assert other.origins() == (None, 0)


def test_that_nothing_drawn_is_no_skeleton():
    assert SkeletonDraft().skeleton() is None
    assert SkeletonDraft.of(KNOWN).without({0, 1, 2}).skeleton() is None


@given(st.lists(st.sampled_from(["add", "remove", "undo", "redo", "drag"]), max_size=30))
def test_that_history_goes_back_and_forth_without_losing_a_draft(steps):
    history = DraftHistory(SkeletonDraft.of(KNOWN, PLACES))
    kept, place = [history.draft], 0
    for number, step in enumerate(steps):
        if step in ("undo", "redo"):
            getattr(history, step)()
            place = max(place - 1, 0) if step == "undo" else min(place + 1, len(kept) - 1)
        else:
            draft = history.draft
            draft = draft.added(None)[0] if step == "add" else draft.nudged({0}, number + 1, 0)
            if step == "remove":
                draft = history.draft.without({history.draft.points[-1].key}) if history.draft.points else draft
            if draft != history.draft:
                del kept[place + 1 :]
                kept.append(draft)
                place += 1
            history.put(draft)
        assert history.draft == kept[place]
        assert (history.can_undo, history.can_redo) == (place > 0, place + 1 < len(kept))


def test_that_a_drag_is_one_step():
    history = DraftHistory(SkeletonDraft.of(KNOWN, PLACES))
    start = history.draft
    for x in range(5):
        history.put(start.placed(0, (x, 3)), "drag 1")
    history.put(history.draft.placed(1, (9, 9)), "drag 2")
    history.undo()
    assert history.draft.point(0).place == (4, 3)
    history.undo()
    assert history.draft == start
