"""Which events a sentence tells: type, modes, who acts on whom, and whether it happened.

Expected events are written as the coder's own are shown by `shown`: "TYPE mode ACTORS>RECIPIENTS status aux", where parties are
country codes ("?" where a party has none), "=" stands for ">" in a mutual event, and "actual" goes without saying.
"""

import pytest

from dragoman.coding.coder import Coder
from dragoman.record import Event, Party
from tests.conftest import make_report


@pytest.fixture(scope="module")
def coder() -> Coder:
    """The coder that ships, loaded once."""
    return Coder()


@pytest.fixture
def events(coder):
    """A function from text to its events."""

    def _events(text, title=None):
        return coder.code(make_report(text, "2023-03-02", title)).events

    return _events


def codes(parties: tuple[Party, ...]) -> str:
    """The codes of one side, joined."""
    return "+".join(p.code or "?" for p in parties)


def shown(event: Event) -> str:
    """An event in one line."""
    sides = codes(event.actors) + ("=" if event.reciprocal else ">") + codes(event.recipients)
    parts = [event.type, "+".join(event.modes), sides, event.status.replace("actual", ""), *event.aux]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Monday.", "CONSULT FRA+DEU="),
        ("Canada and Mexico held talks in Ottawa on Friday.", "CONSULT CAN+MEX="),
        ("Zambian and Malawian ministers met on Tuesday.", "CONSULT ZMB+MWI="),
        ("Vietnam phoned Laos.", "CONSULT phone VNM+LAO="),
        ("Italian Prime Minister Giorgia Meloni visited Tunisia on Thursday.", "CONSULT visit ITA>TUN"),
        ("Brazil offered to mediate between Peru and Chile.", "AGREE BRA>PER+CHL"),
        ("Peru and Chile reached an agreement on fishing.", "AGREE PER+CHL="),
        ("Denmark praised Iceland for its reforms.", "SUPPORT DNK>ISL"),
        ("The Senegalese president thanked France.", "SUPPORT SEN>FRA"),
        ("Estonia and Latvia signed a treaty on Monday.", "SUPPORT EST+LVA="),
        ("Norway apologized to Sweden on Tuesday.", "CONCEDE NOR>SWE"),
        ("Greece and Cyprus conducted joint military exercises.", "COOPERATE GRC+CYP="),
        ("Spain extradited a suspect to Morocco.", "COOPERATE ESP>MAR"),
        ("India shared intelligence with Nepal.", "COOPERATE IND+NPL="),
        ("Ghana sold oil to Benin.", "COOPERATE GHA>BEN"),
        ("Japan sent food aid to Somalia on Monday.", "AID JPN>SOM"),
        ("Sweden provided weapons to Ukraine.", "AID SWE>UKR"),
        ("Nepal gave $2 million to Bhutan.", "AID NPL>BTN"),
        ("Colombian rebels released a hostage on Sunday.", "RETREAT release COL>COL"),
        ("Rebels in Colombia laid down their weapons.", "RETREAT disarm COL>"),
        ("The president of Bolivia resigned on Tuesday.", "RETREAT resign BOL>"),
        ("Turkey called on Greece to hold talks.", "REQUEST meet TUR>GRC"),
        ("Nicaragua urged Honduras to hold talks.", "REQUEST meet NIC>HND"),
        ("Chile accused Peru of violating a border treaty.", "ACCUSE allege CHL>PER"),
        ("Brazil criticized Japan on Tuesday.", "ACCUSE disapprove BRA>JPN"),
        ("Kenya investigated Uganda on Monday.", "ACCUSE investigate KEN>UGA"),
        ("Bolivia rejected a proposal from Chile.", "REJECT BOL>CHL"),
        ("Venezuela refused to meet Colombia.", "REJECT meet VEN>COL"),
        ("Malta refused to extradite the suspect to Italy.", "REJECT assist MLT>ITA"),
        ("Thousands of protesters marched in Nairobi against the government on Saturday.", "PROTEST demo KEN>KEN"),
        ("Students protested against the government of Chile.", "PROTEST demo CHL>CHL"),
        ("Workers went on strike in Lima on Monday.", "PROTEST strike PER>"),
        ("Kenya recalled its ambassador from Uganda.", "SANCTION withdraw KEN>UGA"),
        ("The European Union imposed sanctions on Myanmar.", "SANCTION discontinue EU>MMR"),
        ("Germany cut ties with Iran.", "SANCTION discontinue DEU>IRN"),
        ("A court in Kenya sentenced a former minister to ten years in prison.", "SANCTION convict KEN>KEN"),
        ("North Korea tested a missile.", "MOBILIZE weapons PRK>"),
        ("Turkish police detained a French journalist on Tuesday.", "COERCE arrest TUR>FRA"),
        ("Egypt banned a newspaper.", "COERCE censor EGY>EGY"),
        ("Peru imposed a curfew on Lima.", "COERCE curfew PER>PER"),
        ("Israeli forces killed two Palestinian militants in Gaza on Monday.", "ASSAULT ISR>PSE"),
        ("Somali militants bombed a hotel in Mogadishu on Friday.", "ASSAULT explosives SOM>SOM"),
        ("Gunmen kidnapped two French tourists in Niger.", "ASSAULT abduct ?>FRA"),
    ],
)
def test_a_plain_sentence_tells_one_event(events, text, expected):
    """The subject of a deed acts, its object or the complement of its preposition is acted on, and nothing else is told."""
    assert [shown(e) for e in events(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Libyan town was shelled by Egyptian forces on Monday.", "ASSAULT heavy-weapons EGY>LBY"),
        ("Two Kenyan soldiers were killed by Somali militants on Sunday.", "ASSAULT SOM>KEN"),
        ("Four Kenyan soldiers were arrested by Ugandan police on Monday.", "COERCE arrest UGA>KEN"),
        ("Food aid was sent to Somalia by Japan.", "AID JPN>SOM"),
        ("Sanctions were imposed on Belarus by Canada.", "SANCTION discontinue CAN>BLR"),
        ("Sweden was praised by Finland.", "SUPPORT FIN>SWE"),
    ],
)
def test_in_a_passive_the_subject_is_acted_on(events, text, expected):
    """The doer stands behind "by"."""
    assert [shown(e) for e in events(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel's attack on Lebanon killed nine people.", "ASSAULT ISR>LBN"),
        ("An attack by Sudan on Chad killed ten people.", "ASSAULT SDN>TCD"),
        ("Japan launched an attack on China.", "ASSAULT JPN>CHN"),
        ("Kenya's condemnation of Uganda surprised nobody.", "ACCUSE disapprove KEN>UGA"),
        ("Talks between Egypt and Sudan began on Monday.", "CONSULT EGY+SDN="),
        ("Talks with Iran were held by Germany on Friday.", "CONSULT DEU+IRN="),
    ],
)
def test_a_noun_tells_an_event_too(events, text, expected):
    """Its parties are its possessor, what its prepositions bring in, and the subject of a light verb."""
    assert [shown(e) for e in events(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rwanda did not attack Burundi.", "ASSAULT RWA>BDI negated"),
        ("Brazil never accused Bolivia.", "ACCUSE allege BRA>BOL negated"),
        ("Japan did not sign the treaty with Russia.", "SUPPORT JPN+RUS= negated"),
        ("Sweden failed to sign a treaty with Norway.", "SUPPORT SWE+NOR= negated"),
        ("Turkey may impose sanctions on Greece.", "SANCTION discontinue TUR>GRC hypothetical"),
        ("Ghana would attack Togo.", "ASSAULT GHA>TGO hypothetical"),
    ],
)
def test_what_did_not_happen_is_marked(events, text, expected):
    """A negated or merely possible deed is kept, with its auxiliary mode."""
    assert shown(events(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan will send food aid to Somalia.", "AGREE JPN SOM"),
        ("Cuba will provide medicine to Haiti.", "AGREE CUB HTI"),
        ("Ecuador will sign a treaty with Peru.", "AGREE ECU PER"),
        ("The government of Peru will release 40 prisoners.", "CONCEDE PER PER"),
        ("Spain will withdraw its troops from Mali.", "CONCEDE ESP MLI"),
    ],
)
def test_cooperation_told_in_the_future_is_agreed_and_yielding_conceded(events, text, expected):
    """PLOVER codes a deed of cooperation that lies ahead as AGREE, one of yielding as CONCEDE, without the deed's modes."""
    (event,) = events(text)
    assert f"{event.type} {codes(event.actors)} {codes(event.recipients)}" == expected
    assert event.modes == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya has accused Uganda of attacking a village.", ["ACCUSE allege KEN>UGA", "ASSAULT UGA> alleged"]),
        ("Poland accused Belarus of arresting a Polish journalist.", ["ACCUSE allege POL>BLR", "COERCE arrest BLR>POL alleged"]),
        ("Russia accused Ukraine of attacking Belarus.", ["ACCUSE allege RUS>UKR", "ASSAULT UKR>BLR alleged"]),
        ("Uganda was accused by Kenya of shelling a village.", ["ACCUSE allege KEN>UGA", "ASSAULT heavy-weapons UGA> alleged"]),
        ("Ukraine demanded that Russia release the prisoners.", ["REQUEST yield UKR>RUS", "RETREAT release RUS>? demanded"]),
        ("Kenya urged Sudan to release the prisoners.", ["REQUEST yield KEN>SDN", "RETREAT release SDN>? demanded"]),
        ("Iran threatened to attack Iraq.", ["THREATEN violence IRN>IRQ", "ASSAULT IRN>IRQ threatened"]),
        (
            "Ethiopia threatened to impose sanctions on Eritrea.",
            ["THREATEN restrict+relations ETH>ERI", "SANCTION discontinue ETH>ERI threatened"],
        ),
        ("Peru vowed to attack Chile.", ["THREATEN violence PER>CHL", "ASSAULT PER>CHL promised"]),
        ("Syria denied attacking Turkey.", ["ASSAULT SYR>TUR denied"]),
    ],
)
def test_a_verbal_act_colours_the_deed_inside_it(events, text, expected):
    """The act is an event of its own, and the deed stands beside it as alleged, demanded, threatened, promised or denied."""
    assert [shown(e) for e in events(text)] == expected


