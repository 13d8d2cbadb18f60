"""Plain rows in, files out: workbooks, documents, pictures."""
