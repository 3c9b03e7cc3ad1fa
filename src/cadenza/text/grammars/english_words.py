"""Word tables of English, apart from the rules that use them so that either can be read in one go."""

from __future__ import annotations

SYMBOLS = {
    "&": "and", "@": "at", "#": "hash", "%": "percent", "‰": "per mille", "*": "asterisk", "/": "slash",
    "\\": "backslash", "_": "underscore", "+": "plus", "=": "equals", "<": "less than", ">": "greater than",
    "~": "tilde", "^": "caret", "|": "pipe", "`": "", "§": "section", "¶": "paragraph", "©": "copyright",
    "®": "registered", "™": "trademark", "°": "degrees", "℃": "degrees celsius", "℉": "degrees fahrenheit",
    "№": "number", "•": ",", "·": ",", "†": "", "‡": "", "$": "dollar", "£": "pound", "€": "euro", "¥": "yen",
    "¢": "cent", "₹": "rupee", "×": "times", "÷": "divided by", "±": "plus or minus", "≈": "approximately",
    "≠": "not equal to", "≤": "less than or equal to", "≥": "greater than or equal to", "∞": "infinity",
    "√": "square root of", "∑": "sum", "π": "pi", "µ": "micro", "→": "arrow", "←": "left arrow",
    "↑": "up arrow",
    "↓": "down arrow", "⇒": "arrow", "✓": "check mark", "✔": "check mark", "¬": "not", "¦": "pipe",
    "\u00a8": "", "´": "", "¯": "", "¸": "",
}  # fmt: skip
COMPARISONS = {
    "<=": "less than or equal to", ">=": "greater than or equal to", "!=": "not equal to", "==": "equals",
    "->": "arrow", "=>": "arrow", "<-": "left arrow",
}  # fmt: skip

PUNCTUATION = {
    ".": "dot", ";": "semicolon", ":": "colon", "!": "exclamation mark", "?": "question mark",
    "'": "apostrophe", "’": "apostrophe", '"': "quote", "“": "quote", "”": "quote", "‘": "quote",
    "(": "open parenthesis", ")": "close parenthesis", "[": "open bracket", "]": "close bracket",
    "{": "open brace", "}": "close brace", "-": "dash", "–": "dash", "—": "dash", "…": "dot dot dot",
    "¿": "question mark", "¡": "exclamation mark", "`": "backtick",
}  # fmt: skip

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH_OF = {name[:3]: name for name in MONTHS}
WEEKDAYS = {
    "mon": "monday", "tue": "tuesday", "wed": "wednesday", "thu": "thursday", "fri": "friday",
    "sat": "saturday", "sun": "sunday",
}  # fmt: skip
DAY_LETTERS = {
    "M": "monday", "Tu": "tuesday", "W": "wednesday", "Th": "thursday", "F": "friday", "Sa": "saturday", "Su": "sunday",
}  # fmt: skip
"""Days as in "M-F 9-5": only beside a time, or a word for being open."""

CURRENCIES = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "", ""),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₩": ("won", "won", "", ""),
    "₽": ("ruble", "rubles", "kopeck", "kopecks"),
    "₺": ("lira", "lira", "kurush", "kurush"),
    "₪": ("shekel", "shekels", "agora", "agorot"),
    "₫": ("dong", "dong", "", ""),
    "₴": ("hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    "₦": ("naira", "naira", "kobo", "kobo"),
    "₱": ("peso", "pesos", "centavo", "centavos"),
    "฿": ("baht", "baht", "satang", "satang"),
    "₿": ("bitcoin", "bitcoins", "", ""),
    "¢": ("cent", "cents", "", ""),
}
"""Sign: one, many, one hundredth, many hundredths."""

DOLLARS = {
    "US": "US", "C": "canadian", "CA": "canadian", "A": "australian", "AU": "australian", "HK": "hong kong",
    "NZ": "new zealand", "S": "singapore",
}  # fmt: skip
CURRENCY_CODES = {
    "USD": ("US dollar", "US dollars"), "EUR": ("euro", "euros"), "GBP": ("british pound", "british pounds"),
    "JPY": ("yen", "yen"), "CAD": ("canadian dollar", "canadian dollars"),
    "AUD": ("australian dollar", "australian dollars"), "CHF": ("swiss franc", "swiss francs"),
    "CNY": ("yuan", "yuan"), "INR": ("indian rupee", "indian rupees"),
    "MXN": ("mexican peso", "mexican pesos"), "BRL": ("brazilian real", "brazilian reais"),
    "KRW": ("won", "won"), "SEK": ("swedish krona", "swedish kronor"),
    "BTC": ("bitcoin", "bitcoins"),
}  # fmt: skip
SCALES = {
    "k": "thousand", "m": "million", "mm": "million", "mn": "million", "b": "billion", "bn": "billion",
    "t": "trillion", "tn": "trillion",
}  # fmt: skip

