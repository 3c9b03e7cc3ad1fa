"""The wire contract of `/pronunciation-dicts/`: bodies and queries in, JSON objects out. Pure functions, no HTTP.

What is wrong raises InvalidRequest with every field, its value and what is allowed. Unknown fields are ignored, null
is absent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StrictBool, StrictStr

from cadenza.dictionaries import MOST_ITEMS, Dictionary, Item, Page
from cadenza.errors import InvalidRequest
from cadenza.text.g2p.alphabet import from_ipa, has_sound
from cadenza.wire.fields import LONGEST_ID, NOT_BLANK, Part, json_object, validated

LONGEST_NAME = 256
LONGEST_DESCRIPTION = 2000
LONGEST_TEXT = 100
"""Characters of an item's text, and of its pronunciation."""

MOST_A_PAGE = 100
_USUAL_PAGE = 10

_OWNER = "self-hosted"
"""The one owner of all that a server of one's own holds."""

_ALLOWED = {
    "name": f"a string of 1 to {LONGEST_NAME} characters, not all white space",
    "description": f"a string of at most {LONGEST_DESCRIPTION} characters",
    "items": f"a list of at most {MOST_ITEMS} items",
    "items.#": 'an object {"text": ..., "pronunciation": ..., "case_sensitive": ...}',
    "items.#.text": f"a string of 1 to {LONGEST_TEXT} characters, not all white space",
    "items.#.pronunciation": f"a string (also as alias) of 1 to {LONGEST_TEXT} characters, not all white space: words "
    "that sound so, or groups of phonemes such as <<h|ə|l|oʊ>>",
    "items.#.case_sensitive": "true, false",
    "limit": f"a whole number from 1 to {MOST_A_PAGE}",
    "starting_after": f"the id of a dictionary, at most {LONGEST_ID} characters; not together with ending_before",
    "ending_before": f"the id of a dictionary, at most {LONGEST_ID} characters; not together with starting_after",
}

_GROUP = re.compile(r"<<([^<>\s]{1,90})>>")


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be blank")
    return text


def _sounding_groups(text: str) -> str:
    rest = _GROUP.sub("", text)
    if "<<" in rest or ">>" in rest:
        raise ValueError("must have whole groups of phonemes")
    if not all(has_sound(from_ipa(symbols.replace("|", ""))) for symbols in _GROUP.findall(text)):
        raise ValueError("must have groups of phonemes that sound")
    return text


def _with_alias(value: object) -> object:
    """Let `alias`, which the vendor's SDKs send, stand for `pronunciation`; that wins."""
    if not isinstance(value, dict):
        return value
    fields = {name: field for name, field in value.items() if field is not None}
    if "alias" in fields:
        fields.setdefault("pronunciation", fields["alias"])
    return fields


_Text = Annotated[StrictStr, Field(max_length=LONGEST_TEXT, json_schema_extra=NOT_BLANK), AfterValidator(_not_blank)]


class _Entry(Part):
    text: _Text
    pronunciation: Annotated[_Text, AfterValidator(_sounding_groups)]
    case_sensitive: StrictBool = False


class _EntryAsGiven(Part):
    """An item as clients send it, for the schema."""

    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={
            "anyOf": [
                {"required": [name], "properties": {name: {"type": "string"}}} for name in ("pronunciation", "alias")
            ]
        },
    )

    text: _Text
    pronunciation: _Text | None = None
    alias: _Text | None = None
    case_sensitive: StrictBool = False


_Name = Annotated[StrictStr, Field(max_length=LONGEST_NAME, json_schema_extra=NOT_BLANK), AfterValidator(_not_blank)]
_Items = Annotated[
    list[Annotated[_Entry, BeforeValidator(_with_alias, json_schema_input_type=_EntryAsGiven)]],
    Field(max_length=MOST_ITEMS),
]
_Cursor = Annotated[StrictStr, Field(max_length=LONGEST_ID)]


class NewDictionary(Part):
    """The body that makes a dictionary."""

    name: _Name
    description: Annotated[StrictStr, Field(max_length=LONGEST_DESCRIPTION)] | None = None
    items: _Items = Field(default_factory=list)

    @property
    def entries(self) -> list[Item]:
        """The items."""
        return _items(self.items)


class DictionaryChange(Part):
    """The body that changes one; what is absent stays."""

    name: _Name | None = None
    items: _Items | None = None

    @property
    def entries(self) -> list[Item] | None:
        """The items, None if they stay."""
        return None if self.items is None else _items(self.items)


class DictionaryQuery(Part):
    """The query of the list."""

    limit: Annotated[int, Field(ge=1, le=MOST_A_PAGE)] = _USUAL_PAGE
    starting_after: _Cursor | None = None
    ending_before: _Cursor | None = None


def parse_new(body: bytes) -> NewDictionary:
    """Understand the body that makes a dictionary: `name`, `description`, `entries`."""
    return validated(NewDictionary, json_object(body), _ALLOWED)


def parse_change(body: bytes) -> DictionaryChange:
    """Understand the body that changes one: `name` and `entries`, None where they stay."""
    return validated(DictionaryChange, json_object(body), _ALLOWED)


def parse_query(query: Mapping[str, str]) -> DictionaryQuery:
    """Understand what of the list is asked for; an empty value is none."""
    given = validated(DictionaryQuery, {name: value for name, value in query.items() if value}, _ALLOWED)
    if given.starting_after is not None and given.ending_before is not None:
        raise InvalidRequest.of("ending_before", given.ending_before, _ALLOWED["ending_before"])
    return given


def dictionary_object(dictionary: Dictionary) -> dict[str, object]:
    """Return the JSON object of `dictionary`; items have their pronunciation under both of its names."""
    return {
        "id": dictionary.id,
        "name": dictionary.name,
        "description": dictionary.description,
        "owner_id": _OWNER,
        "pinned": False,
        "items": [
            {
                "text": item.text,
                "pronunciation": item.pronunciation,
                "alias": item.pronunciation,
                "case_sensitive": item.case_sensitive,
            }
            for item in dictionary.items
        ],
        "created_at": dictionary.created_at,
    }


def page_object(page: Page) -> dict[str, object]:
    """Return the JSON object of a part of the list."""
    return {
        "data": [dictionary_object(dictionary) for dictionary in page.dictionaries],
        "has_more": page.has_more,
        "next_page": page.dictionaries[-1].id if page.has_more else None,
    }


def _items(entries: list[_Entry]) -> list[Item]:
    return [Item(entry.text, entry.pronunciation, entry.case_sensitive) for entry in entries]
