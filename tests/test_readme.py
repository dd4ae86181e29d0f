"""What the README and the other pages tell to type is there, and works."""

import re
from pathlib import Path

import pytest

from dragoman.cli import cli

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page):
    """A relative link names a file that is there."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def _calls() -> list[list[str]]:
    blocks = re.findall(r"^```\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line.split() for line in lines if line.startswith("dragoman ")]


@pytest.mark.parametrize("words", _calls(), ids=" ".join)
def test_every_call_in_the_readme_has_a_verb_and_options_that_exist(words):
    """A command that was renamed is renamed in the README too."""
    verb = cli.commands[words[1]]
    known = {name for parameter in verb.params for name in parameter.opts}
    assert {word for word in words[2:] if re.match(r"--?[a-z]", word)} <= known


def test_the_python_of_the_readme_runs(monkeypatch, capsys):
    """The blocks stand in order and run as one script, from the checkout's root."""
    monkeypatch.chdir(ROOT)
    script = "\n".join(re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL))
    exec(compile(script, "README.md", "exec"), {})  # noqa: S102 - it is our own page
    assert len(capsys.readouterr().out.splitlines()) > 1


def test_the_readme_begins_with_the_two_commands_that_do_the_set_up():
    """One runs the main job on a report that ships with the project, the other passes the tests."""
    run, test = [line for line in README.splitlines()[:12] if line.startswith("python3 -m venv ")]
    assert (ROOT / run.split()[-1]).is_file()
    assert test.endswith("pytest")
