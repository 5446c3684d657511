"""Every field of a model file's header, card and vocabulary replaced by everything JSON can hold: refused or read."""

import copy
import json

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lstm_core import SpecimenError, open_specimen, save_specimen
from tests.lstm_core.formats.test_specimen_file import specimen

TEXTS = ("card", "tokeniser", "layer")  # JSON within the header's texts
RAW = "\ue000"  # marks what is to stand in the header as it is, JSON or not
FULL = {  # every field the card may have
    "seed": 3,
    "data": [{"name": "d", "licence": "CC0"}],
    "licence": "CC0",
    "training_seconds": 1.5,
    "training": {"epochs": 3, "loss": "cross_entropy"},
    "metrics": {"tag_accuracy": 0.5},
    "fails": [{"text": "我", "expected": "S", "got": "B"}],
    "pairs": [{"text": "我", "share": 0.5}],
    "siblings": {"forward": "f", "equal_parameters": {"units": 4}},
    "reads": {"traditional": "as typed"},
}
ROOMY = [0, 1, -1, 2**31, 2**63, 2**64, -(2**63), 10**400, 0.5, 1e308, -0.0]
LITERALS = ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, '"\\ud800"', '{"a": 1, "a": 2}', "[1, 2"]
anything = st.recursive(
    st.sampled_from([None, True, False, "", "x", "F16", "我" * 400, *ROOMY, *(RAW + text for text in LITERALS)])
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


def taken_apart():
    """(header with its texts as objects, the arrays' bytes) of a good file with a full card."""
    data = save_specimen(specimen())
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    texts = header["__metadata__"]
    texts |= {name: json.loads(texts.get(name, '{"hard_slope": 0.2}')) for name in TEXTS}
    texts["card"] |= FULL
    return header, data[8 + length :]


def spelt(value):
    """JSON in which a marked text stands as it is."""
    if isinstance(value, str) and value.startswith(RAW):
        return value[1:]
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)}: {spelt(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(spelt, value)) + "]"
    return json.dumps(value)


def put_together(header, body):
    header = copy.deepcopy(header)
    texts = header.get("__metadata__")
    if isinstance(texts, dict):
        for name in TEXTS:
            if not isinstance(texts.get(name), str) or texts[name].startswith(RAW):
                texts[name] = spelt(texts.get(name))
    text = spelt(header).encode("utf-8", "surrogatepass")
    return len(text).to_bytes(8, "little") + text + body


def paths(value, above=()):
    """The way to every field of nested objects and lists, the outermost included."""
    yield above
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(item, (*above, key))


def changed(header, path, value):
    """The header with another value at `path`; a value of ... takes the field away."""
    if not path:
        return value
    header = copy.deepcopy(header)
    inner = header
    for key in path[:-1]:
        inner = inner[key]
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return header


HEADER, BODY = taken_apart()
PATHS = list(paths(HEADER))
FIELDS = [path for path in PATHS if path]


def opened(data):
    """Whether the file is opened and reads; only a SpecimenError may stop it."""
    try:
        found = open_specimen(data)
    except SpecimenError as error:
        refusal = error
    else:
        refusal = None
    if refusal:
        assert refusal.code
        assert len(str(refusal)) < 1500
        return False
    assert np.isfinite(found.read("我爱你").trace.h).all()
    return True


def test_the_file_that_is_to_be_spoilt_is_good():
    assert opened(put_together(HEADER, BODY))
    assert open_specimen(put_together(HEADER, BODY)).layer.hard_slope == 0.2


def test_a_list_for_a_dtype_is_refused():
    spoilt = changed(HEADER, ("embedding.weight", "dtype"), ["F16"])
    with pytest.raises(SpecimenError) as caught:
        open_specimen(put_together(spoilt, BODY))
    assert caught.value.code == "dtype"


VALUES = [None, True, 0, -1, 10**400, 0.5, "", "x", [], ["F16"], {}, {"a": 1}, ..., RAW + "NaN"]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:12])
def test_each_field_by_each_kind_of_value(value):
    for path in FIELDS:
        opened(put_together(changed(HEADER, path, value), BODY))


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(FIELDS), anything), min_size=1, max_size=3))
@example([(("__metadata__", "layer", "hard_slope"), RAW + "9" * 5000)])
def test_several_fields_by_anything(changes):
    header = HEADER
    for path, value in changes:
        try:
            header = changed(header, path, value)
        except (KeyError, IndexError, TypeError):  # an earlier change took the way there
            continue
    opened(put_together(header, BODY))


@given(anything)
def test_a_header_that_is_anything(value):
    text = spelt(value).encode("utf-8", "surrogatepass")
    assert not opened(len(text).to_bytes(8, "little") + text + BODY)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_shapes_and_places_of_arrays(data):
    header = copy.deepcopy(HEADER)
    name = data.draw(st.sampled_from([name for name in header if name != "__metadata__"]))
    numbers = st.sampled_from([*ROOMY, len(BODY), len(BODY) + 1, 4, 3]) | st.integers(-10, len(BODY))
    header[name]["shape"] = data.draw(st.lists(numbers, max_size=4) | st.just(header[name]["shape"]))
    header[name]["data_offsets"] = data.draw(st.lists(numbers, min_size=1, max_size=3))
    opened(put_together(header, BODY))


def test_names_that_stand_twice_are_refused():
    text = spelt(HEADER)
    for once in ('"readout.bias": ', '"__metadata__": ', '"dtype": ', '"shape": '):
        at = text.index(once)
        end = at + len(once) + len(json.dumps(json.JSONDecoder().raw_decode(text, at + len(once))[0]))
        twice = (text[:at] + text[at:end] + ", " + text[at:]).encode()
        assert not opened(len(twice).to_bytes(8, "little") + twice + BODY)
    card = spelt(HEADER["__metadata__"]["card"])
    spoilt = changed(HEADER, ("__metadata__", "card"), card.replace("{", '{"name": "other", ', 1))
    with pytest.raises(SpecimenError, match=r"card: .*a name twice"):
        open_specimen(put_together(spoilt, BODY))
