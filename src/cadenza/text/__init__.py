"""The text front end: a transcript in, phrases of phones out. `plan` is its only door.

    transcript -> markup -> tokens -> pronunciations -> sentences -> readings (normalize) -> phonemes -> phrases

Every word of the transcript keeps its index on the whole way, so that the times of its phones are its times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from cadenza import laughter
from cadenza.speech import PAUSES, Controls, Delivery, Pause, Phone, Phrase, Pronunciation, Spoken
from cadenza.text import direction, markup
from cadenza.text.g2p import Converter, converter
from cadenza.text.g2p.alphabet import has_sound
from cadenza.text.languages import Language, accent, find_language
from cadenza.text.normalize import normalize
from cadenza.text.pronounce import pronounce
from cadenza.text.spelling import CHARACTER_REST
from cadenza.text.split import LONGEST_PHRASE, PHRASE_LIMITS, ends_sentence, phrases, sentences
from cadenza.text.tokens import Laugh, Reading, Token
from cadenza.text.words import SPLITTERS

_REST = {".": 0.26, "!": 0.26, "?": 0.28, "…": 0.32, ":": 0.16, ";": 0.16, "—": 0.12, ",": 0.08}
"""Pause in seconds after a phrase that ends with the mark, at speed 1.

The last phone of a phrase lasts into silence, about 0.2 s of it: a sentence is followed by nearly half a second in all.
"""
_PARAGRAPH_REST = 0.6
_SPACE_REST = 0.16
"""Pause at a space that ends a sentence, in scripts that have no mark for it."""
_BREATH = ","
"""Ends a phrase that was cut without a mark: the voice stays up, for the sentence goes on."""
_SHORT_WORD = 4
"""Symbols, with the space before them."""
_CUT_REST = 0.02
"""Pause where a word was cut."""
_MOST_READINGS = 300
"""Readings that are looked at together: a number of thousands of digits is one token, but no one step of work."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be said. `words` are the words as written; `phrases` are made one by one, as they are asked for."""

    words: tuple[str, ...]
    phrases: Iterator[Phrase]
    notes: tuple[str, ...]
    after: Part
    """Where the part of the transcript that comes next begins."""


@dataclass(frozen=True, slots=True)
class Part:
    """How one part of a transcript begins and ends, where it is spoken in parts, as it arrives.

    `carried` is what the tags before it say. When it is `mid_sentence`, its first word opens none; when it `goes_on`,
    the voice stays up at its end unless that is the end of a sentence. One that is `hurried` has a short first phrase.
    """

    carried: markup.Carried
    mid_sentence: bool = False
    goes_on: bool = False
    hurried: bool = True


def plan(
    transcript: str,
    language: str,
    locale: str,
    part: Controls | Part,
    longest_phrase: int,
    *,
    pronunciations: Sequence[Pronunciation] = (),
) -> Plan:
    """Plan how a speaker of `locale` says `transcript`, in phrases of at most `longest_phrase` phones.

    `part` are the controls that a whole transcript begins with, or where a part of one stands in it.

    Raises InvalidRequest for a language that isn't spoken, ConfigurationError (perhaps only with the first phrase) if
    it needs an extra that isn't installed; no transcript raises anything.
    """
    row = find_language(language)
    part = part if isinstance(part, Part) else Part(markup.Carried(part))
    script = markup.parse(transcript, part.carried, SPLITTERS[row.words], goes_on=part.goes_on)
    ends_paragraph = transcript[len(transcript.rstrip()) :].count("\n") > 1
    is_open = not ends_paragraph and (_is_open(script, row) if script.tokens else part.mid_sentence)
    script = replace(script, tokens=pronounce(script.tokens, pronunciations, row, mid_sentence=part.mid_sentence))
    planned = _phrases(script, row, locale, longest_phrase, 0 if part.hurried else len(PHRASE_LIMITS))
    if part.mid_sentence:
        planned = _gone_on(planned)
    if part.goes_on and (is_open or ends_paragraph):
        planned = _with_last(planned, _before_paragraph if ends_paragraph else _left_open)
    return Plan(script.words, planned, script.notes, Part(script.carried, mid_sentence=is_open))


def _is_open(script: markup.Script, language: Language) -> bool:
    """Say whether the sentence at the end of `script` isn't over."""
    *before, last = ("", *(token.text for token in script.tokens[-2:]))
    return not ends_sentence(last, "", language, before[-1])


def _gone_on(phrases: Iterator[Phrase]) -> Iterator[Phrase]:
    """Yield `phrases`, the first of them as part of a sentence that began before."""
    for number, phrase in enumerate(phrases):
        goes_on = number == 0 and phrase.spoken
        yield replace(phrase, phones=tuple(direction.resumed(phrase.phones))) if goes_on else phrase


