"""Korean graphemes to phonemes: Hangul by the rules of standard pronunciation, across the words of a phrase.

Hangul writes what a word is made of, not how it sounds: 독립 is [동닙], 좋다 [조타], 같이 [가치]. The rules need
nothing but the letters; where they need to know the word (ㄴ that comes in: 꽃잎 [꼰닙]), it stands in a list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from cadenza.text.g2p.mixed import Mixed, Word
from cadenza.text.languages import Language

NATIVE = "[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]+"

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = [
    "",
    *"ㄱㄲ",
    "ㄱㅅ",
    "ㄴ",
    "ㄴㅈ",
    "ㄴㅎ",
    "ㄷ",
    "ㄹ",
    "ㄹㄱ",
    "ㄹㅁ",
    "ㄹㅂ",
    "ㄹㅅ",
    "ㄹㅌ",
    "ㄹㅍ",
    "ㄹㅎ",
]
_FINALS += ["ㅁ", "ㅂ", "ㅂㅅ", *"ㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]

_CODAS = {**dict.fromkeys("ㄱㄲㅋ", "ㄱ"), **dict.fromkeys("ㄷㅌㅅㅆㅈㅊㅎ", "ㄷ"), **dict.fromkeys("ㅂㅍ", "ㅂ")}
_CODAS |= {"": "", "ㄴ": "ㄴ", "ㄹ": "ㄹ", "ㅁ": "ㅁ", "ㅇ": "ㅇ", "ㄹㄱ": "ㄱ", "ㄹㅁ": "ㅁ", "ㄹㅍ": "ㅂ"}
_CODAS |= {
    "ㄱㅅ": "ㄱ",
    "ㄴㅈ": "ㄴ",
    "ㄴㅎ": "ㄴ",
    "ㄹㅂ": "ㄹ",
    "ㄹㅅ": "ㄹ",
    "ㄹㅌ": "ㄹ",
    "ㄹㅎ": "ㄹ",
    "ㅂㅅ": "ㅂ",
}
"""What is left of a final at the end of a word or before a consonant."""
_TENSE = dict(zip("ㄱㄷㅂㅅㅈ", "ㄲㄸㅃㅆㅉ", strict=True))
_ASPIRATED = dict(zip("ㄱㄷㅂㅈ", "ㅋㅌㅍㅊ", strict=True))
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_TENSING = frozenset(("ㄴㅈ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ"))
"""Finals of two letters after which a plain consonant is tense whatever is left of them."""

_ONSET_SOUNDS = dict(zip(_INITIALS, "k k n t t ɾ m p p s s _ ʨ ʨ ʨʰ kʰ tʰ pʰ h".split(), strict=True)) | {"ㅇ": ""}
_VOICED = {"ㄱ": "ɡ", "ㄷ": "d", "ㅂ": "b", "ㅈ": "ʥ"}
_VOWEL_SOUNDS = dict(zip(_MEDIALS, "a ɛ ja jɛ ʌ e jʌ je o wa wɛ we jo u wʌ we wi ju ɯ ɰi i".split(), strict=True))
_CODA_SOUNDS = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ŋ"}
_PALATAL_VOWELS = frozenset("ㅣㅑㅕㅛㅠㅖㅒㅟ")

_RESPELLED = dict(
    pair.split(":")
    for pair in """꽃잎:꼰닙 깻잎:깬닙 나뭇잎:나문닙 베갯잇:베갠닛 예삿일:예산닐 훗일:훈닐 뒷일:뒨닐 앞일:암닐 밭일:반닐
    집안일:지반닐 한여름:한녀름 늦여름:는녀름 담요:담뇨 솜이불:솜니불 홑이불:혼니불 색연필:생년필 내복약:내봉냑
    알약:알략 물약:물략 식용유:시굥뉴 휘발유:휘발류 볼일:볼릴 별일:별릴 할일:할릴 들일:들릴 맨입:맨닙 막일:망닐
    십육:심뉵 백육:뱅뉵 천육:천뉵 만육:만뉵 영업용:영엄뇽 학생용:학생뇽 서울역:서울력 전철역:전철력
    지하철역:지하철력 맛있:마싣 멋있:머싣 첫인상:처딘상 맛없:마덥 옷안:오단 못일어:몬니러 넓적:넙쩍 넓죽:넙쭉
    넓둥:넙뚱 밟다:밥따 밟고:밥꼬 밟지:밥찌 밟는:밤는 닭과:닥꽈 닭고기:닥꼬기 흙과:흑꽈 사건:사껀 조건:조껀
    인기:인끼 평가:평까 문법:문뻡 한자:한짜 글자:글짜 문자:문짜 여권:여꿘 물가:물까 용돈:용똔 손등:손뜽 눈빛:눈삗
    밤길:밤낄 산길:산낄 길가:길까 물고기:물꼬기 발바닥:발빠닥 김밥:김빱 비빔밥:비빔빱 보름달:보름딸 강가:강까
    술집:술찝 빵집:빵찝 안과:안꽈 내과:내꽈 치과:치꽈 외과:외꽈 성격:성껵 효과:효꽈 헌법:헌뻡 갈등:갈뜽 발전:발쩐
    결정:결쩡 일정:일쩡 절대:절때 실수:실쑤 활동:활똥 물질:물찔 출장:출짱 열정:열쩡 설정:설쩡 솔직:솔찍 필수:필쑤
    실제:실쩨 철저:철쩌 발달:발딸 일시:일씨 출신:출씬 결심:결씸 열심:열씸 질서:질써 할게:할께 할수:할쑤 글쎄:글쎄
    의견란:의견난 생산량:생산냥 판단력:판단녁 결단력:결딴녁 공권력:공꿘녁 이원론:이원논 음운론:으문논
    입원료:이붠뇨 희:히 띄:띠 씌:씨 틔:티""".split()
)
_RESPELLINGS = re.compile("|".join(sorted(_RESPELLED, key=len, reverse=True)))
"""Words, and parts of words, whose sound their letters don't tell, in letters that do."""
_DEPENDENT = re.compile("[거것게걸건수줄데듯적바지]")
"""What begins with a tense consonant after a verb in ㄹ: 할 것을 [할 꺼슬]."""
_IN_UI = re.compile(
    ".*(?:회의|강의|주의|동의|거의|합의|논의|문의|정의|협의|항의|결의|유의|의의|예의|창의|고의|호의|모의|편의)"
)
"""Nouns in 의, which is the genitive in other words and sounds like 에 there."""
_NAMES = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        """에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이
        제트""".split(),
        strict=True,
    )
)
_JAMO_NAMES = dict(
    zip(
        "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ",
        """기역 쌍기역 니은 디귿 쌍디귿 리을 미음 비읍 쌍비읍 시옷 쌍시옷 이응 지읒 쌍지읒 치읓 키읔 티읕 피읖
        히읗""".split(),
        strict=True,
    )
)


