"""Time what people wait for: the start, one page, a kit and the same again, groups, and growth with a text.

    python benchmarks/speed.py [start | page | kit | cores | groups | growth ...]
    python benchmarks/speed.py against FOLDER [SOURCE]

`start` is what commands cost against an empty Python, in processor time (with modules compiled, as pip
leaves them: not under PYTHONDONTWRITEBYTECODE). `page` is an article of 10 kB read in a warm process,
median of 15, in ms of processor time. `kit` is the default kit of `examples/article.md` without what was
made before, then with it: of nothing, of the same, and of one with another quotation; each the least of
three. `cores` is the same kit on all cores against on one, in wall time, beside what as many processes of
one core each gain at once; medians of five in turn. `groups` are kits for 1 and for 100 local groups.
`growth` reads each text at 50 and at 200 kB: 4 is linear, 16 is square. `against` builds the default kit of a
source with the modules of another checkout and with these in turn, and compares the medians of four.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sharekit.errors import SharekitError
from sharekit.source import read_document

_TODAY = date(2026, 11, 23)
_PARAGRAPH = (
    "“We want our street back before the winter comes,” said Ida Marsh of the tenants' union. "
    "The council counted 1,240 empty homes in March 2026, and 34% of them stand in two streets. "
    "Members meet on Tuesday 12 January 2027 at 7 pm in the Mill Hall, 4 Canal Road.\n\n"
)
UNITS = {
    "dense dates": "12 January 2027 at 7 pm, 13.1.2027 um 20 Uhr. ",
    "list of dates": "* Tuesday 12 January 2027, 7 pm, Mill Hall\n",
    "quotations": "“We want our street back,” said Ida Marsh. The street is ours.\n\n",
    "one letter": "a",
    "open marks": "“",
    "straight marks": '"',
    "apostrophes": "'",
    "brackets": "(",
    "digits": "1 ",
    "initials": "A. ",
    "sums": "$1 ",
    "open links": "[a](",
    "open brackets": "[a",
    "open speech": "“a ",
    "said": "said Anna ",
    "labels": "EVENT: ",
    "stops": "a.",
    "bullets": "\n* a",
    "quoted": "> ",
}


_ARTICLE = (Path(__file__).parents[1] / "examples" / "article.md").read_text("utf-8")
_SAID = ("year after year", "year upon year")  # of a quotation in it


def main() -> None:
    """Print the tables that are named, or all."""
    tables = {
        "start": _start,
        "page": _page,
        "kit": _kit,
        "cores": _cores,
        "groups": _groups,
        "growth": _growth,
    }
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    if sys.argv[1:2] == ["against"]:
        _against(*map(Path, sys.argv[2:]))
        return
    for name in sys.argv[1:] or tables:
        tables[name]()


def _start() -> None:
    print("start   times of an empty Python")
    for name, ratio in _starts().items():
        print(f"        {ratio:5.1f}  {name}")


def _page() -> None:
    page = _text(_PARAGRAPH, 10_000)
    print(f"page    {median(_seconds(partial(_read, page)) for _ in range(15)) * 1000:5.0f} ms for 10 kB")


def _kit() -> None:
    runs = [_builds() for _ in range(3)]
    least = {name: min(run[name] for run in runs) for name in runs[0]}
    print("kit     s, and times of the first")
    for name, seconds in least.items():
        print(f"        {seconds:5.2f}  {seconds / least['first']:5.2f}  {name}")


def _builds() -> dict[str, float]:
    """Return the processor time of kits that are made one after the other, with an empty cache at first."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "article.md"
        page.write_text(_ARTICLE, "utf-8")
        build = ("-m", "sharekit", "build", "-q", "--date", f"{_TODAY}", "-o", f"{folder}/kit")
        found = {"without a cache": _processor_time(*build, "--no-cache", f"{page}", home=folder)}
        found["first"] = _processor_time(*build, f"{page}", home=folder)
        found["nothing changed"] = _processor_time(*build, f"{page}", home=folder)
        page.write_text(_ARTICLE.replace(*_SAID), "utf-8")
        found["one quotation changed"] = _processor_time(*build, f"{page}", home=folder)
        return found


def _against(other: Path, source: Path = Path(__file__).parents[1] / "examples" / "article.md") -> None:
    trees = {"there": other.resolve() / "src", "here": Path(__file__).parents[1] / "src"}
    found: dict[str, list[float]] = {name: [] for name in trees}
    for name, tree in (*trees.items(),) * 5:
        with TemporaryDirectory() as folder:
            words = ("-m", "sharekit", "build", f"{source.resolve()}", "-q", "--date", f"{_TODAY}")
            found[name].append(_processor_time(*words, "-o", f"{folder}/kit", home=folder, tree=tree))
    before, now = (median(times[1:]) for times in found.values())  # the first has modules to compile
    print(f"against {before:5.2f} s there, {now:5.2f} s here: {now / before:.2f}")


