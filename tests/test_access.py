"""Keys and tokens: what is shown, wherever it is shown, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadenza.access import Keys, Right
from cadenza.errors import Forbidden, Unauthorized

KEYS = Keys(["first", "second"])


@pytest.mark.parametrize(
    ("headers", "query"),
    [
        ({"authorization": "Bearer first"}, {}),
        ({"authorization": "bearer  second "}, {}),
        ({"authorization": "first"}, {}),
        ({"x-api-key": "second"}, {}),
        ({}, {"api_key": "first"}),
        ({}, {"access_token": "first"}),
        ({"authorization": "AWS4-HMAC-SHA256 Credential=x", "x-api-key": "first"}, {}),
        ({"authorization": "Bearer wrong", "x-api-key": "first"}, {}),
    ],
)
def test_a_key_counts_wherever_a_client_shows_it(headers: dict[str, str], query: dict[str, str]) -> None:
    KEYS.check(headers, query, "manage")


@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Bearer"}, {"authorization": "AWS4-HMAC-SHA256 first"}, {"x-api-key": "First"}]
)
def test_without_a_valid_key_nothing_goes_but_where_none_is_required_all_does(headers: dict[str, str]) -> None:
    with pytest.raises(Unauthorized, match="X-API-Key"):
        KEYS.check(headers, {}, "read")
    Keys([]).check(headers, {}, "manage")


@given(st.text(max_size=80) | st.text(max_size=40).map(lambda text: f"cdz1.{text}.{text}"))
def test_hostile_keys_are_refused(text: str) -> None:
    for shown in ({"authorization": f"Bearer {text}"}, {"x-api-key": text}):
        with pytest.raises(Unauthorized):
            KEYS.check(shown, {}, "read")


@pytest.mark.parametrize(("speak", "may"), [(True, {"speak", "read"}), (False, {"read"})])
def test_a_token_gives_what_it_says_for_as_long_as_it_says(speak: bool, may: set[Right]) -> None:
    token = KEYS.token(60, speak=speak)
    rights: tuple[Right, ...] = ("speak", "read", "manage")
    for right in rights:
        if right in may:
            Keys(["second", "first"]).check({}, {"access_token": token}, right)
        else:
            with pytest.raises(Forbidden):
                KEYS.check({"authorization": f"Bearer {token}"}, {}, right)
    for bad in (KEYS.token(0, speak=True), token[:-1], token.replace(".", ".A", 1), Keys(["x"]).token(60, speak=True)):
        with pytest.raises(Unauthorized):
            KEYS.check({}, {"access_token": bad}, "read")
