"""A class of simulated learners to look around in. Made through the use cases, in simulated time."""
