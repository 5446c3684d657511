"""The name of a question, `LESSON.KIND.SEED`: it is drawn from that and the run alone."""

import re
from dataclasses import dataclass
from random import Random
from typing import Self

NAME = re.compile(r"([a-z_]{1,32})\.([a-z]{1,32})\.([0-9]{1,9})")


@dataclass(frozen=True)
class Name:
    """What a link or a record calls a question."""

    lesson: str
    kind: str
    seed: int

    def __str__(self) -> str:
        return f"{self.lesson}.{self.kind}.{self.seed}"

    @classmethod
    def parse(cls, raw: str) -> Self:
        """ValueError where `raw` is no such name."""
        found = NAME.fullmatch(raw)
        if not found:
            raise ValueError(f"no name of a question: {raw!r}")
        return cls(found[1], found[2], int(found[3]))

    def random(self, run: str) -> Random:
        return Random(f"{self} {run}")
