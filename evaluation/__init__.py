"""Every figure of `docs/quality.md`, made by one command: `python -m evaluation`, run from a checkout. Not part of the wheel.

areas.py    what is measured: the gold sets, how each is coded, which of the scorer's figures count
runner.py   codes each gold set once, runs the scorers, gathers the figures
figures.py  a figure, and how it is read out of what a scorer prints
offsets.py  the area that needs no gold: every offset gives back its words, coding twice gives the same bytes
gate.py     floors under the figures: a change that lowers one fails
report.py   the table on the screen and docs/quality.md
"""
