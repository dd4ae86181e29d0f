"""The tables of actors: what must hold of every row, and facts that anybody can look up."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from dragoman.tables.actors import load_actors
from dragoman.tables.offices import full_day
from dragoman.tables.spelling import fold
from dragoman.tables.tsv import read_rows

SECTORS = {
    "GOV",
    "COP",
    "MIL",
    "JUD",
    "LEG",
    "PTY",
    "REB",
    "OPP",
    "PRM",
    "UAF",
    "SPY",
    "UNK",
    "CVL",
    "CRM",
    "BUS",
    "LAB",
    "AGR",
    "EDU",
    "ELI",
    "REF",
    "JRN",
    "MED",
    "REL",
    "SOC",
    "PRE",
}
BODIES = ("organisations", "groups", "media", "seats")
TABLES = (*BODIES, "states", "offices", "roles", "office_names")


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        *((table, ("name",)) for table in (*BODIES, "states")),
        ("roles", ("word",)),
        ("office_names", ("office", "code")),
        ("offices", ("code", "office", "of", "from", "person", "title")),
    ],
)
def test_rows_are_sorted_and_unique(table, columns):
    """Rows stand in the order of their key, and no key stands twice."""
    keys = [tuple(row[column] for column in columns) for row in read_rows(f"{table}.tsv")]
    assert keys == sorted(keys)
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_sectors_are_plovers(table):
    """Every sector is one of PLOVER's."""
    assert {sector for row in read_rows(f"{table}.tsv") for sector in row.many("sectors")} <= SECTORS


@pytest.mark.parametrize("table", BODIES)
def test_codes_of_states_are_known(table):
    """Codes of three letters are states of ours, or an international body's acronym."""
    bodies = {row["code"] for row in read_rows("organisations.tsv") if row["kind"] in {"igo", "ngo"}} | {"IMG", ""}
    assert {row["code"] for row in read_rows(f"{table}.tsv")} <= {row["code"] for row in read_rows("states.tsv")} | bodies


def test_offices_are_known():
    """Every office in `offices.tsv` and `roles.tsv` is told of in `office_names.tsv`, or is a wider one."""
    known = {row["office"] for row in read_rows("office_names.tsv")} | {row["group"] for row in read_rows("office_names.tsv")}
    assert {row["office"] for table in ("offices", "roles") for row in read_rows(f"{table}.tsv")} <= known | {""}


def test_dates_are_in_order():
    """Nobody leaves an office before taking it."""
    wrong = [
        row["person"]
        for row in read_rows("offices.tsv")
        if row["from"] and row["to"] and (full_day(row["from"]) or "") > (full_day(row["to"], end=True) or "")
    ]
    assert wrong == []


def test_one_holder_a_day():
    """An office that one person holds has one holder a day, as far as the dates are known to the day."""
    single = {row["office"] for row in read_rows("office_names.tsv") if row["holders"] == "one"}
    terms = defaultdict(list)
    for row in read_rows("offices.tsv"):
        if row["office"] in single:
            terms[row["code"], row["office"], row["of"]].append((full_day(row["from"]) or "0", full_day(row["to"]) or "9", row["person"]))
    clashes = []
    for key, held in terms.items():
        held.sort()
        clashes += [(key, a, b) for a, b in pairwise(held) if a[1] > b[0] and a[2] != b[2]]
    assert clashes == []


