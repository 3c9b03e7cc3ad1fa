"""Home Assistant, by wyoming-openai between its protocol and OpenAI's."""

from __future__ import annotations

import pytest

from tests.clients.published.clients import HOME_ASSISTANT
from tests.clients.published.hearing import assert_spoken, pcm
from tests.clients.published.running import Address
from tests.clients.published.transcripts import TEXT

pytestmark = pytest.mark.clients


def test_it_speaks(address: Address) -> None:
    result = HOME_ASSISTANT.run(address, "spoken", text=TEXT)
    assert result["voices"] == ["af_heart"]
    assert_spoken(pcm(result["audio"]), result["rate"], TEXT)
