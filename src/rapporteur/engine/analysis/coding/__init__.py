"""Coding: which codes of a scheme a text is about.

cues and words look at the words, describe and learn make models, evidence applies them, calibrate turns
evidence into probabilities, segments is the way in.
"""
