"""Classes of pixels: how much of the pictures they must cover."""

from dataclasses import replace

from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.core.schema import Category, LabelSchema
from workbench.tasks.defaults import explain, suggest
from workbench.tasks.label_summary import summarize
from workbench.tasks.preflight import check
from workbench.tasks.presets import preset


def test_that_regions_that_leave_most_pixels_without_a_class_are_told_until_the_background_is_one():
    ring = (0.0, 0.0, 20.0, 0.0, 20.0, 20.0, 0.0, 20.0)
    images = [ImageRecord(1, "a.png", 40, 40, Split.TRAIN), ImageRecord(2, "b.png", 40, 40, Split.VAL)]
    items = [Instance(number, number, 1, polygons=(ring,)) for number in (1, 2)]
    summary = summarize(LabelSchema((Category(1, "lake"),)), images, items)
    assert summary.outlined_part == 0.25
    recipe = suggest(preset("fast-scnn"), summary)
    assert recipe.options["background"] == "class"
    assert "25 %" in explain(preset("fast-scnn"), summary)["background"]
    bare = replace(recipe, options={})
    codes = {finding.code: finding.text for finding in check(bare, summary)}
    assert "'lake' is the only class" in codes["one_region_class"]
    assert "cover 25 %" in codes["sparse_regions"]
    assert not {"one_region_class", "sparse_regions"} & {finding.code for finding in check(recipe, summary)}