@pytest.mark.parametrize("text", ["Syria denied attacking Turkey.", "Iran threatened to attack Iraq.", "Peru vowed to attack Chile."])
def test_a_deed_not_told_as_done_has_no_day_of_its_own(events, text):
    """The report's date is that of the words, not of the deed inside them."""
    assert [e.date.earliest for e in events(text) if e.status != "actual"] == [None]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Egypt threatened Libya with military action if it crosses the border.", "if it crosses the border"),
        ("Peru warned it would attack Ecuador if its troops cross the river.", "if its troops cross the river"),
        (
            "Japan warned that it would impose sanctions on Iran unless Iran releases the prisoners.",
            "unless Iran releases the prisoners",
        ),
    ],
)
def test_a_threat_keeps_its_condition(events, text, condition):
    """The words of the condition are kept with their offsets."""
    threat = next(e for e in events(text) if e.type == "THREATEN")
    assert threat.condition is not None
    assert threat.condition.text == condition == text[slice(*threat.condition.span)]


def test_a_condition_names_the_event_that_it_tells(events):
    """Where the clause of the condition tells an event, the condition points at it."""
    found = events("Japan warned that it would impose sanctions on Iran unless Iran releases the prisoners.")
    threat = next(e for e in found if e.type == "THREATEN")
    inner = next(e for e in found if e.id == threat.condition.event)
    assert (inner.type, codes(inner.actors), inner.aux) == ("RETREAT", "IRN", ("hypothetical",))