UNITS = {
    "mm": ("millimeter", "millimeters"), "cm": ("centimeter", "centimeters"), "m": ("meter", "meters"),
    "km": ("kilometer", "kilometers"), "nm": ("nanometer", "nanometers"), "µm": ("micrometer", "micrometers"),
    "μm": ("micrometer", "micrometers"), "ft": ("foot", "feet"), "yd": ("yard", "yards"),
    "yds": ("yard", "yards"),
    "mi": ("mile", "miles"), "ha": ("hectare", "hectares"), "mcg": ("microgram", "micrograms"),
    "µg": ("microgram", "micrograms"), "μg": ("microgram", "micrograms"), "mg": ("milligram", "milligrams"),
    "g": ("gram", "grams"), "kg": ("kilogram", "kilograms"), "kgs": ("kilogram", "kilograms"),
    "lb": ("pound", "pounds"), "lbs": ("pound", "pounds"), "oz": ("ounce", "ounces"),
    "fl oz": ("fluid ounce", "fluid ounces"), "fl. oz": ("fluid ounce", "fluid ounces"),
    "ml": ("milliliter", "milliliters"), "mL": ("milliliter", "milliliters"),
    "cl": ("centiliter", "centiliters"),
    "dl": ("deciliter", "deciliters"), "dL": ("deciliter", "deciliters"), "l": ("liter", "liters"),
    "L": ("liter", "liters"), "gal": ("gallon", "gallons"), "qt": ("quart", "quarts"),
    "pt": ("pint", "pints"),
    "tsp": ("teaspoon", "teaspoons"), "tbsp": ("tablespoon", "tablespoons"),
    "cc": ("cubic centimeter", "cubic centimeters"),
    "ms": ("millisecond", "milliseconds"), "s": ("second", "seconds"), "sec": ("second", "seconds"),
    "secs": ("second", "seconds"), "min": ("minute", "minutes"), "mins": ("minute", "minutes"),
    "h": ("hour", "hours"), "hr": ("hour", "hours"), "hrs": ("hour", "hours"), "wk": ("week", "weeks"),
    "wks": ("week", "weeks"), "yr": ("year", "years"), "yrs": ("year", "years"), "mo": ("month", "months"),
    "mos": ("month", "months"), "x": ("time", "times"),
    "mph": ("mile per hour", "miles per hour"), "kph": ("kilometer per hour", "kilometers per hour"),
    "kmh": ("kilometer per hour", "kilometers per hour"), "mpg": ("mile per gallon", "miles per gallon"),
    "rpm": ("RPM", "RPM"), "RPM": ("RPM", "RPM"), "bpm": ("beat per minute", "beats per minute"),
    "fps": ("frame per second", "frames per second"), "ppm": ("part per million", "parts per million"),
    "psi": ("PSI", "PSI"), "dpi": ("DPI", "DPI"), "px": ("pixel", "pixels"),
    "Hz": ("hertz", "hertz"), "kHz": ("kilohertz", "kilohertz"), "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"), "dB": ("decibel", "decibels"),
    "KB": ("kilobyte", "kilobytes"), "kB": ("kilobyte", "kilobytes"), "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"), "TB": ("terabyte", "terabytes"), "PB": ("petabyte", "petabytes"),
    "kbps": ("kilobit per second", "kilobits per second"), "Mbps": ("megabit per second",
    "megabits per second"),
    "Gbps": ("gigabit per second", "gigabits per second"),
    "V": ("volt", "volts"), "mV": ("millivolt", "millivolts"), "kV": ("kilovolt", "kilovolts"),
    "W": ("watt", "watts"), "kW": ("kilowatt", "kilowatts"), "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"), "kWh": ("kilowatt hour", "kilowatt hours"),
    "mA": ("milliamp", "milliamps"), "mAh": ("milliamp hour", "milliamp hours"), "Ω": ("ohm", "ohms"),
    "kΩ": ("kilohm", "kilohms"), "Pa": ("pascal", "pascals"), "hPa": ("hectopascal", "hectopascals"),
    "kPa": ("kilopascal", "kilopascals"), "kJ": ("kilojoule", "kilojoules"), "cal": ("calorie", "calories"),
    "kcal": ("kilocalorie", "kilocalories"), "in²": ("square inch", "square inches"),
}  # fmt: skip
"""Abbreviation: one, many. In capitals: said by letters."""
LENGTHS = ("mm", "cm", "m", "km", "ft", "yd", "mi")
"""Units that make an area or a volume when "sq" stands before them or a power after."""
PER = {
    "mo": "month", "month": "month", "yr": "year", "year": "year", "hr": "hour", "h": "hour", "hour": "hour",
    "day": "day", "wk": "week", "week": "week", "min": "minute", "minute": "minute", "sec": "second",
    "second": "second", "person": "person", "user": "user", "night": "night", "unit": "unit", "seat": "seat",
    "lb": "pound", "kg": "kilogram", "gal": "gallon", "mile": "mile", "item": "item", "call": "call",
    "share": "share",
    "piece": "piece", "word": "word", "page": "page", "token": "token", "character": "character",
}  # fmt: skip

