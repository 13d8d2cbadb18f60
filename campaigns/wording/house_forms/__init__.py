"""The words of the forms and drafts that the house brings itself."""
