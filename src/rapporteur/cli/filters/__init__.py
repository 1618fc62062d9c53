"""The filters: texts as JSON Lines in, what the engine says of each as JSON Lines out."""
