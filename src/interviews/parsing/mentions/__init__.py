"""Who is named in the title, the prose, the bylines and the lists around an interview, and by the first to speak."""

from interviews.parsing.mentions.around import introductions, mentions_above, mentions_below, says_who_wrote
from interviews.parsing.mentions.mention import Mention, Reason

__all__ = ["Mention", "Reason", "introductions", "mentions_above", "mentions_below", "says_who_wrote"]