HOLDERS = [
    ("USA", "president", "2004-09-01", "George W. Bush"),
    ("USA", "foreign minister", "2004-09-01", "Colin Powell"),
    ("USA", "defence minister", "2004-09-01", "Donald Rumsfeld"),
    ("USA", "national security adviser", "2004-09-01", "Condoleezza Rice"),
    ("USA", "president", "2014-03-01", "Barack Obama"),
    ("USA", "foreign minister", "2014-03-01", "John Kerry"),
    ("USA", "president", "2021-12-14", "Joe Biden"),
    ("USA", "foreign minister", "2021-12-14", "Antony Blinken"),
    ("USA", "defence minister", "2024-02-01", "Lloyd Austin"),
    ("GBR", "monarch", "2004-05-05", "Elizabeth II"),
    ("GBR", "monarch", "2024-05-05", "Charles III"),
    ("GBR", "prime minister", "2004-05-05", "Tony Blair"),
    ("GBR", "foreign minister", "2004-05-05", "Jack Straw"),
    ("GBR", "prime minister", "2022-09-20", "Liz Truss"),
    ("GBR", "prime minister", "2024-08-01", "Keir Starmer"),
    ("FRA", "president", "2004-05-05", "Jacques Chirac"),
    ("FRA", "foreign minister", "2004-02-01", "Dominique de Villepin"),
    ("FRA", "foreign minister", "2004-09-01", "Michel Barnier"),
    ("FRA", "president", "2021-12-14", "Emmanuel Macron"),
    ("DEU", "chancellor", "2004-05-05", "Gerhard Schröder"),
    ("DEU", "foreign minister", "2004-05-05", "Joschka Fischer"),
    ("DEU", "head of government", "2014-05-05", "Angela Merkel"),
    ("DEU", "chancellor", "2021-12-14", "Olaf Scholz"),
    ("ITA", "prime minister", "2004-05-05", "Silvio Berlusconi"),
    ("ITA", "foreign minister", "2004-05-05", "Franco Frattini"),
    ("ESP", "prime minister", "2004-03-11", "José María Aznar"),
    ("ESP", "prime minister", "2004-05-05", "José Luis Rodríguez Zapatero"),
    ("Abkhazia", "president", "2021-12-14", "Aslan Bzhania"),
    ("RUS", "president", "2004-05-05", "Vladimir Putin"),
    ("RUS", "president", "2010-05-05", "Dmitry Medvedev"),
    ("RUS", "foreign minister", "2004-02-01", "Igor Ivanov"),
    ("RUS", "foreign minister", "2021-12-14", "Sergei Lavrov"),
    ("RUS", "defence minister", "2004-05-05", "Sergei Ivanov"),
    ("RUS", "defence minister", "2024-06-01", "Andrei Belousov"),
    ("UKR", "president", "2004-11-25", "Leonid Kuchma"),
    ("UKR", "president", "2014-01-20", "Viktor Yanukovych"),
    ("UKR", "president", "2014-08-01", "Petro Poroshenko"),
    ("UKR", "president", "2024-01-01", "Volodymyr Zelenskyy"),
    ("UKR", "foreign minister", "2021-12-14", "Dmytro Kuleba"),
    ("FIN", "president", "2004-05-05", "Tarja Halonen"),
    ("FIN", "president", "2021-12-14", "Sauli Niinistö"),
    ("FIN", "foreign minister", "2021-12-14", "Pekka Haavisto"),
    ("FIN", "prime minister", "2021-12-14", "Sanna Marin"),
    ("FIN", "president", "2024-06-01", "Alexander Stubb"),
    ("ISR", "prime minister", "2004-05-05", "Ariel Sharon"),
    ("ISR", "foreign minister", "2004-05-05", "Silvan Shalom"),
    ("ISR", "defence minister", "2004-05-05", "Shaul Mofaz"),
    ("ISR", "prime minister", "2021-12-14", "Naftali Bennett"),
    ("PSE", "president", "2004-05-05", "Yasser Arafat"),
    ("PSE", "prime minister", "2004-05-05", "Ahmed Qurei"),
    ("PSE", "president", "2021-12-14", "Mahmoud Abbas"),
    ("IRQ", "prime minister", "2004-09-01", "Iyad Allawi"),
    ("IRQ", "foreign minister", "2004-09-01", "Hoshyar Zebari"),
    ("IRN", "supreme leader", "2004-05-05", "Ali Khamenei"),
    ("IRN", "president", "2004-05-05", "Mohammad Khatami"),
    ("IRN", "foreign minister", "2014-05-05", "Mohammad Javad Zarif"),
    ("SYR", "president", "2014-05-05", "Bashar al-Assad"),
    ("EGY", "president", "2004-05-05", "Hosni Mubarak"),
    ("AFG", "president", "2004-05-05", "Hamid Karzai"),
    ("PAK", "president", "2004-05-05", "Pervez Musharraf"),
    ("PAK", "prime minister", "2004-09-05", "Shaukat Aziz"),
    ("IND", "prime minister", "2004-05-05", "Atal Behari Vajpayee"),
    ("IND", "prime minister", "2004-09-05", "Manmohan Singh"),
    ("CHN", "president", "2004-09-05", "Hu Jintao"),
    ("JPN", "prime minister", "2004-09-05", "Junichiro Koizumi"),
    ("KOR", "foreign minister", "2004-09-05", "Ban Ki-moon"),
    ("PRK", "supreme leader", "2014-09-05", "Kim Jong-un"),
    ("SDN", "president", "2004-09-05", "Omar al-Bashir"),
    ("ZWE", "president", "2004-09-05", "Robert Mugabe"),
    ("HTI", "president", "2004-02-20", "Jean-Bertrand Aristide"),
    ("VEN", "president", "2004-09-05", "Hugo Chavez"),
    ("UN", "secretary-general", "2004-09-05", "Kofi Annan"),
    ("UN", "secretary-general", "2021-12-14", "Antonio Guterres"),
    ("NATO", "secretary-general", "2004-09-05", "Jaap de Hoop Scheffer"),
    ("NATO", "secretary-general", "2021-12-14", "Jens Stoltenberg"),
    ("EU", "president of the commission", "2004-09-05", "Romano Prodi"),
    ("EU", "high representative", "2004-09-05", "Javier Solana"),
    ("IAEA", "director-general", "2004-09-05", "Mohamed ElBaradei"),
]


