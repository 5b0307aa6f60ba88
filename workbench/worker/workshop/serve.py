"""The workshop: fits configs, tries them out and looks inside their pipelines while the window lives and asks."""

from __future__ import annotations

import json
import os
import time
import traceback

from workbench.protocol.channel import ChannelReader
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import WorkAsked
from workbench.worker.control import StopWatch
from workbench.worker.failures import JobFailure, JobStopped, sentence
from workbench.worker.lifeline import end_with
from workbench.worker.live import LivePace
from workbench.worker.reporter import Reporter
from workbench.worker.run import choose_device, create_time, set_threads, versions
from workbench.worker.workshop.answer import write_answer
from workbench.worker.workshop.bench import Bench
from workbench.worker.workshop.catalog import verb


def serve(folder: JobFolder, device: str, owner: int, pace: LivePace | None = None) -> int:
    """Answer until told to stop, idle for too long, or the process ``owner`` is gone; returns the exit code."""
    end_with(owner)
    reporter = Reporter(folder.events)
    try:
        set_threads(os.cpu_count() or 1)
        choose_device(device)
        created = create_time()
        reporter.started(device, created, versions())
        reporter.ready()
        _listen(Bench(folder, reporter, StopWatch(folder.control, created)), pace or LivePace())
    except JobStopped as stopped:
        reporter.finished("cancelled", str(stopped))
    except BaseException as error:  # noqa: BLE001 - whatever it was, the window is told
        traceback.print_exc()
        reporter.finished("failed", sentence(error, None))
        return 1
    finally:
        reporter.close()
    return 0


def _listen(bench: Bench, pace: LivePace) -> None:
    asked = ChannelReader(bench.job.folder.control)
    heard_at = time.monotonic()
    while not bench.job.stop.is_requested():
        questions = [message for message in asked.poll() if isinstance(message, WorkAsked)]
        for question in questions:
            _answer(question, bench)
            heard_at = time.monotonic()
        if time.monotonic() - heard_at > pace.idle_s:
            break
        if not questions:
            time.sleep(pace.listen_s)
    raise JobStopped("Nothing was asked for a while; the workshop was closed.")


def _answer(question: WorkAsked, bench: Bench) -> None:
    began, trouble = time.monotonic(), ""
    try:
        asked = json.loads(question.question)
        if not isinstance(asked, dict):
            raise JobFailure("A question to the workshop is a JSON object.")
        answer = verb(question.verb)(bench, asked)
        write_answer(bench.job.folder.answers, question.number, answer)
    except Exception as error:  # noqa: BLE001 - a config of a stranger may fail in any way; the next one shall not
        traceback.print_exc()
        trouble = sentence(error, bench.recipe)
    bench.job.reporter.answered(question.number, time.monotonic() - began, trouble)
