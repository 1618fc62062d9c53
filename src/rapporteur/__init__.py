"""Rapporteur: an open consultation, from the call for input to the adopted report."""

__version__ = "0.1.0"
