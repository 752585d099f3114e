"""Draw SVG logos that are made to harm, and say what each takes: none more than 2 s or 200 MB, none a panic.

    python benchmarks/drawings.py [FILE ...]

Each is opened as a logo in this process, which starts the one that draws; time is of the processor, memory
that of the largest drawing process. Files are tried as they are.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from sharekit.errors import SharekitError
from sharekit.render import open_logo

_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_RECT = '<rect width="30" height="10" fill="red"/>'
_MOST = 2.2  # s: the system looks at its limit now and then
_SHAPES = (
    *("0 0 1 1000", "0 0 1000 1", "0 0 1 1e9", "0 0 1e-9 1", "-1e38 0 1e38 1", "0 0 0 0", "0 0 nan 1"),
    "0 0 65536 65536",
)
_FILTERS = (
    *('<feOffset dy="1073741824"/>', '<feOffset dx="-2147483648"/>'),
    *('<feGaussianBlur stdDeviation="1e9"/>', '<feGaussianBlur stdDeviation="500 500"/>'),
    '<feTurbulence baseFrequency=".01" numOctaves="1000000"/>',
    *('<feMorphology radius="1e9"/>', '<feMorphology operator="dilate" radius="600"/>'),
    '<feConvolveMatrix order="99" kernelMatrix="' + "1 " * 9801 + '"/>',
    '<feDiffuseLighting surfaceScale="1e30"><fePointLight z="1e30"/></feDiffuseLighting>',
    "<feGaussianBlur stdDeviation='50'/>" * 200,
    "<feTile/>" * 500,
)


def main() -> None:
    """Print a line for each drawing, and how many broke a bound."""
    over, tried = 0, 0
    drawings = ((name, Path(name).read_bytes()) for name in sys.argv[1:]) if sys.argv[1:] else _drawings()
    for name, data in drawings:
        begun = _used()
        try:
            open_logo(data, name=name)
            ended = "drawn"
        except SharekitError as refused:
            ended = refused.message
        except BaseException as error:  # noqa: BLE001  what this looks for
            ended = f"unexpected {type(error).__name__}"
        seconds = _used() - begun
        over += seconds > _MOST or "unexpected" in ended
        tried += 1
        print(f"{seconds:5.2f} s  {name}: {ended}")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{tried} drawings, {over} over 2 s or unexpected; {most:.0f} MB at most")


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _drawings() -> Iterator[tuple[str, bytes]]:
    for shape in _SHAPES:
        yield f"view box {shape}", f'<svg {_SPACES} viewBox="{shape}">{_RECT}</svg>'.encode()
    for width, height in product(("1", "1e9", "100%", "1e-9"), ("1000", "1e9px")):
        yield (
            f"{width} by {height}",
            f'<svg {_SPACES} width="{width}" height="{height}">{_RECT}</svg>'.encode(),
        )
    for drawn in _FILTERS:
        inside = f'<filter id="a">{drawn}</filter><g filter="url(#a)">{_RECT}</g>'
        yield drawn[:50], _svg(inside)
    uses = "".join(f'<g id="u{n}">' + f'<use xlink:href="#u{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
    yield "uses of uses", _svg(f'<defs><g id="u0">{_RECT}</g>{uses}</defs><use xlink:href="#u11"/>')
    yield "a use of itself", _svg('<g id="a"><use xlink:href="#a"/></g>')
    yield "groups in groups", _svg("<g>" * 20_000 + _RECT + "</g>" * 20_000)
    pattern = '<pattern id="a" width=".0001" height=".0001" patternUnits="userSpaceOnUse">'
    yield (
        "a pattern of dust",
        _svg(pattern + _RECT + '</pattern><rect width="30" height="10" fill="url(#a)"/>'),
    )
    yield (
        "a mask of itself",
        _svg(f'<mask id="a"><g mask="url(#a)">{_RECT}</g></mask><g mask="url(#a)">{_RECT}</g>'),
    )
    dashes = '<path d="M0 0 L1e9 1e9" stroke="red" stroke-width="1" stroke-dasharray=".00001"/>'
    yield "dashes", _svg(dashes)
    yield "a path of 100,000 curves", _svg('<path d="M0 0' + " c1 9 9 1 3 3" * 30_000 + '" stroke="red"/>')
    yield "numbers without end", _svg(f'<path d="M0 0 L{"9" * 100_000} 1"/>')
    yield "masks in masks", _svg('<g opacity=".9">' * 900 + _RECT + "</g>" * 900)
    yield "stops", _svg('<linearGradient id="a">' + "<stop/>" * 30_000 + f"</linearGradient>{_RECT}")
    yield "not finished", _svg(_RECT)[:60]
    yield "entities", b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + _svg("&a;")
    yield (
        "markers",
        _svg(
            f'<marker id="a" markerWidth="1000" markerHeight="1000">{_RECT}</marker>'
            '<path marker-mid="url(#a)" d="M0 0' + " l1 1" * 50_000 + '"/>'
        ),
    )


def _svg(inside: str) -> bytes:
    return f'<svg {_SPACES} viewBox="0 0 30 10">{inside}</svg>'.encode()


if __name__ == "__main__":
    main()
