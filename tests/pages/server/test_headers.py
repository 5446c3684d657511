"""What every answer says to the browser."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from pages.server import configuration
from pages.server.headers import CLOSED, POLICY, SAME, SecurityHeaders
from pages.server.page_styles import PageStyles
from tests.pages.server.asked import answer, page, scope


def headers(app, **asked: str) -> dict[bytes, bytes]:
    found = answer(SecurityHeaders(app), scope(accept="text/html", **asked))[0]["headers"]
    assert len({name for name, _ in found}) == len(found)
    return dict(found)


@pytest.mark.parametrize("status", [200, 206, 304, 307, 404, 500])
def test_every_answer_has_them_and_what_is_no_page_of_ours_runs_nothing(status):
    for kind in (b"text/html", b"text/plain", b"image/svg+xml", b"application/octet-stream"):
        assert (SAME | {POLICY: CLOSED}).items() <= headers(page(status=status, kind=kind)).items()


def test_a_header_that_is_there_stays_and_a_script_has_no_policy_of_its_own():
    found = headers(page(kind=b"text/javascript", Referrer_Policy="same-origin"))
    assert (found[b"Referrer-Policy"], POLICY in found) == (b"same-origin", False)


def test_a_page_runs_its_own_scripts_by_their_hash(monkeypatch):
    monkeypatch.delenv("GATEWALK_FRAME_ANCESTORS", raising=False)
    body = b'<head><script>\n one = 1\n</script><script src="./a.js"></script></head><body></body>'
    found = headers(PageStyles(page(body), ("gates",)), path="/gates")[POLICY].decode()
    directives = dict(part.split(" ", 1) for part in found.split("; "))
    dressed = answer(PageStyles(page(body), ("gates",)), scope("/gates", accept="text/html"))[1]["body"]
    inline = re.findall(rb"<script>(.*?)</script>", dressed, re.DOTALL)
    hashes = {f"'sha256-{b64encode(sha256(script).digest()).decode()}'" for script in inline}
    assert len(hashes) == len(inline) >= 2
    assert set(directives["script-src"].split()) == {"'self'", "blob:"} | hashes
    assert directives["default-src"] == "'none'"
    assert directives["frame-ancestors"] == "*"


def test_who_may_embed_is_a_setting(monkeypatch):
    monkeypatch.setenv("GATEWALK_FRAME_ANCESTORS", "'self'  https://lms.example.edu\n")
    found = headers(PageStyles(page(), ()))[POLICY]
    assert found.endswith(b"; frame-ancestors 'self' https://lms.example.edu")


@pytest.mark.parametrize("setting", ["*; script-src *", "a, b", "https://名.example"])
def test_a_setting_that_would_write_another_policy_is_refused(monkeypatch, setting):
    monkeypatch.setenv("GATEWALK_FRAME_ANCESTORS", setting)
    with pytest.raises(ValueError, match="GATEWALK_FRAME_ANCESTORS"):
        configuration.frame_ancestors()


def test_an_error_before_the_answer_has_them_too():
    async def breaks(asked, receive, send):
        raise LookupError("a secret of the server")

    sent = []

    async def outer(asked, receive, send):
        with pytest.raises(LookupError):
            await SecurityHeaders(breaks)(asked, receive, send)

    sent = answer(outer, scope())
    assert sent[0]["status"] == 500
    assert (SAME | {POLICY: CLOSED}).items() <= dict(sent[0]["headers"]).items()
    assert b"secret" not in sent[1]["body"]
