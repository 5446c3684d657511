"""The verse whose count the lessons on forget gate and cell update show: language → (model, text)."""

COUNTED = {
    "zh": ("verse-zh", "床前明月光，疑是地上霜。"),
    "en": ("verse-en", "To be, or not to be, that is the question / Whether 'tis nobler"),
}
