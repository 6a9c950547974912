"""Help for those who change the guide: what a change does, what is due, and a start for something new."""
