"""Small pictures of images, decoded off the GUI thread and kept in one SQLite file that can always be deleted."""

from __future__ import annotations

import logging
import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import ClassVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from workbench.core.late_import import import_late

SIDE_PX = 256
KEEP_IN_MEMORY = 1500
MAX_SOURCE_MB = 1024
_TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_PNG_MARK = b"\x89PNG\r\n\x1a\n"
_PNG_DEPTH_AT = 24
_HEAD_BYTES = 25
_LARGE_PIXELS = 100_000_000
_log = logging.getLogger(__name__)


class ThumbnailCache:
    """JPEG bytes by path, time and size of the image file. Every failure of the disk only makes it slower."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=1)
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=OFF")
            self._connection.execute("CREATE TABLE IF NOT EXISTS thumbnail (key TEXT PRIMARY KEY, jpeg BLOB)")
        except (OSError, sqlite3.Error) as error:
            _log.warning("no thumbnail cache at %s: %s", path, error)
            self._connection = None

    def get(self, key: str) -> bytes | None:
        """Return the bytes kept under a key."""
        rows = self._run("SELECT jpeg FROM thumbnail WHERE key = ?", (key,))
        return rows[0][0] if rows and isinstance(rows[0][0], bytes) else None

    def put(self, key: str, jpeg: bytes) -> None:
        """Keep bytes."""
        self._run("INSERT OR REPLACE INTO thumbnail VALUES (?, ?)", (key, jpeg))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _run(self, statement: str, values: tuple[object, ...]) -> list[tuple[object, ...]]:
        with self._lock:
            if self._connection is None:
                return []
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.Error as error:
                _log.warning("thumbnail cache: %s", error)
                return []


class Thumbnails(QObject):
    """Hands out thumbnails by image id. ``ready`` says that one has come; a null image when it cannot be read."""

    ready: ClassVar[Signal] = Signal(int)
    _decoded: ClassVar[Signal] = Signal(int, int, QImage)
    _skipped: ClassVar[Signal] = Signal(int, int)

    def __init__(self, cache: ThumbnailCache, threads: int = 2) -> None:
        super().__init__()
        self._cache = cache
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._pending: set[int] = set()
        self._wanted: dict[int, Path] = {}
        self._generation = 0
        self._decoded.connect(self._keep)
        self._skipped.connect(self._ask_again)

    def get(self, image_id: int) -> QImage | None:
        """Return the thumbnail if it is there; a null image means that the file cannot be read."""
        image = self._images.get(image_id)
        if image is not None:
            self._images.move_to_end(image_id)
        return image

    def want(self, files: dict[int, Path]) -> None:
        """Say which images are in view now: they are decoded, jobs for others that have not begun are skipped."""
        # Replaced, never changed: the pool's threads look into it.
        self._wanted = dict(files)
        for image_id, path in files.items():
            self._ask(image_id, path)

    def _ask(self, image_id: int, path: Path) -> None:
        if image_id not in self._images and image_id not in self._pending:
            self._pending.add(image_id)
            self._pool.start(_Decode(self, self._generation, image_id, path))

    def clear(self) -> None:
        """Forget everything in memory: another project was opened."""
        self._generation += 1
        self._pool.clear()
        self._images.clear()
        self._pending.clear()
        self._wanted = {}

    def close(self) -> None:
        """End the threads and close the cache."""
        self.clear()
        self._pool.waitForDone(5000)
        self._cache.close()

    def decode(self, generation: int, image_id: int, path: Path) -> None:
        """Called in a pool thread: read from the cache or the file and hand over."""
        if generation != self._generation:
            return
        if image_id in self._wanted:
            self._decoded.emit(generation, image_id, self._read(path))
        else:
            self._skipped.emit(generation, image_id)

    def _read(self, path: Path) -> QImage:
        try:
            stat = path.stat()
        except OSError:
            return QImage()
        key = f"{path}|{stat.st_mtime_ns}|{stat.st_size}|{SIDE_PX}"
        jpeg = self._cache.get(key)
        if jpeg is not None:
            return QImage.fromData(jpeg)
        deep = _read_deep(path)
        image = read_small(path, SIDE_PX) if deep is None else deep
        if not image.isNull():
            self._cache.put(key, _jpeg(image))
        return image

    def _keep(self, generation: int, image_id: int, image: QImage) -> None:
        if generation != self._generation:
            return
        self._pending.discard(image_id)
        self._images[image_id] = image
        while len(self._images) > KEEP_IN_MEMORY:
            self._images.popitem(last=False)
        self.ready.emit(image_id)

    def _ask_again(self, generation: int, image_id: int) -> None:
        """A job was skipped while its image was out of view: it may be in view again by now."""
        if generation != self._generation:
            return
        self._pending.discard(image_id)
        if image_id in self._wanted:
            self._ask(image_id, self._wanted[image_id])


class _Decode(QRunnable):
    def __init__(self, owner: Thumbnails, generation: int, image_id: int, path: Path) -> None:
        super().__init__()
        self._owner = owner
        self._call = (generation, image_id, path)

    def run(self) -> None:
        self._owner.decode(*self._call)


def read_small(path: Path, side_px: int) -> QImage:
    """Read an image no larger than ``side_px`` on its longer side, as displayed; a null image when it is unreadable."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    reader.setAllocationLimit(MAX_SOURCE_MB)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side_px:
        # The scaled size counts before the EXIF turn; a square bound is the same both ways.
        reader.setScaledSize(size.scaled(QSize(side_px, side_px), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _read_deep(path: Path) -> QImage | None:
    """Read an image that may be deep or very large, which Qt shows too dark or not at all; None for all others."""
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return None
    if head[:4] not in _TIFF_MARKS and not _is_unusual_png(head):
        return None
    # Late: the first window needs no decoder of such images.
    read: Callable[[Path, int], QImage | None] = import_late("workbench.ui.deep_thumbnail:read_deep")
    return read(path, SIDE_PX)


def _is_unusual_png(head: bytes) -> bool:
    """Whether a PNG is deep, or so large that Qt would take all of it into memory."""
    if head[:8] != _PNG_MARK or len(head) < _HEAD_BYTES:
        return False
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    return head[_PNG_DEPTH_AT] > 8 or width * height > _LARGE_PIXELS


def _jpeg(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(88)
    writer.write(image.convertToFormat(QImage.Format.Format_RGB32))
    return bytes(data.data())