ABBREVIATIONS = {
    "approx": "approximately", "appt": "appointment", "dept": "department", "ext": "extension",
    "tel": "telephone",
    "vs": "versus", "etc": "et cetera", "e.g": "for example", "i.e": "that is", "al": "al", "cf": "compare",
    "incl": "including", "govt": "government", "dist": "district", "assn": "association",
    "univ": "university", "avg": "average",
    "misc": "miscellaneous", "max": "maximum", "tbsp": "tablespoon", "tsp": "teaspoon", "hrs": "hours",
    "mins": "minutes",
    "lbs": "pounds", "attn": "attention", "qty": "quantity", "temp": "temperature", "blvd": "boulevard",
    "pkwy": "parkway", "hwy": "highway", "apt": "apartment", "bldg": "building", "rm": "room", "conf": "confirmation",
    "fl": "floor",
}  # fmt: skip
"""Read as the word wherever they stand with a dot, in any case."""
NAME_ABBREVIATIONS = {
    "Mr": "mister", "Mrs": "missus", "Ms": "miz", "Mx": "mix", "Prof": "professor", "Jr": "junior",
    "Sr": "senior",
    "Inc": "incorporated", "Ltd": "limited", "Co": "company", "Corp": "corporation", "Bros": "brothers",
    "Ave": "avenue", "Rd": "road", "Ln": "lane", "Ct": "court", "Pl": "place", "Sq": "square", "Ste": "suite",
    "Fl": "floor", "Ph.D": "PHD", "PhD": "PHD", "Est": "established", "Vol": "volume", "Fig": "figure",
    "Messrs": "messieurs",
}  # fmt: skip
"""Read as the word where they stand with a dot and a capital."""
TITLES = {
    "Mr": "mister", "Mrs": "missus", "Ms": "miz", "Prof": "professor", "Gen": "general", "Gov": "governor",
    "Sen": "senator", "Rep": "representative", "Capt": "captain", "Cpt": "captain", "Lt": "lieutenant",
    "Col": "colonel", "Sgt": "sergeant", "Maj": "major", "Cpl": "corporal", "Cmdr": "commander",
    "Rev": "reverend", "Hon": "honorable", "Pres": "president", "Supt": "superintendent", "Adm": "admiral",
    "Atty": "attorney", "Mt": "mount", "Ft": "fort", "Msgr": "monsignor",
}  # fmt: skip
"""Read as the word before a capital, with or without a dot."""
BEFORE_NUMBER = {
    "no": "number", "nos": "numbers", "p": "page", "pp": "pages", "vol": "volume", "fig": "figure",
    "figs": "figures",
    "ch": "chapter", "sec": "section", "eq": "equation", "art": "article", "est": "established",
    "ver": "version",
    "v": "version", "ca": "circa", "c": "circa", "rte": "route", "rt": "route", "ste": "suite", "fl": "floor",
    "pg": "page",
}  # fmt: skip
"""Read as the word before a digit, or a code that has one, with a dot."""
SLASHED = {
    "and/or": "and or", "either/or": "either or", "he/she": "he or she", "she/he": "she or he",
    "his/her": "his or her", "him/her": "him or her", "yes/no": "yes or no", "s/he": "she or he",
    "w/o": "without",
    "w/": "with", "n/a": "not applicable", "c/o": "care of", "am/pm": "AM PM", "a/c": "AC",
    "tcp/ip": "TCP IP",
}  # fmt: skip
LETTER_WORDS = ("US", "ID", "EU", "AI", "UK", "UN", "UPS", "EST", "EDT", "UTC", "IRS")
"""Initialisms with a vowel that could be taken for words."""
ALSO_WORDS = ("US", "UPS")
"""Those of them that are words in a sentence that shouts."""
SAID_WITHOUT_VOWEL = frozenset(
    (
        "MR", "MRS", "MS", "DR", "ST", "VS", "HMM", "HM", "SHH", "SH", "PSST", "BRR", "GRR", "MMM",
    "MM",
        "TSK", "PFFT", "ZZZ", "TH", "ND", "RD", "TV",
    )
)  # fmt: skip

STREETS = {
    "St": "street", "Dr": "drive", "Ave": "avenue", "Rd": "road", "Blvd": "boulevard", "Ln": "lane", "Ct": "court",
    "Pl": "place", "Sq": "square", "Pkwy": "parkway", "Hwy": "highway", "Ter": "terrace", "Cir": "circle",
}  # fmt: skip
"""Read as the word after a house number and a name, also without a dot."""
DIRECTIONS = {
    "N": "north", "S": "south", "E": "east", "W": "west", "NE": "northeast", "NW": "northwest", "SE": "southeast",
    "SW": "southwest",
}  # fmt: skip
"""Read as the word after a street."""