def _with_last(phrases: Iterator[Phrase], change: Callable[[Phrase], Phrase]) -> Iterator[Phrase]:
    """Yield `phrases`, the last of them with a `change`."""
    made: Phrase | None = None
    for phrase in phrases:
        if made is not None:
            yield made
        made = phrase
    if made is not None:
        yield change(made)


def _left_open(phrase: Phrase) -> Phrase:
    """Return `phrase` with the voice up at its end and only a breath after it, for the sentence goes on."""
    if not phrase.spoken or not phrase.phones or phrase.phones[-1].symbol in PAUSES:
        return phrase
    last = phrase.phones[-1]
    phones = direction.suspended([*phrase.phones, replace(last, symbol=_BREATH, word=len(phrase.spoken) - 1)])
    return replace(phrase, phones=tuple(phones), rest=_rest(phones))


def _before_paragraph(phrase: Phrase) -> Phrase:
    return replace(phrase, rest=_PARAGRAPH_REST)


def _phrases(
    script: markup.Script, language: Language, locale: str, longest_phrase: int, spoken_before: int
) -> Iterator[Phrase]:
    to_phonemes = converter(language.code, accent(language, locale))
    made: Phrase | None = None
    for sentence in sentences(script.tokens, language):
        if made is not None:
            made = replace(made, rest=_rest_before(sentence[0], made.rest, language))
        for phrase in _sentence_phrases(sentence, language, to_phonemes, spoken_before, longest_phrase):
            if made is not None:
                yield _followed(made, phrase)
            made = phrase
            spoken_before += 1
    for laugh in script.closing_laughs:
        if made is not None:
            yield made
        made = _laugh(laugh, within_word=False)
    if made is not None:
        closing = (Pause(len(made.phones), script.closing_pause),) if script.closing_pause else ()
        yield replace(made, pauses=made.pauses + closing)
    elif script.closing_pause:
        yield Phrase((), (), (Pause(0, script.closing_pause),))


def _followed(phrase: Phrase, by: Phrase) -> Phrase:
    """Return `phrase`, told whether its last word goes on in the next one."""
    if not phrase.spoken:
        return phrase  # a laugh, which knows
    goes_on = phrase.spoken[-1].source == by.spoken[0].source if by.spoken else by.unfinished
    return replace(phrase, unfinished=goes_on)


def _laugh(asked: Laugh, *, within_word: bool) -> Phrase:
    pauses = (Pause(0, asked.pause),) if asked.pause else ()
    return Phrase(laughter.laugh(asked.number, asked.controls), (), pauses, laughter.REST, within_word)


def _sentence_phrases(
    sentence: Sequence[Token], language: Language, to_phonemes: Converter, spoken_before: int, longest: int
) -> Iterator[Phrase]:
    readings = normalize(sentence, language)
    directed = direction.directions(readings)
    symbols: list[str] = []
    rises = direction.rises(readings, language)
    late: list[Laugh] = []
    """Laughs after which nothing is heard but the marks that end the sentence: they come after those."""
    for start in range(0, len(readings), _MOST_READINGS):
        more = to_phonemes(readings[start : start + _MOST_READINGS])
        symbols += more
        stressed = direction.stressed(readings[start : start + len(more)], more)
        directed[start : len(symbols)] = [
            one.combined(direction.CAPITALS) if is_stressed else one
            for one, is_stressed in zip(directed[start : len(symbols)], stressed, strict=True)
        ]
        sizes = [len(s) for s in more]
        may_cut = [
            # A group that is spelled stays together.
            reading.rest > CHARACTER_REST if sentence[reading.token].spelled else _ends_in_pause(s)
            for reading, s in zip(readings[start:], more, strict=False)
        ]
        may_breathe = [*map(partial(_may_breathe, language), readings[start:], readings[start + 1 :], more[1:]), False]
        laughs = {
            index: sentence[readings[index].token].laughs
            for index in range(start, len(symbols))
            if _begins_token(readings, index)
        }
        sound_ends = max((index + 1 for index in range(start, len(symbols)) if has_sound(symbols[index])), default=0)
        late += [laugh for index in laughs if index >= sound_ends for laugh in laughs[index]]
        cuts = [index for index in laughs if start < index < sound_ends and laughs[index]]
        for first, last in pairwise([start, *cuts, len(symbols)]):
            if first < sound_ends:
                within_word = _continues_word(sentence, readings, first)
                yield from (_laugh(laugh, within_word=within_word) for laugh in laughs.get(first, ()))
            stretch = slice(first - start, last - start)
            for indices in phrases(sizes[stretch], may_cut[stretch], may_breathe[stretch], spoken_before):
                at = range(first + indices.start, first + indices.stop)
                phrase = _phrase(sentence, readings, symbols, directed, at, rises=rises)
                yield from _chop(phrase, min(longest, LONGEST_PHRASE))
                spoken_before += 1
    yield from (_laugh(laugh, within_word=False) for laugh in late)


