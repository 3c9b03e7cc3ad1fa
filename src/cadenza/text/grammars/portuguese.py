"""Portuguese, of Brazil where there is a choice: numbers agree with nouns, "e" joins what is counted."""

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
from cadenza.text.grammars.romance import agreement, day_of_month, king, read_hour
from cadenza.text.grammars.speaker import Speaker
from cadenza.text.languages import LANGUAGES
from cadenza.text.normalize import Rule
from cadenza.text.numbers import NumberWords

NUMBERS = NumberWords(
    "pt",
    cardinals="spellout-numbering",
    ordinals="spellout-ordinal-masculine",
    years="spellout-numbering",
    forms={"f": "spellout-cardinal-feminine"},
    ranks={"f": "spellout-ordinal-feminine"},
)

_agree = agreement(
    masculine="""dia problema programa sistema tema idioma mapa clima planeta poeta cometa quilo sofá diploma cinema
    turista artista dentista guarda colega sintoma metrô""",
    feminine="noite parte classe chave mulher flor vez mão foto moto gente fase rede sede tarde pessoa",
    function_words="""a à as às de do da dos das no na nos nas e ou o os em com por para pela pelas que se é são foi era
    um uma uns umas sua seu lhe me te não mais menos já agora hoje cada sobre entre contra até desde quando onde nada
    está estão há depois antes após atrás""",
)

_QUEENS = frozenset("maria isabel elizabeth elisabete catarina ana leonor teresa cristina margarida".split())


def _of(words: str) -> str:
    return f"de {words}"


