"""Decodes images off the GUI thread, keeps the last ones, fetches the neighbours, drops what nobody waits for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.image_decode import ImageError, read_pixels

_CACHE_BYTES = 512 * 1024 * 1024


class ImageLoader(QObject):
    """``loaded(path, Pyramid)`` or ``failed(path, sentence)`` come in the GUI thread, for the last request only."""

    loaded: ClassVar[Signal] = Signal(str, object)
    failed: ClassVar[Signal] = Signal(str, str)
    _decoded: ClassVar[Signal] = Signal(str, object, str)

    def __init__(self, cache_bytes: int = _CACHE_BYTES, threads: int = 2) -> None:
        super().__init__()
        self._cache: OrderedDict[str, Pyramid] = OrderedDict()
        self._cache_bytes = cache_bytes
        self._wanted: str | None = None
        self._lock = threading.Lock()
        self._needed: frozenset[str] = frozenset()
        self._under_way: set[str] = set()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)
        self._decoded.connect(self._take)

    def load(self, path: Path, neighbours: Sequence[Path] = ()) -> None:
        """Ask for an image, and for the ones a person is likely to go to next."""
        self._wanted = str(path)
        with self._lock:
            self._needed = frozenset(map(str, (path, *neighbours)))
        held = self._cache.get(self._wanted)
        if held is not None:
            self._cache.move_to_end(self._wanted)
            self.loaded.emit(self._wanted, held)
        for place, each in enumerate((path, *neighbours)):
            self._start(str(each), priority=-place)

    def cancel(self) -> None:
        """Nobody waits for anything any more."""
        self._wanted = None
        with self._lock:
            self._needed = frozenset()

    def forget(self, path: Path) -> None:
        """Drop a picture from the cache, because its file has changed."""
        self._cache.pop(str(path), None)

    def close(self) -> None:
        """Stop, and wait for the threads."""
        self.cancel()
        self._pool.clear()
        self._pool.waitForDone(10_000)
        self._under_way.clear()

    def is_needed(self, path: str) -> bool:
        """Asked by a job before it starts: what was passed over while scrolling is not decoded."""
        with self._lock:
            return path in self._needed

    def _start(self, path: str, priority: int) -> None:
        if path not in self._cache and path not in self._under_way:
            self._under_way.add(path)
            self._pool.start(_Decoding(self, path), priority)

    def _take(self, path: str, pyramid: Pyramid | None, reason: str) -> None:
        self._under_way.discard(path)
        if pyramid is not None:
            self._cache[path] = pyramid
            self._shrink()
        if path != self._wanted:
            return
        if pyramid is not None:
            self.loaded.emit(path, pyramid)
        elif reason:
            self.failed.emit(path, reason)
        else:
            # It was skipped as unneeded and became needed again meanwhile.
            self._start(path, priority=0)

    def _shrink(self) -> None:
        total = sum(held.byte_count for held in self._cache.values())
        while total > self._cache_bytes and len(self._cache) > 1:
            _, dropped = self._cache.popitem(last=False)
            total -= dropped.byte_count


class _Decoding(QRunnable):
    def __init__(self, loader: ImageLoader, path: str) -> None:
        super().__init__()
        self._loader = loader
        self._path = path

    def run(self) -> None:
        pyramid, reason = None, ""
        if self._loader.is_needed(self._path):
            try:
                pyramid = Pyramid.of(read_pixels(Path(self._path)))
            except ImageError as error:
                reason = str(error)
            except Exception as error:  # noqa: BLE001 - the border of a thread: the person gets a sentence
                reason = f"{Path(self._path).name} cannot be shown ({type(error).__name__}); convert it to PNG."
        self._loader._decoded.emit(self._path, pyramid, reason)
