"""Only the newest request is worked on; none is lost, none is done twice."""

from __future__ import annotations

import threading

import pytest

from workbench.ui.canvas.newest_work import NewestWork


class Bench:
    """Work that waits at a gate."""

    def __init__(self):
        self.done = []
        self.news = []
        self.began, self.gate = threading.Semaphore(0), threading.Semaphore(0)
        self.work = NewestWork(self._do)

    def _do(self, request):
        self.began.release()
        assert self.gate.acquire(timeout=10)
        self.news.append(self.work.has_news())
        self.done.append(request)


@pytest.fixture
def bench(qapp):
    bench = Bench()
    yield bench
    bench.gate.release(10)
    bench.work.close()


def test_that_of_the_requests_that_wait_the_newest_alone_is_worked_on(bench):
    bench.work.request(1)
    assert bench.began.acquire(timeout=10)
    for number in (2, 3, 4):
        bench.work.request(number)
    bench.gate.release(2)
    assert bench.began.acquire(timeout=10)
    bench.gate.release(10)
    bench.work._pool.waitForDone(10_000)
    assert bench.done == [1, 4]
    assert bench.news == [True, False]


def test_that_work_begins_anew_after_a_rest(bench):
    bench.gate.release(2)
    for number in (1, 2):
        bench.work.request(number)
        bench.work._pool.waitForDone(10_000)
    assert bench.done == [1, 2]


def test_that_what_waits_is_forgotten_at_the_end(bench):
    bench.work.request(1)
    assert bench.began.acquire(timeout=10)
    bench.work.request(2)
    threading.Timer(0.05, bench.gate.release).start()
    bench.work.close()
    assert bench.done == [1]
