"""Spanish: "un", "una", "veintiún" and "doscientas" agree with the noun that is counted."""

from __future__ import annotations

import re

from cadenza.text.grammars.builder import build
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
from cadenza.text.grammars.romance import agreement, king, read_hour
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Answer, Rule
from cadenza.text.numbers import NumberWords

NUMBERS = NumberWords(
    "es",
    cardinals="spellout-numbering",
    ordinals="spellout-ordinal-masculine",
    years="spellout-numbering",
    forms={"m": "spellout-cardinal-masculine", "f": "spellout-cardinal-feminine"},
    ranks={"f": "spellout-ordinal-feminine", "short": "spellout-ordinal-masculine-adjective"},
)

_agree = agreement(
    masculine="""día problema programa sistema tema idioma mapa clima planeta poeta cometa kilo tranvía sofá diploma
    turista artista dentista gorila guardia policía colega síntoma""",
    feminine="noche calle tarde parte clase llave mujer flor vez mano radio foto moto imagen gente",
    function_words="""a de del al y e o u en con por para que se es son fue era la las lo los el un una su sus le les me
    te no ni si más menos ya ahora hoy cada sobre entre contra hasta desde hacia cuando donde nada está están ha han
    antes después tras además""",
)

_QUEENS = frozenset("isabel juana maría catalina cristina ana margarita beatriz".split())


def _of(words: str) -> str:
    return f"de {words}"


_WEEKDAYS = dict(zip("LMXJVSD", "lunes martes miércoles jueves viernes sábado domingo".split(), strict=True))


def _read_weekdays(match: re.Match[str]) -> Answer:
    return f"{_WEEKDAYS[match[1]]} a {_WEEKDAYS[match[2]]}"


