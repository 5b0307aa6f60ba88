from workbench.core.schema import Skeleton
from workbench.editing.poses.sides import LEFT, MIDDLE, RIGHT, edge_side, sides


def test_that_names_tell_the_sides_where_no_pairs_are_known() -> None:
    assert sides(Skeleton(("nose", "left_eye", "R ear"))) == (MIDDLE, LEFT, RIGHT)


def test_that_a_right_angle_is_not_on_the_right() -> None:
    square = Skeleton(("right angle", "clockwise corner", "anticlockwise corner"), ((0, 1),), ((1, 2),))
    assert sides(square) == (MIDDLE, LEFT, RIGHT)


def test_that_an_edge_takes_the_side_of_the_end_that_has_one() -> None:
    face = Skeleton(("nose", "left eye", "right eye"), ((0, 1), (1, 2)), ((1, 2),))
    assert [edge_side(face, edge) for edge in face.edges] == [LEFT, MIDDLE]
