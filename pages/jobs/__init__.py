"""Live training in worker processes, for everybody on one server.

A visitor joins a course and asks the ticket how it stands, again and again, at the pace that it tells:

    ticket = Pool(courses, Limits.of_machine()).join(Course.of("count", to=9), visitor)
    ticket.state().phase    # "waiting" with .place, "running" with .records and .share, then "done"
"""

from pages.jobs.job import Course
from pages.jobs.limits import Limits
from pages.jobs.pool import Pool
from pages.jobs.run import State, Ticket

__all__ = ["Course", "Limits", "Pool", "State", "Ticket"]
