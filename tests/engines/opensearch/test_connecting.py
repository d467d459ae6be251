"""A wrong, broken or hostile server ends in a clear error, and no password leaves where it belongs."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from interviews.cli.main import main
from interviews.engines.opensearch import OpenSearchEngine, connecting
from interviews.engines.opensearch.connecting import PASSWORD_VARIABLE, USER_VARIABLE, credentials_of
from interviews.errors import InterviewsError, SearchIndexError, SettingsError
from interviews.settings import SearchSettings

Answering = Callable[[BaseHTTPRequestHandler], None]
SECRET = "correct-horse-battery"


@contextmanager
def server(answering: Answering, context: ssl.SSLContext | None = None) -> Iterator[tuple[str, list[str]]]:
    """A server that answers everything in one way; its address, and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked.append(f"{self.command} {self.path} {self.headers.get('authorization')}")
            self.rfile.read(int(self.headers.get("content-length") or 0))
            with suppress(OSError):
                answering(self)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    running = Server(("127.0.0.1", 0), Handler)
    if context is not None:
        running.socket = context.wrap_socket(running.socket, server_side=True)
    threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
    try:
        scheme = "http" if context is None else "https"
        yield f"{scheme}://127.0.0.1:{running.server_port}", asked
    finally:
        running.shutdown()
        running.server_close()


