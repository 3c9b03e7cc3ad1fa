"""What the writing itself says of the way it is spoken: marks, capitals, and where a sentence was cut into phrases.

The models make next to nothing of a question mark, an exclamation mark, capitals, parentheses and quotation marks, and
speak each phrase as if it were a sentence (docs/prosody.md has what was measured). So each of these gets a `Delivery`
here. Where none of them is, nothing is directed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import reduce

from cadenza.speech import PAUSES, Delivery, Phone
from cadenza.text.g2p.alphabet import VOWELS
from cadenza.text.languages import Language
from cadenza.text.tokens import Reading

CAPITALS = Delivery(speed=0.85, pitch=2.5, level=2.5)
EXCLAMATION = Delivery(pitch=1.0, span=1.3, level=2.0)
ASIDE = Delivery(speed=1.08, pitch=-1.5, span=0.75, level=-2.5)
QUOTATION = Delivery(pitch=1.3, span=1.2, level=1.0)
"""Sizes are ours: to be heard, and not to be noticed."""

RISE = (-1.0, 6.0)
"""Semitones from the mean of the phrase, at the last stressed syllable of a yes-no question and at its end."""
RESUMPTION = (-2.2, -0.8)
"""Semitones at the start and at the end of a phrase that goes on with a sentence."""
SUSPENSION = Delivery(pitch=3.0, level=5.0)
"""At the end of a phrase that was cut where no mark is; it grows over the last `SUSPENDED` phones."""
SUSPENDED = 12

_YES_NO: Mapping[str, tuple[str, str]] = {
    "en": ("what who whom whose which when where why how", "or"),
    "de": ("was wer wem wen wessen welche welcher welches wann wo warum wieso wie", "oder"),
    "nl": ("wat wie welke welk wanneer waar waarom hoe", "of"),
    "fr": ("que qu qui quoi quel quelle quels quelles quand où pourquoi comment combien", "ou"),
    "es": ("qué quién quiénes cuál cuáles cuándo dónde adónde cómo cuánto cuánta cuántos cuántas", "o"),
    "it": ("che cosa chi quale quali quando dove come perché quanto quanta quanti quante", "o"),
    "pt": ("que quê quem qual quais quando onde como quanto quanta quantos quantas", "ou"),
}
"""Languages whose questions for yes or no end in a rise: the words that begin other questions, and the word for "or".

In the rest of them every question is left to the model.
"""
_READ_ACRONYMS = frozenset(
    """aids asap asean bios captcha covid fifa fomo gif gui ikea jpeg json lan laser nafta nasa nasdaq nato opec
    osha pin ram rom scuba sim sql swat uefa unesco unicef visa wan wasp yaml yolo""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTES = frozenset('"“”„‟«»「」『』')
_CLOSERS = "\"'”’»)」』"
_STRESS = "ˈ"
_SONOROUS = VOWELS | frozenset("ˈˌːjlmnɹrwŋɾ")


def directions(readings: Sequence[Reading]) -> list[Delivery]:
    """Return what a sentence's marks say of each of its `readings`."""
    texts = [reading.text for reading in readings]
    is_exclaimed = texts[-1].rstrip(_CLOSERS)[-1:] in {"!", "！"}
    is_aside = _between(texts, frozenset("(（"), frozenset(")）"), may_end_open=False)
    is_quoted = _between(texts, _QUOTES, _QUOTES, may_end_open=True)
    return [
        _all_of((EXCLAMATION, is_exclaimed), (ASIDE, aside), (QUOTATION, quoted))
        for aside, quoted in zip(is_aside, is_quoted, strict=True)
    ]


def _all_of(*cases: tuple[Delivery, bool]) -> Delivery:
    return reduce(Delivery.combined, (delivery for delivery, holds in cases if holds), Delivery())


