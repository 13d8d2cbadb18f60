"""From "say this" to an outbox row: every word that the bot says."""
