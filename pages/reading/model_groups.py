"""The models of the menu, grouped by what they show."""

from pages.state import address, model_names

OPEN = "open"  # no model yet: the dialog that opens a file
TASKS = ("verse", "segmenter", "negation", "reviews-far")  # a group's name is what its models' names begin with


def groups(opened: bool) -> dict[str, tuple[str, ...]]:
    """Group → the names in it, in the order of the menu; `opened`: a file's model stands beside the way to it."""
    trained = {task: tuple(name for name in model_names.shipped() if name.startswith(f"{task}-")) for task in TASKS}
    file = (address.FILE, OPEN) if opened else (OPEN,)
    return {group: names for group, names in trained.items() if names} | {"random": (model_names.RANDOM,), "file": file}
