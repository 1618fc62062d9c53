"""Pages about the register of a review."""
