"""Coding: which codes of a scheme a text is about.

Two ways in: segments, for contributions in a report; coder, for whole texts in the filter. cues and words look at
the words, describe and learn make models, evidence applies them, calibrate turns evidence into probabilities.
examples and experts learn from what a user labelled, descriptions goes by what a user's codes are called.
"""
