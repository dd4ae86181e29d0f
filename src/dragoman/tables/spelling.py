"""Folds spellings, so that a name is found however a wire writes it: accents, dots, hyphens and apostrophes."""

import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "\u0131": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
    }
)
_MARKS = str.maketrans(
    dict.fromkeys("'`.\u2018\u2019\u00b4\u02b9\u02bb\u02bc", "") | dict.fromkeys("-_/\u2010\u2011\u2012\u2013\u2014", " ")
)


def fold(words: str) -> str:
    """The words without accents, dots and apostrophes, hyphens as blanks; capitals stay.

    >>> fold("Côte d'Ivoire"), fold("U.S."), fold("al-Qaeda"), fold("Niinistö")
    ('Cote dIvoire', 'US', 'al Qaeda', 'Niinisto')
    """
    if not words.isascii():
        taken_apart = unicodedata.normalize("NFKD", words.translate(_WHOLE_LETTERS))
        words = "".join(char for char in taken_apart if not unicodedata.combining(char))
    return " ".join(words.translate(_MARKS).split())


def fits_capitals(query: str, written: str) -> bool:
    """Whether a folded query has every capital that the table's spelling has; it may have more ("HAMAS", "Security Council").

    So the words "us", "who", "turkey" and "polish" never match US, WHO, Turkey and Polish.

    >>> fits_capitals("us", "US"), fits_capitals("Us", "US"), fits_capitals("TURKEY", "Turkey")
    (False, False, True)
    """
    return all(q == w or not w.isupper() for q, w in zip(query, written, strict=False))


def slug(words: str) -> str:
    """The words as a stable key of small letters, digits and hyphens.

    >>> slug("Sauli Niinistö")
    'sauli-niinisto'
    """
    return "-".join("".join(char if char.isalnum() else " " for char in fold(words).lower()).split())
