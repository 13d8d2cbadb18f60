"""A commune's list of units: its sheet read into lines, the lines held against the units that stand."""
