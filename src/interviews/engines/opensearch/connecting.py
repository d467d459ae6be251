"""The connection to a cluster: who may ask it, what it may answer, and what is said when it does not."""

from __future__ import annotations

import logging
import os
import ssl
import stat
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

from opensearchpy import JSONSerializer, OpenSearch, Transport, Urllib3HttpConnection
from opensearchpy import exceptions as answers
from opensearchpy.helpers import streaming_bulk

from interviews.errors import ClosedIndexError, InterviewsError, NoIndexError, SearchIndexError, SettingsError
from interviews.settings import SearchSettings

USER_VARIABLE, PASSWORD_VARIABLE = "INTERVIEWS_OPENSEARCH_USER", "INTERVIEWS_OPENSEARCH_PASSWORD"
MOST_BYTES = 256_000_000
"""Of one answer."""
LONGEST_ANSWER = 10
"""How many times the timeout an answer may take in all, however slowly its bytes drip."""
PAGE = 2_000
"""Documents that are read at once; with their words they have some 20 MB."""
MOST_VALUES = 10_000
"""That are asked for, or about, at once."""
BULK_BYTES = 4_000_000
"""Of one request that writes; the cluster holds the next ones back by answering late."""
PAUSES = (0.1, 0.4, 1.0, 2.0, 4.0, 8.0)
"""Seconds before a question is asked again: until a replica stands in for a node that is gone."""
PASSING = frozenset({429, 502, 503, 504})
"""Statuses of a cluster that is busy, or finding another node."""


class Credentials(NamedTuple):
    user: str
    password: str


def credentials_of(file: Path, environment: Mapping[str, str] = os.environ) -> Credentials | None:
    """Who asks: by the environment, else by a file that only its owner may read; None for anybody.

    Raises:
        SettingsError: others may read the file, or it is not what it should be.
    """
    user, password = environment.get(USER_VARIABLE), environment.get(PASSWORD_VARIABLE)
    if user and password:
        return Credentials(user, password)
    if user or password:
        raise SettingsError(f"Set both {USER_VARIABLE} and {PASSWORD_VARIABLE}, or none of them.")
    try:
        with file.open("rb") as opened:
            status = os.fstat(opened.fileno())
            if sys.platform != "win32" and (
                status.st_uid != os.getuid() or stat.S_IMODE(status.st_mode) & 0o077
            ):
                raise SettingsError(f"{file}: others may read this password. Run `chmod 600 {file}`.")
            found = tomllib.load(opened)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        # What is wrong is not quoted: it may be the password.
        raise SettingsError(f'{file}: cannot be read; write user = "…" and password = "…".') from error
    if set(found) != {"user", "password"} or not all(isinstance(value, str) for value in found.values()):
        raise SettingsError(f'{file}: write user = "…" and password = "…", and nothing else.')
    return Credentials(found["user"], found["password"])


class _Serializer(JSONSerializer):
    def dumps(self, data: Any) -> str:
        text: str = super().dumps(data)
        # Halves of surrogate pairs, which queries and YAML may hold, are in no JSON that a server takes.
        return text if text.isascii() else text.encode("utf-8", "replace").decode()


class _Read(NamedTuple):
    """An answer that was read to its end."""

    status: int
    headers: Any
    data: bytes


class _LimitedPool:
    """A pool of connections that reads no answer without end and follows no redirect."""

    def __init__(self, pool: Any, longest: float) -> None:
        self._pool = pool
        self._longest = longest

    def urlopen(self, method: str, url: str, body: bytes | None, **options: Any) -> _Read:
        options |= {"preload_content": False, "redirect": False}
        answer = self._pool.urlopen(method, url, body, **options)
        read, latest = bytearray(), time.monotonic() + self._longest
        for piece in answer.stream(1 << 16, decode_content=True):
            read += piece
            if len(read) > MOST_BYTES or time.monotonic() > latest:
                answer.close()
                raise SearchIndexError(
                    f"The server at {self._pool.host} sends an answer without end, which OpenSearch does "
                    "not. Check `[search] url`."
                )
        answer.release_conn()
        return _Read(answer.status, answer.headers, bytes(read))

    def close(self) -> None:
        self._pool.close()


