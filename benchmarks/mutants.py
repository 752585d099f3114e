"""Ask how many small faults in a room its tests notice.

    python benchmarks/mutants.py src/sharekit/source/events --tests tests/source --count 60 --seed 7

Draws faults at random from the modules named, puts each alone into a copy of the tree, and runs the tests
there. A fault is killed where they fail, survives where they pass, and is undecided where they take longer
than `--limit` seconds.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_LEFT = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__")
_MEMORY = 8 << 30  # bytes of address space: a fault may make a loop endless
# Each comparison with its opposite, and with the one that differs from it at the boundary alone.
_OTHERS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.GtE, ast.LtE),
    ast.LtE: (ast.Gt, ast.Lt),
    ast.Gt: (ast.LtE, ast.GtE),
    ast.GtE: (ast.Lt, ast.Gt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One fault: the bytes from `start` to `end` of a file, replaced."""

    file: Path
    line: int
    start: int
    end: int
    new: str

    def told(self, data: bytes) -> str:
        """Return where it is and what it changes, on one line."""
        old, new = (" ".join(text.split()) for text in (data[self.start : self.end].decode(), self.new))
        return f"{self.file}:{self.line}: {old[:70]}  ->  {new[:70]}"


def main(words: Sequence[str]) -> int:
    """Print what became of each mutant, then how many of each there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("modules", nargs="+", type=Path, help="files or folders, as seen from the tree")
    parser.add_argument("--tests", nargs="+", required=True)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--limit", type=float, default=300, help="seconds the tests may take")
    wishes = parser.parse_args(words)
    found = [mutant for file in _files(wishes.modules) for mutant in mutants_of(file)]
    # S311: the draw has to be the same again, not hard to guess
    drawn = random.Random(wishes.seed).sample(found, min(wishes.count, len(found)))  # noqa: S311
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "tree"
        shutil.copytree(_ROOT, tree, ignore=_LEFT)
        if fate(tree, wishes.tests, wishes.limit) != "survived":
            print("the tests fail, or take too long, without any fault")
            return 1
        tally: Counter[str] = Counter()
        for mutant in drawn:
            ended = tried(mutant, tree, wishes.tests, wishes.limit)
            tally[ended] += 1
            print(f"{ended:9} {mutant.told((_ROOT / mutant.file).read_bytes())}", flush=True)
    print(", ".join(f"{tally[name]} {name}" for name in ("killed", "survived", "undecided")), end="")
    print(f"; {len(drawn)} of {len(found)} drawn with seed {wishes.seed}")
    return 0


def _files(modules: Sequence[Path]) -> Iterator[Path]:
    for module in modules:
        path = module.resolve()
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield file.relative_to(_ROOT)


def mutants_of(file: Path) -> Iterator[Mutant]:
    """Yield every fault that can be put into a file."""
    data = (_ROOT / file).read_bytes()
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _walk(ast.parse(data)):
        for part, new in (*_of_conditions(node), *_of_values(node)):
            assert part.end_lineno is not None  # noqa: S101  parsed from text
            assert part.end_col_offset is not None  # noqa: S101  as above
            yield Mutant(
                file=file,
                line=part.lineno,
                start=starts[part.lineno - 1] + part.col_offset,
                end=starts[part.end_lineno - 1] + part.end_col_offset,
                new=new,
            )


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and those below it, but no f-string: Python 3.11 misplaces what these hold."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.JoinedStr):
            yield from _walk(child)


def _of_conditions(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    match node:
        case ast.Compare(left=left, ops=ops, comparators=right):
            for at, op in enumerate(ops):
                for other in _OTHERS[type(op)]:
                    new = [*ops[:at], other(), *ops[at + 1 :]]
                    yield node, _text(ast.Compare(left=left, ops=new, comparators=right))
        case ast.BoolOp(op=op, values=values):
            other_op = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield node, _text(ast.BoolOp(op=other_op, values=values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield node, _text(operand)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield test, _text(ast.UnaryOp(op=ast.Not(), operand=test))


def _of_values(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    match node:
        case ast.Constant(value=int(value)) if not isinstance(value, bool):
            yield node, f"({value + 1})"
            yield node, f"({value - 1})"
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield value, "None"
        case ast.Expr(value=ast.Call()):
            yield node, "pass"
        case ast.Call(args=[ast.expr() as only], keywords=[]) if not isinstance(only, ast.Starred):
            yield node, _text(only)


def _text(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"


def tried(mutant: Mutant, tree: Path, tests: Sequence[str], limit: float) -> str:
    """Return what becomes of a mutant; the copy of the tree is afterwards as it was."""
    file = tree / mutant.file
    data = file.read_bytes()
    try:
        _put(file, data[: mutant.start] + mutant.new.encode() + data[mutant.end :])
        return fate(tree, tests, limit)
    finally:
        _put(file, data)


def _put(file: Path, data: bytes) -> None:
    """Write a module and forget what was compiled of it, which is told by a time of whole seconds."""
    file.write_bytes(data)
    Path(cache_from_source(str(file))).unlink(missing_ok=True)


def fate(tree: Path, tests: Sequence[str], limit: float) -> str:
    """Run tests in a tree: `killed` where they fail, `survived` where not, `undecided` past the limit."""
    run = subprocess.Popen(  # noqa: S603  this very Python
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY)),  # noqa: PLW1509  no threads
    )
    try:
        return "survived" if run.wait(limit) == 0 else "killed"
    except subprocess.TimeoutExpired:
        return "undecided"
    finally:
        if run.returncode is None:  # its whole session: a test may have started a command that never ends
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
