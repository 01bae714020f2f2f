"""Units of measure as texts print them, and words that count without an s."""

from __future__ import annotations

# What is printed: id, dimension, factor to the base unit, one, many.
MEASURES: dict[str, tuple[str, str, str, str, str]] = {}


def _add(spellings: str, unit: str, dimension: str, factor: str, one: str, many: str) -> None:
    for spelling in spellings.split("|"):
        MEASURES[spelling] = (unit, dimension, factor, one, many)


_add("km|kilometres|kilometers|kilometre|kilometer", "km", "length", "1000", "km", "km")
_add("m|metres|meters|metre|meter", "m", "length", "1", "m", "m")
_add("cm|centimetres|centimeters", "cm", "length", "0.01", "cm", "cm")
_add("mm|millimetres|millimeters", "mm", "length", "0.001", "mm", "mm")
_add("miles|mile", "miles", "length", "1609.344", "mile", "miles")
_add("feet|foot|ft", "feet", "length", "0.3048", "foot", "feet")
_add("km²|km2|sq km|sq. km|square kilometres|square kilometers", "km2", "area", "1000000", "km²", "km²")
_add("m²|m2|square metres|square meters", "m2", "area", "1", "m²", "m²")
_add("hectares|hectare|ha", "hectares", "area", "10000", "hectare", "hectares")
_add("acres|acre", "acres", "area", "4046.8564224", "acre", "acres")
_add("tonnes|tons|tonne|ton", "tons", "mass", "1000", "ton", "tons")
_add("kg|kilograms|kilogrammes|kilos", "kg", "mass", "1", "kg", "kg")
_add("grams|grammes|g", "g", "mass", "0.001", "g", "g")
_add("litres|liters|litre|liter", "litres", "volume", "1", "litre", "litres")
_add("barrels|barrel", "barrels", "volume", "158.987", "barrel", "barrels")
_add("MW|megawatts", "mw", "power", "1000000", "MW", "MW")
_add("kW|kilowatts", "kw", "power", "1000", "kW", "kW")
_add("km/h|kilometres per hour", "kmh", "speed", "1", "km/h", "km/h")
_add("knots", "knots", "speed", "1.852", "knot", "knots")
_add("°C|degrees", "degrees", "temperature", "1", "degree", "degrees")
_add("years|year", "years", "duration", "31557600", "year", "years")
_add("months|month", "months", "duration", "2629800", "month", "months")
_add("weeks|week", "weeks", "duration", "604800", "week", "weeks")
_add("days|day", "days", "duration", "86400", "day", "days")
_add("hours|hour", "hours", "duration", "3600", "hour", "hours")
_add("minutes|minute", "minutes", "duration", "60", "minute", "minutes")
_add("seconds|second", "seconds", "duration", "1", "second", "seconds")
_add("times|time|fold", "times", "ratio", "1", "time", "times")

_WORDS_OF_PLURALS = """
people persons men women children feet teeth mice sheep fish cattle police staff crew personnel aircraft
species series troops oxen geese deer
"""
PLURALS = frozenset(_WORDS_OF_PLURALS.split())
COUNTED_WORDS = frozenset(
    ["seamen", "workmen", "fishermen", "policemen", "countrymen", "craftsmen", "firemen", "horsemen"]
)
