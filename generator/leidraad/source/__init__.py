"""From the editor's files to a guideline that can be trusted."""
