"""Who works on the site: staff, how they sign in, and the log of what they did."""
