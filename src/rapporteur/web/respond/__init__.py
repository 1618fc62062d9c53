"""The contributor's face."""
