"""Check the content: report every mistake as a sentence with file and line."""
