"""Reads a plan document (kế hoạch) like a careful clerk: text in, draft out.

Owns the grammar of formal documents; promises that nothing is invented: what the text does not
state stays empty, what it states twice differently is listed for a person to decide, and every
item knows the sentence it was read from. Pure: no file, no clock, no chance.
"""
