"""What is set by hand, on the pages whose doors can be dragged: what of it fits, and the picture of both runs."""

from lstm_core import Reading
from pages.reading import cache, changes, scene
from pages.reading.accept import accept
from pages.reading.scene import Scene
from pages.stage import stage
from pages.state import address, holds, visit
from pages.words.words import Words


def fitted(shown: Scene) -> address.State:
    """The state with what this run does not have taken off: a link may hold what another model had."""
    here = visit.state()
    ways = tuple(shown.reading.readers)
    size = (len(shown.reading.tokens), shown.reading.trace.h.shape[1] // len(ways))
    other = _cut(here.other)
    steps = min(size[0], len(shown.specimen.tokenise(other)) if other else size[0])
    visit.change(
        hold=tuple(hold for hold in here.hold if hold.fits(steps, size[1], ways, shown.reading.kind)), other=other
    )
    now = visit.state()
    if count := len(here.hold) - len(now.hold) + bool(here.other and not other):
        visit.current().unfit = ((shown.key, now.hold, now.other), count)
    return now


def unfit(say: Words, shown: Scene) -> str:
    """What `fitted` has taken off, while what is left stands as it left it; else ""."""
    here = visit.state()
    run, count = visit.current().unfit or (None, 0)
    return say("what_if.unfit", count=count) if run == (shown.key, here.hold, here.other) else ""


def picture(say: Words, shown: Scene, other: str = "", *, spreads: bool = False) -> tuple[dict, Reading]:
    """The stage's payload with what the state holds, the run before it behind; and the reading with it.

    `other` is the sentence that is read instead, "" for the same. Where a hold `spreads`, it can be told to go over
    every step, all units or both readers. A cell without doors has nothing to hold.
    """
    if not holds.PARTS[shown.reading.kind]:
        return stage.picture(shown.key, shown.specimen, shown.reading, shown.siblings), shown.reading
    here = visit.state()
    changed = here.hold or other
    after = cache.changed(shown.key, shown.specimen, other, here.hold) if changed else shown.reading
    key = (*shown.key[:-1], "|".join((here.text, other, holds.spell(here.hold)))) if changed else shown.key
    siblings = {} if changed else shown.siblings
    before = (shown.key, shown.reading)
    told = {
        "held": [changes.described(say, hold, after.tokens) for hold in here.hold],
        "spreads": spreads,
        "said": changes.said(say, shown, after, here.hold),
    }
    return stage.picture(key, shown.specimen, after, siblings, before=before) | {"drags": told}, after


def _cut(other: str) -> str:
    """The other sentence where the model can read it, as far as a sentence is read; what is left out is said."""
    accepted = accept(other, "", scene.tokenise)
    if accepted.notice == "cut":
        visit.current().other_cut = (accepted.text, accepted.slots)
    return accepted.text
