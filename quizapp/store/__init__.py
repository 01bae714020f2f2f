"""Tables and every query on them. Functions take an open `Connection` as `on` and never commit."""
