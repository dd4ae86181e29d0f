"""Reads news reports into a record that can be trusted."""

__version__ = "0.1.0"
