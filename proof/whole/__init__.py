"""The whole bot in any order of events, against a model of a few lines."""
