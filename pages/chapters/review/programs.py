"""A shipped LSTM as a program of its own: in PyTorch, in Keras and in NumPy, for the model and the sentence at hand.

Each loads the shipped file and computes `probabilities`, (T, labels), of the sentence's tokens.
"""

from collections.abc import Callable, Sequence

from lstm_core import Card, Specimen
from lstm_core.bidirectional import Bidirectional
from lstm_core.text.tokeniser import Tokens

WIDTH = 92  # of a line, the list of tokens aside


def programs(specimen: Specimen, file: str, tokens: Tokens) -> dict[str, str]:
    """Library → program. ValueError for a model that has no logistic LSTM with an embedding of its own and a read-out.

    `file` is the name under which the program finds the weights.
    """
    layer, known = specimen.layer, specimen.tokeniser.vocabulary
    hard = getattr(layer, "hard_slope", None) is not None if layer.kind == "lstm" else True
    if hard or specimen.readout is None or known is None:
        raise ValueError(f"model: expected a shipped LSTM, got {specimen.name}")
    writers: dict[str, Callable[[_Facts], str]] = {"PyTorch": _pytorch, "Keras": _keras, "NumPy": _numpy}
    facts = _Facts(specimen.card, len(known), isinstance(layer, Bidirectional), file, tokens)
    return {library: write(facts).strip() + "\n" for library, write in writers.items()}


class _Facts:
    """What the three programs say of a model: sizes, readers, file, and the rows of the sentence's tokens."""

    def __init__(self, card: Card, known: int, both: bool, file: str, tokens: Tokens) -> None:
        blank = -1 in tokens.rows  # a token without a row reads zeros: they stand in one row more
        self.file, self.D, self.H = file, card.sizes["embedding"], card.sizes["units"]
        self.V, self.blank = known + blank, blank
        self.sides = ("forward", "backward") if both else (card.direction,)
        self.both, self.turned = both, card.direction == "backward"
        self.width, self.L, self.labels = self.H * len(self.sides), len(card.labels), " ".join(card.labels)
        rows = [row if row >= 0 else known for row in tokens.rows]
        self.rows, self.tokens = rows, "".join(tokens.tokens) if card.tokens != "words" else " ".join(tokens.tokens)

    def weights(self, as_float: str, join: str, zeros: str) -> list[str]:
        """Load the file; where a token of the sentence has no row, the table gets one of zeros."""
        name = 'w["embedding.weight"]'
        blank = [f"blank = {zeros}  # for tokens without a row", f"{name} = {join}([{name}, blank])"]
        return [
            f'w = load_file("{self.file}")',
            f"w = {{name: array{as_float} for name, array in w.items()}}  # float16 in the file",
            *(blank if self.blank else ()),
        ]

    def listed(self, around: str) -> list[str]:
        """The rows of the sentence's tokens, a few a line."""
        return [f"# {_one_line(self.tokens)}", *wrapped(f"rows = {around}([", [str(row) for row in self.rows], "])")]


def wrapped(before: str, parts: Sequence[str], behind: str) -> list[str]:
    """A list in one line, or in several that are indented."""
    whole = before + ", ".join(parts) + behind
    if len(whole) <= WIDTH:
        return [whole]
    lines, indent = [before], "    "
    for part in parts:
        if lines[-1] is before or len(lines[-1]) + len(part) + 2 > WIDTH:
            lines.append(indent)
        lines[-1] += f"{part}, "
    return [*(line.rstrip() for line in lines), behind]


