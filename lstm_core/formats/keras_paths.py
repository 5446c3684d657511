"""Which of Keras's arrays are one layer, by their paths."""

import re

from lstm_core.formats.layouts import listed
from lstm_core.formats.weights import WeightsError

Reader = dict[str, object]  # the arrays of one layer by name
READER = re.compile(r"(forward|backward)(_.*)?$")  # the segment of a path by which the two are told apart
IN_FILE = {"0": "kernel", "1": "recurrent_kernel", "2": "bias"}  # …/cell/vars/0 of a .weights.h5 file


def _layers(groups: dict[str, Reader]) -> dict[str, dict[str, str]]:
    """Path → reader → path of its arrays, forward first, of every layer that has a recurrent_kernel."""
    beside: dict[str, list[tuple[str, str]]] = {}
    layers: dict[str, dict[str, str]] = {}
    for where, group in groups.items():
        if "recurrent_kernel" not in group and len(groups) > 1:
            continue
        above, reader = _reader(where)
        layers[where] = {reader: where}
        if reader:
            beside.setdefault(above, []).append((reader, where))
    for above, found in beside.items():
        if sorted(reader for reader, _ in found) == ["backward", "forward"]:
            for _, where in found:
                del layers[where]
            layers[above] = dict(sorted(found, reverse=True))
    place = {where: k for k, where in enumerate(groups)}
    return dict(sorted(layers.items(), key=lambda item: min(place[where] for where in item[1].values())))


def split(path: str) -> tuple[str, str]:
    """The path of a layer and the name of one of its arrays."""
    where, _, name = path.rpartition("/")
    name = name.removesuffix(":0")
    if name in IN_FILE and where.endswith("cell/vars"):
        return where.removesuffix("/vars"), IN_FILE[name]
    return where, name


def _reader(where: str) -> tuple[str, str]:
    """The path above the part that names a reader, and the reader; the whole path and "" where none is named."""
    parts = where.split("/")
    for k in reversed(range(len(parts))):
        match = READER.match(parts[k])
        if match:
            return "/".join(parts[:k]), match[1]
    return where, ""


def chosen(arrays: dict[str, object], prefix: str | None) -> dict[str, Reader]:
    """The readers of one layer; `WeightsError` lists the layers where it is not said which."""
    groups: dict[str, Reader] = {}
    for path, array in arrays.items():
        where, name = split(path)
        groups.setdefault(where, {})[name] = array
    layers = _layers(groups)
    choices = "one layer: " + listed(f'prefix="{where}"' for where in layers) if layers else "a layer: none is in it"
    if prefix is not None:
        start = prefix.rstrip("/")
        layers = {where: found for where, found in layers.items() if not start or f"{where}/".startswith(f"{start}/")}
        if not layers:
            raise WeightsError("names", choices, f"prefix={prefix!r}")
    if len(layers) > 1:
        raise WeightsError("layers", choices, f"{len(layers)} of them")
    own = set(next(iter(layers.values()), {}).values())
    others = [path for path in arrays if split(path)[0] not in own]
    if not layers or (others and prefix is None):
        raise WeightsError("names", choices, listed(f"+{path}" for path in others) or "∅")
    (places,) = layers.values()
    return {reader: groups[where] for reader, where in places.items()}
