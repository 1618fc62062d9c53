"""The secretariat's face."""
