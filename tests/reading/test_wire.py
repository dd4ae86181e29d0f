"""Pasted reports: each file in `cases/` is a report, a line `=====`, and what must be read from it."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.reading import read_text
from dragoman.record import Report

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
FACTS = ("title", "byline", "agency", "publisher", "published", "published_from", "url")
# Lines that reports are made of, so that chance makes reports and not only noise.
LINES = st.sampled_from(
    [
        "Talks open in Geneva",
        "By Ola Nordmann for AFP",
        "December 14, 2021",
        "GENEVA (AP) - Ministers met on Monday, the hosts said.",
        "Related: Ministers to meet again",
        "https://www.example.org/2021/12/14/tal ks-open-a 1",
        "“We shall see,” he said, and left the palace by the back door without a further word.",
        "Photo: Reuters",
        "",
        "   ",
        "By",
        "A second round",
        "©",
        "- AFP",
    ]
)


def rendered(report: Report) -> str:
    """A report as the case files write it."""
    lines = [f"{fact}: {getattr(report, fact)}" for fact in FACTS if getattr(report, fact)]
    if report.dateline:
        lines.append("dateline: " + report.text[slice(*report.dateline)])
    lines += [f"[{p.kind}] {report.text[p.start : p.end]}" for p in report.paragraphs if p.kind != "title"]
    lines += [f"(left out: {line.reason}) {line.what}" for line in report.dropped]
    return "\n".join(lines) + "\n"


def check_paragraphs(report: Report) -> None:
    """Paragraphs lie inside the text, in order, without overlap or blanks at their ends; the title is the first of them."""
    at = 0
    for paragraph in report.paragraphs:
        assert at <= paragraph.start < paragraph.end <= len(report.text)
        words = report.text[paragraph.start : paragraph.end]
        assert words == words.strip()
        at = paragraph.end
    titles = [p for p in report.paragraphs if p.kind == "title"]
    assert [report.text[p.start : p.end] for p in titles] in ([], [report.title])
    assert all(p is report.paragraphs[0] for p in titles)
    if report.dateline:
        assert 0 <= report.dateline[0] < report.dateline[1] <= len(report.text)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_layout_is_read_as_its_case_says(case):
    """Title, byline, agency, dates, paragraphs and what is left out are those written under the line."""
    page, _, expected = case.read_text(encoding="utf-8").partition("\n=====\n")
    assert rendered(read_text(page)) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_line_ends_do_not_matter(case):
    """A report with the line ends of another system is the same report."""
    page = case.read_text(encoding="utf-8").partition("\n=====\n")[0]
    assert read_text(page.replace("\n", "\r\n")) == read_text(page) == read_text(page.replace("\n", "\r"))


@given(st.text())
def test_any_text_gives_sound_paragraphs_or_an_input_error(text):
    """No text whatever breaks the reading or its offsets."""
    with suppress(InputError):
        check_paragraphs(read_text(text))


@given(st.lists(LINES | st.text(max_size=40), max_size=12))
def test_any_mixture_of_report_lines_gives_sound_paragraphs(lines):
    """Lines in any order give sound offsets, and no word is lost without being named in `dropped`."""
    try:
        report = read_text("\n".join(lines))
    except InputError:
        return
    check_paragraphs(report)
    kept = report.text + " ".join(line.what for line in report.dropped)
    assert "Ministers met on Monday" in kept or not any(line.startswith("GENEVA (AP)") for line in lines)


@given(st.lists(LINES, min_size=1, max_size=10))
def test_the_same_text_gives_the_same_report(lines):
    """Reading is a function of the text alone."""
    text = "\n".join(lines)
    try:
        first = read_text(text)
    except InputError:
        return
    assert read_text(text) == first


def test_a_date_given_by_the_caller_goes_before_the_one_in_the_text():
    """The caller's date wins, and the record says so."""
    report = read_text("Talks open\n\nDecember 14, 2021\n\nThey met in Geneva on Monday.", published="2021-12-15")
    assert (report.published, report.published_from) == ("2021-12-15", "given")


@pytest.mark.parametrize("text", ["", "  \n\t\n", "\u200b\ufeff\n"])
def test_white_space_is_no_report(text):
    """A text of nothing but white space is an InputError."""
    with pytest.raises(InputError, match="no text"):
        read_text(text)


def test_a_text_of_junk_alone_is_no_report():
    """When every line is set aside the error says so."""
    with pytest.raises(InputError, match="no part of a report"):
        read_text("ADVERTISEMENT\n\nShare this article\n")


def test_a_lone_line_is_a_report_even_when_it_looks_like_a_caption():
    """Where nothing else is left, a sentence that ends in an agency's name is the body."""
    report = read_text("Norland's president says the talks with Sudmark were 'constructive'. Reuters")
    assert (report.text, report.agency, report.dropped[0].reason) == (
        "Norland's president says the talks with Sudmark were 'constructive'.",
        "Reuters",
        "sign-off",
    )


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Norland's PM resigns", "Norland's PM resigns"),
        ("Is the war over?", "Is the war over?"),
        ("Norland votes - live updates | BBC News", "Norland votes - live updates"),
        ("Analysis: Why Norland votes again", "Analysis: Why Norland votes again"),
        ("Rebels ask for help from the U.S.", "Rebels ask for help from the U.S."),
        ("The prime minister of Norland resigned on Monday after a vote that he had lost.", None),
        ("OSLO (AP) - Norland votes", None),
    ],
)
def test_the_first_line_is_the_title_when_it_looks_like_one(first, title):
    """A headline has no final stop and no dateline; a publisher's name behind it is cut off."""
    body = "The vote was called after weeks of protest in all larger towns of the country, the speaker said."
    assert read_text(f"{first}\n\n{body}").title == title


def test_a_word_that_was_replaced_stays_in_its_place():
    """The replacement character is kept: it marks a lost letter of a name."""
    assert "Niinist\ufffd" in read_text("President Niinist\ufffd left on Monday, his office said.").text
