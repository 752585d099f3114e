from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import sharekit
from sharekit import errors


def test_the_public_names_are_exactly_these() -> None:
    assert sharekit.__all__ == sorted(sharekit.__all__)
    assert set(sharekit.__all__) == {
        *("build_kit", "read_document", "post_length"),
        *("Kit", "Said", "SaveReport", "Settings"),
        *("Action", "Block", "Diagnostic", "Document", "Event", "EventLinks", "Person", "Quote", "Span"),
        "Statistic",
        *(name for name in vars(errors) if name.endswith("Error")),
        "ExitCode",
    }


def test_every_public_name_is_there_and_documented() -> None:
    for name in sharekit.__all__:
        assert getattr(sharekit, name).__doc__


def test_no_module_bears_the_name_of_a_public_function() -> None:
    code = (
        "import sharekit, sys; sharekit.build_kit\n"
        "print([name for name in sharekit.__all__ if f'sharekit.{name}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_sharekit_is_cheap() -> None:
    code = "import sharekit, sys; print(sorted(n for n in sys.modules if n.startswith('sharekit')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['sharekit', 'sharekit.lazily']"


def test_a_program_builds_and_saves_a_kit(tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text(
        "# Trams for all\n\nEvery street on the hill voted for the tram last week.\n", encoding="utf-8"
    )
    kit = sharekit.build_kit(article, today=date(2027, 3, 1), settings=sharekit.Settings(formats=("square",)))
    report = kit.save(tmp_path / "kit")
    assert (tmp_path / "kit" / "index.html").is_file()
    assert set(report.written) == set(kit.files)
    assert sharekit.read_document(article, today=date(2027, 3, 1)).title == "Trams for all"
