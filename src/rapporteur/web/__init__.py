"""The site: keeps what people give and decide, and shows it. It never analyses; that is the engine's work."""
