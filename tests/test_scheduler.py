"""Who is next: the deadlines of streams. What it does to listeners, http/test_load.py and the benchmark hear."""

from __future__ import annotations

import asyncio

from prometheus_client.parser import text_string_to_metric_families

from cadenza.acoustic.tone import Tone
from cadenza.metrics import Metrics
from cadenza.scheduler import FIRST_AUDIO, OPENING, Replica, Scheduler, Stream
from cadenza.speech import Utterance
from cadenza.telemetry import logger
from cadenza.voices import Voices

METRICS = Metrics(Scheduler(Tone, 1, 1, (), 1), {})


async def stream() -> Stream:
    replica = Replica(Tone, slots=1, warm_up=(), workers=1)
    utterance = Utterance("Hello.", "en", Voices.load().find("af_heart"), "pcm_s16le", 24_000)
    return Stream(utterance, replica, replica.gate.enter(), log=logger(), meter=METRICS.meter(utterance))


def underruns() -> tuple[float, float]:
    """Return how many there were of all streams so far, and their seconds."""
    samples = {
        sample.name: sample.value
        for family in text_string_to_metric_families(METRICS.text().decode())
        for sample in family.samples
    }
    return samples.get("cadenza_underruns_total", 0.0), samples.get("cadenza_underrun_seconds_total", 0.0)


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


def test_a_pause_is_one_underrun_and_what_follows_has_so_much_more_time() -> None:
    count, seconds = underruns()
    heard = asyncio.run(stream())
    heard.begun = True
    for now in (100.0, 103.0, 103.9, 104.8):  # each a second of audio; the second one comes two seconds late
        heard.note_window(now)
        heard.made += 1.0
    assert underruns() == (count + 1, seconds + 2.0)
    heard.listener.opening = False
    assert heard.deadline == 106.0


def test_who_does_not_take_what_was_made_has_no_underrun() -> None:
    before = underruns()
    slow = asyncio.run(stream())
    slow.begun = True
    for _ in range(2):
        slow.note_window(100.0)
        slow.made += 5.0
    slow.note_taken(100.0, 5.0)
    slow.note_taken(150.0, 5.0)  # hears it from now on
    slow.note_window(152.0)
    assert underruns() == before
