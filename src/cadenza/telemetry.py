"""Logs: one JSON object a line on standard output, ours and the HTTP server's alike."""

from __future__ import annotations

import logging
import re
import sys
import uuid
from typing import Any

import structlog

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_LEDGER = "cadenza.ledger"

RESERVED = frozenset({"event", "level", "time", "exception"})
"""Fields that a line has by itself."""

Logger = Any
"""A structlog logger: any method name is a level, any keyword a field."""


def configure_logging(level: str) -> None:
    """Send every log record of this process to standard output as one JSON line each, from `level` up."""
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    logging.getLogger(_LEDGER).setLevel(logging.INFO)


def logger(**fields: object) -> Logger:
    """Return a logger whose every line carries `fields`."""
    return structlog.get_logger("cadenza", **fields)


def ledger() -> Logger:
    """Return a logger for lines that a machine counts, which are written whatever the level is."""
    anything = structlog.make_filtering_bound_logger(logging.INFO)
    return structlog.wrap_logger(logging.getLogger(_LEDGER), wrapper_class=anything)


def request_id(context_id: str) -> str:
    """Return `{uuid}-{context_id}` with at most 64 safe characters of the context id: fit for logs and headers."""
    return f"{uuid.uuid4()}-{_UNSAFE.sub('_', context_id)[:64]}"