def _one_line(text: str, most: int = 80) -> str:
    """A text as a comment: nothing that would end the line, and no more than fits."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return shown if len(shown) <= most else f"{shown[:most]}…"


def _pytorch(m: _Facts) -> str:
    suffix = {"forward": "", "backward": "_reverse" if m.both else ""}
    loaded = [
        line
        for side in m.sides
        for line in (
            f'    "lstm.weight_ih_l0{suffix[side]}": w["{side}.weight_ih"],',
            f'    "lstm.weight_hh_l0{suffix[side]}": w["{side}.weight_hh"],',
            f'    "lstm.bias_ih_l0{suffix[side]}": w["{side}.bias"],',
            f'    "lstm.bias_hh_l0{suffix[side]}": torch.zeros({4 * m.H}),',
        )
    ]
    return "\n".join(
        [
            "import torch",
            "from safetensors.torch import load_file",
            "from torch import nn",
            "",
            *m.weights(".float()", "torch.cat", f"torch.zeros(1, {m.D})"),
            "",
            "class Model(nn.Module):",
            "    def __init__(self):",
            "        super().__init__()",
            f"        self.embedding = nn.Embedding({m.V}, {m.D})",
            f"        self.lstm = nn.LSTM({m.D}, {m.H}{', bidirectional=True' if m.both else ''})  # i f g o",
            f"        self.readout = nn.Linear({m.width}, {m.L})  # {m.labels}",
            "",
            "    def forward(self, rows):  # (T,)",
            f"        h, _ = self.lstm(self.embedding(rows))  # (T, {m.width})",
            f"        return self.readout(h).softmax(-1)  # (T, {m.L})",
            "",
            "model = Model()",
            "model.load_state_dict({",
            '    "embedding.weight": w["embedding.weight"],',
            *loaded,
            '    "readout.weight": w["readout.weight"],',
            '    "readout.bias": w["readout.bias"],',
            "})",
            "",
            *m.listed("torch.tensor"),
            "with torch.no_grad():",
            f"    probabilities = {'model(rows.flip(0)).flip(0)' if m.turned else 'model(rows)'}",
            "print(probabilities)",
        ]
    )


def _keras(m: _Facts) -> str:
    lstm = f"layers.LSTM({m.H}, return_sequences=True)"
    names = [f"{side}.{name}" for side in m.sides for name in ("weight_ih", "weight_hh", "bias")]
    turn = ", ::-1" if m.turned else ""
    read = f"model.predict(rows[None{turn}], verbose=0)[0{turn}]"
    return "\n".join(
        [
            "import keras",
            "import numpy as np",
            "from keras import layers",
            "from safetensors.numpy import load_file",
            "",
            *m.weights('.astype("float32")', "np.concatenate", f'np.zeros((1, {m.D}), "float32")'),
            "",
            "model = keras.Sequential([",
            '    keras.Input((None,), dtype="int32"),  # (T,)',
            f"    layers.Embedding({m.V}, {m.D}),  # (T, {m.D})",
            f"    {f'layers.Bidirectional({lstm})' if m.both else lstm},  # (T, {m.width}); i f c o",
            f'    layers.Dense({m.L}, activation="softmax"),  # (T, {m.L}): {m.labels}',
            "])",
            "names = [",
            '    "embedding.weight",',
            *(f'    "{name}",' for name in names),
            '    "readout.weight",',
            '    "readout.bias",',
            "]",
            "model.set_weights([w[name].T if name != names[0] else w[name] for name in names])",
            "",
            *m.listed("np.array"),
            f"probabilities = {read}",
            "print(probabilities)",
        ]
    )


def _numpy(m: _Facts) -> str:
    hidden = (
        'h = np.concatenate([read("forward", x), read("backward", x[::-1])[::-1]], axis=1)'
        if m.both
        else 'h = read("backward", x[::-1])[::-1]'
        if m.turned
        else 'h = read("forward", x)'
    )
    return "\n".join(
        [
            "import numpy as np",
            "from safetensors.numpy import load_file",
            "",
            *m.weights('.astype("float32")', "np.concatenate", f'np.zeros((1, {m.D}), "float32")'),
            "",
            "def sigma(z):",
            "    return 1 / (1 + np.exp(-z))",
            "",
            f"def read(reader, x):  # (T, {m.D}) -> (T, {m.H})",
            '    W, U, b = (w[f"{reader}.{name}"] for name in ("weight_ih", "weight_hh", "bias"))',
            f"    h = c = np.zeros({m.H})",
            "    shown = []",
            "    for x_t in x:",
            f"        i, f, g, o = np.split(W @ x_t + U @ h + b, 4)  # ({m.H},) each",
            "        c = sigma(f) * c + sigma(i) * np.tanh(g)",
            "        h = sigma(o) * np.tanh(c)",
            "        shown.append(h)",
            "    return np.array(shown)",
            "",
            *m.listed("np.array"),
            f'x = w["embedding.weight"][rows]  # (T, {m.D})',
            f"{hidden}  # (T, {m.width})",
            f'scores = h @ w["readout.weight"].T + w["readout.bias"]  # (T, {m.L}): {m.labels}',
            "probabilities = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)",
            "print(probabilities)",
        ]
    )
