"""The pinyin of Chinese words, by the tables of pypinyin: words first, then characters.

Only its two files of data are used. Loaded by the library itself they take 55 MB and a third of a second; what is
needed of them fits in a tenth of that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from cadenza.text.extras import require
from cadenza.text.table import Table

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_STRING = re.compile(r'"([^"]+)"\s*(:?)')
_ALONE = {"谁": "shéi", "地": "de"}
"""Readings of characters that are a word by themselves, where they aren't the first of the table."""
_LIGHT = frozenset(
    """妈妈 爸爸 哥哥 姐姐 弟弟 妹妹 爷爷 奶奶 叔叔 伯伯 舅舅 太太 宝宝 娃娃 星星 东西 地方 朋友
    先生 学生 衣服 时候 知道 喜欢 觉得 认识 告诉 漂亮 便宜 舒服 麻烦 明白 清楚 客气 关系 消息
    意思 事情 休息 晚上 早上 头发 眼睛 耳朵 谢谢 看看 试试 等等 想想 聊聊 说说 问问 听听 名字
    钥匙 故事 护士 大夫 师傅 月亮 亲戚 力气 打听 打算 商量 收拾 暖和 凉快 热闹 聪明 厉害 窗户
    豆腐 馒头 石头 木头 里头 外头 上头 包袱 葡萄 萝卜 玻璃 咳嗽 合适 答应 招呼 运气 脾气 味道
    生意 丈夫 媳妇 闺女 姑娘""".split()
)
"""Words whose last syllable has no tone, which the tables don't say."""


class Syllable(NamedTuple):
    """The pinyin of a character without its tone, ü as such, and the tone: 1 to 4, 5 for none."""

    pinyin: str
    tone: str


class Pinyin:
    """Looks up how words are read."""

    def __init__(self) -> None:
        folder = _folder("pypinyin")
        self._words = Table(dict(_entries(folder / "phrases_dict.json")))
        characters = {chr(int(code)): all_.partition(",")[0] for code, all_ in _entries(folder / "pinyin_dict.json")}
        self._characters = Table(characters | {"得": "de"})
        self._longest = max(map(len, self._words))

    def __call__(self, word: str) -> list[Syllable]:
        """Return a syllable for each character of `word`; an empty one where the tables have none."""
        if word in _ALONE:
            return [_syllable(_ALONE[word])]
        found: list[Syllable] = []
        while len(found) < len(word):
            found += self._longest_match(word, len(found))
        if word in _LIGHT:
            found[-1] = found[-1]._replace(tone="5")
        return found

    def _longest_match(self, word: str, start: int) -> list[Syllable]:
        for stop in range(min(len(word), start + self._longest), start + 1, -1):
            readings = self._words.get(word[start:stop], "").split()
            if len(readings) == stop - start:
                return [_syllable(reading) for reading in readings]
        return [_syllable(self._characters.get(word[start], ""))]


def _folder(package: str) -> Path:
    """Return the folder of `package`, which isn't imported. Raises ConfigurationError if it isn't installed."""
    spec = find_spec(package)
    return Path(spec.origin or "").parent if spec else require(package, "zh")


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the keys of a JSON object with all strings in their values; read as text, for what JSON makes is large."""
    key = ""
    values: list[str] = []
    for match in _STRING.finditer(path.read_text("utf-8")):
        string, is_key = match.groups()
        if is_key:
            if key:
                yield key, " ".join(values)
            key, values = string, []
        else:
            values.append(string)
    yield key, " ".join(values)


@lru_cache(maxsize=2_048)
def _syllable(marked: str) -> Syllable:
    parts = unicodedata.normalize("NFD", marked)
    tone = next((_TONES[char] for char in parts if char in _TONES), "5")
    plain = "".join(char for char in parts if char not in _TONES)
    return Syllable(unicodedata.normalize("NFC", plain), tone)
