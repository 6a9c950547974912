"""Every mistake as a sentence with file and line."""
