"""What a message or a press of a person leads to; one module per conversation."""
