"""Texts that officers write: placeholders from a short list, four tags, nothing else.

There is no expression language: `{ten_thon}` is replaced and every other brace is refused with the
list of what may stand there. What is stored is safe HTML; a value is escaped when it is filled in.
"""

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from campaigns.tidy import tidy
from messages import split

# What may stand between braces, with what it means, in the order shown to officers.
PLACEHOLDERS = {
    "ten_thon": "tên thôn nhận tin",
    "ten_dot": "tên đợt thi đua",
    "han": "hạn đăng ký",
    "con_lai": "còn bao nhiêu ngày",
    "ten_xa": "tên xã",
}
PARTS = 5

_BRACES = re.compile(r"\{([^{}]*)\}")
_TAG = re.compile(r"<(/?)(b|i|u|a)((?:\s+href=\"[^\"<>]*\")?)\s*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_HREF = re.compile(r"\s+href=\"https?://[^\s\"{}]+\"", re.IGNORECASE)
_HIDDEN_HOST = re.compile(r"https?://[^\s/\"<>]*@", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"https?://(?:\d{1,3}\.){3}\d{1,3}(?![\w.])", re.IGNORECASE)
_LINK = re.compile(r"<a\s+href=\"([^\"]*)\"\s*>(.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
# from the beginning of a name only: a long word without a dot is looked through once
_HOST = re.compile(r"(?<![\w.-])(?:https?://)?((?:[\w-]+\.)+[\w-]+)", re.IGNORECASE)
_OF_STATE = re.compile(r"\b(?:gov[.-]?vn|vn[.-]gov|chinhphu)\b", re.IGNORECASE)
_OURS = re.compile(r"(?:^|\.)(?:gov|chinhphu)\.vn$", re.IGNORECASE)
_SHORT = frozenset(
    [
        "bit.ly",
        "tinyurl.com",
        "goo.gl",
        "t.co",
        "is.gd",
        "cutt.ly",
        "rb.gy",
        "ow.ly",
        "s.id",
        "shorturl.at",
        "rebrand.ly",
    ]
)


def room(*, with_file: bool) -> int:
    """The most that a text may weigh: a file's caption, or all the messages it may be parted into."""
    return split.CAPTION_LIMIT if with_file else split.TEXT_LIMIT * PARTS


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text cannot be sent: a code of messages/templates/announce/problem.html."""

    code: str
    what: str = ""


def written(text: str, markup: str | None) -> str:
    """What an officer wrote as safe HTML: as Telegram formatted it, or with tags typed in."""
    return canonical(text) if markup is None else tidy(markup, lines=True)


def typed(markup: str) -> str:
    """A canonical text as it would be typed: `canonical` makes the same of it again."""
    return html.unescape(markup)


def canonical(text: str) -> str:
    """Typed text as safe HTML: the four tags stay, everything else is text."""
    text = tidy(text, lines=True)
    found, at = [], 0
    for tag in _TAG.finditer(text):
        found += [html.escape(text[at : tag.start()], quote=False), tag.group(0)]
        at = tag.end()
    return "".join([*found, html.escape(text[at:], quote=False)])


def check(markup: str, *, limit: int = split.TEXT_LIMIT * PARTS) -> Problem | None:
    """The first thing wrong with a canonical text; None where it may be sent."""
    if not tidy(html.unescape(_ANY_TAG.sub("", markup))):
        return Problem("empty")
    if "{{" in markup or "{%" in markup:
        return Problem("code")
    for name in _BRACES.findall(markup):
        if name not in PLACEHOLDERS:
            return Problem("placeholder", html.unescape(name)[:40])
    if "{" in _BRACES.sub("", markup) or "}" in _BRACES.sub("", markup):
        return Problem("brace")
    if (name := _unbalanced(markup)) is not None:
        return Problem("tag", name)
    if (link := _no_link(markup)) is not None:
        return Problem("link", link)
    if split.weight(markup) > limit:
        return Problem("long", str(split.weight(markup)))
    return None


def suspicious(markup: str) -> list[str]:
    """Links that look like one site and lead to another: `http://xa.gov.vn@elsewhere`, words that name
    a site over a link to some other one, letters of another alphabet that look like ours, a bare number,
    a name that only looks like the state's (`xa.gov.vn.elsewhere`), one that does not say where it leads.
    """  # fmt: skip
    plain = html.unescape(markup)
    found = _HIDDEN_HOST.findall(plain) + _BARE_NUMBER.findall(plain)
    found += list(dict.fromkeys(host for host in _HOST.findall(plain) if _doubtful(host)))
    for link in _LINK.finditer(markup):
        leads, shown = (html.unescape(_ANY_TAG.sub("", one)) for one in link.groups())
        seen, to = _HOST.search(shown), _HOST.match(leads)
        if seen and (to is None or seen[1].casefold() != to[1].casefold()):
            found.append(f"{shown} → {leads}")
    return found


def _doubtful(host: str) -> bool:
    """Whether a site's name hides where it leads, or has letters other than Latin ones (xn--: in disguise)."""
    if host.casefold() in _SHORT or (_OF_STATE.search(host) and not _OURS.search(host)):
        return True
    letters = (unicodedata.name(char, "") for char in host if char.isalpha())
    return "xn--" in host.casefold() or not all(one.startswith("LATIN") for one in letters)


def fill(markup: str, values: Mapping[str, str]) -> str:
    """Put the values in; they come out as text whatever they hold."""
    return _BRACES.sub(lambda found: html.escape(values[found[1]], quote=False), markup)


def blank(markup: str) -> str:
    """The text with an ellipsis where something else is filled in for each village."""
    return _BRACES.sub("…", markup)


def _unbalanced(markup: str) -> str | None:
    opened: list[str] = []
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if not tag[1]:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return name
    return opened[-1] if opened else None


def _no_link(markup: str) -> str | None:
    """What stands in the first tag that should be a link to a site and is none."""
    for tag in _TAG.finditer(markup):
        opens = tag[2].lower() == "a" and not tag[1]
        if (tag[3] and not opens) or (opens and not _HREF.fullmatch(tag[3])):
            return html.unescape(tag[3].strip() or tag[0])[:60]
    return None
