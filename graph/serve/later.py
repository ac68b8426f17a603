"""What takes longer than a page may: computed once in a thread beside, and told as "under way" until then."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLong
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Later:
    """Results by name; each is computed once, by one thread, however many ask."""

    def __init__(self, patience: float | None) -> None:
        """`patience` is how many seconds a page waits; None waits to the end."""
        self.patience = patience
        self._lock = threading.Lock()
        self._found: dict[str, Future[Any]] = {}

    def get(self, name: str, work: Callable[[], Any], *, wait: bool = False) -> tuple[bool, Any]:
        """Give whether it is ready, and the result; what the work raises is raised here.

        `wait` stays to the end, for what is short or cannot be left out.
        """
        with self._lock:
            future = self._found.get(name)
            fresh = future is None
            if future is None:
                future = self._found[name] = Future()
        if fresh:
            threading.Thread(target=_work, args=(future, work), daemon=True).start()
        try:
            return True, future.result(timeout=None if wait else self.patience)
        except TooLong:
            if future.done():
                raise
            return False, None


def _work(future: Future[Any], work: Callable[[], Any]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001  (it is raised again where the result is asked for)
        future.set_exception(error)