def _begins_token(readings: Sequence[Reading], index: int) -> bool:
    return index == 0 or readings[index - 1].token != readings[index].token


def _continues_word(sentence: Sequence[Token], readings: Sequence[Reading], index: int) -> bool:
    return index > 0 and sentence[readings[index - 1].token].source == sentence[readings[index].token].source


def _ends_in_pause(symbols: str) -> bool:
    """Say whether a speaker may pause after a word: it ends in a mark, and is more than marks."""
    return symbols.rstrip("”) ")[-1:] in PAUSES and not PAUSES.issuperset(symbols)


def _may_breathe(language: Language, before: Reading, after: Reading, symbols: str) -> bool:
    """Say whether a speaker who is short of breath may take one between two words; `symbols` are of the second.

    Where the language's words of that kind aren't known: before any but the shortest, which are mostly particles.
    """
    if before.token == after.token or not symbols.startswith(" "):
        return False
    if not language.breaths:
        return len(symbols) > _SHORT_WORD
    return after.text.lower() in language.breaths and before.text.lower() not in language.breaths


def _phrase(
    sentence: Sequence[Token],
    readings: Sequence[Reading],
    symbols: Sequence[str],
    directed: Sequence[Delivery],
    at: range,
    *,
    rises: bool,
) -> Phrase:
    """Make the phrase of the readings `at`, which are spoken as `directed`; `rises`: the end of the sentence does."""
    phones: list[Phone] = []
    spoken: list[Spoken] = []
    pauses: list[Pause] = []
    for index in at:
        reading = readings[index]
        token = sentence[reading.token]
        if phones and symbols[index].startswith(" "):
            phones.append(Phone(" ", None, token.controls))
        if token.pause and _begins_token(readings, index):
            pauses.append(Pause(len(phones), token.pause))
        phones += [
            Phone(symbol, len(spoken), token.controls, directed[index]) for symbol in symbols[index].removeprefix(" ")
        ]
        label = reading.text if reading.ipa is None else reading.ipa
        if token.spelled:
            label = label.removesuffix(",")  # of the pace, not of the text
        if spoken and spoken[-1].source == token.source and label and PAUSES.issuperset(label):
            # What closes a group of phonemes is a reading of its own, but no word.
            spoken[-1], label = replace(spoken[-1], text=spoken[-1].text + label), ""
        spoken.append(Spoken(label, token.source))
        if reading.rest:
            pauses.append(Pause(len(phones), reading.rest / token.controls.speed))
    if at.start > 0:
        phones = direction.resumed(phones)
    if at.stop < len(readings) and phones and phones[-1].symbol not in PAUSES:
        phones.append(Phone(_BREATH, len(spoken) - 1, phones[-1].controls, phones[-1].direction))
        phones = direction.suspended(phones)
    elif at.stop == len(readings) and rises:
        phones = direction.rising(phones)
    return Phrase(tuple(phones), tuple(spoken), tuple(pauses), _rest(phones))


def _rest(phones: Sequence[Phone]) -> float:
    marks = (phone.symbol for phone in reversed(phones) if phone.symbol not in '”“") ')
    return _REST.get(next(marks, " "), _CUT_REST)


def _rest_before(token: Token, rest: float, language: Language) -> float:
    """Return the pause before the sentence that begins with `token`, after a phrase that is followed by `rest`."""
    if token.paragraph:
        return _PARAGRAPH_REST
    is_at_space = language.words == "dictionary" and not token.glued
    return max(rest, _SPACE_REST) if is_at_space else rest


def _chop(phrase: Phrase, longest: int) -> Iterator[Phrase]:
    """Yield `phrase` in pieces of at most `longest` phones: only a single giant word needs more than one."""
    size = len(phrase.phones)
    if size <= longest:
        yield phrase
        return
    first_word, continued = 0, False
    for start in range(0, size, longest):
        piece = phrase.phones[start : start + longest]
        is_last = start + longest >= size
        words = (phone.word for phone in piece if phone.word is not None)
        last_word = len(phrase.spoken) - 1 if is_last else max(words, default=first_word)
        spoken = list(phrase.spoken[first_word : last_word + 1])
        spoken[0] = replace(spoken[0], continued=continued)
        yield Phrase(
            phones=tuple(
                replace(phone, word=None if phone.word is None else phone.word - first_word) for phone in piece
            ),
            spoken=tuple(spoken),
            pauses=tuple(
                replace(pause, at=pause.at - start)
                for pause in phrase.pauses
                if start <= pause.at < start + longest or (is_last and pause.at == size)
            ),
            rest=phrase.rest if is_last else 0.0,
        )
        continued = not is_last and phrase.phones[start + longest].word == last_word
        first_word = last_word if continued else last_word + 1
