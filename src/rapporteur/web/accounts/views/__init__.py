"""Pages of accounts that are ours; the others are allauth's."""
