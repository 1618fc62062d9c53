"""The outbox: mail that is written down in the transaction that causes it, and sent afterwards."""
