"""What is written against what is said, class by class; and that no text, however hostile, breaks the mapping."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import normalize
from cadenza.text.numbers import LONGEST, NumberWords
from cadenza.text.spelling import CHARACTER_REST, GROUP_REST
from cadenza.text.tokens import Reading, Token
from tests.text.grammars.reading import check_mapping, read, read_words

ENGLISH = LANGUAGES["en"]

CASES: dict[str, list[tuple[str, str]]] = {
    "nothing to do": [
        ("We've seen 'We've it, well: yes.", "We've seen 'We've it, well: yes."),
        ("word—word ... - — don’t “so”", "word—word ... - — don’t “so”"),
        ("DO NOT GO, GO GO GO RIGHT NOW with NASA", "DO NOT GO, GO GO GO RIGHT NOW with NASA"),
        ("Привет 你好 नमस्ते", "Привет 你好 नमस्ते"),
    ],
    "cardinals": [
        (
            "1,234,567 people",
            "one million two hundred thirty-four thousand five hundred sixty-seven people",
        ),
        ("1 million", "one million"),
        ("(24)", "(twenty-four)"),
        ("-5 or +5", "minus five or plus five"),
        ("1,984 items", "one thousand nine hundred eighty-four items"),
        ("007", "zero zero seven"),
        ("5.5M users and 3bn people", "five point five million users and three billion people"),
        ("the code is 4829.", "the code is four eight two nine."),
        ("order 1234567", "order one two three, four five six seven"),
        (
            "12345678901234567890",
            "one two three four, five six seven eight, nine zero one two, three four five six, seven eight nine zero",
        ),
    ],
    "decimals": [
        ("3.14", "three point one four"),
        (".5 and 0.5", "point five and zero point five"),
        ("-0.05", "minus zero point zero five"),
        ("1,000.5.", "one thousand point five."),
    ],
    "ordinals": [
        ("1st 2nd 23rd", "first second twenty-third"),
        ("the 4th", "the fourth"),
        ("1,000th", "one thousandth"),
        ("10'000 or 1’000’000", "ten thousand or one million"),
        ("21st-century", "twenty-first century"),
        ("the 80s and 747s", "the eighties and seven hundred forty-sevens"),
    ],
    "years": [
        ("in 1984", "in nineteen eighty-four"),
        ("1905", "nineteen oh five"),
        ("since 2000", "since two thousand"),
        ("2005, 2024", "two thousand five, twenty twenty-four"),
        ("1990s '90s ’90s", "nineteen nineties nineties nineties"),
        ("the 2010s", "the twenty tens"),
        ("500 BC", "five hundred B C"),
        ("in 1066", "in ten sixty-six"),
        ("class of '05", "class of oh five"),
        ("1984's", "nineteen eighty-four's"),
        ("mid-1990s", "mid nineteen nineties"),
        ("1905 people came", "one thousand nine hundred five people came"),
        ("in 1905 people left the 2024 plans", "in nineteen oh five people left the twenty twenty-four plans"),
    ],
    "dates": [
        ("3/14/2024", "march fourteenth, twenty twenty-four"),
        ("03/14/24.", "march fourteenth, twenty twenty-four."),
        ("25/12/1999", "december twenty-fifth, nineteen ninety-nine"),
        ("2024-03-14", "march fourteenth, twenty twenty-four"),
        ("2024-03-14T10:30:00Z", "march fourteenth, twenty twenty-four, ten thirty U T C"),
        ("on 3/14 at noon", "on march fourteenth at noon"),
        ("March 3", "March third"),
        ("March 3rd, 2024", "March third, twenty twenty-four"),
        ("May 5, 2024", "May fifth, twenty twenty-four"),
        ("3 March 2024", "the third of March twenty twenty-four"),
        ("the 4th of July, 1999", "the fourth of July, nineteen ninety-nine"),
        ("Dec. 25", "december twenty-fifth"),
        ("Mon., Jan. 5", "monday, january fifth"),
        ("March 3-7", "March third to seventh"),
        ("in March 2024", "in March twenty twenty-four"),
        ("Mon-Fri 9am-5pm", "monday to friday nine A M to five P M"),
        ("Mon-Fri, Sat-Sun.", "monday to friday, saturday to sunday."),
        ("Mon/Wed/Fri or Sat & Sun", "monday and wednesday and friday or saturday and sunday"),
        ("Fri, Sat, and Sun", "friday, saturday, and sunday"),
        ("Monday-Friday and Monday — Friday", "monday to friday and monday — Friday"),
        ("Jan-Mar 2024", "january to march twenty twenty-four"),
        ("The Sun sat down and Jan and May left", "The Sun sat down and Jan and May left"),
        ("as of 3/15", "as of march fifteenth"),
        ("Your appointment is 3/4.", "Your appointment is march fourth."),
        ("It is 3/15, for 7/20", "It is march fifteenth, for july twentieth"),
        ("By 5/30", "By may thirtieth"),
        ("It is 3/4 full", "It is three quarters full"),
        ("Thu 5/6 9:30", "thursday may sixth nine thirty"),
        ("5/6 at 9am", "may sixth at nine A M"),
        ("Jan. 1–Feb. 15, 2024", "january first to february fifteenth, twenty twenty-four"),
    ],
    "times": [
        ("7:00 PM", "seven P M"),
        ("7pm", "seven P M"),
        ("at 7 p.m. today", "at seven P M today"),
        ("at 7 p.m.", "at seven P M."),
        ("5:30 pm", "five thirty P M"),
        ("10:05", "ten oh five"),
        ("14:30 and 14:00", "fourteen thirty and fourteen hundred"),
        ("12:00", "twelve o'clock"),
        ("5 o'clock", "five o'clock"),
        ("10:30:15", "ten thirty and fifteen seconds"),
        ("9:15 EST, 8 AM PT", "nine fifteen E S T, eight A M P T"),
        ("9am-5pm", "nine A M to five P M"),
        ("2:30-3:30 pm", "two thirty to three thirty P M"),
    ],
    "money": [
        ("$12.50,", "twelve dollars and fifty cents,"),
        ("$1 and $1.00", "one dollar and one dollar"),
        ("$0.99", "ninety-nine cents"),
        ("$5.01", "five dollars and one cent"),
        ("$5M", "five million dollars"),
        ("$1.2 billion.", "one point two billion dollars."),
        ("£20 €15.99 ¥500", "twenty pounds fifteen euros and ninety-nine cents five hundred yen"),
        ("50¢", "fifty cents"),
        ("$1,000", "one thousand dollars"),
        ("US$5 or 5 USD", "five U S dollars or five U S dollars"),
        ("$10-$20 or $10–20", "ten to twenty dollars or ten to twenty dollars"),
        ("-$5", "minus five dollars"),
        ("a $5 bill", "a five dollar bill"),
        ("$20/month", "twenty dollars per month"),
        ("$ 5", "five dollars"),
        ("15.99 €", "fifteen euros and ninety-nine cents"),
    ],
    "percent and units": [
        ("(5%)", "(five percent)"),
        ("3.5% 5-10% 5 %", "three point five percent five to ten percent five percent"),
        ("5 km, 5km 1 lb", "five kilometers, five kilometers one pound"),
        ("6 ft and 5'10\"", "six feet and five foot ten"),
        ("72°F 20 °C -5°", "seventy-two degrees fahrenheit twenty degrees celsius minus five degrees"),
        ("60 mph 100 km/h", "sixty miles per hour one hundred kilometers per hour"),
        ("5 GB 2.4 GHz", "five gigabytes two point four gigahertz"),
        ("16 oz 12 V 500 ml", "sixteen ounces twelve volts five hundred milliliters"),
        ("5 m² 500 sq ft", "five square meters five hundred square feet"),
        ("9.8 m/s²", "nine point eight meters per second squared"),
        ("5-10 km", "five to ten kilometers"),
        ("98.6F and 72F", "ninety-eight point six degrees fahrenheit and seventy-two degrees fahrenheit"),
        ("seat 72F or 4F", "seat seventy-two F or four F"),
        ("a 10 km run", "a ten kilometer run"),
        ('a 12" pipe', "a twelve inch pipe"),
        ('"he is 5" they said', '"he is five" they said'),
    ],
    "phones and codes": [
        ("(555) 123-4567", "five five five, one two three, four five six seven"),
        ("555-123-4567.", "five five five, one two three, four five six seven."),
        ("555.123.4567", "five five five, one two three, four five six seven"),
        ("+1 555 123 4567", "plus one, five five five, one two three, four five six seven"),
        ("1-800-555-0199", "one, eight hundred, five five five, zero one nine nine"),
        ("555-1234", "five five five, one two three four"),
        ("+44 20 7946 0958", "plus four four, two zero, seven nine four six, zero nine five eight"),
        ("ext. 42", "extension four two"),
        ("card ending in 4242", "card ending in four two four two"),
        ("the year ending in 2024", "the year ending in twenty twenty-four"),
        ("last four digits are 4242", "last four digits are four two four two"),
        ("digits of your card are 4242", "digits of your card are four two four two"),
        ("digits, 1234", "digits, one two three four"),
        ("PIN 1234 and code, 1234", "PIN one two three four and code, one two three four"),
        ("confirmation number 123456", "confirmation number one two three four five six"),
        (
            "4111 1111 1111 1111",
            "four one one one, one one one one, one one one one, one one one one",
        ),
        ("CA 90210", "california nine zero two one zero"),
        ("123-45-6789", "one two three, four five, six seven eight nine"),
        ("ABC-1234-XYZ", "A B C, one two three four, X Y Z"),
    ],
    "addresses": [
        ("jane.doe@example.com", "jane dot doe at example dot com"),
        ("j_smith-99@mail.co.uk,", "J underscore smith dash ninety-nine at mail dot co dot U K,"),
        (
            "https://www.example.com/path?x=1",
            "W W W dot example dot com slash path question mark X equals one",
        ),
        ("See example.com.", "See example dot com."),
        ("#ThrowbackThursday", "hashtag throwback thursday"),
        ("@jane_doe", "at jane underscore doe"),
        ("report_v2.pdf", "report underscore V two dot P D F"),
        ("v2.0.1", "version two point zero point one"),
        ("version v2.0.3", "version two point zero point three"),
        ("Python 3.11", "Python three point eleven"),
        ("192.168.1.1", "one nine two dot one six eight dot one dot one"),
        ("/usr/local/bin", "slash usr slash local slash bin"),
    ],
    "abbreviations": [
        ("Dr. Smith lives on Elm Dr. now", "doctor Smith lives on Elm drive now"),
        ("St. Paul and Main St. and 5th St.", "saint Paul and Main street and fifth street."),
        ("Mr. and Mrs. Jones", "mister and missus Jones"),
        ("Prof. Lee Jr. vs. Acme Inc. today", "professor Lee junior versus Acme incorporated today"),
        ("e.g. this, i.e. that, etc.", "for example this, that is that, et cetera."),
        ("approx. 5", "approximately five"),
        ("avg. 5, avg 6", "average five, average six"),
        ("Qty: 5 and Qty 6", "quantity: five and quantity six"),
        ("Hwy 101", "highway one hundred one"),
        ("Apt 4, Rm #5", "apartment four, room number five"),
        ("No. 5, no. 3 and #1", "number five, number three and number one"),
        ("the U.S. and a Ph.D. today", "the U S and a P H D today"),
        ("the U.S.", "the U S."),
        ("42 5th Ave., Apt. 3B", "forty-two fifth avenue, apartment three B"),
        ("J. K. Rowling", "J K Rowling"),
    ],
    "letters": [
        ("HTML", "H T M L"),
        ("The US has TV", "The U S has TV"),
        ("GIVE IT TO US NOW", "GIVE IT TO us NOW"),
        ("B2B MP3 A4 4K 3D", "B two B M P three A four four K three D"),
        ("COVID-19 Q3 2x G20 F-16", "COVID nineteen Q three two times G twenty F sixteen"),
        ("flight AB123", "flight A B one two three"),
        ("iPhone15 10-year-old", "iPhone fifteen ten year-old"),
        ("Plan B", "Plan B"),
        ("John F. Kennedy and J. R. Smith", "John F Kennedy and J R Smith"),
        ("by J. Smith", "by J Smith"),
        ("an A+ in A/B tests", "an A plus in A slash B tests"),
        ("order #A-1047", "order number A one zero four seven"),
    ],
    "roman numerals": [
        ("Chapter IV", "Chapter four"),
        ("Henry VIII was", "Henry the eighth was"),
        ("Louis XIV's", "Louis the fourteenth's"),
        ("World War II", "World War two"),
        ("Part I.", "Part one."),
        ("I MIX it", "I MIX it"),
    ],
    "symbols": [
        ("& @ + = % # / *", "and at plus equals percent hash slash asterisk"),
        ("~ ^ < > © ® ™ ° §", "tilde caret less than greater than copyright registered trademark degrees section"),
        ("| \\ _ €", "pipe backslash underscore euro"),
        ("R&D and AT&T", "R and D and A T and T"),
        ("R&D, P&L. H&M", "R and D, P and L. H and M"),
        ("Yes / No", "Yes , No"),
        ("**bold** _it_", "bold it"),
        ("~5% <5 >=3", "about five percent less than five greater than or equal to three"),
        ("C# C++", "C sharp C plus plus"),
        ("===== $$$5", "equals dollar five dollars"),
        ("and/or w/o", "and or without"),
    ],
    "fractions, ranges, sums": [
        ("1/2 3/4 2/3 7/8", "one half three quarters two thirds seven eighths"),
        ("½ ¾ 5½", "one half three quarters five and one half"),
        ("3 1/2 cups, 2 ½ lbs", "three and one half cups, two and one half pounds"),
        ("1/2 inch", "one half inch"),
        ("5-10 1990-1995", "five to ten nineteen ninety to nineteen ninety-five"),
        ("pages 3–7", "pages three to seven"),
        ("won 3-2", "won three to two"),
        ("2+2=4", "two plus two equals four"),
        ("5 x 5 and 3 × 4", "five by five and three times four"),
        ("10² x²", "ten squared x squared"),
        ("24/7 16:9 3:16", "twenty-four seven sixteen to nine three sixteen"),
        ("10 - 5 = 5", "ten minus five equals five"),
    ],
    "unusual characters": [
        ("１２ ٣ ＨＥＬＬＯ ﬁne", "twelve three HELLO fine"),
        ("😂😂😂 👍🏽", "face with tears of joy thumbs up sign"),
        ("🇺🇸 → ✓", "flag U S arrow check mark"),
        ("ab\x00cd", "ab cd"),
        ("#aⅧ½ ⡟", "hashtag A roman numeral eight vulgar fraction one half braille pattern dots"),
    ],
    "services": [
        (
            "5%-10%, 3 km-5 km, 18°-20°, 10€-20€ or $10 - $20",
            "five percent to ten percent, three kilometers to five kilometers, eighteen degrees to twenty "
            "degrees, ten euros to twenty euros or ten to twenty dollars",
        ),
        (
            "Open M-F 9-5, M-Th 8 a.m. - 6 p.m.",
            "Open monday to friday nine to five, monday to thursday eight A M to six P M.",
        ),
        ("the M-F ratio", "the M-F ratio"),
        ("14–16 May 2026", "the fourteenth to sixteenth of May twenty twenty-six"),
        ("TELL US. CALL US AT 5!", "TELL us. CALL us AT five!"),
        ("THE US ARMY and the US IRS", "THE U S ARMY and the U S I R S"),
        ("OUR ID IS 5", "OUR I D IS five"),
        ("Flight BA 2490 and flight B6 104", "Flight B A two four nine zero and flight B six one zero four"),
        ("Your code is 482 913.", "Your code is four eight two, nine one three."),
        ("Call 911 or text STOP to 32665.", "Call nine one one or text STOP to three two six six five."),
        (
            "1600 Pennsylvania Ave NW, 221B Baker St, 1200 W. 5th St.",
            "sixteen hundred Pennsylvania avenue northwest, two two one B Baker street, twelve hundred west "
            "fifth street.",
        ),
        (
            "conf. no. X7K29P on the 3rd fl. for $20/mo. is it",
            "confirmation number X seven K twenty-nine P on the third floor for twenty dollars per month is it",
        ),
        (
            "12 x 8 x 4 in, 2x daily, 12 fl. oz. water",
            "twelve by eight by four inches, two times daily, twelve fluid ounces water",
        ),
        ("2024-118", "two thousand twenty-four, one hundred eighteen"),
    ],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*case, id=f"{group}: {case[0]}") for group, cases in CASES.items() for case in cases],
)
def test_reads(text: str, expected: str) -> None:
    assert read("en", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At 5:30 pm", ["At", "five thirty", "P M"]),
        ("3 kg,", ["three", "kilograms,"]),
        ("May 5, 2024", ["May", "fifth,", "twenty twenty-four"]),
        ("3 March", ["the third of", "March"]),
        ("$1.2 billion,", ["one point two", "billion dollars,"]),
        ("$12.50,", ["twelve dollars and fifty cents,"]),
        ("5 USD", ["five", "U S dollars"]),
        ("3 1/2", ["three", "and one half"]),
        ("500 sq ft", ["five hundred", "square", "feet"]),
        ("(555) 123-4567.", ["five five five,", "one two three, four five six seven."]),
        ("+1 555 123 4567", ["plus one,", "five five five,", "one two three,", "four five six seven"]),
        ("No. 5", ["number", "five"]),
        ("Henry VIII's", ["Henry", "the eighth's"]),
        ("10 - 5 = 5", ["ten", "minus", "five", "equals", "five"]),
        ("20 °C", ["twenty", "degrees celsius"]),
    ],
)
def test_each_token_keeps_its_words(text: str, expected: list[str]) -> None:
    assert read_words("en", text) == expected


def test_spelled_and_ipa_tokens_are_opaque() -> None:
    tokens = [
        Token("5", 0),
        Token("kg", 1, ipa="kɡ"),
        Token("AB1.", 2, spelled=True),
        Token("x,-2", 3, spelled=True),
        Token(",", 4, spelled=True),
        Token("km", 5),
    ]
    assert normalize(tokens, ENGLISH) == [
        Reading("five", 0),
        Reading("kg", 1, ipa="kɡ"),
        Reading("A,", 2, letters=True, rest=CHARACTER_REST),
        Reading("B,", 2, letters=True, rest=CHARACTER_REST),
        Reading("one,", 2, rest=CHARACTER_REST),
        Reading("dot,", 2, rest=GROUP_REST),
        Reading("x,", 3, letters=True, rest=GROUP_REST),
        Reading("dash,", 3, rest=CHARACTER_REST),
        Reading("two,", 3, rest=GROUP_REST),
        Reading(",", 4),
        Reading("km", 5),
    ]


def test_no_tokens() -> None:
    assert normalize([], ENGLISH) == []


def test_number_words_are_exact() -> None:
    numbers = NumberWords("en")
    assert numbers.cardinal(10**15) == "one quadrillion"
    assert numbers.cardinal(-(10**6 + 1)) == "minus one million one"
    assert numbers.ordinal(112) == "one hundred twelfth"
    assert numbers.digits("4-07") == "four zero seven"
    assert numbers.cardinal(10**17 + 1) == "one hundred quadrillion one"
    with pytest.raises(ValueError, match="allowed: at most 18 digits"):
        numbers.cardinal(10**LONGEST)


ANY_TOKEN = st.builds(
    Token,
    text=st.text(max_size=30) | st.text(alphabet="0123456789.,-/:$%'\"°½²xapmAPM IVS@#+=()_", max_size=30),
    source=st.just(0),
    spelled=st.booleans() | st.just(False),
    ipa=st.none() | st.just("a"),
)


@settings(deadline=None, max_examples=200)
@given(st.lists(ANY_TOKEN, max_size=12))
def test_any_tokens_can_be_read(tokens: list[Token]) -> None:
    check_mapping(tokens, normalize(tokens, ENGLISH))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from([text for cases in CASES.values() for case in cases for text in case[0].split()])))
def test_any_mix_of_constructs_can_be_read(words: list[str]) -> None:
    tokens = [Token(word, index) for index, word in enumerate(words)]
    readings = normalize(tokens, ENGLISH)
    check_mapping(tokens, readings)
    assert not any(re.search("[0-9]", reading.text) for reading in readings)


@pytest.mark.parametrize("unit", [*"1.$<'\"-a@/½_😀", "1.", "1,", "$1", "a1-", "1/", "A.", "é😂", "\x00."])
def test_a_hostile_token_takes_linear_time(unit: str) -> None:
    token = Token((unit * 10_000)[:10_000], 0)
    start = time.process_time()
    readings = normalize([token], ENGLISH)
    assert time.process_time() - start < 2.0  # about 0.3 s at worst; quadratic time would be minutes
    check_mapping([token], readings)
