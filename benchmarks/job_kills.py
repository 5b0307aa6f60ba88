"""Kill what runs jobs, again and again, and count what is lost: prints figures, fails when one is not zero.

    python benchmarks/job_kills.py [--runner-kills 20] [--worker-kills 20] [--window-kills 20] [--cancels 20] [--seed 1]

The workers are stand-ins that speak the protocol (tests/journeys/stand_in_worker.py), the queue, runner, gate and board
are the real ones. Kill times are random; the seed is printed.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.journeys.jobs_stage import Stage, is_living, wait_for_state, wait_until  # noqa: E402

WINDOW = """
import sys, time
from pathlib import Path
from tests.journeys.jobs_stage import FolderProject, RUNNER_OPTIONS
from workbench.jobs.board import JobBoard
from workbench.jobs.queue import Queue
from workbench.protocol.job_folder import JobFolder
project = Path(sys.argv[1])
board = JobBoard(FolderProject(project), Queue(), RUNNER_OPTIONS)
if len(sys.argv) > 2:
    board.submit(JobFolder(project / "runs" / sys.argv[2]), "cpu")
while True:
    board.poll()
    time.sleep(0.05)
"""


def kill_runners(stage: Stage, kills: int, chance: random.Random) -> dict[str, object]:
    """Jobs on two devices; the runner dies at random moments, starts of jobs included."""
    board, names, done = stage.board(), [], 0
    while done < kills or not all(board.job(name).state.is_ended for name in names):
        if done < kills and sum(not board.job(name).state.is_ended for name in names) < 6:
            name = f"runner-{len(names)}"
            steps = chance.choice([1, 3, 30])
            names.append(board.submit(stage.run(name, steps=steps, delay_s=0.01), chance.choice(["cpu", "cuda:0"])))
        time.sleep(chance.uniform(0, 0.3))
        runner = stage.runner() if done < kills else None
        if runner is not None:
            runner.kill()
            done += 1
        board._refresh()
    starts = [len(stage.starts(name)) for name in names]
    return {
        "runner kills": done,
        "jobs": len(names),
        "jobs succeeded": sum(board.job(name).state == "succeeded" for name in names),
        "run twice": sum(count > 1 for count in starts),
        "never run": starts.count(0),
    }


def kill_workers(stage: Stage, kills: int, chance: random.Random) -> dict[str, object]:
    """One run, killed at random steps and resumed until it succeeds; its curve must have no gap and no double."""
    board = stage.board()
    board.submit(stage.run("worker", steps=60 * kills + 50, delay_s=0.005), "cpu")
    lost = 0
    delays = []
    for _ in range(kills):
        wait_for_state(board, "worker", "running")
        time.sleep(chance.uniform(0, 0.15))
        board.poll()
        killed_at = time.monotonic()
        os.kill(board.job("worker").pid, signal.SIGKILL)
        wait_until(lambda: board.poll() or board.job("worker").state.is_ended, "the end")
        if board.job("worker").state == "succeeded":
            break
        delays.append(time.monotonic() - killed_at)
        lost += board.job("worker").state == "lost"
        board.resume("worker")
    wait_for_state(board, "worker", "succeeded")
    steps = board.curves("worker").series("train", "loss")[0].tolist()
    return {
        "worker kills": len(delays),
        "shown as lost": lost,
        "median s from kill to lost": round(statistics.median(delays), 3),
        "curve has gaps or doubles": steps != list(range(1, 60 * kills + 51)),
    }


def kill_windows(stage: Stage, kills: int, chance: random.Random) -> dict[str, object]:
    """The window's whole process group dies while its job runs; a new board must have the whole curve."""
    stage.run("window", steps=100_000, delay_s=0.01)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    attach_s, whole, pids = [], 0, set()
    for number in range(kills):
        arguments = [str(stage.project.path), *(["window"] if number == 0 else [])]
        window = subprocess.Popen([sys.executable, "-c", WINDOW, *arguments], start_new_session=True, env=environment)
        if number == 0:
            wait_for_state(stage.board(), "window", "running")
        time.sleep(chance.uniform(0.2, 0.6))
        os.killpg(window.pid, signal.SIGKILL)
        window.wait()
        began = time.perf_counter()
        board = stage.board()
        board.poll(None)
        job = board.job("window")
        attach_s.append(time.perf_counter() - began)
        pids.add(job.pid)
        whole += is_living(job.pid) and len(board.curves("window").series("train", "loss")[0]) in (
            job.done,
            job.done + 1,
        )
    board.cancel("window")
    wait_for_state(board, "window", "cancelled")
    return {
        "window group kills": kills,
        "job alive with whole curve": whole,
        "worker processes": len(pids),
        "median ms to re-attach": round(1000 * statistics.median(attach_s), 1),
    }


def cancel(stage: Stage, cancels: int, chance: random.Random) -> dict[str, object]:
    """Deaf workers with deaf children, one in a session of its own, cancelled; the runner is killed at every second."""
    board, left, took = stage.board(), 0, []
    for number in range(cancels):
        name = board.submit(stage.run(f"cancel-{number}", mode="family", steps=100_000), "cpu")
        wait_until(lambda name=name: board.poll() or board.job(name).done >= 1, "a step")
        family = stage.workers()
        began = time.monotonic()
        board.cancel(name)
        if number % 2:
            time.sleep(chance.uniform(0, 0.8))
            stage.kill_runner()
            board._refresh()
        wait_for_state(board, name, "cancelled")
        took.append(time.monotonic() - began)
        left += sum(is_living(process.pid) for process in family)
    return {
        "cancels of deaf families": cancels,
        "processes left": left,
        "slowest s (patience 0.4 s a step)": round(max(took), 2),
    }


def main() -> int:
    """Run every round and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("runner-kills", "worker-kills", "window-kills", "cancels"):
        parser.add_argument(f"--{option}", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    rounds = [
        (kill_runners, options.runner_kills),
        (kill_workers, options.worker_kills),
        (kill_windows, options.window_kills),
        (cancel, options.cancels),
    ]
    figures: dict[str, object] = {"seed": options.seed}
    for play, count in rounds:
        with tempfile.TemporaryDirectory() as folder:
            stage = Stage(Path(folder), os.environ.__setitem__)
            try:
                result = play(stage, count, random.Random(options.seed))
            finally:
                stage.close()
        figures |= result
        for name, value in result.items():
            print(f"{name:38} {value}", flush=True)
    is_good = (
        figures["run twice"] == figures["never run"] == figures["processes left"] == 0
        and figures["jobs"] == figures["jobs succeeded"]
        and figures["worker kills"] == figures["shown as lost"]
        and not figures["curve has gaps or doubles"]
        and figures["window group kills"] == figures["job alive with whole curve"]
        and figures["worker processes"] == 1
    )
    print(f"{'seed':38} {options.seed}\n{'all as promised' if is_good else 'NOT as promised'}")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
