"""The one error of everything that reads or writes weights."""


class WeightsError(ValueError):
    """What is wrong with weights: a stable `code`, what was `expected`, what came (`got`).

    Codes: too-large, pickle, not-safetensors, truncated, header, offsets, names, dtype, shape, not-finite, range,
    units, and for what a layout cannot express: peepholes, projections, layers, activations, options.
    """

    def __init__(self, code: str, expected: str, got: str) -> None:
        super().__init__(f"{code}: expected {expected}, got {got}")
        self.code, self.expected, self.got = code, expected, got
