"""The tools and resources that assistants are offered; all of them only read."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from interviews.assisting.answers import NOTICE, Answers
from interviews.errors import InterviewsError
from interviews.search.dates import FORMS
from interviews.search.requests import SearchRequest
from interviews.version import __version__

INSTRUCTIONS = f"""\
Interviews that somebody holds as transcripts, in questions and answers. Search them, show an answer whole
before you rely on it, prove each quotation with verify, and cite with cite: never write a reference or a
quotation from memory.
{NOTICE}
"""

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

Id = Annotated[str, Field(description="the id of an answer as search gives it, or its first digits")]
Date = Annotated[str | None, Field(description=FORMS)]
Names = Annotated[
    tuple[str, ...], Field(description="any one of them, as speakers, topics or search name them")
]


def make_server(answers: Answers) -> MCPServer[Any]:
    """A server that answers from an index."""
    server: MCPServer[Any] = MCPServer(
        "interviews", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING"
    )
    reads = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)

    def offered(function: Callable[Given, Answer]) -> None:
        server.tool(annotations=reads)(_reporting(function, ToolError))

    def search(
        query: Annotated[str, Field(description='words, "phrases", -without, speaker:name, topic:name')] = "",
        speakers: Names = (),
        topics: Names = (),
        outlets: Names = (),
        since: Date = None,
        until: Date = None,
        limit: Annotated[int, Field(ge=1, le=50)] = 10,
        offset: Annotated[int, Field(ge=0)] = 0,
    ) -> dict[str, Any]:
        """Finds what was said by its words, best first, with who said it where; without words the newest.

        The `kind` of a hit is `pair` for a question with its answer, `passage` for what nobody asked for.
        `outside` counts passages: those among the hits; of a search by filters alone, what in:outside lists.
        """
        return answers.search(
            SearchRequest(
                text=query,
                speakers=speakers,
                topics=topics,
                outlets=outlets,
                since=since,
                until=until,
                limit=limit,
                offset=offset,
            )
        )

    def show(id: Id, offset: Annotated[int, Field(ge=0)] = 0) -> dict[str, Any]:
        """One question with its whole answer; a long one goes on at next_offset."""
        return answers.show(id, offset)

    def related(id: Id) -> dict[str, Any]:
        """Who else was asked what this answer was asked, and what others say about it."""
        return answers.related(id)

    def cite(
        ids: Annotated[tuple[str, ...], Field(min_length=1, max_length=20, description="ids of answers")],
        style: Annotated[
            str | None,
            Field(description="a CSL style such as apa, or biblatex, bibtex, ris, csl-json, markdown"),
        ] = None,
        locator: Annotated[str | None, Field(description="the place, such as 'paragraph 12'")] = None,
    ) -> dict[str, Any]:
        """References of answers in a style or a format, with how each is cited in the text."""
        return answers.cite(ids, style, locator)

    def verify(
        quotation: Annotated[
            str, Field(min_length=3, max_length=5000, description="the words, as they are quoted")
        ],
        id: Annotated[str | None, Field(description="the answer it is from, where that is known")] = None,
    ) -> dict[str, Any]:
        """Proves a quotation: whether somebody says just these words, who, where, when; with its citation."""
        return answers.verify(quotation, id)

    def speakers(text: str = "", limit: Annotated[int, Field(ge=1, le=200)] = 50) -> dict[str, Any]:
        """The people who speak, with how many answers and questions each has; those with the text."""
        return answers.values("speaker", text, limit)

    def topics(text: str = "", limit: Annotated[int, Field(ge=1, le=200)] = 50) -> dict[str, Any]:
        """The topics, with how many answers each has; those with the text."""
        return answers.values("topic", text, limit)

    for function in (search, show, related, cite, verify, speakers, topics):
        offered(function)

    @server.resource("interview://pairs/{id}", name="answer", mime_type="application/json")
    def pair(id: str) -> str:
        """One question with its answer."""
        return json.dumps(_reporting(answers.show, ResourceError)(id, 0), ensure_ascii=False)

    @server.resource("interview://files/{+path}", name="transcript", mime_type="text/markdown")
    def transcript(path: str) -> str:
        """What is said in a transcript, by its path as search gives it."""
        return _reporting(answers.transcript, ResourceError)(path)

    return server


def _reporting(
    function: Callable[Given, Answer], error_class: type[ToolError] | type[ResourceError]
) -> Callable[Given, Answer]:
    """A function whose errors are told to the assistant, in the words for users."""

    # The schema of a tool is made of the signature of its function.
    @wraps(function)
    def reporting(*positional: Given.args, **named: Given.kwargs) -> Answer:
        try:
            return function(*positional, **named)
        except InterviewsError as error:
            raise error_class(str(error)) from error

    return reporting
