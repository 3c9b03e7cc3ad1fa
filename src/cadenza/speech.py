"""The vocabulary that every part of Cadenza shares: what is to be said, and the events that saying it makes.

Plain frozen dataclasses, standard library only, so that any part can import them and none depends on another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

SAMPLE_RATE = 24_000
"""Native rate of every engine in Hz; what is asked for is made from it by one resampler per stream."""


MARKS = frozenset(';:,.!?—…"()“”')
"""The symbols of `Phone` that are punctuation."""
PAUSES = MARKS | {" "}
"""Those that are heard as a pause or not at all."""

SPEED_RANGE = (0.6, 1.5)
VOLUME_RANGE = (0.5, 2.0)
"""Least and greatest ratio that `generation_config` and the inline tags carry; what is outside is clamped."""

EMOTIONS = frozenset(
    """neutral happy excited enthusiastic elated euphoric triumphant amazed surprised flirtatious curious content
    peaceful serene calm grateful affectionate trust sympathetic anticipation mysterious angry mad outraged frustrated
    agitated threatened disgusted contempt envious sarcastic ironic sad dejected melancholic disappointed hurt guilty
    bored tired rejected nostalgic wistful apologetic hesitant insecure confused resigned anxious panicked alarmed
    scared proud confident distant skeptical contemplative determined joking/comedic""".split()
)
"""The names that the contract knows, in lower case; any other is taken as neutral."""


@dataclass(frozen=True, slots=True)
class Controls:
    """How a stretch of text is to be spoken. Ratios are relative to the voice's own manner."""

    speed: float = 1.0
    volume: float = 1.0
    emotion: str = "neutral"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How an engine speaks one symbol, against what it would do by itself; as it stands here, it does just that.

    `speed` is a ratio. `pitch` moves F0, in semitones. `span` is the factor by which F0 is farther, in semitones, from
    its mean in the phrase. `level` is in decibels. `breath` makes the voice breathier, or tenser where it is negative:
    1 is as far as voices lie apart. It is one for a phrase, which gets what all its symbols share.
    `seconds` are what it lasts at speed 1, and `voiced` says whether the vocal folds vibrate; None leaves them to the
    engine.
    """

    speed: float = 1.0
    pitch: float = 0.0
    span: float = 1.0
    level: float = 0.0
    breath: float = 0.0
    seconds: float | None = None
    voiced: bool | None = None

    def combined(self, other: Delivery) -> Delivery:
        """Return both together; where both say how long or whether voiced, `other` counts."""
        return Delivery(
            speed=self.speed * other.speed,
            pitch=self.pitch + other.pitch,
            span=self.span * other.span,
            level=self.level + other.level,
            breath=self.breath + other.breath,
            seconds=self.seconds if other.seconds is None else other.seconds,
            voiced=self.voiced if other.voiced is None else other.voiced,
        )


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How `text`, one word or several, is to be said: as `says`, in which a `phonetic` one may hold `<<i|p|a>>` words.

    `case`: which capitalisation of `text` is meant: "any"; the "exact" one; or, for "opening", the exact one and a
    first letter that is a capital only because it opens a sentence.
    """

    text: str
    says: str
    case: Literal["any", "opening", "exact"] = "exact"
    phonetic: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of the catalogue. `key` is the engine's own name for it (`af_heart`), `id` a stable UUID."""

    id: str
    key: str
    name: str
    language: str
    locale: str
    gender: str
    description: str


