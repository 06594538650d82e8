"""The rules of a decision aid, each a sentence that yields problems with the shortest route that breaks it."""
