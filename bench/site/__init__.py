"""The site under load, and the site being killed."""
