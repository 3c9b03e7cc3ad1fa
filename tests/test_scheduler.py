"""Who is next: the deadlines of streams. What it does to listeners, http/test_load.py and the benchmark hear."""

from __future__ import annotations

import asyncio

from cadenza.acoustic.tone import Tone
from cadenza.metrics import Metrics
from cadenza.scheduler import FIRST_AUDIO, OPENING, Replica, Scheduler, Stream
from cadenza.speech import Utterance
from cadenza.telemetry import logger
from cadenza.voices import Voices


async def stream() -> Stream:
    replica = Replica(Tone, slots=1, warm_up=(), workers=1)
    utterance = Utterance("Hello.", "en", Voices.load().all()[0], "pcm_s16le", 24_000)
    meter = Metrics(Scheduler(Tone, 1, 1, (), 1), {}).meter(utterance)
    return Stream(utterance, replica, replica.gate.enter(), log=logger(), meter=meter)


def test_a_new_stream_is_the_most_urgent_until_it_has_begun() -> None:
    new = asyncio.run(stream())
    assert new.deadline == new.arrived
    new.begun = True
    assert new.deadline == new.arrived + FIRST_AUDIO


def test_a_listener_runs_dry_when_all_that_was_made_is_heard() -> None:
    heard = asyncio.run(stream())
    heard.begun, heard.playing_since, heard.made = True, 100.0, 2.5
    heard.listener.opening = False
    assert heard.deadline == 102.5


def test_the_end_of_a_phrase_is_urgent_sooner() -> None:
    ending = asyncio.run(stream())
    ending.begun, ending.playing_since, ending.made = True, 100.0, 2.5
    ending.listener.opening = True
    assert ending.deadline == 102.5 - OPENING


def test_a_listener_who_hears_nothing_is_as_urgent_as_a_new_one() -> None:
    silent = asyncio.run(stream())
    silent.begun, silent.playing_since, silent.made = True, 100.0, 2.5
    silent.resume(102.0)
    assert silent.deadline == 102.5 - OPENING, "it still hears something"
    silent.resume(160.0)
    assert silent.deadline == 160.0