class _Connection(Urllib3HttpConnection):
    def _create_urllib3_pool(self) -> None:
        pool = self._urllib3_pool_factory()  # type: ignore[no-untyped-call]
        self.pool = _LimitedPool(pool, LONGEST_ANSWER * self.timeout)

    def _raise_warnings(self, warning_headers: Any) -> None:
        """A server's advice to programmers is nothing to its users."""

    def perform_request(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().perform_request(*args, **kwargs)
        except answers.ConnectionError as error:
            if isinstance(error.info, InterviewsError):
                raise error.info from None
            raise


class _Patient(Transport):
    """Asks again while a node is being replaced; whatever goes wrong becomes an error with its remedy.

    Every question is one that may be asked twice.
    """

    def __init__(self, *args: Any, place: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._place = place
        self._answered = False

    def perform_request(self, *args: Any, **kwargs: Any) -> Any:
        for pause in (*PAUSES, None):
            try:
                answer = super().perform_request(*args, **kwargs)
            except answers.TransportError as error:
                if error.error == "resource_already_exists_exception":
                    # Made by the same question, asked before a node went away: no name is given twice.
                    return {}
                # Whoever never answered is not there, and nobody waits for it.
                if pause is None or not self._answered or not _may_pass(error):
                    raise _explained(error, self._place) from error
                time.sleep(pause)
            else:
                self._answered = True
                return answer
        return None


class Cluster:
    """A cluster that is asked.

    Args:
        settings: Where it is.
        credentials: Who asks.
    """

    def __init__(self, settings: SearchSettings, credentials: Credentials | None = None) -> None:
        # Its warnings would be printed beside our messages.
        logging.getLogger("opensearch").addHandler(logging.NullHandler())
        hosts = [_host(url, credentials) for url in settings.urls]
        if not hosts:
            raise SettingsError('Where is the cluster? Set `[search] url = "https://…:9200"`.')
        _require_certificates(settings.certificate)
        self._place = ", ".join(settings.urls)
        # The same copies answer the same session, so that equals stay in their order.
        self.session = uuid4().hex
        self.client = OpenSearch(
            hosts,
            connection_class=_Connection,
            transport_class=_Patient,
            place=self._place,
            serializer=_Serializer(),
            http_auth=credentials,
            ca_certs=settings.certificate,
            timeout=settings.timeout,
            max_retries=len(hosts),
        )

    def search(self, index: str, body: Mapping[str, Any], **options: Any) -> dict[str, Any]:
        """The answer to a search, of all shards or none."""
        options |= {"preference": self.session, "allow_partial_search_results": False}
        options |= {"search_type": "dfs_query_then_fetch"}
        found: dict[str, Any] = self.client.search(index=index, body=body, **options)
        return found

    def hits(self, index: str, body: Mapping[str, Any], most: int | None = None) -> Iterator[dict[str, Any]]:
        """All hits of a search, or no fewer than so many, read in pages.

        Generations do not change: it takes no point in time, but an order in which no two are equal.
        """
        size = PAGE if most is None else min(most, PAGE)
        body = {**body, "size": size}
        while hits := self.search(index, body)["hits"]["hits"]:
            yield from hits
            if len(hits) < size:
                return
            body["search_after"] = hits[-1]["sort"]

    def every_value(self, index: str, field: str, query: Mapping[str, Any], **options: Any) -> list[str]:
        """All values that a field has in what matches, in their order."""
        sources = [{"value": {"terms": {"field": field}}}]
        composite: dict[str, Any] = {"size": MOST_VALUES, "sources": sources}
        body = {"size": 0, "query": query, "aggs": {"values": {"composite": composite}}}
        values: list[str] = []
        while buckets := (found := self.search(index, body, **options)["aggregations"]["values"])["buckets"]:
            values += [bucket["key"]["value"] for bucket in buckets]
            composite["after"] = found["after_key"]
        return values

    def write(self, index: str, documents: Iterable[dict[str, Any]], **options: Any) -> None:
        """Writes documents, as fast as the cluster takes them.

        Raises:
            SearchIndexError: it does not take them.
        """
        results = streaming_bulk(
            self.client,
            documents,
            index=index,
            max_chunk_bytes=BULK_BYTES,
            max_retries=len(PAUSES),
            initial_backoff=1,
            raise_on_error=False,
            yield_ok=False,
            **options,
        )
        refused = [next(iter(result.values())) for _, result in results]
        if refused:
            raise SearchIndexError(
                f"The cluster does not take {len(refused):,} documents "
                f"({str(refused[0].get('error'))[:200]}). The index is as it was before."
            )

    def remove(self, index: str, query: Mapping[str, Any]) -> None:
        """Removes what matches."""
        options = {"refresh": "true", "conflicts": "proceed", "request_timeout": 600}
        self.client.delete_by_query(index=index, body={"query": query}, params=options)

    @contextmanager
    def understood(self) -> Iterator[None]:
        """Says so where an answer is none that OpenSearch gives."""
        try:
            yield
        except (
            *(answers.SerializationError, LookupError, TypeError, AttributeError, ValueError),
            *(ArithmeticError, RecursionError),
        ) as error:
            raise SearchIndexError(
                f"{self._place}: answers with something that OpenSearch does not say "
                f"({type(error).__name__}). Check `[search] url`, and the version of the cluster."
            ) from error

    def close(self) -> None:
        self.client.close()


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """The values, no more together than can be asked about at once."""
    some = iter(values)
    while chunk := list(islice(some, MOST_VALUES)):
        yield chunk


def _require_certificates(file: str | None) -> None:
    """Sees that the file of an authority can be used: an error of the connection would not name it."""
    try:
        ssl.create_default_context(cafile=file)
    except OSError as error:
        raise SettingsError(
            f"{file}: no certificate can be read there ({error.strerror or error}). Name a PEM file as "
            "`[search] certificate`."
        ) from error


def _insecure(error: answers.SSLError) -> str:
    """Why there is no secure connection, and what helps."""
    cause: object = error.info
    while isinstance(cause, Exception) and not isinstance(cause, ssl.SSLCertVerificationError):
        cause = next(iter(cause.args), None)
    if not isinstance(cause, ssl.SSLCertVerificationError):
        return f"does not speak https ({error.error}). Check whether `[search] url` is to begin with http"
    return (
        f"its certificate cannot be verified ({cause.verify_message.rstrip('.')}). Use the name that it is "
        'for, have an old one renewed, or name its authority: `[search] certificate = "FILE.pem"`'
    )


def _reason(error: answers.TransportError) -> str:
    """What a server or the library says is wrong."""
    said = error.info.get("error", {}) if isinstance(error.info, dict) else error.info
    reason = str(said.get("reason", error.error) if isinstance(said, dict) else said)
    return reason.partition(" and User [")[0][:200]


def _may_pass(error: answers.TransportError) -> bool:
    if isinstance(error, answers.ConnectionError):
        return not isinstance(error, answers.SSLError)
    return error.status_code in PASSING


def _explained(error: answers.TransportError, place: str) -> InterviewsError:
    """What went wrong and what helps."""
    status, kind = error.status_code, SearchIndexError
    match error:
        case answers.NotFoundError():
            return NoIndexError(f"There is no index at {place}. Build it with `interviews rebuild FOLDER`.")
        case answers.AuthenticationException():
            kind, variables = ClosedIndexError, f"{USER_VARIABLE} and {PASSWORD_VARIABLE}"
            said = f"refuses the user or the password. Set {variables} to the right ones"
        case answers.AuthorizationException() if "block" in str(error.error):
            kind = ClosedIndexError
            said = "the cluster takes nothing more, perhaps since a disk is full. Make room on its nodes"
        case answers.AuthorizationException():
            kind, help_ = ClosedIndexError, "Ask for the right; docs/cluster.md says which ones there are"
            said = f"this user may not do that ({_reason(error)}). {help_}"
        case answers.SSLError():
            said = _insecure(error)
        case answers.ConnectionTimeout():
            said = "no answer in time. Try again, or set a longer `[search] timeout`"
        case answers.ConnectionError():
            check = "check `[search] url`: whether it is to begin with https, and the port"
            said = f"nobody answers there. Start the cluster, or {check}"
        case _ if status in PASSING:
            check = "Look at the cluster's health, and try again"
            said = f"a part of the index has no node that answers, or all are busy (HTTP {status}). {check}"
        case _ if isinstance(status, int) and 300 <= status < 400:
            said = "leads elsewhere, which is not followed. Name the cluster itself"
        case _:
            said = f"cannot do it (HTTP {status}: {str(error.error)[:200]})"
    return kind(f"{place}: {said}.")


def _host(url: str, credentials: Credentials | None) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{url!r} is no address of a cluster; write https://HOST:9200.")
    if parts.username or parts.password:
        raise SettingsError(
            f"{parts.scheme}://{parts.hostname}: no password in an address, which others may read. Set "
            f"{USER_VARIABLE} and {PASSWORD_VARIABLE}."
        )
    secure = parts.scheme == "https"
    if credentials and not secure and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise SettingsError(f"{url}: a password is sent by https only. Write https://{parts.netloc}.")
    port = parts.port or (443 if secure else 9200)
    return {"host": parts.hostname, "port": port, "url_prefix": parts.path.strip("/"), "use_ssl": secure}
