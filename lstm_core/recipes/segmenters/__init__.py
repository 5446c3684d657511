"""How the segmenters are made: sources, corpus, exchange of words, training, minimal pairs and card."""
