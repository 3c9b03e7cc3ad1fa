"""Speak, listen, compare: what a recogniser understands of the speech, and how fast it came.

    python -m benchmarks.round_trip [--voice KEY ...] [--runs N] [--json FILE]

Sends the sample request and a set of everyday sentences to a server of its own, transcribes the audio with Whisper
base, and prints the word error rate, the time to first audio (request sent to first audio event read) and the RTF
(seconds of answer per second of audio, on all cores). A recogniser measures what is understood, not how natural it is.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.judge import transcribe, word_error_rate
from examples.demo import server, speak

SAMPLE = Path(__file__).parents[1] / "examples" / "sample_request.json"
SENTENCES = {
    "The weather is lovely this morning.": None,
    "Could you please tell me where the nearest train station is?": None,
    "Your order number is 4 8 1 5, and it ships on March 3rd.": "Your order number is 4815 and it ships on March 3rd",
    "We will call you back as soon as the doctor is available.": None,
    "The total comes to $42.50, including tax.": None,
    "Please hold the line while I look that up for you.": None,
    "Your appointment is on Tuesday the 14th, with Dr. Lee.": "Your appointment is on Tuesday the 14th with Dr Lee",
    "I read the whole book yesterday, and I will read it again.": None,
}
"""What is said, and how a recogniser writes it where that is not the same."""


def requests(voice: str | None) -> dict[str, tuple[dict[str, Any], str]]:
    """Return requests and what should be heard, by name: the sample with its own voice or `voice`, each sentence."""
    sample = json.loads(SAMPLE.read_text())
    speaker = sample.pop("voice_id")["id"] if voice is None else voice
    found = {"sample": ({**sample, "voice": speaker}, re.sub(r"<[^>]*>", "", sample["transcript"]))}
    for number, (sentence, heard) in enumerate(SENTENCES.items(), 1):
        found[f"sentence {number}"] = ({**sample, "voice": speaker, "transcript": sentence}, heard or sentence)
    return found


def measure(url: str, request: dict[str, Any], text: str, runs: int) -> dict[str, Any]:
    """Speak `request` `runs` times; return the WER of the first against `text`, and the medians of the times."""
    first_audio, real_time = [], []
    samples = np.zeros(0, np.float32)
    for run in range(runs):
        events, arrivals = speak(url, request)
        chunks = [event for event in events if event["type"] == "chunk"]
        audio = b"".join(base64.b64decode(chunk["data"]) for chunk in chunks)
        spoken = np.frombuffer(audio, np.int16).astype(np.float32) / np.float32(32_768)
        samples = spoken if run == 0 else samples
        first_audio.append(next(at for e, at in zip(events, arrivals, strict=True) if e["type"] == "chunk"))
        real_time.append(arrivals[-1] / (len(spoken) / request["output_format"]["sample_rate"]))
    heard = transcribe(samples, request["output_format"]["sample_rate"])
    return {
        "wer": round(word_error_rate(text, heard), 4),
        "ttfa": round(median(first_audio), 3),
        "rtf": round(median(real_time), 3),
        "seconds": round(len(samples) / request["output_format"]["sample_rate"], 2),
        "heard": heard,
        "text": text,
    }


def main() -> None:
    """Print the table, and write it as JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--voice", action="append", help="voice key; may be repeated; default: the sample's own")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    results = []
    with server() as url:
        for voice in arguments.voice or [None]:
            print(f"\n{voice or 'the voice of the sample'}\n{'':<14}{'WER':>8}{'TTFA s':>9}{'RTF':>7}{'audio s':>9}")
            for name, (request, text) in requests(voice).items():
                result = {"voice": voice, "name": name, **measure(url, request, text, arguments.runs)}
                results.append(result)
                print("{name:<14}{wer:>8.1%}{ttfa:>9.3f}{rtf:>7.2f}{seconds:>9.2f}".format(**result))
                if result["wer"]:
                    print(f"    heard: {result['heard']}")
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
