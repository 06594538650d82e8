"""The forms that content has: which files each makes, all at once or only those that are asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Seen = TypeVar("Seen")
Made = TypeVar("Made")


@dataclass(frozen=True)
class Output(Generic[Seen, Made]):
    """A form: what each of its files is made of, by its name, and what makes some of them."""

    files: Mapping[str, Seen]
    make: Callable[[Mapping[str, Seen]], Mapping[str, Made]]


def ready(files: Mapping[str, Made]) -> Output[Made, Made]:
    """Return a form that is made already."""
    return Output(files, lambda some: some)


def one_by_one(files: Mapping[str, Callable[[], Made]]) -> Output[Callable[[], Made], Made]:
    """Return a form of which each file is made by itself."""
    return Output(files, lambda some: {name: make() for name, make in some.items()})


def together(names: Iterable[str], make: Callable[[], Mapping[str, Made]]) -> Output[str, Made]:
    """Return a form whose files are made all at once."""
    return Output({name: name for name in names}, lambda _: make())


def everything(forms: Iterable[Output[Any, Made]]) -> dict[str, Made]:
    """Return every file of some forms."""
    return {name: data for form in forms for name, data in form.make(form.files).items()}


class OnRequest(Mapping[str, Made]):
    """Every file of some forms, each made when it is first asked for, and one at a time."""

    def __init__(self, forms: Iterable[Output[Any, Made]]) -> None:
        self._forms = {name: form for form in forms for name in form.files}
        self._made: dict[str, Made] = {}
        self._making = threading.RLock()

    def __getitem__(self, name: str) -> Made:
        form = self._forms[name]
        with self._making:
            if name not in self._made:
                self._made |= _some(form, name)
            return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._forms

    def __iter__(self) -> Iterator[str]:
        return iter(self._forms)

    def __len__(self) -> int:
        return len(self._forms)


def _some(form: Output[Any, Made], name: str) -> Mapping[str, Made]:
    """Return a file, perhaps with others; what goes wrong is never taken for a file that is not there."""
    try:
        return form.make({name: form.files[name]})
    except LookupError as error:
        raise RuntimeError(name) from error
