"""The languages that Cadenza speaks, one row of data each: a 43rd is one row and, at most, one module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cadenza.errors import InvalidRequest

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What the front end must know of a language; every stage reads its own fields and knows no code by name."""

    code: str
    """ISO 639-1 code as in the `language` field of a request."""
    name: str
    script: str = "Latn"
    """ISO 15924 code of the script that it is written in."""
    g2p: str = "espeak"
    """Module below `cadenza.text.g2p` with its converter of graphemes to phonemes."""
    espeak: str = ""
    """Its voice in espeak-ng, empty if it has none; also what reads a word of it in a text of another language."""
    accents: tuple[tuple[str, str], ...] = ()
    """Voices in espeak-ng of its regions: (upper-case region of a locale, voice)."""
    letter_names: tuple[tuple[str, str], ...] = ()
    """Names of letters, as words of it, that espeak-ng would take for a word: (letter, name)."""
    respelled: tuple[tuple[str, str], ...] = ()
    """Spellings that espeak-ng misreads: (regular expression, what it is given instead)."""
    grammar: str
    """Module below `cadenza.text` with its rules for numbers, dates, units, abbreviations."""
    numbers: str
    """Locale of its number words in `unicode-rbnf`, or its code in `indic-numtowords`."""
    decimal: str = ","
    group: str = "."
    """Decimal and group separators of its numbers; a group separator " " stands for any kind of space."""
    words: Literal["spaces", "characters", "dictionary"] = "spaces"
    """What counts as a word in timestamps."""
    voices: tuple[str, str]
    """Default voices: female, male."""
    terminators: str = ".!?…"
    """Characters that end a sentence."""
    clauses: str = ",;:—–"
    """Characters after which a speaker may pause for breath."""
    marks: tuple[tuple[str, str], ...] = ()
    """Punctuation with another sense than elsewhere: (character, mark of the phonetic alphabet that is heard)."""
    abbreviations: frozenset[str] = _NONE
    """Words, lower case and without their last dot, whose dot does not end a sentence.

    It may end one all the same if a word of `starters` follows, but not after those of `mid_sentence`.
    """
    mid_sentence: frozenset[str] = _NONE
    before_number: frozenset[str] = _NONE
    """Words whose dot ends no sentence when a number follows."""
    endings_before_number: tuple[str, ...] = ()
    """Endings of such words: "str" as in "Hauptstr."."""
    ordinal_dot: bool = False
    """Whether a number with a dot is an ordinal ("3. Mai"), so that its dot need not end a sentence."""
    starters: frozenset[str] = _NONE
    """Words, lower case, that begin a sentence and are nobody's name."""
    lettered: frozenset[str] = _NONE
    """Words, lower case, after which a capital is the letter itself, as in "seat A"."""
    breaths: frozenset[str] = _NONE
    """Words, lower case, before which a speaker may take a breath where there is no mark; empty: before any word."""
    direction: Literal["ltr", "rtl"] = "ltr"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH_ABBREVIATIONS = _set(
    """mr mrs ms mx dr prof st sr jr rev hon gen col maj capt lt sgt cpl cmdr gov sen rep pres supt ave blvd rd hwy
    apt dept est inc ltd corp co vs etc al approx vol fig eq sec ch pp ed eds cf viz jan feb apr jun jul
    aug sep sept oct nov dec mon tue tues wed thu thur thurs mt ft oz lb lbs e.g i.e a.m p.m u.s u.k
    u.n ph.d m.d b.a m.a d.c"""
)

_ENGLISH_MID_SENTENCE = _set(
    """vs e.g i.e cf viz approx al mr mrs ms mx dr prof rev hon gen col maj capt lt sgt cpl cmdr gov sen rep pres supt
    mt"""
)
_ENGLISH_BEFORE_NUMBER = _set("no nos ext p pp pg ver v rte rt ste fl bldg rm qty tel ca avg max ref conf mar n s e w")
_ENGLISH_STARTERS = _set(
    """a about after all also and any are as at before but by can check choose click could did do does each enter every
    for from go has have he hello here hi his how however i i'd i'll i'm i've if in is it it's its let let's my next no
    not now of on once one option or our please press say select she should since so some take thank thanks that
    that's the their then there there's these they this those to today tomorrow until use was we we'll we're were
    what when where which while who why with would yes yet you you'll you're your"""
)
_ENGLISH_LETTERED = _set(
    """answer apartment apt appendix area bay block box building bus button category choice choose class column deck
    dock door drive enter exhibit figure floor form gate grade group hall hepatitis influenza item key lane level line
    lot model note option part phase pick pier plan platform point pool press question room route row say schedule
    seat section select side size stage step suite table team terminal tier track train type unit vitamin ward wing
    zone"""
)

_HINDI = ("hf_alpha", "hm_omega")
"""Of the languages that a recogniser can't judge; the others' were chosen by `benchmarks.intelligibility --matrix`."""

_LATIN_AMERICA = tuple(
    (region, "es-419") for region in "419 AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE".split()
)

_CJK_TERMINATORS = "。！？｡．.!?…"
_CJK_CLAUSES = "，、；：､,;:—–"
_DANDAS = "।॥.!?…"