def _between(
    texts: Sequence[str], opening: frozenset[str], closing: frozenset[str], *, may_end_open: bool
) -> list[bool]:
    """Say of each text whether it stands between a mark that opens and one that closes, by their side of a word."""
    inside = [False] * len(texts)
    start: int | None = None
    for at, text in enumerate(texts):
        letters = [place for place, char in enumerate(text) if char.isalnum()]
        if letters:
            before, after = text[: letters[0]], text[letters[-1] + 1 :]
        elif len(text) == 1:  # beside phonemes
            before, after = (text, "") if start is None else ("", text)
        else:
            continue  # ":(" opens nothing
        if start is None and not opening.isdisjoint(before):
            start = at
        if start is not None and not closing.isdisjoint(after):
            inside[start : at + 1] = [True] * (at + 1 - start)
            start = None
    if start is not None and may_end_open:
        inside[start:] = [True] * (len(texts) - start)
    return inside


def stressed(readings: Sequence[Reading], symbols: Sequence[str]) -> list[bool]:
    """Say which `readings` are words in capitals for stress: not what is spelled, nor where most is in capitals."""
    words = ["".join(_WORD.findall(reading.text)) for reading in readings]
    cased = [word for word in words if word.lower() != word.upper() and len(word) > 1]
    if 2 * sum(map(str.isupper, cased)) > len(cased):
        return [False] * len(words)
    return [
        len(word) > 1
        and word.isupper()
        and not reading.letters
        and reading.ipa is None
        and word.lower() not in _READ_ACRONYMS
        and 0 < sum(symbol in VOWELS for symbol in said) < len(word)
        for word, reading, said in zip(words, readings, symbols, strict=True)
    ]


def rises(readings: Sequence[Reading], language: Language) -> bool:
    """Say whether a sentence ends in a rise: it asks for yes or no, in a language that is known for it."""
    if language.code not in _YES_NO or readings[-1].text.rstrip(_CLOSERS)[-1:] not in {"?", "？"}:
        return False
    others, choice = _YES_NO[language.code]
    words = [re.split("['’]", word)[0] for reading in readings for word in _WORD.findall(reading.text.lower())]
    return bool(words) and choice not in words and set(others.split()).isdisjoint(words[:2])


def rising(phones: Sequence[Phone]) -> list[Phone]:
    """Let F0 rise from the last stressed syllable on, voiced to its end: there the models let the voice die away."""
    symbols = "".join(phone.symbol for phone in phones)
    spoken = len(symbols.rstrip("".join(PAUSES)))
    start = max(symbols.rfind(_STRESS, 0, spoken), 0)
    low, high = RISE
    size = max(spoken - 1 - start, 1)
    rise = [
        _directed(
            phone,
            Delivery(
                pitch=low + (high - low) * min(at / size, 1.0),
                span=0.0,
                voiced=True if phone.symbol in _SONOROUS else None,
            ),
        )
        for at, phone in enumerate(phones[start:])
    ]
    return [*phones[:start], *rise]


def resumed(phones: Sequence[Phone]) -> list[Phone]:
    """Begin lower than a sentence does: it has already begun."""
    first, last = RESUMPTION
    size = max(len(phones) - 1, 1)
    return [_directed(phone, Delivery(pitch=first + (last - first) * at / size)) for at, phone in enumerate(phones)]


def suspended(phones: Sequence[Phone]) -> list[Phone]:
    """Keep the voice up to the end: the sentence goes on."""
    start = max(len(phones) - SUSPENDED, 0)
    shares = [(at + 1) / (len(phones) - start) for at in range(len(phones) - start)]
    end = [
        _directed(phone, Delivery(pitch=SUSPENSION.pitch * share, level=SUSPENSION.level * share))
        for phone, share in zip(phones[start:], shares, strict=True)
    ]
    return [*phones[:start], *end]


def _directed(phone: Phone, direction: Delivery) -> Phone:
    return replace(phone, direction=phone.direction.combined(direction))
