"""The demonstration as a site: one fictional review with two closed rounds and one that is open."""
