"""Worksheets as files: to fill in on a screen, to print, and to change in a word processor."""
