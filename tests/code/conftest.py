"""Shared by the tests of coding."""

from collections.abc import Callable

import pytest
from telling import coded

from dateline.types import Event


@pytest.fixture
def found() -> Callable[[str], list[Event]]:
    return coded