def says(status: int, body: bytes, **headers: str) -> Answering:
    def answering(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"content-type": "application/json", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answering


def without_end(piece: bytes) -> Answering:
    def answering(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", str(10_000_000_000))
        handler.end_headers()
        while True:
            handler.wfile.write(piece)

    return answering


def engine(url: str, **others: object) -> OpenSearchEngine:
    settings = SearchSettings(engine="opensearch", url=url, timeout=2, **others)  # type: ignore[arg-type]
    return OpenSearchEngine(settings, Path("nobody.toml"))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "PAUSES", (0.0,))
    monkeypatch.setattr(connecting, "MOST_BYTES", 1_000_000)


@pytest.mark.parametrize(
    ("answering", "said"),
    [
        (says(200, b"<html>Welcome</html>"), "something that OpenSearch does not say"),
        (says(200, b"<html>Welcome</html>", content_type="text/html"), "something that OpenSearch does not"),
        (says(200, b"[1, 2]"), "something that OpenSearch does not say"),
        (says(200, b'{"interviews-main-000001": 3}'), "something that OpenSearch does not say"),
        (says(200, b'{"interviews-main-000001": {"mappings": {}}}'), "holds something else"),
        (says(200, b"\xff\xfe{"), "interviews rebuild|does not say|nobody answers"),
        (says(200, b"[" * 100_000), "something that OpenSearch does not say"),
        (says(200, b""), "does not say"),
        (says(302, b"", location="http://127.0.0.1:1/elsewhere"), "leads elsewhere, which is not followed"),
        (without_end(b" " * 65536), "an answer without end"),
        (says(401, b"{}"), f"refuses the user or the password. Set {USER_VARIABLE}"),
        (
            says(403, b'{"error": {"type": "security_exception", "reason": "no permissions for [read]"}}'),
            r"may not do that .no permissions for \[read\].. Ask for the right",
        ),
        (says(403, b"{}"), "may not do that"),
        (says(404, b'{"error": {}, "status": 404}'), "There is no index"),
        (says(400, b'{"error": {"type": "odd"}}'), "cannot do it .HTTP 400"),
        (says(503, b"{}"), "no node that answers"),
        (says(429, b"{}"), "all are busy"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_a_wrong_answer_is_an_error_with_a_remedy(answering: Answering, said: str, tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text("**Ada:** Why?\n\n**Bram:** Because.\n")
    with server(answering) as (url, _):
        with pytest.raises(InterviewsError, match=said):
            engine(url).open()
        for question in (engine(url).examine, lambda: engine(url).rebuild([tmp_path])):
            with pytest.raises(InterviewsError):
                question()


def test_an_answer_that_drips_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "LONGEST_ANSWER", 0.01)
    with server(without_end(b" ")) as (url, _), pytest.raises(SearchIndexError, match="without end"):
        engine(url).open()


def test_a_redirect_is_not_followed_and_gets_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER_VARIABLE, "ada")
    monkeypatch.setenv(PASSWORD_VARIABLE, SECRET)
    with server(says(200, b"{}")) as (other, asked_there):
        leading = server(says(307, b"", location=f"{other}/stolen"))
        with leading as (url, _), pytest.raises(SearchIndexError, match="leads elsewhere"):
            engine(url).open()
        assert asked_there == []


def test_nobody_there_is_said_at_once() -> None:
    with pytest.raises(SearchIndexError, match="nobody answers there"):
        engine("http://127.0.0.1:1").open()


def certificate_of_one_s_own(folder: Path) -> Path:
    """A certificate for this machine that nobody vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / "certificate.pem"
    file.write_bytes(private + made.public_bytes(Encoding.PEM))
    return file


def test_a_certificate_is_verified(tmp_path: Path) -> None:
    pem = certificate_of_one_s_own(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with server(says(200, b"{}"), context) as (url, asked):
        with pytest.raises(SearchIndexError, match=r"certificate cannot be verified \(.*self.signed"):
            engine(url).open()
        with pytest.raises(SearchIndexError, match=r"not valid for 'localhost'\). Use the name"):
            engine(url.replace("127.0.0.1", "localhost"), certificate=str(pem)).open()
        assert asked == []
        assert engine(url, certificate=str(pem)).open().ids("none", 1) == []
        assert len(asked) == 1


def test_https_where_there_is_none_is_told_from_a_wrong_certificate() -> None:
    with server(says(200, b"{}")) as (url, _), pytest.raises(SearchIndexError, match="does not speak https"):
        engine(url.replace("http", "https")).open()


def test_a_file_without_certificates_is_named(tmp_path: Path) -> None:
    (tmp_path / "none.pem").write_text("nothing of the kind")
    for name in ("missing.pem", "none.pem"):
        with pytest.raises(SettingsError, match=f"{name}: no certificate"):
            engine("https://127.0.0.1:1", certificate=str(tmp_path / name)).open()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "Set `.search. url"),
        ("ftp://host", "no address of a cluster"),
        ("host:9200", "no address of a cluster"),
        (f"https://ada:{SECRET}@host", "no password in an address"),
    ],
)
def test_an_address_that_is_none_is_named_without_its_password(url: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as caught:
        engine(url or ()).open()  # type: ignore[arg-type]
    assert SECRET not in str(caught.value)


def test_a_password_is_never_sent_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER_VARIABLE, "ada")
    monkeypatch.setenv(PASSWORD_VARIABLE, SECRET)
    with pytest.raises(SettingsError, match="by https only") as caught:
        engine("http://search.example.org:9200").open()
    assert SECRET not in str(caught.value)


def test_who_asks_comes_from_the_environment_or_a_file_that_others_cannot_read(tmp_path: Path) -> None:
    file = tmp_path / "opensearch.toml"
    assert credentials_of(file, {}) is None
    assert credentials_of(file, {USER_VARIABLE: "a", PASSWORD_VARIABLE: "b"}) == ("a", "b")
    with pytest.raises(SettingsError, match="both"):
        credentials_of(file, {USER_VARIABLE: "a"})
    file.write_text(f'user = "ada"\npassword = "{SECRET}"\n')
    file.chmod(0o640)
    with pytest.raises(SettingsError, match="chmod 600"):
        credentials_of(file, {})
    file.chmod(0o600)
    assert credentials_of(file, {}) == ("ada", SECRET)
    for text in (f'password = "{SECRET}', f'password = "{SECRET}"', f'user = 1\npassword = "{SECRET}"'):
        file.write_text(text)
        with pytest.raises(SettingsError) as caught:
            credentials_of(file, {})
        assert SECRET not in str(caught.value)


@pytest.mark.parametrize("status", [401, 500, 302])
def test_no_password_is_printed_or_logged(
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(0)
    own = tmp_path / "interviews"
    own.mkdir()
    (own / "opensearch.toml").write_text(f'user = "ada"\npassword = "{SECRET}"\n')
    (own / "opensearch.toml").chmod(0o600)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with server(says(status, b'{"error": "no"}')) as (url, asked):
        (own / "settings.toml").write_text(f'[search]\nengine = "opensearch"\nurl = "{url}"\n')
        assert main(["search", "well"]) == 1
        assert main(["doctor"]) == 1
    assert asked[0].endswith("Basic YWRhOmNvcnJlY3QtaG9yc2UtYmF0dGVyeQ==")
    printed = capsys.readouterr()
    for text in (printed.out, printed.err, caplog.text):
        assert SECRET not in text
        assert "YWRhOm" not in text


def test_the_settings_of_a_folder_lead_to_no_server_without_the_users_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with server(says(200, b"{}")) as (url, asked):
        (tmp_path / "interviews.toml").write_text(f'[search]\nengine = "opensearch"\nurl = "{url}"\n')
        assert main(["search", "well"]) == 1
        assert asked == []
    assert "search does not count" in capsys.readouterr().err


def test_nothing_of_the_client_is_imported_without_the_setting(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from interviews.cli.main import main\n"
        f"main(['search', '--index', {str(tmp_path)!r}, 'well'])\n"
        "assert not [name for name in sys.modules if 'opensearch' in name]\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_json_that_is_no_index_of_ours_is_left_alone(tmp_path: Path) -> None:
    foreign = json.dumps({"interviews": {"mappings": {"_meta": {"other": 1}}}}).encode()
    (tmp_path / "talk.md").write_text("**Ada:** Why?\n\n**Bram:** Because.\n")
    with server(says(200, foreign)) as (url, asked), pytest.raises(InterviewsError):
        engine(url).rebuild([tmp_path])
    assert not [line for line in asked if line.startswith("DELETE") and "writers" not in line]
