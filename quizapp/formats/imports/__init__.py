"""Question files of other programs: each read into the same items, with a report of what became of each."""
