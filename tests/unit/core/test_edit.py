import pytest

from workbench.core.edit import Edit, Patch
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.schema import LabelSchema


def test_that_the_inverse_of_the_inverse_is_the_edit() -> None:
    edit = Edit("Draw box", (Patch(None, Instance(1, 1, 1)), Patch(Instance(2, 1, 1), None)), "key")
    assert edit.inverse().inverse().patches == edit.patches


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, None),
        (Instance(1, 1, 1), Instance(2, 1, 1)),
        (Instance(1, 1, 1), ImageRecord(1, "a.png", 1, 1)),
        (LabelSchema(), Instance(1, 1, 1)),
    ],
)
def test_that_a_patch_that_means_nothing_is_refused(before, after) -> None:
    with pytest.raises(ValueError):
        Patch(before, after)


def test_that_an_edit_knows_the_one_image_that_it_is_about() -> None:
    first, second = Patch(None, Instance(1, 7, 1)), Patch(Instance(2, 8, 1), None)
    assert Edit("", (first,)).image_id == 7 == Edit("", (first,)).inverse().image_id
    assert Edit("", (first, Patch(None, ImageRecord(7, "a.png", 1, 1)))).image_id == 7
    assert Edit("", (first, second)).image_id == 0
    assert Edit("", (Patch(LabelSchema(), LabelSchema()),)).image_id == 0
