"""Reads a plan document (kế hoạch) like a careful clerk: text in, draft out.

Owns the grammar of formal documents; promises that nothing is invented: what the text does not
state stays empty, what it states twice differently is listed for a person to decide, and every
item knows the sentence it was read from. Pure: no file, no clock, no chance.
"""

from campaigns.planreader.key import as_key, plan_json
from campaigns.planreader.model import PlanDraft
from campaigns.planreader.read import read_plan

__all__ = ["PlanDraft", "as_key", "plan_json", "read_plan"]
