"""openai for Python: a file, the body as it streams, an error, the models."""

from __future__ import annotations

import openai
from here import client
from scenario import run

SETTINGS = {"model": "gpt-4o-mini-tts", "voice": "af_heart"}


def file(text: str, response_format: str) -> bytes:
    """Return the whole answer."""
    return client.audio.speech.create(**SETTINGS, input=text, response_format=response_format).read()


def streamed(text: str) -> list[bytes]:
    """Return the body in the pieces in which it comes."""
    speech = client.audio.speech.with_streaming_response
    with speech.create(**SETTINGS, input=text, response_format="pcm") as answer:
        return list(answer.iter_bytes())


def refused(text: str) -> dict[str, object]:
    """Ask for a voice that there is not."""
    try:
        client.audio.speech.create(model="tts-1", voice="nobody", input=text)
    except openai.APIStatusError as error:
        return {"status": error.status_code, "error": error.body}
    return {}


def models() -> list[str]:
    """Return the names of the models."""
    return [model.id for model in client.models.list()]


run(file, streamed, refused, models)
