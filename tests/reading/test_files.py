"""What a file is, before it is read."""

import gzip
import io

import pytest

from dragoman.errors import InputError
from dragoman.reading.files import delimiter_of, format_of, is_quoted, readable_head, refuse_binary, table_encoding, unpacked


@pytest.mark.parametrize(
    ("head", "name", "told"),
    [
        ("<!DOCTYPE html><html>", "a.txt", "page"),
        ("<?xml version='1.0'?>\n<!-- x --><html>", "a", "page"),
        ("Talks open", "a.html", "page"),
        ("Talks open", "a.txt", "wire"),
        ("Talks open", "a", "wire"),
        ('{"text": "x"}\n{"text": "y"}\n', "a.txt", "json lines"),
        ('{"text": "x"}', "a.json", "json lines"),
        ('{\n "text": "x"\n}', "a.json", "json"),
        ('[{"text": "x"}]', "a", "json"),
        ("[Update] Talks open", "a.txt", "wire"),
        ("nope", "a.json", "json"),
        ("nope", "a.jsonl", "json lines"),
        ("id,text\n", "a.csv", "csv"),
        ("id\ttext\n", "a.tsv.gz", "tsv"),
        ("id\ttext\tpublished\n", "a", "tsv"),
        ("id,title,text\n", "a.txt", "csv"),
        ("Talks, tea and text messages", "a.txt", "wire"),
    ],
)
def test_the_format_is_told_by_content_then_suffix(head, name, told):
    """Pages and JSON show themselves; tables are told by suffix or header line; all else is plain text."""
    assert format_of(head, name) == told


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04rest", b"\x89PNG\r\n", b"\x00\x01\x02\x03" * 50])
def test_no_text_is_refused(data):
    """Empty and binary files are turned away with a reason."""
    with pytest.raises(InputError):
        refuse_binary(data, "a")


def test_a_stray_nul_is_no_binary_file():
    """A control character or UTF-16 does not make a text binary."""
    refuse_binary(b"Talks open\x00 in Geneva on Monday, the hosts said.", "a")
    refuse_binary("Talks open".encode("utf-16"), "a")


def test_gzip_is_unpacked_whatever_its_name():
    """Gzip is told by its first bytes."""
    assert unpacked(io.BytesIO(gzip.compress(b"Talks"))).read() == b"Talks"
    assert unpacked(io.BytesIO(b"Talks")).read() == b"Talks"


def test_the_delimiter_is_the_one_that_parts_the_header():
    """Spreadsheets write semicolons where the comma is the decimal mark."""
    assert [delimiter_of(head, "csv") for head in ("id,text", "id;text", "id\ttext", '"a,b";text;c')] == [",", ";", "\t", ";"]
    assert delimiter_of("id,text", "tsv") == "\t"


@pytest.mark.parametrize(
    ("head", "quoted"),
    [('id\ttext\n1\t"We shall," he said.\n', False), ('id\ttext\n1\t"He said ""no""."\n', True), ("id\ttext\n1\tx\n", True)],
)
def test_quotation_marks_of_tsv_are_the_tables_or_the_texts(head, quoted):
    """A cell that only begins with a mark holds speech, not a quoted cell."""
    assert is_quoted(head, "\t") is quoted


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("id,text\n1,é\n".encode(), ("utf-8", "strict")),
        ("id,text\n1,é\n".encode("utf-8-sig"), ("utf-8-sig", "strict")),
        ("id,text\n1,é\n".encode("utf-16"), ("utf-16", "mark")),
        ("id,text\n1,it’s José\n".encode("cp1252"), ("cp1252", "detected")),
    ],
)
def test_the_encoding_of_a_table_is_found_in_one_pass(data, told):
    """The stream is at its start again afterwards."""
    stream = io.BytesIO(data)
    assert table_encoding(stream, "a.csv", None) == told
    assert stream.tell() == 0


def test_a_bad_byte_far_down_a_table_is_named_with_its_place():
    """Offset and line are those of the file, not of a sample."""
    rows = "".join(f"{i},São Paulo\n" for i in range(200_000)).encode()
    data = b"id,text\n" + rows + b"x,\xff\xff\n" + rows[:1000]
    with pytest.raises(InputError) as caught:
        table_encoding(io.BytesIO(data), "a.csv", None)
    assert caught.value.line == 200_002
    assert f"byte {data.index(0xFF)} " in caught.value.what


def test_the_head_of_a_wide_file_can_be_read():
    """UTF-16 is made out with or without its mark."""
    assert [readable_head("id,text".encode(name)) for name in ("utf-16", "utf-16-le", "utf-16-be")] == ["id,text"] * 3
