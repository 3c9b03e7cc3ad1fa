"""Names of months, days, units and currencies, and plural categories, from Unicode's CLDR as `babel` carries it.

Loaded for one language at a time, when its grammar is: the data of a locale takes milliseconds and megabytes, of which
only what is asked for is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from babel import Locale, localedata

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")

UNITS = {
    "mm": "length-millimeter", "cm": "length-centimeter", "dm": "length-decimeter", "m": "length-meter",
    "km": "length-kilometer", "nm": "length-nanometer", "µm": "length-micrometer", "μm": "length-micrometer",
    "ft": "length-foot", "yd": "length-yard", "mi": "length-mile", "in": "length-inch",
    "µg": "mass-microgram", "μg": "mass-microgram", "mg": "mass-milligram", "g": "mass-gram", "kg": "mass-kilogram",
    "t": "mass-tonne", "lb": "mass-pound", "lbs": "mass-pound", "oz": "mass-ounce",
    "ml": "volume-milliliter", "mL": "volume-milliliter", "cl": "volume-centiliter", "dl": "volume-deciliter",
    "l": "volume-liter", "L": "volume-liter", "hl": "volume-hectoliter", "gal": "volume-gallon",
    "ms": "duration-millisecond", "s": "duration-second", "sec": "duration-second", "min": "duration-minute",
    "h": "duration-hour",
    "km/h": "speed-kilometer-per-hour", "kmh": "speed-kilometer-per-hour", "m/s": "speed-meter-per-second",
    "mph": "speed-mile-per-hour",
    "m²": "area-square-meter", "m2": "area-square-meter", "km²": "area-square-kilometer",
    "km2": "area-square-kilometer", "cm²": "area-square-centimeter", "cm2": "area-square-centimeter",
    "ha": "area-hectare", "m³": "volume-cubic-meter", "m3": "volume-cubic-meter", "cm³": "volume-cubic-centimeter",
    "cm3": "volume-cubic-centimeter",
    "Hz": "frequency-hertz", "kHz": "frequency-kilohertz", "MHz": "frequency-megahertz",
    "GHz": "frequency-gigahertz",
    "kB": "digital-kilobyte", "KB": "digital-kilobyte", "MB": "digital-megabyte", "GB": "digital-gigabyte",
    "TB": "digital-terabyte", "PB": "digital-petabyte",
    "V": "electric-volt", "mA": "electric-milliampere", "Ω": "electric-ohm",
    "mW": "power-milliwatt", "W": "power-watt", "kW": "power-kilowatt", "MW": "power-megawatt",
    "GW": "power-gigawatt", "kWh": "energy-kilowatt-hour", "kJ": "energy-kilojoule", "cal": "energy-calorie",
    "kcal": "energy-kilocalorie",
    "Pa": "pressure-pascal", "hPa": "pressure-hectopascal", "kPa": "pressure-kilopascal", "bar": "pressure-bar",
    "mbar": "pressure-millibar",
    "°C": "temperature-celsius", "℃": "temperature-celsius", "°F": "temperature-fahrenheit",
    "℉": "temperature-fahrenheit", "°": "angle-degree", "%": "concentr-percent", "‰": "concentr-permille",
    "px": "graphics-pixel", "MP": "graphics-megapixel",
}  # fmt: skip
"""Abbreviations that are the same in most languages, and the units of CLDR that they mean."""

SIGNS = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS",
    "₫": "VND", "₴": "UAH", "₦": "NGN", "₱": "PHP", "฿": "THB", "₾": "GEL", "৳": "BDT",
    "US$": "USD", "R$": "BRL", "A$": "AUD", "C$": "CAD", "HK$": "HKD",
}  # fmt: skip
"""Signs of currencies and their ISO codes."""

CODES = tuple(
    """EUR USD GBP CHF JPY CNY CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN RUB UAH TRY ILS INR BDT PKR IDR MYR PHP
    THB VND KRW SGD HKD TWD BRL MXN ARS CLP COP PEN ZAR NGN EGP SAR AED GEL""".split()
)
"""ISO codes that are read as currencies next to a number."""


class Names:
    """What CLDR knows of one language."""

    def __init__(self, locale: str) -> None:
        found = Locale.parse(locale)
        data = found._data  # there is no other way to all forms of a unit
        self._plural_form = found.plural_form
        tags = self._plural_form.tags | {"other"}
        self.categories = tuple(name for name in _CATEGORIES if name in tags)
        """The plural categories of the language, in CLDR's order."""
        self._months, self._days = _plain(found.months), _plain(found.days)
        self.months = _in_order(self._months["format"]["wide"])
        """January to December, as they are written in a date."""
        self.weekdays = _in_order(self._days["format"]["wide"])
        """Monday to Sunday."""
        widths = {unit: _plain(data["unit_patterns"].get(unit, {})) for unit in UNITS.values()}
        self._units = {unit: _unit_forms(patterns, self.categories) for unit, patterns in widths.items()}
        self._rates = {unit: _rate(patterns) for unit, patterns in widths.items()}
        self._currencies = {}
        for code in (*CODES, *SIGNS.values()):
            forms: Mapping[str, str] = data["currency_names_plural"].get(code, {})
            known = {name: text for name, text in forms.items() if name in self.categories}
            self._currencies[code] = {"other": found.currencies.get(code, code)} | known
        # Babel keeps the data of each locale that it ever read; nothing that it promises clears that.
        getattr(localedata, "_cache", {}).clear()

    def category(self, number: Decimal) -> str:
        """Return the plural category of `number`, whose decimals count as they are written ("1.0" is not "1")."""
        return str(self._plural_form(number))

    def month_spellings(self) -> dict[str, int]:
        """Return each way to write a month, in lower case and without a dot, and the number of the month."""
        return _spellings(self._months)

    def full_months(self) -> set[str]:
        """Return the months in full, in lower case, as they stand in a date and alone."""
        return {text.lower() for widths in self._months.values() for text in widths["wide"].values()}

    def weekday_spellings(self) -> dict[str, int]:
        """Return each way to abbreviate a weekday, as month_spellings does; Monday is 0."""
        return _spellings({use: {"abbreviated": widths["abbreviated"]} for use, widths in self._days.items()})

    def unit(self, abbreviation: str) -> dict[str, str]:
        """Return the forms of a unit of UNITS by plural category, "{}" for the number; none if CLDR has none."""
        return self._units[UNITS[abbreviation]]

    def per_unit(self, abbreviation: str) -> str:
        """Return what is said for a rate, as "{} pro Stunde", or nothing if CLDR has no such pattern."""
        return self._rates[UNITS[abbreviation]]

    def currency(self, code: str) -> dict[str, str]:
        """Return the forms of a currency of CODES or SIGNS by plural category; the code if CLDR has no name for it."""
        return self._currencies[code]


