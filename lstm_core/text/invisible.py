"""Characters that nobody sees and no model should read: zero-width spaces, joiners, marks of direction, controls."""

import regex

HIDDEN = r"[\p{Default_Ignorable_Code_Point}\p{Cc}\uFFF9-\uFFFB--\s]"
AT_WORK = "|".join(  # where such a character is part of what is seen
    (
        r"\p{RI}{2}",
        r"[0-9#*]\uFE0F?\u20E3",
        # an emoji with its form, its skin, its flag's letters, and the joiner to the next one
        r"\p{Extended_Pictographic}[\uFE0E\uFE0F]?\p{EMod}?(?:[\U000E0020-\U000E007E]+\U000E007F)?"
        r"(?:\u200D(?=\p{Extended_Pictographic}))?",
        # joiners shape letters of these scripts
        r"(?<=[\p{Arabic}\p{Syriac}\p{Mongolian}\p{Mn}\p{Mc}])[\u200C\u200D](?=\p{L})",
        r"(?<=\p{Mongolian})[\u180B-\u180D\u180F]",
    )
)
ANY = regex.compile(HIDDEN, regex.V1)
EACH = regex.compile(rf"(?:{AT_WORK})|(?P<hidden>{HIDDEN})", regex.V1)


def parted(text: str) -> tuple[str, tuple[str, ...]]:
    """(what is seen of `text`, its invisible characters in their order).

    White space is seen, and so is a joiner or a variation selector that shapes the sign it stands in, as in 👩‍👧 or ❤️.
    """
    if not ANY.search(text):
        return text, ()
    hidden = tuple(match["hidden"] for match in EACH.finditer(text) if match["hidden"])
    return EACH.sub(lambda match: "" if match["hidden"] else match[0], text), hidden
