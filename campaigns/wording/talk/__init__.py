"""What is said around values in a conversation: wishes, orders, questions, second thoughts."""
