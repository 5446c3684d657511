"""The training lab: what may be trained, how it is followed in a worker process, and the run that a visit holds."""
