"""The segmenting process: two ONNX files loaded, the last pictures' embeddings kept, the newest prompt answered."""

from __future__ import annotations

import os
import time
import traceback
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.masks import Mask
from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import MaskAsked
from workbench.worker.failures import JobFailure, sentence
from workbench.worker.lifeline import end_with
from workbench.worker.predict import append_line, read_image
from workbench.worker.reporter import Reporter
from workbench.worker.run import create_time, versions
from workbench.worker.segmenter.sam import Embedding, SamPair

LISTEN_EVERY_S = 0.01
IDLE_S = 1800.0
KEPT = 8
"""So many pictures' embeddings are kept, about 4 MB each: going back to one costs nothing."""


@dataclass(frozen=True, slots=True)
class SegmenterJob:
    """What the process was started with."""

    folder: JobFolder
    encoder: Path
    decoder: Path
    idle_s: float = IDLE_S


def serve(job: SegmenterJob, owner: int) -> int:
    """Answer prompts while the process ``owner`` lives; returns the exit code."""
    end_with(owner)
    reporter = Reporter(job.folder.events)
    try:
        reporter.started("cpu", create_time(), versions())
        reporter.phase("Loading the model")
        pair = SamPair(job.encoder, job.decoder, os.cpu_count() or 1)
        reporter.ready()
        _listen(job, pair, reporter)
        reporter.finished("cancelled", "Nothing was asked for a while; the model was put away.")
    except BaseException as error:  # noqa: BLE001 - whatever it was, the window is told
        traceback.print_exc()
        reporter.finished("failed", sentence(error, None))
        return 1
    finally:
        reporter.close()
    return 0


def _listen(job: SegmenterJob, pair: SamPair, reporter: Reporter) -> None:
    asked, shelf = ChannelReader(job.folder.control), EmbeddingShelf(pair)
    heard_at = time.monotonic()
    with open(job.folder.refined, "ab") as results:
        while time.monotonic() - heard_at <= job.idle_s:
            questions = [message for message in asked.poll() if isinstance(message, MaskAsked)]
            if not questions:
                time.sleep(LISTEN_EVERY_S)
                continue
            # Whoever asks again no longer waits for what was asked before.
            question, began, trouble = questions[-1], time.monotonic(), ""
            try:
                append_line(results.fileno(), _answer(question, pair, shelf))
            except Exception as error:  # noqa: BLE001 - a model of the person's own may fail in any way
                traceback.print_exc()
                trouble = sentence(error, None)
            heard_at = time.monotonic()
            reporter.answered(question.number, heard_at - began, trouble)


def _answer(question: MaskAsked, pair: SamPair, shelf: EmbeddingShelf) -> dict[str, Any]:
    cells, score = pair.decode(shelf.embedding(Path(question.path)), question.points, question.box)
    mask = Mask.from_array(cells)
    size = [mask.height, mask.width]
    return {"number": question.number, "score": round(score, 4), "rle": {"size": size, "counts": mask.counts.tolist()}}


class EmbeddingShelf:
    """The embeddings of the pictures looked at last; one that was changed on disk is seen anew."""

    def __init__(self, pair: SamPair) -> None:
        self._pair = pair
        self._kept: OrderedDict[tuple[Path, int, int], Embedding] = OrderedDict()

    def embedding(self, path: Path) -> Embedding:
        """Return what the encoder makes of a picture; raises JobFailure when it cannot be read."""
        try:
            status = path.stat()
        except OSError as error:
            raise JobFailure(f"The image {path} cannot be read ({error.strerror}).") from None
        key = (path, status.st_mtime_ns, status.st_size)
        if key not in self._kept:
            self._kept[key] = self._pair.embed(read_image(path))
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]
