"""Report -> Document: sentences, tokens, tags, arcs and names, behind one narrow interface.

Nothing outside this room knows which engine reads; a Document always speaks Universal Dependencies 2 and Penn tags.
"""

from dragoman.text.engine import Engine, build_document, load_engine

__all__ = ["Engine", "build_document", "load_engine"]
