"""Pages are opened many times in one process: what AppTest would make anew for each of their runs is made once."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from types import SimpleNamespace

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test, local_script_runner
from streamlit.testing.v1.element_tree import Block, ElementTree, Node
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from pages.state import widgets
from pages.state.visit import SEEN

BROWSER = SimpleNamespace(client_context=SimpleNamespace(cookies={SEEN: "1"}, headers={}))  # it has been here before


def runtime(spec: type) -> SimpleNamespace:
    """What a page asks the server's runtime for, in place of a mock of the whole class."""
    return SimpleNamespace(get_client=lambda session: BROWSER)


def await_end(runner: LocalScriptRunner, timeout: float) -> None:
    """Wait for a run; AppTest itself looks a thousand times a second whether it has ended."""
    runner._script_thread.join(timeout)
    if not runner.script_stopped():
        runner.request_stop()
        raise RuntimeError(f"the page ran for more than {timeout} s")


def leave_keras_alone() -> None:
    """Streamlit has Keras, which other tests import, forget what no page made: all of memory is searched for it."""


def nodes(block: Block) -> Iterator[Node]:
    """A block and all in it, in order; AppTest's own way goes through a generator for each level.

    A run's whole tree, which AppTest asks for a dozen times a run, is walked once.
    """
    known = vars(block).get("known")
    if known is None:
        known = walked(block)
        if isinstance(block, ElementTree) and block.children:
            block.known = known
    return iter(known)


def walked(block: Block) -> list[Node]:
    found, left = [], [block]
    while left:
        found.append(left.pop())
        if isinstance(found[-1], Block):
            left.extend(reversed(found[-1].children.values()))
    return found


def copied(self: DeltaGenerator, memo: dict) -> DeltaGenerator:
    """A copy for a fragment; Streamlit's own copies all ancestors anew for each one that stands in one."""
    cursor, parent, form = (deepcopy(part, memo) for part in (self._cursor, self._parent, self._form_data))
    copy = DeltaGenerator(self._root_container, cursor, parent, self._block_type)
    copy._form_data, copy._creating_fragment_id = form, self._creating_fragment_id
    return copy


@pytest.fixture(autouse=True, scope="session")
def light_app_tests() -> Iterator[None]:
    scan, compiled = cache(manifest_scanner.scan_component_manifests), cache(ScriptCache().get_bytecode)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        patch.setattr(ScriptCache, "get_bytecode", lambda self, path: compiled(path))
        patch.setattr(app_test, "MagicMock", runtime)
        patch.setattr(Block, "__iter__", nodes)
        patch.setattr(DeltaGenerator, "__deepcopy__", copied)
        patch.setattr(local_script_runner, "require_widgets_deltas", await_end)
        patch.setattr(script_runner, "_clean_problem_modules", leave_keras_alone)
        patch.setattr(widgets, "ON_ITS_WAY", 0.0)  # an AppTest hears of every run before it asks for another
        yield