def test_news_told_in_title_and_lead_is_one_event(events):
    """The second telling adds nothing, and the fuller one is kept."""
    title = "Canada imposes sanctions on Belarus"
    found = events(f"{title}\n\nCanada imposed sanctions on Belarus on Monday.", title)
    assert [shown(e) for e in found] == ["SANCTION discontinue CAN>BLR"]


def test_a_promise_of_goods_is_agreed(events):
    """What is pledged has not been given: AGREE, and no AID that happened."""
    found = events("Kenya pledged aid to Malawi.")
    assert shown(found[0]) == "AGREE KEN>MWI"
    assert all(e.status == "promised" for e in found if e.type == "AID")


def test_one_title_and_another_lead_are_two_events(events):
    """Deeds of other parties are told apart, also where the type is the same."""
    title = "Canada imposes sanctions on Belarus"
    found = events(f"{title}\n\nJapan imposed sanctions on Iran on Monday.", title)
    assert [shown(e) for e in found] == ["SANCTION discontinue CAN>BLR", "SANCTION discontinue JPN>IRN"]


@pytest.mark.parametrize(
    "text",
    [
        "A storm hit the coast of Cuba on Monday.",
        "Heavy rain flooded streets in Manila on Monday.",
        "Brazil beat Argentina 2-1 in the final on Sunday.",
        "Shares in Tokyo fell 3 percent on Monday.",
        "The euro fell against the dollar on Friday.",
    ],
)
def test_weather_sport_and_markets_tell_no_event(events, text):
    """What nobody did to anybody for a political end is not coded."""
    assert events(text) == ()


def test_an_event_points_at_its_words(events):
    """Trigger and evidence are offsets into the text, and the rule is an entry of the lexicon."""
    text = "It rained in Lima. Chile accused Peru of violating a border treaty."
    (event,) = events(text)
    assert [text[a:b] for a, b in event.trigger] == ["accused"]
    assert text[slice(*event.evidence)] == "Chile accused Peru of violating a border treaty."
    assert event.rule is not None
    assert event.rule.startswith("accuse.")
    assert [text[slice(*p.span)] for p in event.actors + event.recipients] == ["Chile", "Peru"]


def test_quad_intensity_and_confidence_are_filled(coder, events):
    """They follow from type and modes, and confidence lies between 0 and 1."""
    (event,) = events("Kenya recalled its ambassador from Uganda.")
    assert (event.quad, event.intensity) == ("material conflict", -6.0)
    assert 0 < event.confidence < 1
    assert coder.id.name == "dragoman"


def test_a_day_that_is_named_dates_the_deed(events):
    """ISO days, from the weekday and the day of the report."""
    (event,) = events("Kenya recalled its ambassador from Uganda on Monday.")
    assert (event.date.earliest, event.date.latest, event.date.basis) == ("2023-02-27", "2023-02-27", "expression")
