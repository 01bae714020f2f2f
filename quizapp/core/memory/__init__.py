"""What a learner remembers: one memory per learner and fact, and the sessions that serve it."""
