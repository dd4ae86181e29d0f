"""Header lines: bylines, dates, sources, and lines that only look like them."""

import pytest

from dragoman.reading.headers import (
    byline_of_credits,
    byline_without_label,
    copyright_owner,
    is_bare_label,
    label_of_title,
    read_header,
)


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("By Ola Nordmann for AFP", {"byline": "Ola Nordmann", "agency": "AFP"}),
        ("By Jane Doe, Reuters", {"byline": "Jane Doe", "agency": "Reuters"}),
        ("Jane Doe | Reuters", {"byline": "Jane Doe", "agency": "Reuters"}),
        ("By Jane Doe and Ola Nordmann", {"byline": "Jane Doe and Ola Nordmann"}),
        ("BY JANE DOE", {"byline": "JANE DOE"}),
        ("By Jane Doe, Diplomatic Correspondent", {"byline": "Jane Doe"}),
        ("By Jane Doe in Kyiv", {"byline": "Jane Doe"}),
        ("By Ludwig van der Berg", {"byline": "Ludwig van der Berg"}),
        ("By Jane Doe News reporter", {"byline": "Jane Doe"}),
        ("Analysis by Jane Doe, CNN Editor-at-large", {"byline": "Jane Doe"}),
        ("By AFP", {"agency": "AFP"}),
        ("By Reuters Staff", {"agency": "Reuters"}),
        ("By The Associated Press", {"agency": "AP"}),
        ("By Jane Doe, BBC News", {"byline": "Jane Doe", "publisher": "BBC News"}),
        ("By Jane Doe - December 14, 2021", {"byline": "Jane Doe", "published": "2021-12-14"}),
        ("Jane Doe | Reuters | 14 December 2021", {"byline": "Jane Doe", "agency": "Reuters", "published": "2021-12-14"}),
        ("December 14, 2021", {"published": "2021-12-14"}),
        ("Tuesday, December 14, 2021 10:30 AM EST", {"published": "2021-12-14"}),
        ("Published: 14 Dec 2021 at 10.30pm GMT", {"published": "2021-12-14"}),
        ("Published December 14, 2021, updated December 15, 2021", {"published": "2021-12-14", "updated": "2021-12-15"}),
        ("Updated 2021-12-14T10:30:00Z", {"updated": "2021-12-14"}),
        ("14/12/2021", {"published": "2021-12-14"}),
        ("Source: Reuters", {"agency": "Reuters"}),
        ("Source: The Moscow Times", {"publisher": "The Moscow Times"}),
        ("Source: https://www.example.org/a", {"url": "https://www.example.org/a"}),
        ("Original url: www.example.org/2021/12/14/a b-c", {"url": "https://www.example.org/2021/12/14/ab-c"}),
        ("Reuters", {"agency": "Reuters"}),
        ("BBC News", {"publisher": "BBC News"}),
        ("Published in Dawn, February 15th, 2022", {"publisher": "Dawn", "published": "2022-02-15"}),
    ],
)
def test_a_header_line_gives_its_facts(line, facts):
    """Every part of the line is understood, and nothing else is claimed."""
    header = read_header(line)
    assert header is not None
    said = {field: getattr(header, field) for field in header.__struct_fields__ if getattr(header, field)}
    assert said == facts


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the army had left.",
        "By the time he came, they had gone",
        "03/04/2021",
        "On December 14, 2021, the army left.",
        "14 December 2021 was a cold day",
        "Source close to the talks: no deal",
        "https://t.co/abc Read this",
        "Black Sea tensions",
        "He spoke | she left",
        "",
    ],
)
def test_a_line_of_the_report_is_no_header(line):
    """A line with words that are neither name, date nor source is left alone."""
    assert read_header(line) is None


def test_a_title_of_capitals_is_not_read_as_a_byline_before_the_title_is_known():
    """Before the title "Two Names | Reuters" is more likely the title itself."""
    assert read_header("Russia Scrambles Jets | Reuters", titled=False) is None


@pytest.mark.parametrize(
    ("line", "dated", "byline"),
    [
        ("Kari Lund in Tarvik", False, "Kari Lund"),
        ("Kari Lund", True, "Kari Lund"),
        ("Kari Lund", False, None),
        ("The vote in Oslo was close", True, None),
    ],
)
def test_a_name_under_the_title_is_a_byline_when_a_place_or_date_goes_with_it(line, dated, byline):
    """A bare name is no byline: it could be a subhead."""
    header = byline_without_label(line, dated=dated)
    assert (header.byline if header else None) == byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(Reporting by Jane Doe in Oslo; Editing by Max Roe)", "Jane Doe"),
        ("Reporting by Jane Doe and Ola Nordmann", "Jane Doe and Ola Nordmann"),
        ("Editing by Max Roe", None),
    ],
)
def test_the_reporters_of_a_closing_credit_are_the_byline(line, names):
    """Who reports is the byline; who edits is not."""
    assert byline_of_credits(line) == names


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("© 2021 The Moscow Times. All rights reserved.", "The Moscow Times"),
        ("Copyright 2021 The Norland Times Ltd. All rights reserved.", "The Norland Times"),
        ("(c) 2020-2021 Norland Post", "Norland Post"),
        ("© All rights reserved", None),
        ("Copyright policy", None),
    ],
)
def test_a_copyright_line_names_the_publisher(line, owner):
    """The owner stands between the years and the stop; a policy owns nothing."""
    assert copyright_owner(line) == owner


def test_labels_are_known():
    """A title's label is taken off; a bare label waits for the next line."""
    assert label_of_title("Headline: Talks open") == "Talks open"
    assert label_of_title("# Talks open") == "Talks open"
    assert label_of_title("Talks open") is None
    assert is_bare_label("Published:")
    assert not is_bare_label("Published yesterday")