LEXICON = Lexicon(
    language=LANGUAGES["pt"],
    numbers=NUMBERS,
    counting=Counting(
        points={",": "vírgula", ".": "ponto"},
        decimals=2,
        minus="menos",
        plus="mais",
        until="a",
        over="sobre",
        fractions={
            2: "meio|meios", 3: "terço|terços", 4: "quarto|quartos", 5: "quinto|quintos", 6: "sexto|sextos",
            7: "sétimo|sétimos", 8: "oitavo|oitavos", 9: "nono|nonos", 10: "décimo|décimos",
            100: "centésimo|centésimos",
        },
        half={"": "meio", "f": "meia"},
        and_half="{} e meio",
        agree=_agree,
        ordinals={"º": "", "ª": "f", ".º": "", ".ª": "f", "o": "", "a": "f"},
        operators=table(
            """+ = mais; - = menos; × = vezes; * = vezes; x = por; ÷ = dividido por; / = dividido por; : = a
            ^ = elevado a; ² = ao quadrado; ³ = ao cubo"""
        ) | {"=": "igual a"},
    ),
    calendar=Calendar(
        full="{d} de {m} de {y}", short="{d} de {m}", link="de do",
        day=day_of_month(NUMBERS, "primeiro"), before="dia em no até desde"
    ),
    clock=Clock(
        hour="hora|horas:f",
        joint="e",
        bare=False,
        marks="horas hs. hs hrs h",
        halves={"am": "da manhã", "pm": "da tarde"},
    ),
    money=Money(
        currencies=table(
            """€ = euro|euros; EUR = euro|euros; $ = dólar|dólares; USD = dólar americano|dólares americanos
            R$ = real|reais; BRL = real|reais; £ = libra|libras:f; GBP = libra esterlina|libras esterlinas:f
            CHF = franco suíço|francos suíços; ¥ = iene|ienes; JPY = iene|ienes; ₹ = rupia|rupias:f
            ₽ = rublo|rublos; US$ = dólar|dólares"""
        ),
        coins=table(
            """EUR = centavo|centavos; USD = centavo|centavos; BRL = centavo|centavos; GBP = pêni|pence
            CHF = cêntimo|cêntimos"""
        ),
        joint="e",
        named=True,
        of=_of,
        scales=table("mi = milhão|milhões; bi = bilhão|bilhões; tri = trilhão|trilhões; M = milhão|milhões"),
    ),
    measures=Measures(
        forms={"f": "h t lb lbs oz mi yd cal kcal in"},
        nouns=table(
            """x = vez|vezes:f; vezes = =x; vez = =x; pess. = pessoa|pessoas:f
            % = por cento; ‰ = por mil; cv = cavalo|cavalos; dB = decibel|decibéis
            seg = segundo|segundos; min. = minuto|minutos; kWh = quilowatt-hora|quilowatts-hora; bar = bar|bares
            t = tonelada|toneladas:f; kms = =km; Kg = =kg; Km = =km; gr = =g"""
        ),
        drop="in mi oz",
        per="por",
    ),
    dialling=Dialling(
        patterns=(
            r"\d{3}\.\d{3}\.\d{3}-\d\d", r"\d\d\.\d{3}\.\d{3}/\d{4}-\d\d",
            r"\(?\d{2}\)? ?9?\d{4}[- ]\d{4}", r"9[1236]\d \d{3} \d{3}", r"2\d{2} \d{3} \d{3}",
        ),
        cues=r"(?:código(?: postal| de acesso)?|pin|cep|senha|cpf|número d[aoe] (?:pedido|cliente|conta|reserva))"
        r"(?: é)?",
    ),
    roman=Roman(
        counted="rua capítulo cap tomo parte ato cena artigo volume livro seção título anexo fase nível guerra",
        ranked="""século Século séculos Luís Luis Carlos Filipe Afonso Fernando Isabel Henrique João Paulo Pio Bento
        Leão Gregório Napoleão Catarina Pedro Alexandre Nicolau Jorge Guilherme Sancho Dinis Manuel Sebastião José
        Miguel Clemente Inocêncio Urbano Bonifácio Ricardo Eduardo Leopoldo Gustavo Maria Elizabeth Francisco""",
        rank=king(NUMBERS, _QUEENS),
    ),
    writing=Writing(
        abbreviations=table(
            """p. ex. = por exemplo; ex. = exemplo; etc. = et cetera; a. C. = antes de Cristo; d. C. = depois de Cristo
            pág. = página; págs. = páginas; núm. = número; tel. = telefone; Av. = avenida; av. = avenida; R. = rua
            Rod. = rodovia; Pça. = praça; aprox. = aproximadamente; máx. = máximo; mín. = mínimo; apto. = apartamento
            apt. = apartamento; ap. = apartamento
            bl. = bloco; cap. = capítulo; vol. = volume; art. = artigo; fig. = figura
            Cia. = companhia; Ltda. = limitada; c/ = com; s/ = sem; p/ = para; Sr. = senhor; Sra. = senhora
            Srta. = senhorita; Srs. = senhores; Dr. = doutor; Dra. = doutora; Prof. = professor; obs. = observação
            Profa. = professora; Exmo. = excelentíssimo; Exma. = excelentíssima; EUA = Estados Unidos; vs. = versus"""
        ),
        titles=table(
            """Sr. = senhor; Sra. = senhora; Srta. = senhorita; Srs. = senhores; Dr. = doutor; Dra. = doutora; D. = dom
            Prof. = professor; Profa. = professora; Eng. = engenheiro; Arq. = arquiteto; Gen. = general; Sto. = santo
            Sta. = santa"""
        ),
        before_number=table(
            """n.º = número; nº = número; N.º = número; Nº = número; n° = número; N° = número; núm. = número
            p. = página
            pág. = página; art. = artigo; cap. = capítulo; vol. = volume; fig. = figura; tel. = telefone; # = número
            ramal = ramal; km = quilômetro"""
        ),
        spelled="UE IA EUA ONU-R CPI IPI IPVA-R",
        words="a à e é o ó",
        symbols=table(
            r"""& = e; @ = arroba; # = cerquilha; % = por cento; ‰ = por mil; * = asterisco; / = barra
            \ = barra invertida; _ = sublinhado; + = mais; ~ = aproximadamente; ^ = acento circunflexo
            | = barra vertical; § = parágrafo; ¶ = parágrafo; ° = graus; № = número; $ = dólar; £ = libra; € = euro
            ¥ = iene; ¢ = centavo; × = vezes; ÷ = dividido por; ± = mais ou menos; ≈ = aproximadamente
            ≠ = diferente de; ≤ = menor ou igual a; ≥ = maior ou igual a; < = menor que; > = maior que
            ∞ = infinito; √ = raiz quadrada de; ∑ = soma; π = pi; µ = micro; → = seta; ← = seta para a esquerda
            ↑ = seta para cima; ↓ = seta para baixo; ✓ = visto; ✔ = visto; © = copyright; -> = seta
            e/ou = e ou; ele/ela = ele ou ela"""
        )
        | {
            "=": "igual a", ">=": "maior ou igual a", "<=": "menor ou igual a", "!=": "diferente de", "=>": "seta",
        },
        punctuation=table(
            """. = ponto; , = vírgula; : = dois pontos; ! = ponto de exclamação; ? = ponto de interrogação
            ' = apóstrofo; " = aspas; ( = abre parêntese; ) = fecha parêntese; [ = abre colchete
            ] = fecha colchete; - = hífen; – = travessão; — = travessão; … = reticências"""
        )
        | {";": "ponto e vírgula"},
        at="arroba",
        version="versão",
        flag="bandeira",
        hashtag="hashtag",
    ),
)  # fmt: skip

GRAMMAR = build(
    Speaker(LEXICON),
    Rule(
        re.compile(r"(?<!\w)(?:[àÀ]s|[Aa]s) (\d{1,2})(?= (?:d[aeo]|e|em)\b|[.,;!?]|$)(?![.,]\d)"),
        read_hour(NUMBERS),
        digits=True,
    ),
)
