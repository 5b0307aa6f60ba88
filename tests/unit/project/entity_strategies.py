"""Hypothesis strategies for core values: any value that the workbench can hold."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from workbench.core.edit import Edit, Patch
from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance, Keypoint
from workbench.core.masks import Mask
from workbench.core.review import Comment, ReviewState
from workbench.core.schema import Attribute, AttributeKind, Category, LabelSchema, Skeleton

numbers = st.one_of(st.integers(-10_000, 10_000), st.floats(allow_nan=False, allow_infinity=False))
texts = st.text(max_size=12)
names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
extras = st.dictionaries(
    texts, st.recursive(st.none() | st.booleans() | numbers | texts, lambda x: st.lists(x, max_size=3), max_leaves=4)
)
points = st.builds(Keypoint, numbers, numbers, st.integers(0, 2))


@st.composite
def masks(draw):
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    bits = draw(st.lists(st.booleans(), min_size=height * width, max_size=height * width))
    return Mask.from_array(np.array(bits).reshape(height, width))


@st.composite
def rings(draw):
    return tuple(draw(st.lists(st.tuples(numbers, numbers), min_size=3, max_size=5).map(lambda p: sum(p, ()))))


ids = st.integers(1, 10**6)
lengths = st.floats(0.1, 5000)
flat_points = st.lists(st.tuples(numbers, numbers), min_size=2, max_size=5).map(lambda p: sum(p, ()))
figures = st.one_of(
    st.builds(RotatedBox, numbers, numbers, lengths, lengths, st.floats(-360, 360)),
    st.builds(Circle, numbers, numbers, lengths),
    st.builds(Polyline, flat_points),
    st.builds(PointSet, flat_points),
)
attribute_values = st.dictionaries(texts, st.booleans() | numbers | texts, max_size=3)
attributes = st.builds(
    Attribute, names, st.just(AttributeKind.TEXT), default=st.none() | texts, is_mutable=st.booleans()
)
comments = st.lists(
    st.builds(Comment, st.integers(1, 99), numbers, numbers, texts, st.booleans()),
    max_size=3,
    unique_by=lambda comment: comment.id,
).map(tuple)
few_ids = st.integers(1, 50)


def instances(instance_id=ids, image_id=few_ids):
    return st.builds(
        Instance,
        instance_id,
        image_id,
        st.integers(1, 9),
        st.none() | st.tuples(numbers, numbers, numbers, numbers),
        st.lists(rings(), max_size=2).map(tuple),
        st.none() | masks(),
        st.lists(points, max_size=3).map(tuple),
        st.none() | numbers,
        st.booleans(),
        st.none() | numbers,
        st.sampled_from(["hand", "import", "run:first"]),
        extras,
        st.lists(rings(), max_size=2).map(tuple),
        st.none() | figures,
        attribute_values,
        st.integers(0, 99),
        st.integers(-9, 9),
        st.booleans(),
        st.sampled_from(ReviewState),
    )


def image_records(image_id=ids):
    return st.builds(
        ImageRecord,
        image_id,
        names.filter(lambda text: ".." not in text).map(lambda text: f"images/{text}.png"),
        st.integers(0, 5000),
        st.integers(0, 5000),
        st.sampled_from(Split),
        extras,
        st.lists(few_ids, max_size=3, unique=True).map(tuple),
        st.sampled_from(ReviewState),
        comments,
    )


skeletons = st.just(None) | st.lists(names, min_size=2, max_size=4).flatmap(
    lambda points: st.builds(
        Skeleton,
        st.just(tuple(points)),
        st.just(((0, 1),)),
        st.just(((0, 1),)),
        st.just(()),
        st.sampled_from([(), ("#56b4e9",) * len(points)]),
        st.sampled_from([(), ((0.25, 0.5),) * len(points)]),
    )
)


@st.composite
def schemas(draw):
    ids = draw(st.lists(st.integers(1, 90), max_size=4, unique=True))
    colors = st.sampled_from(["", "#e69f00"])
    return LabelSchema(
        tuple(
            Category(
                i,
                draw(names),
                draw(texts),
                draw(skeletons),
                draw(extras),
                draw(colors),
                tuple(draw(st.lists(attributes, max_size=2))),
            )
            for i in ids
        )
    )


@st.composite
def patches(draw):
    kind = draw(st.sampled_from(["instance", "image", "schema"]))
    if kind == "schema":
        return Patch(draw(schemas()), draw(schemas()))
    build = instances if kind == "instance" else image_records
    number = draw(st.integers(1, 1000))
    before, after = draw(build(st.just(number))), draw(build(st.just(number)))
    return Patch(*draw(st.sampled_from([(before, after), (None, after), (before, None)])))


edits = st.builds(Edit, texts, st.lists(patches(), max_size=4).map(tuple), texts)