@dataclass(slots=True)
class _Syllable:
    """A block of letters on its way from how it is written to how it sounds."""

    word: int
    onset: str
    vowel: str
    final: str
    first: bool
    """It begins its word."""
    dependent: bool = False
    """It begins a noun that only stands after a verb."""


def speak(words: Sequence[Word]) -> list[str]:
    """Return the symbols of each of `words`, each phrase of them by the rules of standard pronunciation."""
    said = [""] * len(words)
    for phrase in _phrases(words):
        syllables = [syllable for at in phrase for syllable in _syllables(words[at].text, at)]
        for before, after in zip_longest(syllables, syllables[1:]):
            _assimilate(before, after)
        for at, sound in _sounds(syllables):
            said[at] += sound
    return said


def _phrases(words: Sequence[Word]) -> Iterator[list[int]]:
    phrase: list[int] = []
    for at, word in enumerate(words):
        if phrase and (word.pause or not word.native):
            yield phrase
            phrase = []
        if word.native:
            phrase.append(at)
    if phrase:
        yield phrase


def _syllables(text: str, word: int) -> list[_Syllable]:
    blocks = _blocks(text)
    if len(blocks) > 1 and blocks[-1] == "의" and not _IN_UI.fullmatch(blocks):
        blocks = blocks[:-1] + "에"
    respelled = _RESPELLINGS.sub(lambda match: _RESPELLED[match[0]], blocks)
    found: list[_Syllable] = []
    for char in respelled:
        code = ord(char) - 0xAC00
        initial, rest = divmod(code, 588)
        medial, final = divmod(rest, 28)
        is_dependent = not found and _DEPENDENT.match(text) is not None
        found.append(_Syllable(word, _INITIALS[initial], _MEDIALS[medial], _FINALS[final], not found, is_dependent))
    return found


def _blocks(text: str) -> str:
    """Return `text` in blocks: a letter by itself gets the vowel or the silent onset that it lacks (ㅋㅋ, ㅠㅠ)."""
    blocks = []
    for char in unicodedata.normalize("NFC", text):
        if "가" <= char <= "힣":
            blocks.append(char)
        elif char in _INITIALS:
            blocks.append(chr(0xAC00 + _INITIALS.index(char) * 588 + _MEDIALS.index("ㅡ") * 28))
        elif char in _MEDIALS:
            blocks.append(chr(0xAC00 + _INITIALS.index("ㅇ") * 588 + _MEDIALS.index(char) * 28))
    return "".join(blocks)