@dataclass(frozen=True, slots=True)
class Phone:
    """One symbol for the engine: a phoneme, a stress mark, a length mark, a space or punctuation.

    `word` is the index of its word in `Phrase.spoken`, None for a space between words. Punctuation belongs to
    the word that it is attached to. `direction` is what the text itself says of the way it is spoken, beside
    `controls`.
    """

    symbol: str
    word: int | None
    controls: Controls
    direction: Delivery = Delivery()


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word as it is spoken, and the index of the transcript's word that it comes from.

    `continued`: it began in the phrase before (a word longer than an engine can say at once).
    """

    text: str
    source: int
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence of `seconds` that was asked for, before the phone at index `at` (`len(phones)`: after the last)."""

    at: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """What an engine says in one breath.

    `rest` is the natural pause after it in seconds, at speed 1. A phrase without phones is silence only, one with
    phones and no words a laugh. When it is `unfinished`, the next phrase goes on with the same word of the transcript
    (a very long number, for instance).
    """

    phones: tuple[Phone, ...]
    spoken: tuple[Spoken, ...]
    pauses: tuple[Pause, ...] = ()
    rest: float = 0.0
    unfinished: bool = False

    @property
    def symbols(self) -> str:
        """The phones as one string, one character a phone."""
        return "".join(phone.symbol for phone in self.phones)


@dataclass(frozen=True, slots=True)
class Utterance:
    """One request for speech, checked: every surface makes one of these and synthesis takes nothing else."""

    transcript: str
    language: str
    voice: Voice
    encoding: str
    sample_rate: int
    controls: Controls = Controls()
    words: bool = False
    phonemes: bool = False
    normalized: bool = False
    """Word times carry the words as spoken instead of the words as written."""
    locale: str = ""
    """Accent that was asked for, as en-GB; the voice's own if it is empty."""
    pronunciations: tuple[Pronunciation, ...] = ()
    """Of those for the same text the last counts."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """At most 20 ms of encoded audio.

    `step_time` is the seconds of compute of the step that made it, and of those before it that made no sound yet.
    """

    data: bytes
    samples: int
    step_time: float


@dataclass(frozen=True, slots=True)
class WordTimes:
    """Words with their start and end in seconds of the audio sent; three parallel tuples."""

    words: tuple[str, ...]
    start: tuple[float, ...]
    end: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PhonemeTimes:
    """IPA phonemes with their start and end in seconds of the audio sent; three parallel tuples."""

    phonemes: tuple[str, ...]
    start: tuple[float, ...]
    end: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Flushed:
    """What came before the flush with this `number`, counted from 1, has been said; only live text has flushes."""

    number: int


@dataclass(frozen=True, slots=True)
class Done:
    """The one terminal event of a stream that said everything; `seconds` of audio were sent."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The one terminal event of a stream that could not say everything."""

    status: int
    code: str
    title: str
    message: str


Event = Chunk | WordTimes | PhonemeTimes | Flushed | Done | Failed


@dataclass(slots=True)
class Listener:
    """What whoever makes speech must know, across threads, of the one who hears it.

    `requested` says that nobody wants the speech any more: set once, never unset. Whoever does long work either looks
    at it between steps, or gives `attach` a callback that interrupts it. `ahead` is how many seconds of speech lie
    ready, and `crowded` whether others are spoken to, both set before each step: a measure for how much it may do.
    `ahead` is None while the listener still waits for the first. `opening` says, in the other direction, that the next
    step begins a phrase, which takes longer than going on with one.
    """

    requested: bool = False
    ahead: float | None = None
    crowded: bool = False
    opening: bool = True
    _interrupts: list[Callable[[], None]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def request(self) -> None:
        """Ask for the end: call every attached interrupt once, from the caller's thread."""
        with self._lock:
            self.requested = True
            interrupts, self._interrupts = self._interrupts, []
        for interrupt in interrupts:
            interrupt()

    def attach(self, interrupt: Callable[[], None]) -> None:
        """Call `interrupt` when the end is asked for; at once if it has been already."""
        with self._lock:
            if not self.requested:
                self._interrupts.append(interrupt)
                return
        interrupt()

    def detach(self, interrupt: Callable[[], None]) -> None:
        """Forget `interrupt`, whose work is over."""
        with self._lock:
            if interrupt in self._interrupts:
                self._interrupts.remove(interrupt)
