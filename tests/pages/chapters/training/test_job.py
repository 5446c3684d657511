"""What a worker tells of a training, held against the network that the core itself trains."""

import subprocess
import sys
from dataclasses import astuple, replace

import numpy as np
import pytest

from lstm_core import load_specimen, open_specimen, save_specimen
from lstm_core.formats.weights import layer_to_arrays
from lstm_core.recipes.languages import REVIEWS
from lstm_core.recipes.negation import plan, prepare
from lstm_core.toys import SOLVED, TOYS, Switches, train
from lstm_core.train import Record
from pages.chapters.training.job import SUBJECTS, training
from pages.chapters.training.snapshot import EVERY, PROBES
from pages.state.training_settings import RECIPES, USUAL, Choice
from pages.words.words import words
from tests.pages.test_imports import ROOT

pytestmark = pytest.mark.slow

PENALISED = "flip-flop;thrift:0.2;into:-4"


@pytest.fixture(scope="module")
def plain():
    return list(training("flip-flop"))


@pytest.fixture(scope="module")
def penalised():
    return list(training(PENALISED))


def test_the_weights_are_those_of_the_core_at_every_snapshot(plain):
    core = {record.update: record for record in train(TOYS["flip-flop"], USUAL)}
    for record in plain:
        assert np.array_equal(record.network.flat(), core[record.update].network.flat())
        losses = [core[k].loss for k in range(max(1, record.update - EVERY + 1), record.update + 1)]
        assert not losses or record.loss == pytest.approx(np.mean(losses))
    assert [record.update for record in plain] == list(range(0, plain[-1].updates + 1, EVERY))
    assert plain[-1].progress == 1


@pytest.mark.parametrize("name", ["plain", "penalised"])
def test_doors_are_means_of_the_run_s_own_gates_at_marks_and_elsewhere(name, request):
    record = request.getfixturevalue(name)[-1]
    network = record.network
    batch = TOYS["flip-flop"].draw(np.random.default_rng(PROBES), PROBES)
    found = {"f": ([], []), "i": ([], [])}
    for one in range(PROBES):
        trace = network.layer(batch.inputs[:, one])
        for step, symbol in enumerate(batch.inputs[:, one]):
            for gate in "fi":
                found[gate][int(symbol[2])].append(getattr(trace, gate)[step, 0])
    means = [np.mean(found[gate][where]) for gate in "fi" for where in (0, 1)]
    assert astuple(record.doors) == pytest.approx(means, abs=1e-5)


def test_plain_training_leaves_the_input_gate_open_and_remembers_through_h(plain):
    last = plain[-1]
    assert last.final >= 0.99
    assert last.doors.i_rest > 0.5
    assert last.cut < last.final - 0.02


def test_the_gate_penalty_shuts_it_and_the_cell_alone_remembers(penalised):
    last = penalised[-1]
    assert last.final >= 0.99
    assert last.doors.i_rest < 0.2
    assert last.cut >= 0.99


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_shipped_seed_trains_the_shipped_negation_model(language):
    shipped = load_specimen(f"negation-{language}")
    chosen = Choice(f"negation-{language}", replace(USUAL, seed=shipped.card.seed))
    *_, last = training(chosen.job)
    trained = last.network.arrays()
    for name, weights in arrays(shipped).items():
        step = np.spacing(np.abs(weights).max().astype(np.float16))
        np.testing.assert_allclose(trained[name], weights, rtol=0, atol=step, err_msg=name)
    assert last.final == pytest.approx(shipped.card.metrics["accuracy"], abs=0.005)
    for lang, seed in (("zh", "种子 {}"), ("en", "seed {}")):
        assert seed.format(shipped.card.seed) in words(lang)(f"training.recipe.negation-{language}.about")


def test_an_update_reads_as_many_sequences_as_the_page_says():
    assert training_batch() == 32
    for language in ("zh", "en"):
        name = f"negation-{language}"
        planned = plan(REVIEWS[language], 0)
        assert (planned.batch_size, len(prepare(REVIEWS[language], np.random.default_rng(0))[1])) == (64, 8000)
        assert planned.epochs == 6
        assert next(SUBJECTS[name].follow(USUAL)).updates == 6 * 8000 / 64


def training_batch() -> int:
    """Sequences in each batch of a toy's training, all of them fresh."""
    seen, usual = [], TOYS["flip-flop"]
    toy = replace(usual, sample=lambda rng, count: seen.append(count) or usual.sample(rng, count))
    list(train(toy, Switches(updates=40), every=10**9))
    return min(seen)


def test_one_reader_alone_cannot_tell_what_lies_between():
    """A network that reads forward only answers alike whatever follows, so that it cannot learn the sandwich."""
    *_, alone = training("sandwich;single:1")
    assert alone.final < SOLVED
    *_, both = training("sandwich")
    assert both.final >= SOLVED
    forward = both.network.layer.forward
    batch = TOYS["sandwich"].draw(np.random.default_rng(PROBES), PROBES)
    f, marked = forward(batch.inputs).f, batch.inputs[..., 0] > 0
    assert astuple(both.doors)[:2] == pytest.approx([f[marked].mean(), f[~marked].mean()], abs=1e-5)


def arrays(specimen) -> dict[str, np.ndarray]:
    """Its weights by the names of a network's, as shipped: in float16. Processors differ in a sum's last bits."""
    readout = {"readout_weight": specimen.readout.weight, "readout_bias": specimen.readout.bias}
    return layer_to_arrays(specimen.layer) | {"embedding": specimen.embedding.weight} | readout


@pytest.mark.parametrize("name", RECIPES)
def test_every_recipe_begins_is_read_and_survives_its_file(name):
    subject, chosen = SUBJECTS[name], Choice(name, replace(USUAL, units=3, recurrent=False))
    network = subject.untrained(chosen.switches)
    specimen = subject.specimen(chosen.switches, Record(0, 1, network))
    text = subject.example
    reading = subject.read(specimen, text)
    again = open_specimen(save_specimen(specimen)).read("".join(reading.tokens) if subject.symbols else text)
    assert np.array_equal(again.trace.h, reading.trace.h)
    marks = subject.marks(reading.tokens)
    assert marks.any()
    assert not marks.all()
    assert specimen.layer is network.layer


def test_a_training_that_blows_up_says_when(monkeypatch):
    subject = SUBJECTS["brackets"]
    fit = sys.modules["lstm_core.train.fit"]  # the package has the function by that name
    monkeypatch.setattr(fit, "clip", lambda gradient, largest: (gradient, np.inf))
    *_, last = training(f"{subject.name};seed:1")
    assert last.diverged == 1
    assert np.isfinite(last.network.flat()).all()


def test_a_worker_needs_no_streamlit():
    code = "import sys, pages.chapters.training.job; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
