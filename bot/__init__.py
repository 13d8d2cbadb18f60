"""The process: settings, command line, wiring, and the two ends towards Telegram."""
