"""What contributors gave: drafts, answers, attachments, submissions and what staff keyed in."""
