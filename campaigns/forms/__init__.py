"""Forms as data, and the engine that asks them question by question."""
