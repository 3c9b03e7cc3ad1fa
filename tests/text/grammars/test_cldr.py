"""Names from CLDR: those of the language, whichever other was loaded before it."""

from __future__ import annotations

from cadenza.text.grammars.cldr import Names


def test_the_names_of_a_language_are_its_own() -> None:
    assert "מרץ" in Names("he").month_spellings()
    assert Names("tr").month_spellings().keys().isdisjoint(Names("he").month_spellings())


def test_what_is_asked_for_is_kept() -> None:
    german = Names("de")
    assert german.months[2] == "März"
    assert german.unit("km") == {"one": "{} Kilometer", "other": "{} Kilometer"}
    assert german.per_unit("h") == "{} pro Stunde"
    assert german.currency("GBP") == {"one": "Britisches Pfund", "other": "Britische Pfund"}
    assert Names("zh").currency("THB") == {"other": "泰铢"}