LEXICON = Lexicon(
    language=LANGUAGES["es"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "coma", ".": "punto"},
        decimals=2,
        minus="menos",
        plus="más",
        until="a",
        over="sobre",
        fractions={
            2: "medio|medios", 3: "tercio|tercios", 4: "cuarto|cuartos", 5: "quinto|quintos", 6: "sexto|sextos",
            7: "séptimo|séptimos", 8: "octavo|octavos", 9: "noveno|novenos", 10: "décimo|décimos",
            100: "centésimo|centésimos",
        },
        half={"": "medio", "f": "media"},
        and_half="{} y medio",
        agree=_agree,
        ordinals={"º": "", "ª": "f", ".º": "", ".ª": "f", "er": "short", ".er": "short", "o": "", "a": "f"},
        operators=table(
            """+ = más; - = menos; × = por; * = por; x = por; ÷ = entre; / = entre; : = a; ^ = elevado a
            ² = al cuadrado; ³ = al cubo"""
        ) | {"=": "igual a"},
    ),
    calendar=Calendar(
        full="{d} de {m} de {y}",
        short="{d} de {m}",
        link="de del",
        months={"sep": 9, "setiembre": 9, "set": 9},
        before="el día al del",
    ),
    clock=Clock(
        hour="hora|horas:f",
        joint="y",
        bare=False,
        sharp=False,
        marks="horas hrs. hrs hs. hs h. h",
        before="las",
        halves={"am": "de la mañana", "pm": "de la tarde"},
    ),
    money=Money(
        currencies=table(
            """€ = euro|euros; EUR = euro|euros; $ = dólar|dólares; USD = dólar estadounidense|dólares estadounidenses
            £ = libra|libras:f; GBP = libra esterlina|libras esterlinas:f; CHF = franco suizo|francos suizos
            ¥ = yen|yenes; JPY = yen|yenes; MXN = peso mexicano|pesos mexicanos; ₹ = rupia|rupias:f
            ARS = peso argentino|pesos argentinos; COP = peso colombiano|pesos colombianos; ₽ = rublo|rublos
            CLP = peso chileno|pesos chilenos; MX$ = peso mexicano|pesos mexicanos; peso = peso|pesos"""
        ),
        coins=table(
            """EUR = céntimo|céntimos; USD = centavo|centavos; MXN = centavo|centavos; peso = centavo|centavos
            GBP = penique|peniques; CHF = céntimo|céntimos"""
        ),
        joint="con",
        named=True,
        of=_of,
        scales=table("""M = millón|millones; mill. = millón|millones"""),
    ),
    measures=Measures(
        form="m",
        forms={"f": "h t oz lb lbs mi in yd cal kcal ha"},
        nouns=table(
            """x = vez|veces:f; veces = =x; vez = =x; pers. = persona|personas:f
            % = por ciento:plain; ‰ = por mil:plain; hs = hora|horas:f; min. = minuto|minutos; seg = segundo|segundos
            CV = caballo|caballos; dB = decibelio|decibelios; kWh = kilovatio hora|kilovatios hora
            km/h = kilómetro por hora|kilómetros por hora; t = tonelada|toneladas:f; kms = =km; kgs = =kg; gr = =g
            lt = =l; bar = bar|bares"""
        ),
        drop="in mi ha",
        per="por",
    ),
    dialling=Dialling(
        patterns=(
            r"[6-9]\d{2} \d{3} \d{3}", r"[6-9]\d{2}(?: \d\d){3}", r"[89]\d \d{3} \d\d \d\d", r"[6-9]\d{8}",
            r"\(?\d{2,3}\)? \d{4} \d{4}", r"\d{3}-\d{3}-\d{4}",
        ),
        cues=r"(?:código(?: postal| de acceso)?|pin|clave|contraseña|número de (?:pedido|cliente|cuenta|reserva))"
        r"(?: es)?",
    ),
    roman=Roman(
        counted="capítulo cap tomo parte acto escena artículo volumen libro sección título anexo fase nivel guerra",
        ranked="""siglo Siglo Luis Carlos Felipe Alfonso Fernando Isabel Enrique Juan Pablo Pío León Benedicto Gregorio
        Napoleón Catalina Pedro Alejandro Nicolás Jorge Guillermo Jaime Sancho Ramiro Federico Francisco José Clemente
        Inocencio Urbano Bonifacio Ricardo Eduardo Leopoldo Gustavo Juana María Cristina Margarita""",
        rank=king(NUMBERS, _QUEENS),
    ),
    writing=Writing(
        abbreviations=table(
            """p. ej. = por ejemplo; etc. = etcétera; EE. UU. = Estados Unidos; a. C. = antes de Cristo
            d. C. = después de Cristo; pág. = página; págs. = páginas; núm. = número; tel. = teléfono; Av. = avenida
            Avda. = avenida; Ud. = usted; Uds. = ustedes; Vd. = usted; Vds. = ustedes; aprox. = aproximadamente
            máx. = máximo; mín. = mínimo; dcha. = derecha; izq. = izquierda; izqda. = izquierda; C/ = calle
            c/ = calle; pza. = plaza; pl. = plaza; dpto. = departamento; depto. = departamento; apdo. = apartado
            cap. = capítulo; vol. = volumen; art. = artículo; fig. = figura; Cía. = compañía; Ltda. = limitada
            D. = don; Dña. = doña; Sr. = señor; Sra. = señora; Srta. = señorita; Sres. = señores; Dr. = doctor
            Dra. = doctora; Prof. = profesor; vs. = versus; q. e. p. d. = que en paz descanse; s/n = sin número"""
        ),
        titles=table(
            """Sr. = señor; Sra. = señora; Srta. = señorita; Sres. = señores; Dr. = doctor; Dra. = doctora
            Prof. = profesor; Profa. = profesora; Lic. = licenciado; Ing. = ingeniero; Arq. = arquitecto
            Gral. = general; Sto. = santo; Sta. = santa; Dña. = doña; Avda. = avenida"""
        ),
        before_number=table(
            """n.º = número; nº = número; N.º = número; Nº = número; n° = número; N° = número; núm. = número
            pág. = página; p. = página; art. = artículo; cap. = capítulo; vol. = volumen; fig. = figura
            tel. = teléfono; tfno. = teléfono; # = número; int. = interior; ext. = extensión"""
        ),
        spelled="UE USA IA ONU-R ADN IVA-R UCI-R EEUU IRPF DNI AVE-R",
        words="a e o u y",
        symbols=table(
            r"""& = y; @ = arroba; # = almohadilla; % = por ciento; ‰ = por mil; * = asterisco; / = barra
            \ = barra invertida; _ = guion bajo; + = más; ~ = aproximadamente; ^ = acento circunflejo
            | = barra vertical; § = párrafo; ¶ = párrafo; ° = grados; № = número; $ = dólar; £ = libra; € = euro
            ¥ = yen; ¢ = centavo; × = por; ÷ = entre; ± = más menos; ≈ = aproximadamente; ≠ = distinto de
            ≤ = menor o igual que; ≥ = mayor o igual que; < = menor que; > = mayor que; ∞ = infinito
            √ = raíz cuadrada de; ∑ = suma; π = pi; µ = micro; → = flecha; ← = flecha a la izquierda
            ↑ = flecha hacia arriba; ↓ = flecha hacia abajo; ✓ = visto; ✔ = visto; © = copyright; -> = flecha
            y/o = y o; él/ella = él o ella"""
        )
        | {
            "=": "igual a", ">=": "mayor o igual que", "<=": "menor o igual que", "!=": "distinto de", "=>": "flecha",
        },
        punctuation=table(
            """. = punto; , = coma; : = dos puntos; ! = exclamación; ? = interrogación; ¿ = abre interrogación
            ¡ = abre exclamación; ' = apóstrofo; " = comillas; ( = abre paréntesis; ) = cierra paréntesis
            [ = abre corchete; ] = cierra corchete; - = guion; – = raya; — = raya; … = puntos suspensivos"""
        )
        | {";": "punto y coma"},
        at="arroba",
        version="versión",
        flag="bandera",
        hashtag="almohadilla",
    ),
)  # fmt: skip

GRAMMAR = build(
    Speaker(LEXICON),
    Rule(re.compile(r"(?<![\w-])([LMXJVSD])[-–]([LMXJVSD])(?=[:,]? (?:de )?\d)"), _read_weekdays, digits=True),
    Rule(
        re.compile(r"\b[Ll]as? (\d{1,2})(?= (?:de|y|en|menos)\b|[.,;!?]|$)(?![.,]\d|\.[ºª])"),
        read_hour(NUMBERS),
        digits=True,
    ),
)
