"""One at a time: who writes something holds it, and whoever comes second waits for a while and then says for whom."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from leidraad.failure import Failure
from leidraad.source.problems import visible

# How long somebody waits at most, and how often it looks again; in seconds.
PATIENCE, PAUSE = 120.0, 0.1
# Some disks of other computers know no locks.
UNKNOWN = {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS}


@contextmanager
def held(lock: Path, what: str, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold a lock, which is a file that is gone afterwards; what is told is a sentence that says who is waited for.

    The lock of a program that was killed is no lock. Raise Failure when somebody holds it too long.
    """
    handle = _taken(lock, what, tell)
    try:
        yield
    finally:
        # Only who holds it removes it, so nobody ever holds a file that is not there any more without noticing.
        lock.unlink(missing_ok=True)
        os.close(handle)


def _taken(lock: Path, what: str, tell: Callable[[str], None]) -> int:
    end, told = time.monotonic() + PATIENCE, False
    while True:
        handle = _opened(lock)
        if handle is not None and _locked(handle):
            if _is_at(handle, lock):
                _sign(handle)
                return handle
            os.close(handle)
            continue
        who = _signed(handle)
        if handle is not None:
            os.close(handle)
        if time.monotonic() > end:
            raise Failure(f"{who} is bezig met {what}. Wacht tot dat klaar is of stop het, en probeer het opnieuw.")
        if not told:
            tell(f"{who} is bezig met {what}; even wachten")
            told = True
        time.sleep(PAUSE)


def _opened(lock: Path) -> int | None:
    """Open the file of a lock; not when who held it just removes it with its folder."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    except FileNotFoundError:
        return None


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in UNKNOWN:
            raise
    return True


def _is_at(handle: int, lock: Path) -> bool:
    """Say whether this is still the file at its place."""
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except FileNotFoundError:
        return False


def _sign(handle: int) -> None:
    """Say in the file who holds it: the process, since when, and its command."""
    now = datetime.now().astimezone().strftime("%H:%M")
    command = " ".join(("leidraad", *sys.argv[1:2]))
    # On a full disk nobody can read who it is, and the lock holds all the same.
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"`{command}` (proces {os.getpid()}, sinds {now})".encode(errors="replace"), 0)


def _signed(handle: int | None) -> str:
    """Return who holds it, for the beginning of a sentence."""
    text = os.pread(handle, 300, 0).decode(errors="replace") if handle is not None else ""
    return visible(text) or "Een ander proces"
