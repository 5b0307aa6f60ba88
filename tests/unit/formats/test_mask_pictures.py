"""Label pictures: numbers, palettes and colours, tables that do not fit, and the way there and back."""

import json
import zlib

import cv2
import numpy as np
import pytest

from workbench.core.image import Split
from workbench.core.instance import Instance
from workbench.core.masks import Mask
from workbench.formats.catalog import detect
from workbench.formats.class_table import read_class_table
from workbench.formats.codec import Dataset, FormatError
from workbench.formats.index_picture import _chunk, read_index_picture, write_index_picture
from workbench.formats.mask_pictures import MaskPicturesCodec

CODEC = MaskPicturesCodec()
ROAD, SKY, EDGE = (128, 64, 128), (70, 130, 180), (1, 2, 3)


def save(path, pixels):
    path.parent.mkdir(parents=True, exist_ok=True)
    shown = pixels[..., ::-1] if pixels.ndim == 3 else pixels
    path.write_bytes(cv2.imencode(path.suffix, np.ascontiguousarray(shown))[1].tobytes())


def photo(path, size=(40, 30)):
    save(path, np.random.default_rng(0).integers(0, 255, (size[1], size[0], 3), dtype=np.uint8))


def halves(left, right, stray=None):
    pixels = np.zeros((30, 40, 3), np.uint8)
    pixels[:, :20], pixels[:, 20:] = left, right
    if stray is not None:
        pixels[0, 0] = stray
    return pixels


def named(result):
    names = {category.id: category.name for category in result.dataset.schema.categories}
    return {names[item.category_id]: item for item in result.dataset.instances}


def test_that_colours_become_classes_and_strays_are_counted_and_no_image_is_dropped(tmp_path):
    for name, stray in (("a", EDGE), ("b", None)):
        photo(tmp_path / f"images/{name}.jpg")
        save(tmp_path / f"masks/{name}.png", halves(ROAD, (72, 131, 178), stray))
    photo(tmp_path / "images/c.jpg")
    (tmp_path / "masks/c.png").write_bytes(b"\x89PNG torn")
    rows = [{"title": "Road", "color": "#804080"}, {"title": "Sky", "color": list(SKY)}]
    (tmp_path / "classes.json").write_text(json.dumps({"classes": rows}))
    assert detect(tmp_path).name == "mask_pictures"
    result = CODEC.read(tmp_path)
    assert [image.path for image in result.dataset.images] == ["images/a.jpg", "images/b.jpg", "images/c.jpg"]
    assert [category.color for category in result.dataset.schema.categories] == ["#804080", "#4682b4"]
    assert sorted(item.area for item in result.dataset.instances) == [599, 600, 600, 600]
    assert all(not item.iscrowd and item.mask is not None for item in result.dataset.instances)
    reasons = "\n".join(f"{problem.place}: {problem.reason}" for problem in result.problems)
    assert "1200 pixels are a little off" in reasons
    assert "a.png of images/a.jpg: 1 of 1200 pixels have values of no class (#010203)" in reasons
    assert "not a PNG picture; save the labels as PNG; the image comes in without labels" in reasons


def test_that_a_table_with_other_colours_loses_nothing_and_guesses_nothing(tmp_path):
    photo(tmp_path / "Tile 1/images/a.jpg")
    save(tmp_path / "Tile 1/masks/a.png", halves(ROAD, (226, 169, 41)))
    rows = [{"title": "Land", "color": "#F5A623"}, {"title": "Unlabeled", "color": "#804080"}]
    (tmp_path / "classes.json").write_text(json.dumps({"classes": rows}))
    result = CODEC.read(tmp_path)
    assert list(named(result)) == ["#e2a929"]
    assert "#e2a929 came in as classes of their own" in result.problems[0].reason
    assert "No picture holds Land #f5a623" in result.problems[0].reason


def test_that_numbers_come_from_palettes_and_from_grey_pictures_of_any_depth(tmp_path):
    numbers = np.zeros((30, 40), np.uint8)
    numbers[:, 20:], numbers[0] = 1, 255
    for name in ("a", "b"):
        photo(tmp_path / f"img_dir/train/{name}.jpg")
    (tmp_path / "ann_dir/train").mkdir(parents=True)
    (tmp_path / "ann_dir/train/a.png").write_bytes(write_index_picture(numbers, {0: ROAD, 1: SKY}))
    save(tmp_path / "ann_dir/train/b.png", numbers.astype(np.uint16))
    result = CODEC.read(tmp_path / "ann_dir" / "train")
    assert [category.name for category in result.dataset.schema.categories] == ["class 0", "class 1"]
    assert result.dataset.schema.categories[0].color == "#804080"
    assert {image.split for image in result.dataset.images} == {Split.TRAIN}
    assert [item.area for item in result.dataset.instances] == [580, 580, 580, 580]
    (tmp_path / "labels.txt").write_text("road\nsky\nwater\n")
    again = CODEC.read(tmp_path)
    assert [category.name for category in again.dataset.schema.categories] == ["road", "sky", "water"]


