"""Who says so (nested), and did it happen: attributions, status and polarity, the chain of tellers."""

from dateline.voice.attribute import attributions
from dateline.voice.chain import told_by
from dateline.voice.gate import may_attribute
from dateline.voice.quoted import quoted
from dateline.voice.status import Assessment, assess

__all__ = ["Assessment", "assess", "attributions", "may_attribute", "quoted", "told_by"]