LANGUAGES: dict[str, Language] = {
    row.code: row
    for row in (
        Language(
            code="en",
            name="English",
            g2p="english",
            espeak="en-us",
            accents=(("GB", "en"),),
            grammar="grammars.english",
            numbers="en",
            decimal=".",
            group=",",
            voices=("af_heart", "am_michael"),
            abbreviations=_ENGLISH_ABBREVIATIONS,
            mid_sentence=_ENGLISH_MID_SENTENCE,
            before_number=_ENGLISH_BEFORE_NUMBER,
            starters=_ENGLISH_STARTERS,
            lettered=_ENGLISH_LETTERED,
            breaths=_set(
                """about after against along although among and around as at because before behind below between but by
                during for from if in inside into near of off on onto or over since so than that though through to
                toward towards under unless until when where whether which while who whose with within without"""
            ),
        ),
        Language(
            code="fr",
            name="French",
            espeak="fr",
            accents=(("BE", "fr-be"), ("CH", "fr-ch")),
            letter_names=(("œ", "e dans l'o"),),
            respelled=(("-y$", "-i"),),
            grammar="grammars.french",
            numbers="fr",
            group=" ",
            voices=("ff_siwis", "pm_alex"),
            abbreviations=_set(
                """m mm mme mmes mlle mlles mgr dr drs pr prof me st ste av bd boul pl rte rd etc cf p.ex env approx tél
                tel janv févr fév avr juil sept oct nov déc dim art chap fig éd vol max adj cie ets c.-à-d apr.j.-c
                av.j.-c j.-c p.-d.g s.a s.v.p r.-v hab exp"""
            ),
            mid_sentence=_set(
                """m mm mme mmes mlle mlles mgr dr drs pr prof me st ste bd boul cf p.ex env approx tél tel c.-à-d"""
            ),
            before_number=_set(
                "no nos n p pp art chap fig vol tél tel ext env bât app apt min réf lun mar mer jeu ven sam dim"
            ),
            starters=_set(
                """le la les l un une des il elle ils elles on nous vous je tu ce c'est cet cette ces voici voilà pour
                dans en à au avec si merci bonjour veuillez puis mais et donc alors votre notre mon ma mes son sa ses
                quel quelle quand où comment pourquoi qui que"""
            ),
            lettered=_set(
                """place siège porte quai vitamine bâtiment hall terminal salle groupe classe point plan type ligne
                zone option lettre rangée escalier"""
            ),
            breaths=_set(
                """afin après au aux avant avec chez comme contre dans de depuis derrière des donc dont du durant dès
                en entre et jusqu lorsque mais ou où par parce pendant pour puis puisque quand que qui quoique sans
                selon si sous sur tandis vers à"""
            ),
        ),
        Language(
            code="de",
            name="German",
            espeak="de",
            grammar="grammars.german",
            numbers="de",
            voices=("ef_dora", "pm_alex"),
            abbreviations=_set(
                """hr hrn fr frl dr prof dipl ing mag med jur phil rer nat hab st str pl tel nr abs abb bd bzw bspw ca
                d.h z.b z.t z.zt u.a u.ä u.s.w usw usf etc evtl ggf ggü gem geb gest inkl exkl zzgl max min mind mio
                mrd tsd jh jhd jan feb febr mär mrz apr jun jul aug sep sept okt nov dez mo v.chr n.chr o.ä i.d.r i.a
                m.e s.o s.u vgl sog bez betr art kap anm aufl hrsg red verf ges co gmbh u.u u.v.m z.hd a.d i.v p.a"""
            ),
            mid_sentence=_set(
                """hr hrn frl dr prof dipl ing mag med jur phil rer nat hab st bzw bspw ca d.h z.b z.t u.a evtl ggf
                gem geb inkl exkl zzgl max min mind vgl sog s.o s.u betr z.hd"""
            ),
            before_number=_set(
                "nr abs abb bd art kap tel s z hausnr ca max min mind mo di mi do fr sa so u zw zi tägl"
            ),
            endings_before_number=("str",),
            ordinal_dot=True,
            starters=_set(
                """der die das ein eine er sie es wir ihr ich du man dies diese dieser dieses danach dann bitte danke
                hallo guten und aber oder denn wenn als da in im am auf für mit nach bei zu zum zur vor von wie was
                wer wo warum wann unser unsere ihre ihren mein meine kein keine heute morgen jetzt hier dort sind ist
                haben hat"""
            ),
            lettered=_set(
                """platz sitz reihe gleis tor bus linie vitamin block gebäude halle raum gruppe klasse punkt plan typ
                terminal bereich zone buchstabe eingang hepatitis"""
            ),
            breaths=_set(
                """als an auf aus bei bevor bis damit dass denn der deren die durch für gegen hinter in indem mit nach
                nachdem neben ob obwohl oder ohne seit sobald sondern sowie um und unter von vor wann warum weil
                wenn wie wo wobei während zu zum zur zwischen über"""
            ),
        ),
        Language(
            code="es",
            name="Spanish",
            espeak="es",
            accents=_LATIN_AMERICA,
            letter_names=(("y", "i griega"),),
            grammar="grammars.spanish",
            numbers="es",
            voices=("ef_dora", "em_alex"),
            abbreviations=_set(
                """sr sra srta sres dr dra drs prof profa lic ing arq d dña dn gral cap ud uds vd vds pág págs núm tel
                teléf av avda avd pza plza apdo dpto depto dto esq etc ej p.ej aprox máx mín art vol fig ene feb abr
                may jun jul ago sep sept oct nov dic lun mié jue vie sáb a.m p.m a.c d.c s.a s.l ee.uu cía ltda sto
                sta izq dcha int ext c.p q.e.p.d ee"""
            ),
            mid_sentence=_set(
                """sr sra srta sres dr dra drs prof profa lic ing arq d dña dn gral cap ud uds vd vds av avda avd pza
                plza ej p.ej aprox máx mín sto sta ee"""
            ),
            before_number=_set(
                "núm no nº pág págs tel teléf art cap vol fig apto apdo ext int n p lun mar mié mie jue vie sáb sab dom"
            ),
            starters=_set(
                """el la los las un una unos unas yo tú él ella nosotros ellos usted ustedes este esta esto ese esa
                eso por para en con de a al si no gracias hola buenos buenas su sus mi mis nuestro nuestra cuando
                donde cómo qué quién cuál hay es está son y pero entonces luego también ya se le les lo"""
            ),
            lettered=_set(
                """asiento puerta andén vitamina edificio sala grupo clase punto plan tipo línea zona opción letra
                fila terminal bloque escalera hepatitis"""
            ),
            breaths=_set(
                """a al ante antes aunque bajo como con contra cuando de del desde después donde durante e en entre
                hacia hasta mientras ni o para pero por porque pues que quien según si sin sobre tras u y"""
            ),
        ),
        Language(
            code="pt",
            name="Portuguese",
            espeak="pt-br",
            accents=(("PT", "pt"), ("AO", "pt"), ("MZ", "pt")),
            grammar="grammars.portuguese",
            numbers="pt",
            voices=("pf_dora", "pm_alex"),
            abbreviations=_set(
                """sr sra srta srs sras dr dra drs prof profa eng arq exmo exma ilmo d gen cap pág págs núm tel av r
                rod pça apto apt bl ed etc ex p.ex aprox máx mín art vol fig jan fev abr mai jun jul ago set nov dez
                sáb a.m p.m a.c d.c s.a ltda cia sto sta esq dir cx fls obs ref"""
            ),
            mid_sentence=_set(
                """sr sra srta srs sras dr dra drs prof profa eng arq exmo exma ilmo d gen cap av rod pça ex p.ex
                aprox máx mín sto sta"""
            ),
            before_number=_set(
                "núm no nº pág págs tel art cap vol fig apto apt ap bl ramal n p seg ter qua qui sex sáb dom"
            ),
            starters=_set(
                """o a os as um uma uns umas eu tu ele ela nós eles elas você vocês este esta isto esse essa isso por
                para em no na com de do da ao se não obrigado obrigada olá bom boa seu sua meu minha nosso nossa
                quando onde como que quem qual há é está são e mas então depois também já"""
            ),
            lettered=_set(
                """assento portão plataforma vitamina prédio sala grupo classe ponto plano tipo linha zona opção letra
                fila terminal bloco hepatite"""
            ),
            breaths=_set(
                """a ao após até com como contra da das de desde do dos durante e em embora enquanto entre mas na no
                nos onde ou para pela pelo perante pois por porque quando que quem se sem sobre à às"""
            ),
        ),
        Language(
            code="zh",
            name="Chinese",
            script="Hans",
            g2p="mandarin",
            espeak="cmn",
            grammar="grammars.chinese",
            numbers="zh",
            decimal=".",
            group=",",
            words="characters",
            voices=("zf_xiaoxiao", "zm_yunxia"),
            terminators=_CJK_TERMINATORS,
            clauses=_CJK_CLAUSES,
        ),
        Language(
            code="ja",
            name="Japanese",
            script="Jpan",
            g2p="japanese",
            espeak="ja",
            grammar="grammars.japanese",
            numbers="ja",
            decimal=".",
            group=",",
            words="characters",
            voices=("jf_alpha", "jm_kumo"),
            terminators=_CJK_TERMINATORS,
            clauses=_CJK_CLAUSES,
        ),
        Language(
            code="hi",
            name="Hindi",
            script="Deva",
            espeak="hi",
            respelled=(("ॲ", "ऍ"),),
            grammar="grammars.hindi",
            numbers="hi",
            decimal=".",
            group=",",
            voices=("hf_beta", "hm_psi"),
            terminators=_DANDAS,
            abbreviations=_set("डॉ श्री श्रीमती प्रो रु कि.मी कि.ग्रा से.मी मि.मी मो सं पृ ई.पू ई इं एड स्व पं"),
            mid_sentence=_set("डॉ श्री श्रीमती प्रो रु स्व पं एड"),
            before_number=_set("रु सं पृ मो नं क्र"),
        ),
        Language(
            code="it",
            name="Italian",
            espeak="it",
            grammar="grammars.italian",
            numbers="it",
            voices=("if_sara", "im_nicola"),
            abbreviations=_set(
                """sig sigg sig.ra sig.na sig.re dott dott.ssa dr prof prof.ssa avv ing arch geom rag on mons s ss p.zza
                v.le c.so l.go pag pagg pp n tel cell ecc es p.es ca circa max art cap vol fig gen gennaio feb apr
                mag giu lug ago set sett ott nov dic lun gio sab a.c d.c s.p.a s.r.l spett egr gent gent.mo gent.ma
                rif all int ag"""
            ),
            mid_sentence=_set(
                """sig sigg sig.ra sig.na sig.re dott dott.ssa dr prof prof.ssa avv ing arch geom rag on mons s p.zza
                v.le c.so l.go es p.es ca max spett egr gent gent.mo gent.ma rif"""
            ),
            before_number=_set(
                "n nn num pag pagg pp tel cell art cap vol fig int ca p min lun mar mer gio ven sab dom"
            ),
            starters=_set(
                """il lo la i gli le l un uno una io tu lui lei noi voi loro questo questa questi queste quello quella
                per in con di a da su se non grazie ciao buongiorno buonasera suo mio nostro quando dove come che chi
                quale c'è è sono e ma allora poi anche già si ci"""
            ),
            lettered=_set(
                """posto uscita binario vitamina edificio sala gruppo classe punto piano tipo linea zona opzione
                lettera fila terminal blocco scala epatite"""
            ),
            breaths=_set(
                """a ad affinché al alla anche che come con contro cui da dal dalla dei del della dopo dove durante e
                ed fino fra in ma mentre nel nella o oppure per perché però poi prima quando se senza sopra sotto su
                sul tra verso"""
            ),
        ),
        Language(
            code="ko",
            name="Korean",
            script="Kore",
            g2p="korean",
            espeak="ko",
            grammar="grammars.korean",
            numbers="ko",
            decimal=".",
            group=",",
            voices=("af_heart", "jm_kumo"),
            terminators=".!?…。！？",
            clauses=",;:—–、，·",
        ),
        Language(
            code="nl",
            name="Dutch",
            espeak="nl",
            grammar="grammars.dutch",
            numbers="nl",
            voices=("if_sara", "im_nicola"),
            abbreviations=_set(
                """dhr mevr mw mej dr drs ir ing mr prof ds st str tel nr nrs blz pag bv bijv bijv.b b.v o.a d.w.z m.a.w
                i.v.m t.a.v t.n.v a.u.b s.v.p enz etc e.d evt ca plm incl excl max jan feb febr mrt apr jun jul aug
                sep sept okt nov dec v.chr n.chr zgn resp vgl art hfst afb afd jl a.s ong mln mld z.o.z n.v.t m.u.v
                t.o.v t.g.v"""
            ),
            mid_sentence=_set(
                """dhr mevr mw mej dr drs ir ing mr prof ds st bv bijv b.v o.a d.w.z m.a.w i.v.m t.a.v t.n.v evt ca
                plm incl excl max zgn resp vgl"""
            ),
            before_number=_set("nr nrs tel blz pag art hfst afb ca p min ma di wo do vr za zo"),
            endings_before_number=("str",),
            starters=_set(
                """de het een hij zij ze wij we ik jij je u jullie dit dat deze die er in op bij voor met van naar als
                en maar of dan toen daarna dank bedankt hallo goedemorgen goedemiddag uw mijn ons onze wat wie waar
                wanneer waarom hoe is zijn heeft kan wilt"""
            ),
            lettered=_set(
                """stoel perron spoor gate vitamine gebouw zaal groep klas punt plan type lijn zone optie letter rij
                terminal blok ingang"""
            ),
            breaths=_set(
                """aan achter als bij binnen boven dat die door doordat en hoewel in maar met na naar naast of om omdat
                onder op over sinds tegen terwijl toen tot totdat tussen uit van vanaf voor voordat waar waarom
                wanneer want zodat zonder"""
            ),
        ),
        Language(
            code="pl",
            name="Polish",
            espeak="pl",
            letter_names=(("w", "wu"), ("z", "zet")),
            grammar="grammars.polish",
            numbers="pl",
            group=" ",
            voices=("ef_dora", "im_nicola"),
            abbreviations=_set(
                """dr mgr inż prof hab lek med doc płk gen kpt ks św ul al pl os np itd itp tj tzn m.in ok godz tel nr
                str r wg zob por ew im jw ww pow woj tys mln mld gr ur zm sp z.o.o s.a n.e p.n.e pt pn wt śr czw sob
                niedz stycz kwiec sierp wrzes paźdz listop grudz art ust pkt poz red rozdz tzw ds dz kier"""
            ),
            mid_sentence=_set(
                """dr mgr inż prof hab lek doc płk gen kpt ks św ul al pl os np tj tzn m.in ok godz nr tel wg zob por
                ew im tzw art ust pkt"""
            ),
            before_number=_set("nr tel str art ust pkt poz godz ok s ul r sek zł min m"),
            ordinal_dot=True,
            starters=_set(
                """to ten ta te on ona ono oni my wy ja ty pan pani państwo w we na do z ze za po przy dla jak jeśli
                gdy kiedy co kto gdzie dlaczego czy i a ale więc potem teraz dziś dzisiaj jutro proszę dziękuję dzień
                nasz nasza twój jest są nie tak"""
            ),
            lettered=_set(
                """miejsce peron brama wyjście witamina budynek sala grupa klasa punkt plan typ linia strefa opcja
                litera rząd terminal blok"""
            ),
            breaths=_set(
                """a aby albo ale bez bo być choć czy dla do dopóki gdy gdzie i jak jeśli kiedy która które który ku
                lecz lub między na nad o od oraz po pod podczas pomiędzy ponieważ poza przed przez przy u w we więc
                z za ze że żeby"""
            ),
        ),
        Language(
            code="ru",
            name="Russian",
            script="Cyrl",
            espeak="ru",
            grammar="grammars.russian",
            numbers="ru",
            group=" ",
            voices=("if_sara", "pm_alex"),
            abbreviations=_set(
                """г гг г-н г-жа ул пр просп пер пл наб б-р ш д кв корп стр эт оф обл р-н пос т.е т.к т.д т.п т.н и.о др
                см ср напр тел факс моб доб тыс млн млрд трлн р янв февр фев мар апр июн июл авг сент сен окт нояб
                ноя дек пн вт чт пт сб вс н.э до.н.э им акад проф доц канд к.т.н д.т.н инж рис табл гл п пп ст ок св
                макс вкл искл л м"""
            ),
            mid_sentence=_set(
                """г-н г-жа ул просп пер пл наб б-р д кв корп т.е т.к т.н и.о см ср напр тел факс моб доб им акад проф
                доц канд инж ок св макс рис табл гл п пп ст"""
            ),
            before_number=_set(
                "д кв корп стр эт оф тел доб рис табл гл п пп ст ок св г с кг км коп мин мм руб сек ч чел экз"
            ),
            starters=_set(
                """это этот эта эти он она оно они мы вы я ты в во на с со к по для из от до при за если когда где кто
                что как почему и а но или потом затем теперь сейчас сегодня завтра пожалуйста спасибо здравствуйте
                добрый доброе ваш ваша наш наша нет да есть"""
            ),
            lettered=_set(
                """место платформа выход витамин корпус зал группа класс пункт план тип линия зона буква ряд терминал
                блок подъезд"""
            ),
            breaths=_set(
                """а без будто в во где для до если за и из или к как ко когда которая которое которые который куда
                лишь между на над не но о об от откуда перед по под пока после потому при про с со так то у хотя
                через что чтобы"""
            ),
        ),
        Language(
            code="sv",
            name="Swedish",
            espeak="sv",
            grammar="grammars.swedish",
            numbers="sv",
            group=" ",
            voices=("if_sara", "im_nicola"),
            abbreviations=_set(
                """hr fr dr prof doc st s:t s:ta g v ca bl.a t.ex d.v.s dvs m.m m.fl m.a.o o.s.v osv o.d etc f.d f.n
                p.g.a pga t.o.m fr.o.m e.d ev enl exkl inkl resp s.k sk jfr kl tel tfn nr sid max mån ons fre lör sön
                jan feb febr mar apr jun jul aug sep sept okt nov dec e.kr f.kr milj mdr avd adr obs tr"""
            ),
            mid_sentence=_set(
                """hr fr dr prof doc ca bl.a t.ex d.v.s dvs m.a.o f.d p.g.a t.o.m fr.o.m ev enl exkl inkl resp s.k jfr
                kl tel tfn nr avd"""
            ),
            before_number=_set("nr tel tfn kl kap sid s ca kr"),
            starters=_set(
                """det den de en ett han hon vi ni jag du man detta denna dessa i på till för med av från om när som
                och men eller så sedan då nu tack hej god vår er min din vad vem var varför hur är har kan idag
                imorgon här där"""
            ),
            breaths=_set(
                """att av bakom bland då efter eftersom eller en från för före genom hos i innan inom kring med medan
                mellan men mot när och om på samt sedan som så till trots under ur utan vad var vid är över"""
            ),
        ),
        Language(
            code="tr",
            name="Turkish",
            espeak="tr",
            grammar="grammars.turkish",
            numbers="tr",
            voices=("ef_dora", "hm_omega"),
            abbreviations=_set(
                """dr prof doç yrd av müh öğr gör sn alb yb bnb cad sok mah apt blv bul vb vd vs bkz örn krş yy s sf
                ör haz şub ağu pzt cum cmt paz ltd şti a.ş t.c m.ö m.s age çev ed hz st yak"""
            ),
            mid_sentence=_set("dr prof doç yrd av müh öğr gör sn alb cad sok mah apt blv bkz örn krş hz t.c yak"),
            before_number=_set("no tel s sf"),
            ordinal_dot=True,
            starters=_set(
                """bu şu o ben sen biz siz onlar bir ve ama fakat çünkü eğer ne nasıl neden nerede kim hangi lütfen
                teşekkürler merhaba iyi bugün yarın şimdi sonra önce için evet hayır"""
            ),
        ),
        Language(
            code="tl",
            name="Tagalog",
            g2p="tagalog",
            grammar="grammars.tagalog",
            numbers="fil",
            decimal=".",
            group=",",
            voices=("hf_alpha", "hm_omega"),
            abbreviations=_set(
                """g gng bb dr dra prof atty engr gen col sen rep gob kap brgy st ave blvd jr sr atbp blg tel ene peb
                mar abr hul ago okt nob dis a.m p.m n.u n.h"""
            ),
            mid_sentence=_set("g gng bb dr dra prof atty engr gen col sen rep gob kap brgy st "),
            before_number=_set("blg tel no"),
            starters=_set(
                """ang ng si sina siya sila kami tayo kayo ako ikaw ito iyan iyon mga sa para kung kapag kailan saan
                sino ano paano bakit at pero ngunit o ngayon bukas mamaya salamat kumusta magandang opo hindi oo po"""
            ),
        ),
        Language(
            code="bg",
            name="Bulgarian",
            script="Cyrl",
            espeak="bg",
            letter_names=(("г", "гъ"), ("й", "и кратко"), ("ы", "еры")),
            respelled=(("ё", "йо"), ("ы", "и"), ("э", "е")),
            grammar="grammars.bulgarian",
            numbers="bg",
            group=" ",
            voices=("hf_alpha", "em_alex"),
            abbreviations=_set(
                """г г-н г-жа г-ца гр ул бул пл ж.к бл вх ет ап кв с обл общ т.е т.н т.нар напр и.др др проф доц инж д-р
                акад тел моб факс вж ср стр чл ал ст хил млн млрд ян февр фев апр авг септ окт ноем дек пон вт четв
                пет съб нед св пр.хр сл.хр н.е ок бр"""
            ),
            mid_sentence=_set(
                """г-н г-жа г-ца гр ул бул пл ж.к бл вх ет ап кв т.е т.нар напр проф доц инж акад тел моб вж ср чл ал
                св ок"""
            ),
            before_number=_set("бл вх ет ап тел стр чл ал ок ул бул лв мин сек ч"),
        ),
        Language(
            code="ro",
            name="Romanian",
            espeak="ro",
            grammar="grammars.romanian",
            numbers="ro",
            voices=("pf_dora", "hm_omega"),
            abbreviations=_set(
                """dl dna dra dlui dnei dr prof ing av conf lect acad gen col str bd bdul b-dul șos sos ap bl sc et nr
                tel fax jud mun etc ex de.ex ș.a ș.a.m.d cca aprox max art alin pct cap fig pag vol ian feb febr mar
                apr iun iul aug sept sep oct nov dec î.hr d.hr s.a s.r.l mil mld sf"""
            ),
            mid_sentence=_set(
                """dl dna dra dlui dnei dr prof ing av conf acad gen col str bd bdul b-dul șos ap bl sc et jud ex cca
                aprox max sf"""
            ),
            before_number=_set("nr tel ap bl sc et art alin pct cap fig pag cca p min"),
        ),
        Language(
            code="ar",
            name="Arabic",
            script="Arab",
            g2p="arabic",
            espeak="ar",
            grammar="grammars.arabic",
            numbers="ar",
            decimal=".",
            group=",",
            voices=("hf_alpha", "im_nicola"),
            terminators=".!?…؟۔",
            clauses=",;:—–،؛",
            abbreviations=_set("د أ م أ.د ص ق.م ت ج ش ط هـ"),
            mid_sentence=_set("د أ أ.د"),
            direction="rtl",
        ),
        Language(
            code="cs",
            name="Czech",
            espeak="cs",
            grammar="grammars.czech",
            numbers="cs",
            group=" ",
            voices=("if_sara", "em_alex"),
            abbreviations=_set(
                """p pí sl dr mudr judr ing mgr bc phdr rndr doc prof csc ul nám tř č čp tel str s např apod atd atp tj
                tzn tzv mj popř resp cca max event vč r stol př.n.l n.l čt pá led ún břez dub květ červ čvc srp září
                říj tis mil mld obr tab kap odst písm zák sb sv gen plk kpt red vyd"""
            ),
            mid_sentence=_set(
                """p pí sl dr mudr judr ing mgr bc phdr rndr doc prof ul nám tř č čp tel např tj tzn tzv mj popř resp
                cca max event vč sv gen plk kpt"""
            ),
            before_number=_set("č čp tel str s obr tab kap odst cca p hod kč sek min"),
            ordinal_dot=True,
            starters=_set(
                """to ten ta tento tato on ona ono my vy já ty oni v ve na do z ze za po při pro jak pokud když co kdo
                kde proč kdy a ale nebo pak potom teď dnes zítra prosím děkuji dobrý náš naše váš vaše je jsou ne ano"""
            ),
        ),
        Language(
            code="el",
            name="Greek",
            script="Grek",
            espeak="el",
            grammar="grammars.greek",
            numbers="el",
            voices=("af_heart", "am_michael"),
            terminators=".!;;?…",
            clauses=",·:—–",
            marks=((";", "?"), (";", "?"), ("·", ";"), ("·", ";")),
            abbreviations=_set(
                """κ κα κος κ.κ δρ καθ αγ οδ λεωφ πλ αρ τηλ σελ π.χ κ.λπ κλπ κ.ά κ.α δηλ βλ πρβλ λ.χ μ.μ π.μ μ.χ ιαν φεβ
                μαρ απρ μαΐ ιουν ιουλ αυγ σεπ σεπτ οκτ νοε νοεμ δεκ δευ τρ τετ πεμ παρ σαβ κυρ εκ δισ χιλ ευρ αριθ
                εικ κεφ τ.κ α.ε ε.π.ε περ"""
            ),
            mid_sentence=_set("κ κα κος κ.κ δρ καθ αγ οδ λεωφ πλ αρ τηλ π.χ δηλ βλ πρβλ λ.χ"),
            before_number=_set("αρ τηλ σελ αριθ εικ κεφ χλμ"),
        ),
        Language(
            code="fi",
            name="Finnish",
            espeak="fi",
            grammar="grammars.finnish",
            numbers="fi",
            group=" ",
            voices=("hf_alpha", "hm_omega"),
            abbreviations=_set(
                """hra rva nti tri prof dos dipl ins esim ts eli mm ym yms jne ko ks vrt n nk noin os puh v klo krs milj
                mrd e.kr j.kr eaa jaa oy ent synt k fil toim lk alk"""
            ),
            mid_sentence=_set("hra rva nti tri prof dos dipl esim ts ks vrt n nk puh ent"),
            before_number=_set("puh p s n klo nro kpl"),
            ordinal_dot=True,
            starters=_set(
                """se ne hän he me te minä sinä tämä nämä tuo ja mutta tai jos kun koska missä mikä kuka miten miksi
                milloin kiitos hei hyvää nyt tänään huomenna sitten myös on ei kyllä"""
            ),
        ),
        Language(
            code="hr",
            name="Croatian",
            espeak="hr",
            grammar="grammars.croatian",
            numbers="hr",
            voices=("hf_alpha", "am_michael"),
            abbreviations=_set(
                """g gđa gđica gosp dr mr prof doc ing dipl sv ul trg br tel mob str npr itd itsl i.sl tj tzv odn sl cca
                ok max god st pr.kr po.kr sij velj ožu kol ruj lis uto čet pet ned mil mlrd čl toč gl usp vidi d.o.o
                d.d akad gen"""
            ),
            mid_sentence=_set(
                """g gđa gđica gosp dr mr prof doc ing dipl sv ul br tel mob npr tj tzv odn cca ok max usp akad
                gen"""
            ),
            before_number=_set("br tel mob str čl gl cca min"),
            ordinal_dot=True,
        ),
        Language(
            code="ms",
            name="Malay",
            espeak="ms",
            grammar="grammars.malay",
            numbers="ms",
            decimal=".",
            group=",",
            voices=("ef_dora", "pm_alex"),
            abbreviations=_set(
                """en pn cik tn dr prof dato datuk tun hj hjh ir ts jln kg lrg tmn no tel sdn bhd dll dsb spt cth m.s
                jan feb apr jun jul ogo sep okt nov dis isn rab kha jum sab ahd p.g ptg a.s s.a.w"""
            ),
            mid_sentence=_set("en pn tn dr prof hj hjh ir jln kg lrg tmn spt cth"),
            before_number=_set("no tel m.s"),
        ),
        Language(
            code="sk",
            name="Slovak",
            espeak="sk",
            grammar="grammars.slovak",
            numbers="sk",
            group=" ",
            voices=("pf_dora", "pm_alex"),
            abbreviations=_set(
                """p pani sl dr mudr judr ing mgr bc phdr rndr doc prof csc ul nám č tel str s napr apod atď atp t.j tzn
                tzv resp príp cca max vr r stor pr.n.l n.l št jan feb mar apr máj jún júl aug sept okt nov dec tis
                mil mld obr tab kap ods písm sv gen plk kpt"""
            ),
            mid_sentence=_set(
                """p sl dr mudr judr ing mgr bc phdr rndr doc prof ul nám č tel napr t.j tzn tzv resp príp cca max
                vr sv gen plk kpt"""
            ),
            before_number=_set("č tel str s obr tab kap ods cca hod sek min"),
            ordinal_dot=True,
        ),
        Language(
            code="da",
            name="Danish",
            espeak="da",
            grammar="grammars.danish",
            numbers="da",
            voices=("if_sara", "em_alex"),
            abbreviations=_set(
                """hr fr frk dr prof skt st nr tlf tel bl.a f.eks fx d.v.s dvs m.m m.fl m.v mv osv o.s.v etc ca evt inkl
                ekskl vedr pga p.g.a iht i.h.t jf jfr kl s sml max maks mio mia pr jan feb febr mar apr jun jul aug
                sep sept okt nov dec tirs tors lør søn e.kr f.kr adr afd afs bd kap såk"""
            ),
            mid_sentence=_set(
                """hr fr frk dr prof skt st nr tlf tel bl.a f.eks fx d.v.s dvs ca evt inkl ekskl vedr pga jf jfr kl"""
            ),
            before_number=_set("nr tlf tel kl kap s ca pr kr stk"),
            ordinal_dot=True,
            starters=_set(
                """det den de en et han hun vi i jeg du man dette denne disse på til for med af fra om når som og men
                eller så siden nu tak hej god vores jeres min din hvad hvem hvor hvorfor hvordan hvornår er har kan
                dag her der"""
            ),
        ),
        Language(
            code="ta",
            name="Tamil",
            script="Taml",
            espeak="ta",
            grammar="grammars.tamil",
            numbers="ta",
            decimal=".",
            group=",",
            voices=("if_sara", "hm_omega"),
            terminators=_DANDAS,
            abbreviations=_set("திரு திருமதி செல்வி டாக்டர் பேரா ரூ கி.மீ கி.கி கி.மு கி.பி எ.கா மு.ப பி.ப எண்"),
            mid_sentence=_set("திரு திருமதி செல்வி பேரா ரூ எ.கா"),
            before_number=_set("ரூ எண்"),
        ),
        Language(
            code="uk",
            name="Ukrainian",
            script="Cyrl",
            espeak="uk",
            letter_names=(("б", "бе"), ("в", "ве"), ("ж", "же"), ("з", "зе"), ("й", "йот")),
            respelled=(("ё", "йо"), ("ы", "и"), ("э", "е"), ("ъ", "'")),
            grammar="grammars.ukrainian",
            numbers="uk",
            group=" ",
            voices=("pf_dora", "pm_alex"),
            abbreviations=_set(
                """р рр п пп п-н ст вул просп пр пров пл наб бул буд кв корп під пов оф обл р-н м с смт т.з т.д т.п ін
                та.ін див пор напр тел факс моб дод тис млн млрд січ лют бер квіт трав черв лип серп вер жовт груд пн
                вт ср чт пт сб нд н.е до.н.е ім акад проф доц канд інж прим рис табл гл ч бл макс мін см"""
            ),
            mid_sentence=_set(
                """п п-н вул просп пров пл наб бул буд кв корп див пор напр тел факс моб дод ім акад проф доц канд інж
                рис табл гл бл макс"""
            ),
            before_number=_set("буд кв корп пов оф тел дод рис табл гл п пп ст бл с грн кг км коп мм ос сек хв"),
        ),
        Language(
            code="hu",
            name="Hungarian",
            espeak="hu",
            respelled=(("^e-mail", "ímél"),),
            grammar="grammars.hungarian",
            numbers="hu",
            group=" ",
            voices=("if_sara", "im_nicola"),
            abbreviations=_set(
                """dr özv ifj id prof ing u út krt tér sz szt em fsz ajtó tel mob pl stb ill kb max vö ún ui old o fej
                jan febr feb márc ápr máj jún júl aug szept okt nov dec hétf csüt szo vas ezr mio mrd kft bt rt zrt
                nyrt i.e i.sz kr.e kr.u ker szám hrsz lh"""
            ),
            mid_sentence=_set("dr özv ifj id prof szt tel pl ill kb max vö ún ker"),
            before_number=_set("sz tel em old fej kb ft min"),
            ordinal_dot=True,
            starters=_set(
                """a az ez ezek azok ő ők mi ti én te egy és de vagy ha mert mikor hol ki mit hogyan miért kérem
                köszönöm jó most ma holnap itt ott van nincs igen nem"""
            ),
        ),
        Language(
            code="no",
            name="Norwegian",
            espeak="nb",
            grammar="grammars.norwegian",
            numbers="no",
            group=" ",
            voices=("pf_dora", "hm_omega"),
            abbreviations=_set(
                """hr fr frk dr prof st gt vn nr tlf tel bl.a f.eks dvs d.v.s m.m m.fl mv osv o.l etc ca evt inkl ekskl
                vedr pga p.g.a iht jf kl s sml maks mill mrd pr jan feb mar apr jun jul aug sep sept okt nov des lør
                søn e.kr f.kr adr avd kap"""
            ),
            mid_sentence=_set(
                """hr fr frk dr prof nr tlf tel bl.a f.eks dvs d.v.s ca evt inkl ekskl vedr pga iht jf kl"""
            ),
            before_number=_set("nr tlf tel kl kap s ca pr kr stk"),
            ordinal_dot=True,
            starters=_set(
                """det den de en ei et han hun vi jeg du man dette denne disse i på til for med av fra om når som og
                men eller så siden nå takk hei god vår deres min din hva hvem hvor hvorfor hvordan er har kan idag her
                der"""
            ),
        ),
        Language(
            code="vi",
            name="Vietnamese",
            g2p="vietnamese",
            espeak="vi",
            grammar="grammars.vietnamese",
            numbers="vi",
            voices=("hf_alpha", "am_michael"),
            abbreviations=_set(
                """ts ths gs pgs bs ks cn ls ô b tp tx q p x h đ đt sđt tel v.v vd tr st nxb th cty tnhh stt kg"""
            ),
            mid_sentence=_set("ts ths gs pgs bs ks ls tp tx q p đ vd"),
            before_number=_set("q p đt sđt tel tr số"),
        ),
        Language(
            code="bn",
            name="Bengali",
            script="Beng",
            espeak="bn",
            grammar="grammars.bengali",
            numbers="bn",
            decimal=".",
            group=",",
            voices=_HINDI,
            terminators=_DANDAS,
            abbreviations=_set("""ডা ড মো মোঃ মিসেস প্রো অধ্যা শ্রী শ্রীমতী টা কি.মি কি.গ্রা নং পৃ খ্রি খ্রিঃ খ্রিস্টপূর্ব ই"""),
            mid_sentence=_set("ডা ড মো প্রো অধ্যা শ্রী শ্রীমতী"),
            before_number=_set("নং পৃ"),
        ),
        Language(
            code="th",
            name="Thai",
            script="Thai",
            g2p="thai",
            espeak="th",
            grammar="grammars.thai",
            numbers="th",
            decimal=".",
            group=",",
            words="dictionary",
            voices=("hf_alpha", "em_alex"),
            abbreviations=_set(
                """ดร ศ รศ ผศ นพ พญ น.ส นาย ด.ช ด.ญ พ.ศ ค.ศ ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค จ อ ต ถ
                ซ น โทร กม กก ซม มม บจก หจก กทม ร.ร รพ พล.อ"""
            ),
            mid_sentence=_set(
                """ดร ศ รศ ผศ นพ พญ น.ส ด.ช ด.ญ พ.ศ ค.ศ ม.ค ก.พ มี.ค เม.ย พ.ค มิ.ย ก.ค ส.ค ก.ย ต.ค พ.ย ธ.ค โทร ถ จ อ ต
                ซ"""
            ),
            before_number=_set("โทร พ.ศ ค.ศ"),
        ),
        Language(
            code="he",
            name="Hebrew",
            script="Hebr",
            g2p="hebrew",
            espeak="he",
            grammar="grammars.hebrew",
            numbers="he",
            decimal=".",
            group=",",
            voices=("af_heart", "am_michael"),
            abbreviations=_set("גב מר ד פרופ רח שד טל עמ מס וכו"),
            mid_sentence=_set("גב מר ד פרופ רח שד"),
            before_number=_set("טל עמ מס"),
            direction="rtl",
        ),
        Language(
            code="ka",
            name="Georgian",
            script="Geor",
            espeak="ka",
            grammar="grammars.georgian",
            numbers="ka",
            group=" ",
            voices=("if_sara", "im_nicola"),
            abbreviations=_set(
                """ბ-ნი ქ-ნი დ-რი პროფ აკად ქ ქ-ი გამზ კორპ ტელ მობ იხ მაგ ა.შ ე.ი ლ თ იან თებ მარ აპრ მაი ივნ ივლ აგვ
                სექ ოქტ ნოე დეკ წ გვ"""
            ),
            mid_sentence=_set("პროფ აკად ქ გამზ ტელ მობ იხ მაგ ე.ი"),
            before_number=_set("ტელ მობ გვ კგ კმ მმ სთ სმ წთ წმ"),
        ),
        Language(
            code="id",
            name="Indonesian",
            espeak="id",
            grammar="grammars.indonesian",
            numbers="id",
            voices=("pf_dora", "em_alex"),
            abbreviations=_set(
                """bpk bp ibu sdr sdri dr drs dra prof ir h hj jl jln gg no tel telp hp rt rw kel kec kab prov dll dsb
                dst dkk spt mis yth a.n d.a u.p s.d ttd tgl thn hlm jan feb mar apr mei jun jul agu ags sep sept okt
                nov rab jum sab pt cv tbk rp jt rb m.h s.h s.e s.kom s.t m.m m.sc a.s s.a.w"""
            ),
            mid_sentence=_set(
                """bpk bp ibu sdr sdri dr drs dra prof ir h hj jl jln gg rt rw kel kec kab prov spt mis yth a.n d.a
                u.p s.d tgl rp pt cv"""
            ),
            before_number=_set("no tel telp hp rt rw hlm hal rp"),
            starters=_set(
                """ini itu dia mereka kami kita saya anda kamu ada di ke dari untuk dengan jika kalau bila dan tetapi
                tapi atau lalu kemudian sekarang besok hari terima halo selamat silakan apa siapa kapan bagaimana
                mengapa ya tidak"""
            ),
        ),
        Language(
            code="te",
            name="Telugu",
            script="Telu",
            espeak="te",
            grammar="grammars.telugu",
            numbers="te",
            decimal=".",
            group=",",
            voices=_HINDI,
            terminators=_DANDAS,
            abbreviations=_set("డా శ్రీ శ్రీమతి ప్రొ రూ కి.మీ కి.గ్రా నం పే క్రీ.శ క్రీ.పూ"),
            mid_sentence=_set("డా శ్రీ శ్రీమతి ప్రొ రూ క్రీ.శ క్రీ.పూ"),
            before_number=_set("రూ నం పే"),
        ),
        Language(
            code="gu",
            name="Gujarati",
            script="Gujr",
            espeak="gu",
            grammar="grammars.gujarati",
            numbers="gu",
            decimal=".",
            group=",",
            voices=_HINDI,
            terminators=_DANDAS,
            abbreviations=_set("ડૉ ડો શ્રી શ્રીમતી પ્રો રૂ કિ.મી કિ.ગ્રા નં પૃ ઈ.સ તા મો સ્વ"),
            mid_sentence=_set("ડૉ ડો શ્રી શ્રીમતી પ્રો રૂ ઈ.સ તા સ્વ"),
            before_number=_set("રૂ નં પૃ તા મો"),
        ),
        Language(
            code="kn",
            name="Kannada",
            script="Knda",
            espeak="kn",
            grammar="grammars.kannada",
            numbers="kn",
            decimal=".",
            group=",",
            voices=_HINDI,
            terminators=_DANDAS,
            abbreviations=_set("ಡಾ ಶ್ರೀ ಶ್ರೀಮತಿ ಪ್ರೊ ರೂ ಕಿ.ಮೀ ಕಿ.ಗ್ರಾಂ ಸಂ ಪು ಕ್ರಿ.ಶ ಕ್ರಿ.ಪೂ ನಂ"),
            mid_sentence=_set("ಡಾ ಶ್ರೀ ಶ್ರೀಮತಿ ಪ್ರೊ ರೂ ಕ್ರಿ.ಶ ಕ್ರಿ.ಪೂ"),
            before_number=_set("ರೂ ಸಂ ಪು ನಂ"),
        ),
        Language(
            code="ml",
            name="Malayalam",
            script="Mlym",
            espeak="ml",
            grammar="grammars.malayalam",
            numbers="ml",
            decimal=".",
            group=",",
            voices=_HINDI,
            terminators=_DANDAS,
            abbreviations=_set("ഡോ ശ്രീ ശ്രീമതി പ്രൊഫ രൂ കി.മീ കി.ഗ്രാം നം പേ ക്രി ബി.സി എ.ഡി"),
            mid_sentence=_set("ഡോ ശ്രീ ശ്രീമതി പ്രൊഫ രൂ"),
            before_number=_set("രൂ നം പേ"),
        ),
        Language(
            code="mr",
            name="Marathi",
            script="Deva",
            espeak="mr",
            respelled=(("ॲ", "ऍ"),),
            grammar="grammars.marathi",
            numbers="mr",
            decimal=".",
            group=",",
            voices=_HINDI,
            terminators=_DANDAS,
            abbreviations=_set("डॉ श्री श्रीमती सौ प्रा रु कि.मी कि.ग्रॅ से.मी क्र पृ इ.स इ.स.पू मो कै ता"),
            mid_sentence=_set("डॉ श्री श्रीमती सौ प्रा रु इ.स कै ता"),
            before_number=_set("रु क्र पृ मो ता"),
        ),
        Language(
            code="pa",
            name="Punjabi",
            script="Guru",
            espeak="pa",
            grammar="grammars.punjabi",
            numbers="pa",
            decimal=".",
            group=",",
            voices=_HINDI,
            terminators=_DANDAS,
            abbreviations=_set("ਡਾ ਸ਼੍ਰੀ ਸ਼੍ਰੀਮਤੀ ਸ੍ਰੀ ਪ੍ਰੋ ਰੁ ਕਿ.ਮੀ ਕਿ.ਗ੍ਰਾ ਨੰ ਪੰ ਈ.ਪੂ ਸ"),
            mid_sentence=_set("ਡਾ ਸ਼੍ਰੀ ਸ਼੍ਰੀਮਤੀ ਸ੍ਰੀ ਪ੍ਰੋ ਰੁ ਸ"),
            before_number=_set("ਰੁ ਨੰ ਪੰ"),
        ),
    )
}


def find_language(code: str) -> Language:
    """Return the row of `code`, given as `en`, `en-GB` or `en_gb`; raise InvalidRequest that lists the choices."""
    row = LANGUAGES.get(code.strip().lower().replace("_", "-").partition("-")[0])
    if row is None:
        choices = ", ".join(sorted(LANGUAGES))
        raise InvalidRequest.of("language", code, f"{choices} (also with a region, as en-GB)")
    return row


def accent(language: Language, *wishes: str) -> str:
    """Return the locale of an accent of `language`: the first of the locales `wishes` that is one, else its code."""
    regions = dict(language.accents)
    for wish in wishes:
        code, _, region = wish.strip().replace("_", "-").partition("-")
        if code.lower() == language.code and region.upper() in regions:
            return f"{language.code}-{region.upper()}"
    return language.code
