"""A campaign in the making, out of a read plan: `begin.py` starts it, `whole_plan.py` ends it."""
