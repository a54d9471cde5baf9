"""The interpreter changes threads often while a page is rendered, and only then."""

from __future__ import annotations

import sys

import pytest

from jarshy.delivery.pace import BUSY_S, giving_way


def test_the_interval_is_short_while_anybody_renders_and_usual_afterwards() -> None:
    usual = sys.getswitchinterval()
    with giving_way():
        assert sys.getswitchinterval() == pytest.approx(BUSY_S)
        with giving_way():
            pass
        assert sys.getswitchinterval() == pytest.approx(BUSY_S)
    assert sys.getswitchinterval() == usual


def test_a_rendering_that_fails_gives_the_interval_back() -> None:
    usual = sys.getswitchinterval()
    with pytest.raises(KeyError), giving_way():
        raise KeyError
    assert sys.getswitchinterval() == usual
