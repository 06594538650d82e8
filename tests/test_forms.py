"""Files are made when they are asked for: each once, no other with it, and a mistake is never taken for no file."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from leidraad.forms import OnRequest, Output, everything, one_by_one, ready, together


def test_a_file_is_made_when_it_is_asked_for_and_once_and_no_other_with_it() -> None:
    made: list[str] = []

    def make(some: Mapping[str, int]) -> Mapping[str, bytes]:
        made.extend(some)
        return {name: bytes([number]) for name, number in some.items()}

    forms = (Output({"a": 1, "b": 2}, make), ready({"c": b"c"}), one_by_one({"d": lambda: b"d"}))
    files = OnRequest(forms)
    assert (sorted(files), "a" in files, "x" in files, made) == (["a", "b", "c", "d"], True, False, [])
    assert (files["a"], files["a"], files.get("x"), made) == (b"\1", b"\1", None, ["a"])
    assert dict(files) == everything(forms)
    assert made == ["a", "b", "a", "b"]


def test_what_is_made_together_is_made_once() -> None:
    times: list[int] = []

    def make() -> Mapping[str, bytes]:
        times.append(1)
        return {"a": b"a", "b": b"b"}

    files = OnRequest([together(("a", "b"), make)])
    assert (files["a"], files["b"], len(times)) == (b"a", b"b", 1)


def test_what_goes_wrong_is_not_taken_for_a_file_that_is_not_there() -> None:
    def make() -> bytes:
        return {"a": b""}["b"]

    with pytest.raises(RuntimeError, match="a"):
        OnRequest([one_by_one({"a": make})]).get("a")
