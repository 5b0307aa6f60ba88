import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.tasks.recipe import PredictRecipe, RecipeError, TrainRecipe, recipe_from_json, recipe_to_json

_NAMES = st.text(max_size=12)
_TRAIN = st.builds(
    TrainRecipe,
    name=_NAMES,
    preset=_NAMES,
    task=_NAMES,
    adapter=_NAMES,
    base_config=_NAMES,
    epochs=st.integers(1, 999),
    batch_size=st.integers(1, 64),
    input_wh=st.tuples(st.integers(32, 640), st.integers(32, 640)),
    learning_rate=st.floats(1e-6, 1),
    seed=st.integers(0, 2**31),
    categories=st.lists(st.integers(0, 90), max_size=4).map(tuple),
    options=st.dictionaries(_NAMES, st.integers() | _NAMES, max_size=3),
)
_PREDICT = st.builds(PredictRecipe, name=_NAMES, run_folder=_NAMES, heatmaps=st.booleans())


@given(_TRAIN | _PREDICT)
def test_that_a_recipe_survives_json(recipe) -> None:
    assert recipe_from_json(recipe_to_json(recipe)) == recipe


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "version"),
        ('{"version": 1, "kind": "cook"}', "neither"),
        ('{"version": 1, "kind": "predict", "name": "a"}', "run_folder"),
        (json.dumps({"version": 1, "kind": "predict", "name": "a", "run_folder": "b", "evil": 1}), "evil"),
    ],
)
def test_that_a_wrong_recipe_names_the_file_and_the_fault(text: str, reason: str) -> None:
    with pytest.raises(RecipeError, match=reason) as caught:
        recipe_from_json(text, "runs/7/recipe.json")
    assert "runs/7/recipe.json" in str(caught.value)
