"""Files in and out: the bank's own format, and those of other systems."""
