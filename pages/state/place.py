"""Two texts are walked in one visit, the sentence and the training lab's sequence: each keeps its own place."""

from pages.state import address, visit

OF_ITS_OWN = "training"  # the page that walks another text than all others
BORROWS = ("rnn", "gru")  # the pages that borrow a model where the reader's own has another cell
WALKED = ("text", "model", "units", "seed")


def change_page(left: str | None, opened: str) -> None:
    """Keep the place of what was walked on the page that was left, and bring back that of what is walked now.

    Where something else is walked now, as when a trained model is taken along, the place stays as it is.
    """
    here = visit.current()
    if left is not None:
        here.opens, here.gave_way = False, ""
        if here.state.lent:  # what is said of the link is said of the model that was borrowed
            visit.dismiss_notice()
    if here.lab_hold and here.lab_hold == here.state.hold:
        visit.change(hold=())
    here.lab_hold = ()
    here.curtains = frozenset()
    if here.state.lent and (left is not None or opened not in BORROWS):
        visit.change(model=here.state.lent, lent="")
    before, after = left == OF_ITS_OWN, opened == OF_ITS_OWN
    if left is None or before == after:
        return
    places, here = here.places, here.state
    place = {name: getattr(here, name) for name in address.PLACE}
    walked = [getattr(here, name) for name in WALKED]
    places[before] = (walked, place)
    known, back = places.get(after, (None, place))
    if known == walked and back != place:
        visit.change(**back, jump=here.jump + 1)
