"""Packages that only some languages need: an extra each, asked for when the language is first spoken."""

from __future__ import annotations

import importlib
from typing import Any

from cadenza.errors import ConfigurationError


def require(module: str, extra: str) -> Any:  # noqa: ANN401 - a module is whatever it exports
    """Import `module`; raises ConfigurationError that says how to install the `extra` that brings it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        message = f"the package {package} is missing: install it with `pip install 'cadenza[{extra}]'`"
        raise ConfigurationError(message) from error