STATES = {
    "AL": "alabama", "AK": "alaska", "AZ": "arizona", "AR": "arkansas", "CA": "california", "CO": "colorado",
    "CT": "connecticut", "DE": "delaware", "DC": "DC", "FL": "florida", "GA": "georgia", "HI": "hawaii",
    "ID": "idaho", "IL": "illinois", "IN": "indiana", "IA": "iowa", "KS": "kansas", "KY": "kentucky",
    "LA": "louisiana", "ME": "maine", "MD": "maryland", "MA": "massachusetts", "MI": "michigan",
    "MN": "minnesota", "MS": "mississippi", "MO": "missouri", "MT": "montana", "NE": "nebraska",
    "NV": "nevada",
    "NH": "new hampshire", "NJ": "new jersey", "NM": "new mexico", "NY": "new york", "NC": "north carolina",
    "ND": "north dakota", "OH": "ohio", "OK": "oklahoma", "OR": "oregon", "PA": "pennsylvania",
    "RI": "rhode island", "SC": "south carolina", "SD": "south dakota", "TN": "tennessee", "TX": "texas",
    "UT": "utah", "VT": "vermont", "VA": "virginia", "WA": "washington", "WV": "west virginia",
    "WI": "wisconsin", "WY": "wyoming",
}  # fmt: skip
ZONES = (
    "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "HST", "UTC", "GMT", "BST", "CET",
    "CEST", "IST", "JST", "ET", "CT", "MT", "PT",
)  # fmt: skip

DOMAINS = (
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "ai", "co", "me", "us", "uk",
    "ca", "de", "fr", "es", "it", "nl", "eu", "au", "nz", "jp", "cn", "in", "br", "mx", "ru", "ch", "se",
    "no", "fi", "dk", "pl", "ie", "be", "at", "tv", "fm", "app", "dev", "xyz", "online", "store", "shop",
    "site", "tech", "cloud", "page",
)  # fmt: skip
EXTENSIONS = (
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "csv", "json", "xml", "yaml", "yml", "toml",
    "html", "htm", "css", "js", "ts", "py", "rb", "go", "rs", "java", "cpp", "md", "log", "zip", "tar",
    "gz", "exe", "dmg", "png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "mp3", "mp4", "wav", "ogg",
    "flac", "avi", "mov", "mkv", "sh", "bat", "ini", "cfg", "conf", "sql", "onnx",
)  # fmt: skip
ADDRESS_LETTERS = frozenset(
    (
        "io", "ai", "uk", "us", "eu", "edu", "ie", "au", "api", "faq", "py", "id", "ui", "ux", "ip", "exe",
        "yml", "avi", "ogg",
    )
)  # fmt: skip
"""Parts of an address that are said by letters though they have a vowel."""
SOFTWARE = (
    "version", "release", "python", "ios", "ipados", "macos", "android", "java", "ubuntu", "debian",
    "fedora", "windows", "node", "php", "ruby", "rust", "postgres", "postgresql", "mysql", "chrome",
    "firefox", "safari", "django", "kernel", "linux", "kubernetes", "tls", "ssl", "http", "usb",
    "bluetooth", "hdmi", "pytorch", "build", "firmware",
)  # fmt: skip
"""Words after which "3.11" is a version: three point eleven."""

ROMAN_COUNTED = (
    "Chapter", "Part", "Act", "Scene", "Volume", "Vol", "Book", "Section", "World War", "Type", "Phase",
    "Class", "Level", "Stage", "Title", "Article", "Appendix", "Bowl", "Rocky", "Fantasy", "Episode",
    "Grade", "Mark", "Tier", "Division", "Group", "Unit", "Apollo", "Schedule", "Table", "Figure", "Page",
    "Canto",
)  # fmt: skip
ROMAN_RANKED = (
    "Henry", "Louis", "Elizabeth", "George", "Edward", "Charles", "James", "William", "Richard", "Mary",
    "Paul", "Pope", "King", "Queen", "Napoleon", "Catherine", "Philip", "Francis", "Ferdinand", "Frederick",
    "Alexander", "Ivan", "Nicholas", "Peter", "Leo", "Pius", "Benedict", "Gregory", "Innocent", "Clement",
    "Boniface", "Urban", "Ramesses", "Ptolemy", "Otto", "Leopold", "Gustav", "Christian", "Alfonso",
    "Umberto", "Xerxes", "Darius", "Tsar", "Margrethe", "Harald", "Carl", "Olaf", "John", "Malcolm",
    "Robert", "David", "Xavier",
)  # fmt: skip
