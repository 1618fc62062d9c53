"""The public's face."""
