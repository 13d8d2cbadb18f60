"""Reads a plan document (kế hoạch) like a careful clerk: text in, draft out.

Owns the grammar of formal documents; promises that nothing is invented: what the text does not
state stays empty, what it states twice differently is listed for a person to decide, and every
item knows the sentence it was read from. Pure: no file, no clock, no chance.

`read.py` goes through the folders in order: text/ (made even, cut into blocks), head/ (what it is,
who issues it), days/ (every date and what it stands for), period/ (with the phases), deadlines/
(with the reports), targets/ and quotas/. Each imports only what stands before it. sketch/ makes a
campaign of the draft.
"""
