"""A decision aid: one question at a time, by a script, by style alone, or as a list with links."""
