"""What pages and settings say, read into frozen dataclasses."""