def _assimilate(before: _Syllable, after: _Syllable | None) -> None:
    """Let the final of a syllable and the onset of the next act on each other; the final becomes what is heard."""
    final = before.final
    if after is None or not final:
        before.final = _CODAS[final]
    elif after.onset == "ㅇ":
        _link(before, after)
    elif final.endswith("ㅎ") and after.onset in "ㄱㄷㅈㅅㄴ":
        _after_h(before, after)
    elif after.onset == "ㅎ" and _CODAS[final] in _ASPIRATED:
        _before_h(before, after)
    else:
        before.final = _meet(final, after, _CODAS[final])


def _link(before: _Syllable, after: _Syllable) -> None:
    """Move the final to a vowel that follows in the word: 같이 [가치], 많아 [마나], 없어 [업써]."""
    final = before.final.removesuffix("ㅎ")
    if after.first or final in ("", "ㅇ"):
        before.final = _CODAS[final]
        return
    moved = final[-1]
    if after.vowel in "ㅣㅕ" and moved in "ㄷㅌ":
        moved = "ㅈ" if moved == "ㄷ" else "ㅊ"
    elif len(final) > 1 and moved == "ㅅ":
        moved = "ㅆ"
    before.final, after.onset = _CODAS[final[:-1]], moved


def _after_h(before: _Syllable, after: _Syllable) -> None:
    """좋다 [조타], 많소 [만쏘], 놓는 [논는], 뚫는 [뚤른]."""
    rest = before.final.removesuffix("ㅎ")
    if after.onset == "ㄴ":
        before.final = rest or "ㄴ"
        after.onset = "ㄹ" if rest == "ㄹ" else "ㄴ"
        return
    before.final = _CODAS[rest]
    after.onset = _ASPIRATED.get(after.onset, "ㅆ")


def _before_h(before: _Syllable, after: _Syllable) -> None:
    """입학 [이팍], 밝히다 [발키다], 앉히다 [안치다], 닫히다 [다치다]."""
    final = before.final
    makes_ch = not after.first and (final[-1] == "ㅈ" or (final[-1] in "ㄷㅌ" and after.vowel in "ㅣㅕ"))
    after.onset = "ㅊ" if makes_ch else _ASPIRATED[_CODAS[final[-1]]]
    before.final = _CODAS[final[:-1]]


def _meet(final: str, after: _Syllable, coda: str) -> str:
    """Return what is heard of `final` (by itself `coda`) before a consonant, and change that where it gives way."""
    onset = after.onset
    if onset == "ㄹ" and coda in "ㄱㄷㅂㅁㅇ":
        after.onset = "ㄴ"
        return _NASAL.get(coda, coda)
    if onset in "ㄴㅁ" and coda in _NASAL:
        return _NASAL[coda]
    if coda + onset in ("ㄹㄴ", "ㄴㄹ"):
        after.onset = "ㄹ"
        return "ㄹ"
    future = after.first and final == "ㄹ" and after.dependent
    if onset in _TENSE and (coda in _NASAL or final in _TENSING or future):
        after.onset = _TENSE[onset]
        return "ㄹ" if final == "ㄹㄱ" and onset == "ㄱ" and not after.first else coda
    return coda


def _sounds(syllables: Sequence[_Syllable]) -> Iterator[tuple[int, str]]:
    """Yield the symbols of each syllable with the index of its word; plain stops are voiced inside a word."""
    coda = ""
    is_voiced = False
    for syllable in syllables:
        onset, vowel = syllable.onset, _VOWEL_SOUNDS[syllable.vowel]
        sound = _ONSET_SOUNDS[onset]
        if onset in _VOICED and is_voiced and not syllable.first:
            sound = _VOICED[onset]
        elif onset == "ㄹ" and coda == "ㄹ":
            sound = "l"
        elif onset in "ㅅㅆ" and syllable.vowel in _PALATAL_VOWELS:
            sound = "ɕ"
        if onset in "ㅅㅆㅈㅉㅊ" or (syllable.vowel == "ㅖ" and onset not in "ㄹㅇ"):
            vowel = vowel.removeprefix("j")
        if syllable.vowel == "ㅢ" and (onset != "ㅇ" or not syllable.first):
            vowel = "i"
        coda = syllable.final
        is_voiced = coda in ("", "ㄴ", "ㄹ", "ㅁ", "ㅇ")
        yield syllable.word, sound + vowel + _CODA_SOUNDS[coda]


def load(language: Language, locale: str) -> Mixed:
    """Return the converter; it needs nothing that has to be loaded."""
    return Mixed(language, NATIVE, speak, _NAMES | _JAMO_NAMES)
