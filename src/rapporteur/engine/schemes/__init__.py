"""Versioned data the engine codes with: stakeholder groups, countries and regions, frames of the review."""
