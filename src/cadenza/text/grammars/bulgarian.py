"""Bulgarian: there are no cases, but numbers have genders, and days and years are ranks."""

from __future__ import annotations

from cadenza.text.grammars.builder import build
from cadenza.text.grammars.counting import ordinal_rules
from cadenza.text.grammars.edits import join
from cadenza.text.grammars.lexicon import (
    Calendar,
    Clock,
    Counting,
    Dialling,
    Lexicon,
    Measures,
    Money,
    Roman,
    Writing,
    table,
)
from cadenza.text.grammars.slavic import (
    SlavicNumbers,
    Years,
    agree,
    agreement,
    centuries,
    clock_rules,
    dotted,
    names,
    ranker,
    year_rules,
)
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES

_BY_ENDING = agreement(
    one="f = а я вечер нощ част сутрин пролет есен кост смърт област вещ реч заповед; n = о е; m = баща съдия",
    two="""m = а я дни пъти мъже етажи градове коне; f = и
    n = ия места писма имена неща лица стада села деца""",
    never="""или за това тази това тя то те беше бяха ако също дори вече още кога къде винаги през след преди между мен
    теб себе трябва може около при до от на по със във без под над там ни ви""",
)


def _agreeing(number: int, word: str) -> str:
    if word in ("души", "човека", "мъже", "ученици", "студенти", "деца") and 2 <= number <= 4:
        return "n" if word == "деца" else "p"
    # The noun is in the plural after 21 as after 22.
    return _BY_ENDING(number + 1 if number % 10 == 1 and number > 1 else number, word)


class _Numbers(SlavicNumbers):
    __slots__ = ()

    def ordinal(self, number: int, form: str = "") -> str:
        """Say a rank; "90-те" is a cardinal with the article."""
        return f"{self.cardinal(number)}те" if form == "те" else super().ordinal(number, form)


NUMBERS = _Numbers(
    "bg",
    cardinals="spellout-cardinal-neuter",
    forms={
        "m": "spellout-cardinal-masculine", "f": "spellout-cardinal-feminine",
        "p": "spellout-cardinal-masculine-personal",
    },
    spelling=(("четиресет", "четирийсет"),),
    ranked="""нулев първи втори трети четвърти пети шести седми осми девети десети единайсети дванайсети тринайсети
    четиринайсети петнайсети шестнайсети седемнайсети осемнайсети деветнайсети двайсети трийсети четирийсети петдесети
    шейсети седемдесети осемдесети деветдесети стотен двестотен тристотен четиристотен петстотен шестстотен
    седемстотен осемстотен деветстотен хиляден""",
    endings="и ен",
    declined={
        "f": "а на", "n": "о но", "p": "и ни", "ия": "ия ния", "ият": "ият ният", "ата": "ата ната", "ото": "ото ното",
    },
    glued={"две": "дву"},
    joint="и",
    agreeing=_agreeing,
)  # fmt: skip


def _decimal(units: str, decimals: str) -> str | None:
    """Say "три цяло и пет"; None if there are too many decimals."""
    if len(decimals) > 3 or len(units) > 12:
        return None
    stripped = decimals.lstrip("0")
    zeros = NUMBERS.digits("0" * (len(decimals) - len(stripped)))
    return join(NUMBERS.cardinal(int(units)), "цяло и", zeros, NUMBERS.cardinal(int(stripped)) if stripped else "")


def _day(number: int, before: str) -> str:
    return NUMBERS.ordinal(number)


def _year(number: int) -> str:
    return NUMBERS.ordinal(number, "f")


def _hour(number: int) -> str:
    return NUMBERS.cardinal(number, "m")


def _minute(number: int) -> str:
    return f"и {NUMBERS.cardinal(number, 'f')}"


_LEV = "лев|лева:m"
_MILLION = "милион|милиона:m"
_MILLIARD = "милиард|милиарда:m"
_THOUSAND = "хиляда|хиляди:f"
_ROYALS = names(
    """Борис Симеон Фердинанд Иван Петър Асен Александър Людовик Хенри Карл Фридрих Николай Павел Филип Вилхелм Едуард
    Ричард Бенедикт Франциск Климент Густав Адолф Крал: =m Екатерина Елизабет Елисавета Мария Анна: =f"""
)