@pytest.mark.parametrize(("code", "office", "day", "person"), HOLDERS)
def test_holder_on_a_day(code, office, day, person):
    """The office was held by that person on that day."""
    assert [holder.person for holder in load_actors().holders(code, office, day)] == [person]


@pytest.mark.parametrize(
    ("name", "day", "person"),
    [
        ("Niinsto", "2021-12-14", "Sauli Niinistö"),
        ("Sauli Niinisto", "2021-12-14", "Sauli Niinistö"),
        ("Bush", "2004-09-01", "George W. Bush"),
        ("Zelensky", "2022-03-01", "Volodymyr Zelenskyy"),
        ("Villepin", "2004-02-01", "Dominique de Villepin"),
        ("Moqtada Sadr", "2004-08-01", "Muqtada al-Sadr"),
        ("Xi", "2021-12-14", "Xi Jinping"),
        ("Suu Kyi", "2004-08-01", "Aung San Suu Kyi"),
        ("Sergei Ryabkov", "2021-12-14", "Sergei Ryabkov"),
        ("bin Laden", "2004-08-01", "Osama bin Laden"),
        ("Kadhafi", "2004-08-01", "Muammar Gaddafi"),
    ],
)
def test_persons_are_found_however_written(name, day, person):
    """Other spellings, a surname alone and a lost letter lead to the person; who is in office comes first."""
    assert load_actors().persons(name, day)[0].person == person


@pytest.mark.parametrize("word", ["rice", "bush", "ministers", "Iranian", "Minister", "Monday", "government"])
def test_common_words_are_no_persons(word):
    """A word without a capital, a role word or the name of a people is not taken for somebody's name by its likeness."""
    assert all(fold(word).casefold() in fold(h.person + " " + " ".join(h.aliases)).casefold() for h in load_actors().persons(word))
    assert word[0].isupper() or not load_actors().persons(word)


@pytest.mark.parametrize("word", ["us", "it", "turkey", "chad", "who", "polish", "jordan", "china", "west", "tigers"])
def test_common_words_are_no_actors(word):
    """Words in small letters never name a state or body."""
    assert load_actors().lookup(word) == ()


@pytest.mark.parametrize(
    ("words", "code", "sense"),
    [
        ("U.S.", "USA", "acronym"),
        ("America", "USA", "alias"),
        ("Britain", "GBR", "alias"),
        ("Finnish", "FIN", "adjective"),
        ("Palestinians", "PSE", "people"),
        ("Kiev", "UKR", "capital"),
        ("the Kremlin", "RUS", "seat"),
        ("Downing Street", "GBR", "seat"),
        ("Security Council", "UN", "alias"),
        ("NATO", "NATO", "acronym"),
        ("the West", "WEST", "name"),
        ("al-Qaida", "IMG", "alias"),
        ("Al Qaeda", "IMG", "name"),
        ("Hezbollah", "LBN", "name"),
        ("RIA Novosti", "RUS", "name"),
        ("Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "CIV", "alias"),
        ("Abkhazia", "GEO", "name"),
    ],
)
def test_names_of_actors(words, code, sense):
    """A name leads to its state or body, in the sense in which it stands for it."""
    first = load_actors().lookup(words)[0]
    assert (first.code, first.sense) == (code, sense)


def test_the_longest_name_wins():
    """Of the names that start at a token the longest is taken, also where the tokens part it at its hyphens."""
    actors = load_actors()
    size, found = actors.longest(["UN", "Security", "Council", "members"], 0)
    assert (size, found[0].code) == (3, "UN")
    size, found = actors.longest(["al", "-", "Qaeda", "-", "linked"], 0)
    assert (size, found[0].code) == (3, "IMG")
    assert actors.longest(["nothing", "here"], 0) is None


def test_breakaway_entities_do_not_stand_for_their_state():
    """A code leads to the state itself; what broke away bears its code with PRE."""
    actors = load_actors()
    assert actors.state("GEO").name == "Georgia"
    assert "PRE" in actors.lookup("Abkhazia")[0].sectors
    assert {row["code"] for row in read_rows("states.tsv") if row["iso2"]} == set(actors.states)


@pytest.mark.parametrize(
    ("lemma", "office", "sector"),
    [
        ("premier", "prime minister", "GOV"),
        ("defense secretary", "defence minister", "GOV"),
        ("gunman", None, "UAF"),
        ("protester", None, "CVL"),
        ("rebel", None, "REB"),
        ("lawmaker", "lawmaker", "LEG"),
        ("troops", None, "MIL"),
    ],
)
def test_roles(lemma, office, sector):
    """A role word leads to its office or its class of actors."""
    role = load_actors().role(lemma)
    assert (role.office, role.sectors[0]) == (office, sector)