def _cores() -> None:
    everywhere = os.sched_getaffinity(0)
    alone, number = {min(everywhere)}, len(everywhere)
    rounds = [
        (_wall(alone, 1), _wall(everywhere, 1), _wall(everywhere, number, jobs=1) / number) for _ in range(5)
    ]
    one, all_, each = (median(times) for times in zip(*rounds, strict=True))
    print(f"cores   {one:5.2f} s on one, {all_:5.2f} s on {number}: {one / all_:.2f} times as fast")
    print(f"        {number} processes: {one / each:.2f} times; ratio {each / all_:.2f}")


def _wall(cores: set[int], processes: int, jobs: int = 0) -> float:
    """Return how long as many builds take that run at once."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "article.md"
        page.write_text(_ARTICLE, "utf-8")
        words = (
            sys.executable,
            "-m",
            "sharekit",
            "build",
            "-q",
            "--no-cache",
            "--date",
            f"{_TODAY}",
            f"{page}",
        )
        more = ("--jobs", f"{jobs}") if jobs else ()
        usual = os.sched_getaffinity(0)
        os.sched_setaffinity(0, cores)
        begun = time.perf_counter()
        running = [
            subprocess.Popen((*words, *more, "-o", f"{folder}/kit{number}"), stdout=subprocess.DEVNULL)  # noqa: S603  our own
            for number in range(processes)
        ]
        ends = [each.wait() for each in running]
        os.sched_setaffinity(0, usual)
        if any(ends):
            raise SystemExit("a build failed")
        return time.perf_counter() - begun


def _groups() -> None:
    print("groups  s of processor time, kB of kit.json")
    for number in (1, 100):
        with TemporaryDirectory() as folder:
            page, rows = Path(folder) / "page.md", (f"town-{each},Readers {each}\n" for each in range(number))
            page.write_text(_ARTICLE, "utf-8")
            (Path(folder) / "groups.csv").write_text("code,name\n" + "".join(rows), "utf-8")
            options = ("-q", "--no-cache", "-o", f"{folder}/kit", "--groups", f"{folder}/groups.csv")
            seconds = _processor_time("-m", "sharekit", "build", f"{page}", "--date", f"{_TODAY}", *options)
            size = (Path(folder) / "kit" / "kit.json").stat().st_size / 1000
            print(f"        {seconds:5.2f}  {size:5.0f}  {number}")


def _growth() -> None:
    print("growth  from 50 to 200 kB (4 is linear, 16 is square)")
    for name, unit in UNITS.items():
        short, long = (_seconds(partial(_read, _text(unit, size))) for size in (50_000, 200_000))
        print(f"        {long / short:5.1f}  {long:6.2f} s  {name}")


def _starts() -> dict[str, float]:
    """Return what starting costs: processor time, the least of five in turn, in times of an empty Python."""
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.md"
        page.write_bytes(_text(_PARAGRAPH, 600))
        commands = {
            "an empty Python": ("-c", "pass"),
            "--help": ("-m", "sharekit", "--help"),
            "formats": ("-m", "sharekit", "formats"),
            "inspect of a page": ("-m", "sharekit", "inspect", str(page)),
            "imports of build": ("-c", "import sharekit.pipeline.spine"),
        }
        runs = [{name: _processor_time(*words) for name, words in commands.items()} for _ in range(5)]
    least = {name: min(run[name] for run in runs) for name in commands}
    return {name: seconds / least["an empty Python"] for name, seconds in least.items()}


def _processor_time(*words: str, home: str | None = None, tree: Path | None = None) -> float:
    env = {**os.environ, **({"XDG_CACHE_HOME": home} if home else {})}
    if tree:
        env["PYTHONPATH"] = os.pathsep.join((f"{tree}", os.environ.get("PYTHONPATH", "")))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], capture_output=True, check=True, env=env)  # noqa: S603  our own
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _text(unit: str, size: int) -> bytes:
    return ("A meeting of tenants\n\n" + unit * (size // len(unit))).encode()


def _read(data: bytes) -> None:
    try:
        read_document("-", today=_TODAY, stdin=lambda: data)
    except SharekitError as refused:
        print(f"        refused: {refused.message}")


def _seconds(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
