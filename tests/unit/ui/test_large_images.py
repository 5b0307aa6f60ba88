"""Images too large to be held: tiles, a map in the cache folder, bounded memory."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import simplejpeg
import tifffile
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from tests.unit.ui.test_image_decode import with_orientation
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.layers.image import ImageLayer
from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.canvas.tiles import TILE_PX, Tiles, draw_tile, tiles_over
from workbench.ui.canvas.view_transform import ViewTransform
from workbench.ui.image_decode import ImageError, ImageFile, image_file
from workbench.ui.image_loader import ImageLoader
from workbench.ui.raster import large_image, mapped_levels
from workbench.ui.raster.adjustment import NEUTRAL, Adjustment
from workbench.ui.raster.large_image import LargeImages, needs_tiles
from workbench.ui.raster.levels import HeldLevels
from workbench.ui.raster.oriented_levels import oriented
from workbench.ui.raster.tiff_levels import NotTiledError, open_tiff


def picture(width=1500, height=1100, dtype=np.uint8, channels=3):
    ys, xs = np.mgrid[0:height, 0:width]
    planes = [xs % 251, ys % 241, (xs // 7 + ys // 5) % 255][:channels]
    image = np.stack(planes, axis=-1).astype(dtype)
    return image if channels > 1 else image[:, :, 0]


def write(path, image):
    if path.suffix == ".tif":
        tifffile.imwrite(path, image[:, :, ::-1], photometric="rgb", tile=(256, 256), compression="zlib")
    elif path.suffix == ".jpg":
        path.write_bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(image), quality=97, colorspace="BGR"))
    else:
        path.write_bytes(cv2.imencode(path.suffix, image)[1].tobytes())
    return path


def opened(path, folder, previews=None):
    return LargeImages(folder).open(image_file(path), (previews if previews is not None else []).append, lambda: True)


@pytest.mark.parametrize("suffix", [".png", ".tif", ".bmp"])
def test_that_a_mapped_image_is_the_file_and_its_halves(tmp_path, suffix):
    image = picture()
    pyramid = opened(write(tmp_path / f"a{suffix}", image), tmp_path / "cache")
    held = HeldLevels.of(image)
    assert np.array_equal(pyramid.source.read(0, 700, 500, 600, 555), image[500:1055, 700:1300])
    for level in range(1, len(held.sizes)):
        whole = pyramid.source.read(level, 0, 0, *held.sizes[level])
        assert np.abs(whole.astype(int) - held.arrays[level].astype(int)).mean() < 2.0, level
    assert pyramid.values(33, 44) == tuple(image[44, 33, ::-1].tolist())


@pytest.mark.parametrize("orientation", range(1, 9))
def test_that_a_mapped_photo_is_turned_as_its_file_says(tmp_path, orientation):
    path = write(tmp_path / "a.jpg", picture(2100, 1500))
    path.write_bytes(with_orientation(path.read_bytes(), orientation))
    previews = []
    pyramid = opened(path, tmp_path / "cache", previews)
    whole = image_file(path).read().decode()
    assert (pyramid.width, pyramid.height) == (whole.shape[1], whole.shape[0])
    part = pyramid.region(300, 200, 400, 300)
    assert np.abs(part.astype(int) - whole[200:500, 300:700].astype(int)).max() <= 3
    assert (previews[0].width, previews[0].height) == (pyramid.width, pyramid.height)
    assert previews[0].is_preview


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_that_a_tiled_tiff_is_turned_as_its_file_says(tmp_path, orientation):
    path, image = tmp_path / "a.tif", picture()
    extra = [(274, "H", 1, orientation, True)]
    tifffile.imwrite(path, image[:, :, ::-1], photometric="rgb", tile=(256, 256), extratags=extra, metadata=None)
    pyramid = opened(path, tmp_path / "cache")
    whole = oriented(image, orientation)
    assert np.array_equal(pyramid.source.read(0, 300, 200, 400, 300), whole[200:500, 300:700])


def test_that_a_map_is_made_once_and_anew_when_the_file_changes(tmp_path):
    path, cache = write(tmp_path / "a.png", picture()), tmp_path / "cache"
    opened(path, cache)
    (first,) = cache.iterdir()
    stamp = first.stat().st_ino
    opened(path, cache)
    assert [each.stat().st_ino for each in cache.iterdir()] == [stamp]
    write(path, picture()[::-1])
    pyramid = opened(path, cache)
    assert np.array_equal(pyramid.source.read(0, 0, 0, 9, 9), picture()[::-1][:9, :9])
    assert len(list(cache.iterdir())) == 2


def test_that_old_maps_make_room_for_new_ones(tmp_path):
    images = LargeImages(tmp_path / "cache", most_bytes=8_000_000)
    for name in "abc":
        path = write(tmp_path / f"{name}.png", picture())
        images.open(image_file(path), lambda _: None, lambda: True)
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_that_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path, monkeypatch):
    usage = mapped_levels.shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(mapped_levels.shutil, "disk_usage", lambda _: usage)
    path = write(tmp_path / "a.png", picture())
    with pytest.raises(ImageError, match=r"^a\.png needs 0\.0 GB in the cache folder .* the disk is full"):
        opened(path, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_that_giving_up_leaves_nothing_behind(tmp_path):
    path = write(tmp_path / "a.tif", picture())
    assert LargeImages(tmp_path / "cache").open(image_file(path), lambda _: None, lambda: False) is None
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize("dtype", [np.uint16, np.float32])
@pytest.mark.parametrize("channels", [1, 3])
def test_that_deep_tiles_are_read_from_the_file_itself(tmp_path, dtype, channels):
    image = picture(dtype=dtype, channels=channels) * 90
    path = tmp_path / "a.tif"
    kind = "rgb" if channels == 3 else "minisblack"
    stored = image[:, :, ::-1] if channels == 3 else image
    tifffile.imwrite(path, stored, photometric=kind, tile=(128, 128), compression="zlib", predictor=dtype == np.uint16)
    levels = open_tiff(path)
    assert np.array_equal(levels.read(0, 1400, 1000, 100, 100), image[1000:1100, 1400:1500])
    pyramid = opened(path, tmp_path / "cache")
    assert pyramid.window != (0.0, 255.0)
    assert pyramid.source.read(1, 0, 0, 750, 550).dtype == dtype
    assert pyramid.region(0, 0, 600, 500)[:, :, :3].max() > 230


def test_that_overviews_of_a_tiff_are_used(tmp_path):
    image, path = picture(2048, 1024), tmp_path / "a.tif"
    options = {"photometric": "rgb", "tile": (256, 256), "metadata": None}
    with tifffile.TiffWriter(path) as writer:
        writer.write(image[:, :, ::-1], subifds=2, **options)
        writer.write(image[::2, ::2, ::-1], subfiletype=1, **options)
        writer.write(image[::4, ::4, ::-1], subfiletype=1, **options)
    levels = open_tiff(path)
    assert levels.first_missing == 3
    assert np.array_equal(levels.read(2, 0, 0, 512, 256), image[::4, ::4])


def test_that_jpeg_tiles_and_kinds_we_do_not_read_by_tiles_are_told_apart(tmp_path):
    tifffile.imwrite(tmp_path / "p.tif", picture().transpose(2, 0, 1), photometric="rgb", planarconfig="separate")
    with pytest.raises(NotTiledError):
        open_tiff(tmp_path / "p.tif")
    (tmp_path / "n.tif").write_bytes(b"II*\0\x08\0\0\0\xff\xff")
    with pytest.raises(NotTiledError):
        open_tiff(tmp_path / "n.tif")


def test_that_the_limit_counts_pixels_and_depth(tmp_path):
    path = write(tmp_path / "a.png", picture(64, 64))
    deep = tmp_path / "b.png"
    deep.write_bytes(cv2.imencode(".png", picture(64, 64, np.uint16))[1].tobytes())
    assert not needs_tiles(ImageFile(path, (9000, 9000)))
    assert needs_tiles(ImageFile(path, (12_000, 10_000)))
    assert needs_tiles(ImageFile(deep, (9000, 9000)))


def test_that_tiles_cover_what_is_seen_and_nothing_twice():
    pyramid = Pyramid.of(picture())
    rooms = [room for _, room in tiles_over(pyramid, 0, QRectF(500, 500, 600, 30))]
    assert sorted((room.left(), room.top()) for room in rooms) == [
        (left, top) for left in (0, 512, 1024) for top in (0, 512)
    ]
    assert list(tiles_over(pyramid, 0, QRectF(-50, -50, 40, 40))) == []
    last = [room for _, room in tiles_over(pyramid, 0, QRectF(1499, 1099, 50, 50))]
    assert [(room.right(), room.bottom()) for room in last] == [(1500, 1100)]


def test_that_tiles_of_another_look_stay_until_new_ones_come():
    pyramid, tiles = Pyramid.of(picture()), Tiles()
    tiles.show(pyramid, Adjustment(brightness=10))
    wanted = tiles.lacking(1.0, QRectF(0, 0, 500, 500))
    assert tiles.lacking(1.0, QRectF(0, 0, 500, 500)) is None
    tiles.take(pyramid.serial, [draw_tile(pyramid, wanted.look, place) for place in wanted.places])
    old = tiles.image((0, 0, 0))
    tiles.show(pyramid, Adjustment(brightness=20))
    assert tiles.image((0, 0, 0)) is old
    assert tiles.lacking(1.0, QRectF(0, 0, 500, 500)).look.brightness == 20
    tiles.show(pyramid, NEUTRAL)
    assert tiles.lacking(1.0, QRectF(0, 0, 500, 500)) is None


def test_that_tiles_stay_within_their_memory_and_another_image_drops_them():
    pyramid, tiles = Pyramid.of(picture(3000, 3000)), Tiles(most_bytes=3 * TILE_PX * TILE_PX * 4)
    tiles.show(pyramid, Adjustment(gamma=2.0))
    for column in range(5):
        assert tiles.take(pyramid.serial, [draw_tile(pyramid, Adjustment(gamma=2.0), (0, column, 0))])
    assert [tiles.image((0, column, 0)) is None for column in range(5)] == [True, True, False, False, False]
    other = Pyramid.of(picture(600, 600))
    tiles.show(other, Adjustment(gamma=2.0))
    assert tiles.image((0, 4, 0)) is None
    assert not tiles.take(pyramid.serial, [draw_tile(pyramid, NEUTRAL, (0, 0, 0))])


def resident_without_files():
    with open("/proc/self/status") as status:
        return int(next(line for line in status if line.startswith("RssAnon")).split()[1]) * 1024


def test_that_a_photo_of_120_megapixels_is_shown_in_bounded_memory(qtbot, qapp, tmp_path):
    path = tmp_path / "huge.jpg"
    row = np.random.default_rng(1).integers(0, 255, (1, 12_000 // 16, 3), np.uint8).repeat(16, axis=1)
    image = np.ascontiguousarray(np.broadcast_to(row, (10_000, 12_000, 3)))
    path.write_bytes(simplejpeg.encode_jpeg(image, quality=80, colorspace="BGR"))
    del image
    loader = ImageLoader(large=LargeImages(tmp_path / "cache"))
    shown = []
    loader.loaded.connect(lambda _, pyramid: shown.append(pyramid))
    before = resident_without_files()
    loader.load(path)
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=60_000)
    assert shown[0].is_preview
    pyramid = shown[1]
    assert (pyramid.width, pyramid.height) == (12_000, 10_000)
    assert pyramid.levels[0] is None
    assert abs(int(pyramid.region(6000, 5000, 1, 1)[0, 0, 0]) - int(row[0, 6000, 0])) < 60
    tiles = Tiles()
    tiles.show(pyramid, NEUTRAL)
    for left in range(0, 11_000, 1500):
        wanted = tiles.lacking(1.0, QRectF(left, left * 0.8, 1600, 1000))
        if wanted is not None:
            tiles.take(pyramid.serial, [draw_tile(pyramid, NEUTRAL, place) for place in wanted.places])
    # The whole image would be 480 MB, its halves 160 more.
    assert resident_without_files() - before < 300e6
    assert large_image.HELD_MEGAPIXELS < 120
    loader.close()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("scale", [0.37, 1.0, 1.3, 5.1])
def test_that_no_line_shows_between_tiles_nor_beside_missing_ones(qapp, scale, ratio):
    look = Adjustment(gamma=1.5)
    pyramid = Pyramid.of(np.full((1500, 2600, 3), 200, np.uint8))
    centred = ViewTransform.centred(scale, (1300, 750), (400, 300))
    shown = ViewTransform(scale, centred.left + 0.37, centred.top + 0.61)
    display = Display(transform=shown, screen=(400, 300), ratio=ratio, pyramid=pyramid, look=look)
    display.tiles.show(pyramid, look)
    x0, y0, x1, y1 = display.visible_image()
    wanted = display.tiles.lacking(scale * ratio, QRectF(x0, y0, x1 - x0, y1 - y0))
    display.tiles.take(pyramid.serial, [draw_tile(pyramid, look, place) for place in wanted.places[::2]])
    canvas = QImage(round(400 * ratio), round(300 * ratio), QImage.Format.Format_RGB32)
    canvas.setDevicePixelRatio(ratio)
    display.exposed = QRect(0, 0, 400, 300)
    with QPainter(canvas) as painter:
        ImageLayer().paint(painter, display)
    tone = draw_tile(pyramid, look, (0, 0, 0)).pixels[0, 0, 0]
    drawn = np.frombuffer(canvas.constBits(), np.uint8).reshape(canvas.height(), canvas.width(), 4)
    assert (drawn[:, :, 0] == tone).all()
