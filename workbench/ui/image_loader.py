"""Decodes images off the GUI thread, keeps the last ones, fetches the neighbours, drops what nobody waits for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.image_decode import QUARTER_LEVEL, ImageError, ImageFile, image_file
from workbench.ui.raster.large_image import LargeImages, needs_tiles
from workbench.ui.raster.levels import level_sizes
from workbench.ui.settings import cache_folder

_CACHE_BYTES = 512 * 1024 * 1024
_PREVIEW_FROM_MEGAPIXELS = 6.0
_AHEAD_AFTER_MS = 40
"""So much later than the image that was asked for, its neighbours are decoded: first things first."""


class ImageLoader(QObject):
    """``loaded(path, Pyramid)`` or ``failed(path, sentence)`` come in the GUI thread, for the last request only.

    A large image comes twice: first a small copy (``is_preview``), then the whole. Held are the image asked for,
    its neighbours in the order given, then the ones seen last, as far as ``cache_bytes`` go.
    """

    loaded: ClassVar[Signal] = Signal(str, object)
    failed: ClassVar[Signal] = Signal(str, str)
    _decoded: ClassVar[Signal] = Signal(str, object, str)
    _previewed: ClassVar[Signal] = Signal(str, object)

    def __init__(self, cache_bytes: int = _CACHE_BYTES, threads: int = 2, large: LargeImages | None = None) -> None:
        super().__init__()
        self._cache: OrderedDict[str, Pyramid] = OrderedDict()
        self._cache_bytes = cache_bytes
        self._wanted: str | None = None
        self._lock = threading.Lock()
        self._needed: tuple[str, ...] = ()
        self._under_way: set[str] = set()
        self._large = large or LargeImages(cache_folder() / "pictures")
        self._pool, self._large_pool = QThreadPool(), QThreadPool()
        self._pool.setMaxThreadCount(threads)
        self._large_pool.setMaxThreadCount(1)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD_AFTER_MS)
        self._ahead.timeout.connect(self._fetch_ahead)
        self._decoded.connect(self._take)
        self._previewed.connect(self._take_preview)

    def load(self, path: Path, neighbours: Sequence[Path] = ()) -> None:
        """Ask for an image, and name the ones a person is likely to go to next, the likeliest first."""
        self._wanted = str(path)
        with self._lock:
            self._needed = tuple(map(str, (path, *neighbours)))
        held = self._cache.get(self._wanted)
        if held is None:
            self._start(self._wanted, priority=1)
            return
        self._cache.move_to_end(self._wanted)
        self._ahead.start()
        self.loaded.emit(self._wanted, held)

    def cancel(self) -> None:
        """Nobody waits for anything any more."""
        self._wanted = None
        self._ahead.stop()
        with self._lock:
            self._needed = ()

    def forget(self, path: Path) -> None:
        """Drop a picture from the cache, because its file has changed."""
        self._cache.pop(str(path), None)

    def close(self) -> None:
        """Stop, and wait for the threads."""
        self.cancel()
        self._large.cancel()
        for pool in (self._pool, self._large_pool):
            pool.clear()
            pool.waitForDone(10_000)
        self._under_way.clear()

    def is_needed(self, path: str) -> bool:
        """Asked by a job before it starts: what was passed over while scrolling is not decoded."""
        with self._lock:
            return path in self._needed

    def is_wanted(self, path: str) -> bool:
        """Whether the person looks at this very image."""
        return path == self._wanted

    def decode_large(self, file: ImageFile) -> None:
        """Called by a job that met an image too large to be held: a thread of its own reads it."""
        self._large_pool.start(_Job(lambda: self._decode(str(file.path), lambda: self._read_large(file))))

    def _read_large(self, file: ImageFile) -> Pyramid | None:
        path = str(file.path)
        if not self.is_wanted(path):
            return None
        return self._large.open(file, lambda small: self._previewed.emit(path, small), lambda: self.is_wanted(path))

    def _fetch_ahead(self) -> None:
        for place, path in enumerate(self._needed):
            self._start(path, priority=-place)

    def _start(self, path: str, priority: int) -> None:
        if path not in self._cache and path not in self._under_way:
            self._under_way.add(path)
            self._pool.start(_Job(lambda: self._decode(path, lambda: self._read(path))), priority)

    def _read(self, path: str) -> Pyramid | None:
        """In a thread: return the whole image, or None when nobody needs it or another thread brings it."""
        if not self.is_needed(path):
            return None
        file = image_file(Path(path))
        if needs_tiles(file):
            # Fetching one ahead would fill the disk for a glance: it begins when the person gets there.
            if self.is_wanted(path):
                raise _ElsewhereError(file)
            return None
        encoded = file.read()
        has_quarter = len(level_sizes(*file.size)) > QUARTER_LEVEL
        if file.megapixels > _PREVIEW_FROM_MEGAPIXELS and has_quarter and self.is_wanted(path) and encoded.is_jpeg:
            self._previewed.emit(path, Pyramid.preview(encoded.quarter(), QUARTER_LEVEL, file.size))
            if not self.is_needed(path):
                return None
        return Pyramid.of(encoded.decode())

    def _decode(self, path: str, read: Callable[[], Pyramid | None]) -> None:
        pyramid, reason = None, ""
        try:
            pyramid = read()
        except _ElsewhereError as large:
            self.decode_large(large.file)
            return
        except ImageError as error:
            reason = str(error)
        except MemoryError:
            reason = f"{Path(path).name} does not fit into memory; close other programs, or cut it into tiles."
        except Exception as error:  # noqa: BLE001 - the border of a thread: the person gets a sentence
            reason = f"{Path(path).name} cannot be shown ({type(error).__name__}); convert it to PNG."
        self._decoded.emit(path, pyramid, reason)

    def _take_preview(self, path: str, pyramid: Pyramid) -> None:
        if path == self._wanted and path not in self._cache:
            self.loaded.emit(path, pyramid)

    def _take(self, path: str, pyramid: Pyramid | None, reason: str) -> None:
        self._under_way.discard(path)
        if pyramid is not None:
            self._cache[path] = pyramid
            self._shrink()
        if path != self._wanted:
            return
        if pyramid is not None:
            self._ahead.start()
            self.loaded.emit(path, pyramid)
        elif reason:
            self._ahead.start()
            self.failed.emit(path, reason)
        else:
            # It was skipped as unneeded and became needed again meanwhile.
            self._start(path, priority=1)

    def _shrink(self) -> None:
        """Let go what was seen longest ago, then the unlikeliest neighbour; never the image that is looked at."""
        total = sum(held.byte_count for held in self._cache.values())
        needed = list(self._needed)
        dispensable = [path for path in self._cache if path not in needed]
        dispensable += [path for path in reversed(needed) if path in self._cache and path != self._wanted]
        for path in dispensable:
            if total <= self._cache_bytes:
                return
            total -= self._cache.pop(path).byte_count


class _ElsewhereError(Exception):
    """An image is too large for this pool."""

    def __init__(self, file: ImageFile) -> None:
        super().__init__()
        self.file = file


class _Job(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()
