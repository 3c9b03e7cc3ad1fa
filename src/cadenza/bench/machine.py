"""What the system says of the machine and of a process: processor time and memory, from /proc."""

from __future__ import annotations

import contextlib
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")
_CPU_TIMES = slice(11, 13)
"""utime and stime in /proc/PID/stat, counted from the field after the command's name."""


class Process:
    """A process with all of its children. Its methods raise ProcessLookupError once it is gone."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def cpu_seconds(self) -> float:
        """Return the processor time of all threads since the start."""
        return sum(_cpu_seconds(pid) for pid in self._family())

    def resident(self) -> int:
        """Return the bytes of memory that it occupies now."""
        return sum(_status(pid, "VmRSS") for pid in self._family())

    def peak_resident(self) -> int:
        """Return the most bytes of memory that it ever occupied."""
        return sum(_status(pid, "VmHWM") for pid in self._family())

    def proportional(self) -> int:
        """Return the bytes of memory that it occupies now, of a page that several processes share only a part each."""
        return sum(_kilobytes(_PROC / str(pid) / "smaps_rollup", "Pss") for pid in self._family())

    def _family(self) -> list[int]:
        found = [self.pid]
        for pid in found:
            found += _children(pid)
        return found


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in (_PROC / str(pid) / "task").glob("*"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # that thread ended meanwhile
            found += map(int, (task / "children").read_text().split())
    return found


def _cpu_seconds(pid: int) -> float:
    after_name = _text(_PROC / str(pid) / "stat").rpartition(")")[2].split()
    return sum(map(int, after_name[_CPU_TIMES])) / _TICKS


def _status(pid: int, name: str) -> int:
    """Return a value of /proc/PID/status that is given in kB, in bytes; 0 where it is absent (a zombie)."""
    return _kilobytes(_PROC / str(pid) / "status", name)


def _kilobytes(path: Path, name: str) -> int:
    lines = _text(path).splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except FileNotFoundError:
        raise ProcessLookupError(f"{path} is gone: the process ended") from None


def busy_seconds() -> float:
    """Return the processor time that all of the machine spent, stolen time included, since it started."""
    user, nice, system, _idle, _wait, irq, soft, steal = map(int, _text(_PROC / "stat").split()[1:9])
    return (user + nice + system + irq + soft + steal) / _TICKS


def description() -> dict[str, str | int | float]:
    """Tell which machine this is, and when."""
    cpu = [line.partition(":")[2].strip() for line in _text(_PROC / "cpuinfo").splitlines() if "model name" in line]
    return {
        "cpu": cpu[0] if cpu else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "python": platform.python_version(),
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "load_before": round(os.getloadavg()[0], 2),
    }
