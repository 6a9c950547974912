"""The macros that pages call: arguments in, HTML out."""
