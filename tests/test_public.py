"""What the package exports: few names, each of which is there, and none that is slow to import until it is used."""

import subprocess
import sys

import pytest

import dragoman


@pytest.mark.parametrize("name", dragoman.__all__)
def test_an_exported_name_is_there(name):
    """Every name of `__all__` can be had from the package, and says what it is."""
    value = getattr(dragoman, name)
    assert value is not None
    assert value.__doc__


def test_the_exported_names():
    """A name is added or taken out on purpose: others build on this list."""
    assert dragoman.__all__ == ["Coder", "Ledger", "Record", "Report", "__version__", "code"]


def test_a_name_that_is_not_there_is_an_attribute_error():
    """A misspelt name is reported as Python reports it."""
    with pytest.raises(AttributeError, match="has no attribute 'Decoder'"):
        _ = dragoman.Decoder


def test_the_version_is_one():
    """Three numbers with dots."""
    assert [part.isdigit() for part in dragoman.__version__.split(".")] == [True, True, True]


def test_code_gives_the_record_of_a_text():
    """One call, one record, whose text is what was given."""
    record = dragoman.code("Kenya criticized Uganda on Monday.", published="2024-05-15")
    assert isinstance(record, dragoman.Record)
    assert record.text == "Kenya criticized Uganda on Monday."
    assert record.published == "2024-05-15"
    assert record.coder.version == dragoman.__version__


def test_importing_the_package_loads_no_engine():
    """`import dragoman` is quick: the engine is loaded by who codes."""
    run = "import sys, dragoman; sys.exit('spacy' in sys.modules or 'sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", run], check=False).returncode == 0  # noqa: S603 - our own words
