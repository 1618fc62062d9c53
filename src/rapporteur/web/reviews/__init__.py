"""Reviews with their mandates, topics, documents and the roles of staff."""
