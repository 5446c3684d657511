"""What is remembered: how far gradients reach, how long gates keep, and whose writing stands in a state."""

from lstm_core.memory.distance import Reach, half_lives, kept_from, kept_to_end, reach, typical_half_life

__all__ = ["Reach", "half_lives", "kept_from", "kept_to_end", "reach", "typical_half_life"]
