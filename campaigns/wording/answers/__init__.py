"""Yes, no and cancel."""
