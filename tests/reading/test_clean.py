"""Characters mended, and lines that are no part of a report."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.clean import ends_in_credit, junk_reason, mend_characters, sign_off
from dragoman.tables.tsv import read_rows


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u00a0b\tc", "a b c"),
        ("spokes\u00adwoman\u200b", "spokeswoman"),
        ("\ufeffTalks", "Talks"),
        ("a\x00b\x07c", "abc"),
        ("Iraq#39;s &quot;guard&quot; &amp; more", 'Iraq\'s "guard" & more'),
        ("BAGHDAD #8212; He left", "BAGHDAD — He left"),
        ("order #1234 of 2021; done", "order #1234 of 2021; done"),
        ("itâ€™s â€œoverâ€\u009d", "it’s “over”"),
        ("SÃ£o Paulo", "São Paulo"),
        ("château Âme", "château Âme"),
        ("Niinist\ufffd", "Niinist\ufffd"),
        ("a\ud800b", "ab"),
    ],
)
def test_characters_are_mended(raw, mended):
    """Line ends, blanks, entities and twice coded letters are put right; a lost letter stays marked as lost."""
    assert mend_characters(raw) == mended


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Russian soldiers at the border. mil.example.ru", "captions and credits"),
        ("Photo: Reuters", "captions and credits"),
        ("File photo", "captions and credits"),
        ("(AP Photo/John Smith)", "captions and credits"),
        ("A soldier stands guard in Tarvik, on Feb. 1, 2022. (AP Photo/John Smith, File)", "captions and credits"),
        ("Soldiers in Tarvik on Sunday. REUTERS/Ola Foto", "captions and credits"),
        ("Getty Images", "captions and credits"),
        ("President Holm at the palace / AFP", "captions and credits"),
        ("A plane at Tarvik airport [File: Per Foto/Reuters]", "captions and credits"),
        ("Image source, Getty Images", "captions and credits"),
        ("Related article: Ministers to meet", "related report"),
        ("READ MORE: Ministers to meet", "related report"),
        ("Also Read | Ministers to meet", "related report"),
        ("Read more", "related report"),
        ("Share this article", "share and follow"),
        ("Facebook Twitter WhatsApp Email", "share and follow"),
        ("Follow us on Twitter @example", "share and follow"),
        ("Sign up for our daily newsletter", "share and follow"),
        ("Subscribe", "share and follow"),
        ("© 2021 The Norland Times", "copyright and footer"),
        ("All rights reserved.", "copyright and footer"),
        ("This material may not be published, broadcast, rewritten or redistributed without permission.", "copyright and footer"),
        ("Editing by Max Roe", "contributors"),
        ("(Reporting by Jane Doe; Editing by Max Roe)", "contributors"),
        ("Tom Hill in Geneva contributed to this report.", "contributors"),
        ("jane.doe@example.org", "contributors"),
        ("3 min read", "page furniture"),
        ("12 Comments", "page furniture"),
        ("This is a developing story. Check back for updates.", "editor's note"),
        ("___", "end mark"),
        ("Original url:", "label"),
    ],
)
def test_a_line_that_is_no_part_of_the_report_has_a_reason(line, reason):
    """Captions, links, buttons and footers are told by general patterns."""
    assert junk_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "The minister told Reuters.",
        "“We read more than we write,” he told AFP on Monday.",
        "The photo shows the president with two men, the ministry said on Monday.",
        "Sharing the river has been the aim of both countries since 1956.",
        "Read in full, the treaty says nothing of the kind, the minister told a press conference.",
        "The war has contributed to the rise of prices in the whole region, the bank said.",
        "Follow the money, the judge said.",
        "Subscribers of the company lost their lines on Monday.",
        "He wrote on Twitter that the talks were over.",
        "Black Sea tensions",
        "More on the talks later, he said.",
        "Advertising was banned by the new law, the minister said.",
        "Home prices fell.",
    ],
)
def test_a_sentence_of_the_report_is_kept(line):
    """A sentence that uses the same words is left in the body."""
    assert junk_reason(line) is None


@pytest.mark.parametrize(
    ("paragraph", "words", "agency"),
    [
        ("The talks go on, he said. — AFP", "The talks go on, he said.", "AFP"),
        ("The talks go on, he said. (Reuters)", "The talks go on, he said.", "Reuters"),
        ("The talks go on, he said. Agencies/AP", "The talks go on, he said.", "AP"),
        ("The talks go on, he said. Enditem", "The talks go on, he said.", None),
        ("The U.S. calls them 'constructive'. Reuters", "The U.S. calls them 'constructive'.", "Reuters"),
        ("He told Reuters.", "He told Reuters.", None),
        ("It is over. Nobody won", "It is over. Nobody won", None),
    ],
)
def test_the_agency_that_signs_the_last_paragraph_is_cut_off(paragraph, words, agency):
    """A signature stands after the last stop; a name inside the sentence is no signature."""
    assert sign_off(paragraph) == (words, agency)


def test_a_way_to_a_page_is_no_caption():
    """In a sentence a web domain says where to go; after a stop it is a credit."""
    assert not ends_in_credit("More about the talks can be found at example.org")
    assert ends_in_credit("The palace on Monday. example.org")


def test_every_pattern_of_the_table_is_sound():
    """Each pattern compiles, refuses the empty line, and gives a reason word."""
    for row in read_rows("junk_lines.tsv"):
        assert not re.compile(row["pattern"], re.IGNORECASE).fullmatch("")
        assert row["reason"]
        assert int(row["words"]) > 0


@given(st.text())
def test_mended_text_has_no_unseen_characters(text):
    """After mending there are no control characters but the line end, and mending again changes no line end."""
    mended = mend_characters(text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\ufeff\u00ad]", mended)


@given(st.text(alphabet="abAB .:|-/[]()@©0123456789\n", max_size=120))
def test_any_line_is_judged_without_an_error(line):
    """Whatever the line, the reason is a word or None."""
    reason = junk_reason(line)
    assert reason is None or reason
