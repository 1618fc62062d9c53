"""The engine: files in, accountable report out. No network, no clock, no global state."""
