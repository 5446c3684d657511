"""Handouts: one HTML file of a few walks that opens from a disk and asks nobody for anything.

`python -m pages.handout --model segmenter-zh 我爱中国 > a.html` makes one, by `file.html`.
"""
