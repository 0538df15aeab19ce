"""Files of pairs that are aligned already."""
