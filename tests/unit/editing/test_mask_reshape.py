"""Moving and scaling masks, held against whole arrays."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tests.unit.editing.scenes import CELL, drag, make_scene, play
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.editing.masks.mask_edits import with_mask
from workbench.editing.reshape import draws_masks, fitted, moved
from workbench.editing.shape_index import Part, hit_of
from workbench.editing.tools.select import select

images = hnp.arrays(bool, hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=12))
shifts = st.floats(-15, 15)


def of(image):
    return Instance(1, 1, CELL.id, mask=Mask.from_array(image))


def mapped(image, old, new, scale):
    """Every pixel takes the value of the one its centre comes from."""
    found = np.zeros_like(image)
    for row, column in np.ndindex(image.shape):
        x, y = ((place + 0.5 - new[axis]) / scale[axis] + old[axis] for axis, place in enumerate((column, row)))
        source = int(np.floor(y)), int(np.floor(x))
        if 0 <= source[0] < image.shape[0] and 0 <= source[1] < image.shape[1]:
            found[row, column] = image[source]
    return found


@given(images, shifts, shifts)
def test_that_a_moved_mask_is_the_moved_pixels(image, dx, dy):
    assert (moved(of(image), dx, dy).mask.to_array() == mapped(image, (0, 0), (dx, dy), (1, 1))).all()


@given(images, st.sampled_from([0.5, 1.0, 2.0, 4.0]), st.sampled_from([0.5, 1.0, 2.0]), st.integers(-3, 5))
def test_that_a_scaled_mask_takes_the_nearest_pixels(image, across, down, shift):
    before, after = (0.0, 0.0, 8.0, 8.0), (float(shift), 0.0, 8.0 * across, 8.0 * down)
    expected = mapped(image, (0, 0), (shift, 0), (across, down))
    assert (fitted(of(image), before, after).mask.to_array() == expected).all()


def test_that_small_masks_are_dragged_as_they_are_and_large_ones_as_boxes():
    target = with_mask(Instance(1, 1, CELL.id), Mask.from_box(100, 200, (10, 10, 40, 40)))
    scene = make_scene(target)
    result, drafts = play(select(scene), drag((30, 30), (60, 40)))
    assert result.patches[0].after.mask == Mask.from_box(100, 200, (40, 20, 40, 40))
    assert drafts[-1].instances[0].mask == result.patches[0].after.mask
    assert not draws_masks([replace(target, bbox_xywh=(0.0, 0.0, 4000.0, 3000.0))])


@given(images, st.floats(-2, 14), st.floats(-2, 14), st.floats(0.2, 2))
def test_that_a_mask_is_hit_by_its_pixels(image, x, y, reach):
    instance = replace(of(image), bbox_xywh=(0.0, 0.0, 12.0, 12.0))
    hit = hit_of(instance, x, y, reach)
    row, column = int(np.floor(y)), int(np.floor(x))
    is_inside = 0 <= row < image.shape[0] and 0 <= column < image.shape[1] and bool(image[row, column])
    rows, columns = np.indices((20, 20)) - 4
    wide = np.zeros((20, 20), bool)
    wide[4 : 4 + image.shape[0], 4 : 4 + image.shape[1]] = image
    across = np.maximum(np.maximum(columns - x, x - columns - 1), 0)
    down = np.maximum(np.maximum(rows - y, y - rows - 1), 0)
    distance = np.hypot(across, down)
    if abs(distance - reach).min() < 1e-9:
        return
    crosses = (wide if not is_inside else ~wide)[distance <= reach].any()
    assert (hit is None) == (not is_inside and not crosses)
    if hit is not None:
        assert hit.part is (Part.EDGE if crosses else Part.INSIDE)
