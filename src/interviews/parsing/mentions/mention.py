"""What the text around an interview says about somebody."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from interviews.model import Role


class Reason(StrEnum):
    """Which kind of words name somebody."""

    BYLINE = "byline of who asks"
    AUTHOR = "byline"
    INTERVIEWED = "said to be interviewed"
    TALKED = "said to have talked with somebody"
    LISTED = "listed among who takes part"
    INTRODUCES_SELF = "introduces themselves"
    INTRODUCES_SELF_AS_HOST = "introduces themselves as host"
    INTRODUCES_GUEST = "introduced as guest"
    INTRODUCES_COHOST = "introduced as co-host"
    THANKS_HOST = "thanked by a guest for the invitation"


class Mention(msgspec.Struct, frozen=True):
    """One fact about one person."""

    role: Role | None
    """None where the words name somebody who takes part and not who asks."""
    name: str
    line: int
    """The index of the line where the name stands."""
    reason: Reason
    affiliation: str | None = None
    alias: str | None = None
    """The initials, letter or number that stands for them as a label, where a list explains it."""
    inflected: bool = False
    """Whether the language has bent the name, so that it serves to be matched and not to be shown."""
