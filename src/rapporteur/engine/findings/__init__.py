"""Findings: claims with all that they rest on, made from a Run and from nothing else."""