def _plain(data: Mapping[Any, Any]) -> dict[Any, Any]:
    """Copy what Babel gives, whose every part holds on to the whole."""
    return {key: _plain(value) if isinstance(value, Mapping) else value for key, value in data.items()}


def _unit_forms(widths: Mapping[str, Mapping[str, str]], categories: Sequence[str]) -> dict[str, str]:
    for width in ("long", "short"):
        forms = {name: _clean(text) for name, text in widths.get(width, {}).items() if name in categories}
        # Chinese has no long names, for its short ones are words.
        if forms and (width == "long" or max(forms["other"]) >= "\u2e80"):
            return forms
    return {}


def _rate(widths: Mapping[str, Mapping[str, str]]) -> str:
    text = widths.get("long", {}).get("per", "")
    return "" if "/" in text else _clean(text)


def _in_order(names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[key] for key in sorted(names))


def _spellings(uses: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for widths in uses.values():
        for width in ("wide", "abbreviated"):
            for number, text in widths.get(width, {}).items():
                found.setdefault(text.lower().rstrip("."), number)
    return {text: number for text, number in found.items() if len(text) > 1 and not text.isdecimal()}


def _clean(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("{0}", "{}").split())


def in_categories(texts: Iterable[str], categories: Iterable[str]) -> dict[str, str]:
    """Give the texts to the categories in order, the last one to all that are left."""
    given = list(texts)
    return {name: given[min(index, len(given) - 1)] for index, name in enumerate(categories)}
