"""What the form of somebody else's text has to keep to: length, link, hashtags, signs, numbering.

Each rule returns why a text is refused, or None.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from sharekit.presets.platforms import Platform
from sharekit.write.answers import Case, Rule, shown
from sharekit.write.length import count, count_graphemes, fits_bytes, room
from sharekit.write.weighing import find_links

MOST = 5_000  # characters: more than anybody reads in a post, where a network takes even more
# Longer than any word or address; patterns of links take their time over endless ones.
_ENDLESS = regex.compile(r"[^\s\p{Lo}]{300}|(?:[^\s.]{0,300}\.){40}")
_SUBJECT = 200  # characters of a subject where the network states no limit
_UNSAFE = regex.compile(
    r"[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\U000e0000-\U000e0fff--\n]",
    regex.V1,
)
_EMOJI = regex.compile(r"\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3")
_ADDRESS = regex.compile(
    r"(?:[a-z][a-z0-9+.-]*://|(?<![\w.@/])www\.|\b(?:mailto|tel|sms|javascript|data):)[^\s<>\"“”«»]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    regex.IGNORECASE,
)
_MENTION = regex.compile(r"(?<![\w/.])[@＠][\w.-]*\w")
_TAG = regex.compile(r"(?<![\w&/])[#＃](?P<tag>[\w]*\p{L}[\w]*)")
_LEFT_OVER = regex.compile(
    r"\{[^{}\n]*\}|[{}⏎¶‹›‖]|\[[^\[\]\n]*\]|<[^<>\n]*>|\*\*|```|\]\(|\b(?:TODO|TBD|XXX)\b"
    r"|(?i:\blorem ipsum\b)|^[ \t]*(?:None|null|undefined|nan)[ \t]*$",
    regex.MULTILINE,
)
_OMITTED = frozenset({"[…]", "[...]"})
_NUMBERING = regex.compile(r"^\d{1,2}/\d{1,2}$", regex.MULTILINE)
_RULED = "─" * 24  # what parts the posts in posts/PLATFORM.txt is made of it


def most(text: str, platform: Platform) -> int:
    """Return how long a text may be in the network's own count; ours where the network has no limit."""
    return min(platform.limit, MOST) if platform.limit is not None else room(text, platform)


def _size(case: Case) -> str | None:
    if len(case.text) > MOST:
        return f"it has more than {MOST:,} characters"
    if _ENDLESS.search(case.words):
        return "a word without an end stands in it"
    return None


def _signs(case: Case) -> str | None:
    for match in _UNSAFE.finditer(f"{case.subject or ''}{case.text}"):
        if match[0] not in f"{case.ours.subject or ''}{case.ours.text}":
            return f"a sign that nobody sees stands in it (U+{ord(match[0]):04X})"
    if _RULED in case.text or "\n" in (case.subject or ""):
        return "a ruled line stands in it, or its subject has two lines"
    return None


def _emptiness(case: Case) -> str | None:
    words = _NUMBERING.sub("", case.text.replace(case.link or "\0", ""))
    if not regex.search(r"\w", words) or (case.subject is not None and not case.subject):
        return "it has no words"
    return None


def _length(case: Case) -> str | None:
    counted, allowed = count(case.text, case.platform), most(case.text, case.platform)
    if counted > allowed:
        return f"it counts {counted} on {case.platform.label}, which takes {allowed}"
    if not fits_bytes(case.text, case.platform):
        return f"it has more than the {case.platform.byte_limit} bytes that {case.platform.label} takes"
    longest = case.platform.subject_limit or _SUBJECT
    if count_graphemes(case.subject or "") > longest:
        return f"its subject has more than {longest} characters"
    return None


def _link(case: Case) -> str | None:
    if case.link is None:
        return None
    whole = rf"(?<!\S){regex.escape(case.link)}(?!\S)"
    if len(regex.findall(whole, case.text)) != 1 or case.text.count(case.link) != 1:
        return "its link does not stand in it once, by itself and unchanged"
    if case.link in (case.subject or ""):
        return "its link stands in the subject"
    return None


def _addresses(case: Case) -> str | None:
    ours = frozenset(_addresses_in(case.our_words))
    for address in _addresses_in(case.words):
        if address not in ours:
            return f"it holds an address that is not its own: “{shown(address)}”"
    for match in _MENTION.finditer(case.words):
        if not case.is_given(match[0]):
            return f"it mentions “{shown(match[0])}”, which is neither in the source nor in the settings"
    return None


def _addresses_in(words: str) -> Iterator[str]:
    yield from (match[0] for match in _ADDRESS.finditer(words))
    yield from (words[start:end] for start, end in find_links(words))


def _label(case: Case) -> str | None:
    """Return a reason where the words before the link name another page than it leads to."""
    if case.link is None:
        return None
    said, ours = (_before(text, case.link) for text in (case.text, case.ours.text))
    for label in case.bench.phrases.post.asks.values():
        name = label.rstrip(": \u00a0").casefold()
        if name and _ends_in(said, name) and not _ends_in(ours, name):
            return f"“{label}” stands before a link that leads elsewhere"
    return None


def _before(text: str, link: str) -> str:
    return text.partition(link)[0].rstrip(" :\u00a0\n").casefold()


def _ends_in(words: str, name: str) -> bool:
    return regex.search(rf"(?<!\w){regex.escape(name)}\Z", words) is not None


def _hashtags(case: Case) -> str | None:
    tags = [match["tag"] for match in _TAG.finditer(case.words.partition("\n")[2])]
    document = case.bench.plan.document
    counted = [tag for tag in tags if f"#{tag}" not in document.text + document.title]
    if len(counted) > case.platform.hashtags:
        allowed = case.platform.hashtags
        return f"it has {len(counted)} hashtags; on {case.platform.label} {allowed} are the most"
    return None


def _left_over(case: Case) -> str | None:
    for match in _LEFT_OVER.finditer(case.words):
        if match[0].strip() not in _OMITTED and not case.is_given(match[0].strip()):
            return f"“{shown(match[0])}” is left over, or a mark that {case.platform.label} prints as it is"
    return None


def _emoji(case: Case) -> str | None:
    for match in _EMOJI.finditer(case.words):
        if not case.is_given(match[0]):
            return f"it has an emoji that is neither in ours nor in the source: {match[0]}"
    return None


def _numbering(case: Case) -> str | None:
    ours, theirs = _NUMBERING.findall(case.ours.text), _NUMBERING.findall(case.text)
    if ours != theirs:
        return f"it does not keep the numbering of the thread ({' '.join(ours) or 'none'})"
    if case.ours.thread and case.text.rpartition("\n")[2] != ours[-1]:
        return f"it does not end in the line {ours[-1]}"
    return None


FORM_RULES: tuple[Rule, ...] = (
    _size,
    _signs,
    _emptiness,
    _length,
    _link,
    _addresses,
    _label,
    _hashtags,
    _left_over,
    _emoji,
    _numbering,
)
