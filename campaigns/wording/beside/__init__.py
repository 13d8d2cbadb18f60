"""Words beside a value: those that leave it as it is, and those that change or doubt it."""
