"""Commands for contributors: summarise a change, list what is due, start a question, page or topic."""
