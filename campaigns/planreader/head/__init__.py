"""What a document is: its number, day and title, who issues it, and to whom."""
