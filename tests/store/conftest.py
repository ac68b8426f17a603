"""A store in memory and a store on disk: every test of the protocol runs on both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.store.local import LocalStore

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> LocalStore:
    return LocalStore(None if request.param == "memory" else tmp_path / "store")