@pytest.mark.parametrize("bits", [1, 2, 4])
@pytest.mark.parametrize("colour", [0, 3])
def test_that_pictures_of_few_bits_keep_their_numbers(tmp_path, bits, colour):
    values = np.random.default_rng(bits).integers(0, 1 << bits, (6, 16), dtype=np.uint8)
    each = 8 // bits
    packed = sum(values[:, place::each] << (8 - bits * (place + 1)) for place in range(each)).astype(np.uint8)
    rows = np.concatenate([np.zeros((6, 1), np.uint8), packed], axis=1)
    head = (16).to_bytes(4, "big") + (6).to_bytes(4, "big") + bytes([bits, colour, 0, 0, 0])
    palette = [(b"PLTE", bytes(48)), (b"tRNS", b"\0")] if colour else []
    parts = [(b"IHDR", head), *palette, (b"IDAT", zlib.compress(rows.tobytes())), (b"IEND", b"")]
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts))
    found = read_index_picture(path)
    assert not found.is_colour
    assert (found.values == values).all()


def test_that_black_and_white_pictures_beside_their_images_are_background_and_foreground(tmp_path):
    photo(tmp_path / "a.jpg")
    mask = np.zeros((30, 40), np.uint8)
    mask[:10], mask[10, :4] = 255, 140
    save(tmp_path / "a_mask.png", mask)
    assert detect(tmp_path).name == "mask_pictures"
    found = named(CODEC.read(tmp_path))
    assert {name: item.area for name, item in found.items()} == {"background": 796, "foreground": 404}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("labelmap.txt", "# label:color_rgb:parts:actions\nroad:128,64,128::\nsky:70,130,180::", [ROAD, SKY]),
        ("label_colors.txt", "128 64 128\troad\n70 130 180\tsky", [ROAD, SKY]),
        ("class_dict.csv", "name,r,g,b\nroad,128,64,128\nsky,70,130,180", [ROAD, SKY]),
        ("classes.csv", "id;name;color\n0;road;#804080\n3;sky;#4682b4", [(0, ROAD), (3, SKY)]),
        ("classes.txt", "0 road\n3: sky", [0, 3]),
        ("classes.json", '{"0": "road", "3": "sky"}', [0, 3]),
        ("colors.json", '{"road": [128, 64, 128], "sky": "#4682b4"}', [ROAD, SKY]),
        ("categories.json", '[{"id": 0, "name": "road"}, {"id": 3, "name": "sky"}]', [0, 3]),
    ],
)
def test_that_the_tables_of_other_tools_are_understood(tmp_path, name, text, expected):
    path = tmp_path / name
    path.write_text(text)
    rows = read_class_table(path)
    assert [row.name for row in rows] == ["road", "sky"]
    for row, wanted in zip(rows, expected, strict=True):
        if isinstance(wanted, int):
            assert row.number == wanted
        elif isinstance(wanted[0], int) and len(wanted) == 3:
            assert row.colour == wanted
        else:
            assert (row.number, row.colour) == wanted


def test_that_photographs_in_pairs_and_broken_tables_are_no_label_pictures(tmp_path):
    photo(tmp_path / "images/a.jpg")
    photo(tmp_path / "labels/a.png")
    assert not CODEC.sniff(tmp_path)
    with pytest.raises(FormatError, match="none of the formats"):
        detect(tmp_path / "labels" / "a.png")
    for name, text in (("classes.json", "{"), ("classes.txt", "\0" * 9), ("labels.csv", '"')):
        (tmp_path / name).write_text(text)
        read_class_table(tmp_path / name)
    with pytest.raises(FormatError, match="put masks/ beside images/"):
        CODEC.read(tmp_path / "images")


def test_that_what_is_written_reads_back_equal_and_objects_of_one_class_become_one(tmp_path):
    photo(tmp_path / "data/images/a.jpg")
    save(tmp_path / "data/masks/a.png", halves(ROAD, SKY))
    first = CODEC.read(tmp_path / "data").dataset
    CODEC.write(first, tmp_path / "out")
    again = CODEC.read(tmp_path / "out")
    assert again.problems == ()
    assert again.dataset == first
    more = Instance(9, 1, 2, mask=Mask.from_box(30, 40, (30, 10, 5, 5)))
    CODEC.write(Dataset(first.schema, first.images, (*first.instances, more)), tmp_path / "merged")
    merged = CODEC.read(tmp_path / "merged").dataset
    assert [item.area for item in merged.instances] == [575, 625]
    with pytest.raises(FormatError, match="is there already"):
        CODEC.write(first, tmp_path / "out")
    assert not list(tmp_path.glob("*.part"))


def test_that_among_coloured_pictures_one_with_a_palette_speaks_of_colours_too(tmp_path):
    for name in ("a", "b"):
        photo(tmp_path / f"images/{name}.jpg")
    save(tmp_path / "masks/a.png", halves(ROAD, SKY))
    numbers = np.repeat(np.array([[0], [1]], np.uint8), [10, 20], axis=0).repeat(40, axis=1)
    (tmp_path / "masks/b.png").write_bytes(write_index_picture(numbers, {0: SKY, 1: ROAD}))
    result = CODEC.read(tmp_path)
    assert sorted(category.name for category in result.dataset.schema.categories) == ["#4682b4", "#804080"]
    assert [item.area for item in result.dataset.instances] == [600, 600, 800, 400]
