"""Works out what a gesture asks, off the GUI thread, and tells the answer while the gesture still wants it."""

from __future__ import annotations

from collections.abc import Callable

from workbench.editing.gesture import Draft, Question
from workbench.ui.background import Background

Tell = Callable[[object, str], None]
"""Called in the GUI thread with what was found, or with None and a sentence."""


class Answers:
    """One question is worked on at a time; of those asked meanwhile only the last counts."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._background = Background(threads=1)
        self._wanted: Question | None = None
        self._worked_on: Question | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is wanted that is not there yet."""
        return self._wanted is not None and self._worked_on is not None

    def follow(self, draft: Draft | None) -> None:
        """Begin on what a draft asks, and forget what nobody asks any more."""
        question = draft.asks if draft is not None else None
        if question is self._wanted:
            return
        self._wanted = question
        if question is not None and self._worked_on is None:
            self._start(question)

    def close(self) -> None:
        """End the thread."""
        self._wanted = None
        self._background.close()

    def _start(self, question: Question) -> None:
        self._worked_on = question
        self._background.start("", lambda _: _answer(question), self._done, lambda text: self._done((None, text)))

    def _done(self, found: tuple[object, str]) -> None:
        answered, self._worked_on = self._worked_on, None
        if answered is not None and answered is self._wanted:
            # The gesture goes on now, and may ask something else.
            self._tell(*found)
        elif self._wanted is not None:
            self._start(self._wanted)


def _answer(question: Question) -> tuple[object, str]:
    """In the thread: errors that say what is wrong in a sentence are answers too."""
    try:
        return question.work(), ""
    except ValueError as error:
        return None, str(error)
