"""Live training in worker processes, for everybody on one server.

A visitor joins a job and asks the ticket how it stands, again and again, at the pace that it tells:

    ticket = Pool(jobs, Limits.of_machine()).join(Job.of("count", to=9), visitor)
    ticket.state().phase    # "waiting" with .place, "running" with .records and .progress, then "done"
"""

from pages.jobs.job import Job
from pages.jobs.limits import Limits
from pages.jobs.pool import Pool
from pages.jobs.run import State, Ticket

__all__ = ["Job", "Limits", "Pool", "State", "Ticket"]
