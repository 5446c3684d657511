"""What is remembered: how far gradients reach, how long gates keep, and whose writing stands in a state."""

from lstm_core.memory.account import ADDENDS, account
from lstm_core.memory.distance import Reach, half_lives, kept_from, kept_to_end, reach, typical_half_life
from lstm_core.memory.ledger import contributions, memory_ledger
from lstm_core.memory.swap import Swap, swap

__all__ = [
    "ADDENDS",
    "Reach",
    "Swap",
    "account",
    "contributions",
    "half_lives",
    "kept_from",
    "kept_to_end",
    "memory_ledger",
    "reach",
    "swap",
    "typical_half_life",
]
