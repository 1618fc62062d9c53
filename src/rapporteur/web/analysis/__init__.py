"""Runs of the main job on frozen snapshots of what came in."""