LEXICON = Lexicon(
    language=LANGUAGES["bg"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "запетая", ".": "точка"},
        decimal=_decimal,
        minus="минус",
        plus="плюс",
        until="до",
        over="върху",
        fractions={
            2: "втора|втори:f", 3: "трета|трети:f", 4: "четвърт|четвърти:f", 5: "пета|пети:f", 6: "шеста|шести:f",
            7: "седма|седми:f", 8: "осма|осми:f", 9: "девета|девети:f", 10: "десета|десети:f", 100: "стотна|стотни:f",
        },
        half={"": "половин"},
        and_half="{} и половина",
        agree=agree,
        ordinals={
            "-и": "", "-ви": "", "-ри": "", "-ти": "", "-ми": "", "-а": "f", "-ва": "f", "-ра": "f", "-та": "f",
            "-ма": "f", "-о": "n", "-во": "n", "-ро": "n", "-то": "n", "-мо": "n", "-ия": "ия", "-ият": "ият",
            "-вия": "ия", "-рия": "ия", "-тия": "ия", "-ят": "ият", "-ата": "ата", "-тата": "ата", "-те": "те",
            "-ото": "ото", "-тото": "ото",
        },
        operators=table(
            """+ = плюс; - = минус; × = по; * = по; x = по; ÷ = делено на; / = делено на; : = към; ^ = на степен
            ² = на квадрат; ³ = на куб"""
        ) | {"=": "равно на"},
    ),
    calendar=Calendar(day=_day, year=_year, months={"ян": 1, "февр": 2, "септ": 9, "ноем": 11}),
    clock=Clock(hour="час|часа:m", minute="минута|минути:f", joint="и", marks="ч. ч часа"),
    money=Money(
        currencies=dotted(table(
            f"""лв. = {_LEV}; BGN = {_LEV}; € = евро:n; EUR = евро:n; $ = долар|долара:m
            USD = щатски долар|щатски долара:m
            £ = паунд|паунда:m; GBP = британски паунд|британски паунда:m; CHF = швейцарски франк|швейцарски франка:m
            ¥ = йена|йени:f; JPY = йена|йени:f; RON = румънска лея|румънски леи:f; TRY = турска лира|турски лири:f
            ст. = стотинка|стотинки:f; ₽ = рубла|рубли:f; RUB = рубла|рубли:f; ₴ = гривна|гривни:f; ₹ = рупия|рупии:f
            PLN = полска злота|полски злоти:f; CZK = чешка крона|чешки крони:f"""
        )),
        coins=dotted(table(
            """лв. = стотинка|стотинки:f; BGN = стотинка|стотинки:f; EUR = цент|цента:m; USD = цент|цента:m
            GBP = пени|пенса:n; CHF = сантим|сантима:m"""
        )),
        joint="и",
        named=True,
        scales=dotted(table(
            f"""хил. = {_THOUSAND}; млн. = {_MILLION}; млрд. = {_MILLIARD}; милион = {_MILLION}; k = {_THOUSAND}
            милиард = {_MILLIARD}; M = {_MILLION}"""
        )),
    ),
    measures=Measures(
        form="m",
        forms={"f": "min s sec ms oz mi cal kcal"},
        nouns=dotted(table(
            """t = тон|тона:m; км = =km; м = =m; см = =cm; мм = =mm; дм = =dm; кг = =kg; г = =g; гр. = =g; мг = =mg
            т = =t; л = =l; мл = =ml; ч. = =h; мин. = =min; сек. = =s; с = =s; мс = =ms; км/ч = =km/h; м/с = =m/s
            ха = =ha; дка = декар|декара:m; кВт = =kW; Вт = =W; МВт = =MW; кВтч = =kWh; В = =V; Гц = =Hz; кГц = =kHz
            МГц = =MHz; ГБ = =GB; МБ = =MB; КБ = =KB; ТБ = =TB; м² = =m²; м2 = =m²; кв.м = =m²; кв. м = =m²
            км² = =km²; м³ = =m³; м3 = =m³; куб. м = =m³; °С = =°C; бр. = брой|броя:m; к.с. = конска сила|конски сили:f
            А = ампер|ампера:m; дБ = децибел|децибела:m; тона = тон|тона:m; h = час|часа:m"""
        )),
        drop="in тона",
        per="на",
    ),
    dialling=Dialling(
        cues=r"(?:пин|код|кодът|егн|еик|парола|номер на (?:поръчка|сметка|договор|карта)|пощенски код)(?: е)?",
    ),
    roman=Roman(
        counted="глава част том член раздел книга ниво етап",
        ranked=" ".join(_ROYALS),
        rank=ranker(NUMBERS, _ROYALS),
        after=centuries(NUMBERS, table(
            """век = m; световна = f; световната = ата; конгрес = m; столетие = n; хилядолетие = n; клас = m; степен = f
            тримесечие = n; район = m"""
        )),
    ),
    writing=Writing(
        abbreviations=table(
            """т. е. = тоест; т. н. = така нататък; т. нар. = така нареченият; и др. = и други; др. = други
            пр. = прочие; напр. = например; вж. = виж; ср. = сравни; ул. = улица; бул. = булевард; пл. = площад
            ж.к. = жилищен комплекс; кв. = квартал; обл. = област; общ. = община; тел. = телефон; моб. = мобилен
            проф. = професор; доц. = доцент; инж. = инженер; акад. = академик; д-р = доктор; г-н = господин
            г-жа = госпожа; г-ца = госпожица; лв. = лева; ст. = стотинки;
            гр. = град; св. = свети; пр.н.е. = преди новата ера; н.е. = новата ера
            пр. Хр. = преди Христа; сл. Хр. = след Христа; ок. = около; макс. = максимум; мин. = минути; сек. = секунди
            ч. = часа; бр. = брой; чл. = член; ал. = алинея; стр. = страница; кг = килограм; км = километър
            г. = година; обр. = образование; ред. = редактор; изд. = издателство; вкл. = включително; вх. = вход
            ет. = етаж; ап. = апартамент; бл. = блок; зам. = заместник; пон = понеделник"""
        ),
        titles=table("гр. = град; с. = село; св. = свети; о. = остров; р. = река; кв. = квартал; ул. = улица"),
        before_number=table(
            """бл. = блок; вх. = вход; ет. = етаж; ап. = апартамент; тел. = телефон; стр. = страница; чл. = член
            ал. = алинея; т. = точка; № = номер; # = номер; ок. = около; гл. = глава; фиг. = фигура; табл. = таблица"""
        ),
        spelled="САЩ ООН ЕС ЕООД ООД АД ЕАД ЕГН ЕИК ИИ ЕЦБ ЕКГ ОАЕ USA EU",
        words="а в и о с у",
        symbols=table(
            r"""& = и; @ = кльомба; # = диез; % = процент; ‰ = промил; * = звездичка; / = наклонена черта
            \ = обратно наклонена черта; _ = долна черта; + = плюс; ~ = приблизително; ^ = карета
            | = вертикална черта; § = параграф; ¶ = абзац; ° = градус; № = номер; $ = долар; £ = паунд; € = евро
            ¥ = йена; ¢ = цент; ₽ = рубла; × = по; ÷ = делено на; ± = плюс минус; ≈ = приблизително
            ≠ = не е равно на; ≤ = по-малко или равно на; ≥ = по-голямо или равно на; < = по-малко от
            > = по-голямо от; ∞ = безкрайност; √ = корен от; ∑ = сума; π = пи; µ = микро; → = стрелка
            ← = стрелка наляво; ↑ = стрелка нагоре; ↓ = стрелка надолу; ✓ = отметка; ✔ = отметка; © = копирайт
            -> = стрелка; и/или = и или"""
        )
        | {
            "=": "равно на", ">=": "по-голямо или равно на", "<=": "по-малко или равно на", "!=": "не е равно на",
            "=>": "стрелка",
        },
        punctuation=table(
            """. = точка; , = запетая; : = двоеточие; ! = удивителен знак; ? = въпросителен знак; ' = апостроф
            " = кавички; ( = отваряща скоба; ) = затваряща скоба; [ = отваряща квадратна скоба
            ] = затваряща квадратна скоба; - = тире; – = тире; — = тире; … = многоточие; „ = кавички; “ = кавички"""
        )
        | {";": "точка и запетая"},
        at="кльомба",
        version="версия",
        flag="знаме",
        hashtag="хаштаг",
    ),
)  # fmt: skip

_SPEAKER = Speaker(LEXICON)
_YEARS = Years(
    words=table("година = f; годината = f; години = f; годишна = f"),
    short=["г"],
    plural={"гг": "години"},
    default="година",
    dated="година",
    alone=table("през = f; от = f; до = f; след = f"),
)

GRAMMAR = build(
    _SPEAKER,
    ordinal_rules(_SPEAKER)[0],
    *year_rules(_SPEAKER, _YEARS),
    *clock_rules(_SPEAKER, "в|от|до|след|около|между", _hour, _minute, ("от", "до"), marked="часа"),
)
