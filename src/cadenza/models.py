"""The models that requests name: every one that is still served by the vendor is spoken by the one engine here."""

from __future__ import annotations

import re

from cadenza.errors import CadenzaError, brief

SERVED = (
    "cadenza",
    "sonic-3.6",
    "sonic-3.5",
    "sonic-3",
    "sonic-2",
    "sonic-turbo",
    "sonic-latest",
    "sonic-preview",
)
"""The ids that GET /models lists. Dated snapshots of them and `-latest` are taken too."""

SUNSET = frozenset({"sonic", "sonic-english", "sonic-multilingual"})
"""Models that the vendor ended on 2026-06-01."""

PATTERN = r"^(cadenza|sonic-(?!english|multilingual)[a-z0-9.-]{1,40})$"
"""What a model id that is served looks like, in lower case: names that are not out yet are served too."""


def is_served(model_id: str) -> bool:
    """Say whether speech can be asked for under that id."""
    return re.match(PATTERN, model_id.strip().lower()) is not None


def check_model(model_id: str) -> None:
    """Raise CadenzaError, status 400, with the contract's code for a model that isn't served."""
    name = model_id.strip().lower()
    if name in SUNSET:
        raise CadenzaError(
            f"model_id: {brief(model_id)} is no longer served; allowed: {', '.join(SERVED)}",
            status=400,
            code="model_sunsetted",
            title="Model sunsetted",
        )
    if not is_served(name):
        raise CadenzaError(
            f"model_id: got {brief(model_id)}; allowed: {', '.join(SERVED)}, and their dated snapshots",
            status=400,
            code="model_not_found",
            title="Invalid model",
        )
