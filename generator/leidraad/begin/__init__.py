"""A new guideline, and the next page of one that is there: files to fill in, in which each field is explained."""
