"""The index keeps the drawing order whatever is put in and taken out."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.instance import Instance
from workbench.editing.shape_index import ShapeIndex, hit_of

VERBS = st.sampled_from(["put", "move", "drop"])
STEPS = st.lists(st.tuples(VERBS, st.integers(1, 8), st.integers(-2, 2)), max_size=40)


@given(STEPS)
def test_that_objects_come_back_to_front_after_any_changes(steps):
    index, known = ShapeIndex(), {}
    for verb, number, z in steps:
        if verb == "drop":
            index.drop(number)
            known.pop(number, None)
        else:
            x = float(number + z)
            before = known.get(number)
            moved = replace(before, bbox_xywh=(x, 0.0, 5.0, 5.0)) if before is not None and verb == "move" else None
            instance = moved or Instance(number, 1, 1, (x, 0.0, 5.0, 5.0), z=z)
            index.put(instance)
            known[number] = instance
        assert index.instances == tuple(sorted(known.values(), key=lambda item: item.drawing_order))


def test_that_the_same_tuple_is_given_until_something_changes():
    index = ShapeIndex([Instance(1, 1, 1, (0.0, 0.0, 5.0, 5.0)), Instance(2, 1, 1, (9.0, 0.0, 5.0, 5.0))])
    first = index.instances
    assert index.instances is first
    index.put(Instance(2, 1, 1, (8.0, 0.0, 5.0, 5.0)))
    assert index.instances is not first and index.instances[0] is first[0]


def test_that_an_object_is_found_where_it_was_put_last():
    index = ShapeIndex([Instance(1, 1, 1, (0.0, 0.0, 5.0, 5.0))])
    assert index.instances
    index.put(Instance(1, 1, 1, (50.0, 0.0, 5.0, 5.0)))
    assert [hit.instance.id for hit in index.hits(52.0, 2.0, 1.0)] == [1]
    assert index.hits(2.0, 2.0, 1.0) == []


@st.composite
def piles(draw):
    """Objects of every kind over one another, near the origin."""
    found = []
    for number in range(1, draw(st.integers(1, 9)) + 1):
        x, y, side = (draw(st.integers(-9, 9)) for _ in range(3))
        ring = (x, y, x + side + 10, y, x + 10, y + side + 12, x, y + 9)
        kind = draw(st.sampled_from(["ring", "ring", "ring", "holed", "parts", "box"]))
        plain = Instance(number, 1, 1, (x, y, 10, 12), z=draw(st.integers(0, 2)), is_locked=draw(st.booleans()))
        shapes = {
            "ring": {"polygons": (ring,)},
            "holed": {"polygons": (ring,), "holes": ((x + 2, y + 2, x + 5, y + 2, x + 4, y + 5),)},
            "parts": {"polygons": (ring, tuple(value + 14 for value in ring))},
            "box": {},
        }
        found.append(replace(plain, **shapes[kind]))
    return found


@given(piles(), st.floats(-30, 40), st.floats(-30, 40), st.floats(0.5, 6))
def test_that_a_pile_is_hit_as_each_of_its_objects_by_itself(pile, x, y, reach):
    expected = {hit for item in pile if not item.is_locked and (hit := hit_of(item, x, y, reach)) is not None}
    assert set(ShapeIndex(pile).hits(x, y, reach)) == expected
