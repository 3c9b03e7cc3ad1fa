"""Names of months, days, units and currencies, and plural categories, from Unicode's CLDR as `babel` carries it.

Loaded for one language at a time, when its grammar is: the data of a locale is a few milliseconds and a megabyte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from babel import Locale

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
        self._locale = Locale.parse(locale)
        self._data = self._locale._data  # there is no other way to all forms of a unit
        tags = self._locale.plural_form.tags | {"other"}
        self.categories = tuple(name for name in _CATEGORIES if name in tags)
        """The plural categories of the language, in CLDR's order."""
        self.months = _in_order(self._locale.months["format"]["wide"])
        """January to December, as they are written in a date."""
        self.weekdays = _in_order(self._locale.days["format"]["wide"])
        """Monday to Sunday."""

    def category(self, number: Decimal) -> str:
        """Return the plural category of `number`, whose decimals count as they are written ("1.0" is not "1")."""
        return str(self._locale.plural_form(number))

    def month_spellings(self) -> dict[str, int]:
        """Return each way to write a month, in lower case and without a dot, and the number of the month."""
        return _spellings(self._locale.months)

    def full_months(self) -> set[str]:
        """Return the months in full, in lower case, as they stand in a date and alone."""
        return {text.lower() for widths in self._locale.months.values() for text in widths["wide"].values()}

    def weekday_spellings(self) -> dict[str, int]:
        """Return each way to abbreviate a weekday, as month_spellings does; Monday is 0."""
        return _spellings({use: {"abbreviated": widths["abbreviated"]} for use, widths in self._locale.days.items()})

    def unit(self, abbreviation: str) -> dict[str, str]:
        """Return the forms of a unit of UNITS by plural category, "{}" for the number; none if CLDR has none."""
        widths = self._data["unit_patterns"].get(UNITS[abbreviation], {})
        for width in ("long", "short"):
            patterns: Mapping[str, str] = widths.get(width, {})
            forms = {name: _clean(text) for name, text in patterns.items() if name in self.categories}
            # Chinese has no long names, for its short ones are words.
            if forms and (width == "long" or max(forms["other"]) >= "\u2e80"):
                return forms
        return {}

    def per_unit(self, abbreviation: str) -> str:
        """Return what is said for a rate, as "{} pro Stunde", or nothing if CLDR has no such pattern."""
        widths: Mapping[str, Mapping[str, str]] = self._data["unit_patterns"].get(UNITS[abbreviation], {})
        text = widths.get("long", {}).get("per", "")
        return "" if "/" in text else _clean(text)

    def currency(self, code: str) -> dict[str, str]:
        """Return the forms of a currency by plural category; the code itself if CLDR has no name for it."""
        data: Mapping[str, Mapping[str, str]] = self._data["currency_names_plural"]
        name = self._locale.currencies.get(code, code)
        return {"other": name} | {key: text for key, text in data.get(code, {}).items() if key in self.categories}


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
