"""The GitHub action: what it declares, and what the scripts of its steps do."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.gate.conftest import Repository
from tests.gate.projects import HINDI, WRONG, write_project

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "action.yml").read_text(encoding="utf-8")
ACTION: Mapping[str, Any] = yaml.safe_load(TEXT)
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
SCRIPTS = {step["id"]: step for step in STEPS if "run" in step}
REAL = f"#!/bin/sh\nexec '{sys.executable}' -m aligner \"$@\"\n"


class Job:
    """A job of a repository with one article, and what a step of it leaves behind."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "a project"
        self.folder.mkdir()
        self.temp = folder / "temp of the runner"
        self.out = folder / "output"
        self.summary = folder / "summary.md"
        self.inputs = {name: each["default"] for name, each in ACTION["inputs"].items()}

    def program(self, script: str) -> None:
        """Puts a program where the action installs aligner."""
        path = self.temp / "aligner" / "bin" / "aligner"
        path.parent.mkdir(parents=True)
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def step(self, name: str, base: str = "", **inputs: str) -> subprocess.CompletedProcess[str]:
        """Runs a step as the runner does: its expressions are in the environment only."""
        given = self.inputs | {key.replace("_", "-"): value for key, value in inputs.items()}
        values = {f"inputs.{key}": value for key, value in given.items()} | {
            "runner.temp": str(self.temp),
            "github.action_path": str(ROOT),
            "github.event.pull_request.base.sha": base,
            "steps.python.outputs.python-path": str(self.temp / "python"),
        }
        said = {
            key: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: values[found[1]], text)
            for key, text in SCRIPTS[name]["env"].items()
        }
        known = {
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self.out),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "PYTHONPATH": str(ROOT),
            # The encoder is there already, so the cache of the action is that of the machine.
            "ALIGNER_CACHE": os.environ.get("ALIGNER_CACHE", ""),
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPTS[name]["run"]],
            cwd=self.folder,
            env=os.environ | said | known,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    def outputs(self) -> dict[str, str]:
        text = self.out.read_text(encoding="utf-8")
        return dict(line.split("=", 1) for line in text.splitlines())


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


def arguments(job: Job, base: str = "", **inputs: str) -> list[str]:
    """What a run of the gate is called with, beyond what it always is."""
    job.program(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{job.temp}/arguments'\n")
    done = job.step("gate", base, **inputs)
    assert (done.returncode, done.stderr) == (0, "")
    words = (job.temp / "arguments").read_text(encoding="utf-8").splitlines()
    always = ["gate", "--format", "github", "--format", f"sarif={job.temp}/aligner.sarif"]
    assert words[:5] == always
    return words[5:]


def test_every_step_is_whole() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in STEPS:
        assert ("run" in step) != ("uses" in step)
        assert "run" not in step or step["shell"] == "bash"


def test_every_input_is_declared_and_used() -> None:
    used = set(re.findall(r"\binputs\.([\w-]+)", TEXT))
    assert used == ACTION["inputs"].keys()
    for each in ACTION["inputs"].values():
        assert each["description"]
        assert isinstance(each["default"], str)


def test_outputs_of_steps_that_are_named_exist() -> None:
    named = set(re.findall(r"steps\.(\w+)\.outputs\.([\w-]+)", TEXT))
    for step, output in named:
        if step in SCRIPTS:
            assert f'"{output}=' in SCRIPTS[step]["run"]
        else:
            known = {"python": {"python-path"}, "restore": {"cache-hit", "cache-primary-key"}}
            assert output in known[step]


def test_no_script_holds_an_expression() -> None:
    assert SCRIPTS.keys() == {"install", "gate"}
    assert not any("${{" in step["run"] for step in SCRIPTS.values())


def test_results_are_uploaded_where_the_gate_has_failed() -> None:
    uploads = [step for step in STEPS if "upload-sarif" in step.get("uses", "")]
    saves = [step for step in STEPS if "cache/save" in step.get("uses", "")]
    assert len(uploads) == len(saves) == 1
    assert all(step["if"].startswith("always() && ") for step in (*uploads, *saves))


def test_without_inputs_everything_is_checked(job: Job) -> None:
    assert arguments(job) == ["--"]


def test_pull_requests_are_held_to_what_they_change(job: Job) -> None:
    Repository(job.folder).commit(a_md="one")
    assert arguments(job, "HEAD") == ["--changed-since=HEAD", "--"]


def test_none_checks_everything_in_a_pull_request_too(job: Job) -> None:
    assert arguments(job, "HEAD", changed_since="none") == ["--"]


def test_another_revision_may_be_named(job: Job) -> None:
    assert arguments(job, "HEAD", changed_since="v1") == ["--changed-since=v1", "--"]


def test_inputs_reach_the_program_as_they_are(job: Job) -> None:
    words = arguments(
        job,
        config="a b/aligner.toml",
        fail_on="minor",
        args="--format=html=my page.html\n\n--quiet\n",
        paths="content/a b.md\n--help\n$HOME *\n",
    )
    assert words == [
        "--config=a b/aligner.toml",
        "--fail-on=minor",
        "--format=html=my page.html",
        "--quiet",
        "--",
        "content/a b.md",
        "--help",
        "$HOME *",
    ]


def test_inputs_run_nothing(job: Job) -> None:
    evil = "\"; touch pwned; $(touch pwned) `touch pwned` ' #"
    names = ("config", "fail_on", "args", "paths", "changed_since")
    words = arguments(job, **dict.fromkeys(names, evil))
    assert sum(evil in word for word in words) == len(names)
    assert list(job.folder.iterdir()) == []


def test_the_base_of_a_shallow_clone_is_fetched(job: Job, repository: Repository) -> None:
    base = repository.commit(a_md="one")
    repository.commit(a_md="two")
    repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
    clone = ["git", "clone", "-q", "--depth=1", f"file://{repository.folder}", str(job.folder)]
    subprocess.run(clone, check=True)
    assert arguments(job, base) == [f"--changed-since={base}", "--"]
    subprocess.run(["git", "cat-file", "-e", base], cwd=job.folder, check=True)


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_exit_code_is_kept(job: Job, code: int) -> None:
    job.program(f"#!/bin/sh\nexit {code}\n")
    assert job.step("gate").returncode == code
    assert job.outputs() == {"exit-code": str(code)}


def test_a_gate_that_trips_leaves_a_report(job: Job) -> None:
    repository = Repository(job.folder)
    write_project(job.folder, a=HINDI, b=WRONG)
    first = repository.commit()
    write_project(job.folder, a=WRONG, b=WRONG)
    job.program(REAL)
    done = job.step("gate", first, args="--jobs=1\n--no-cache")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=a.hi.txt,line=1,")
    assert "b.hi.txt" not in done.stdout
    assert job.outputs() == {"exit-code": "1", "sarif-file": f"{job.temp}/aligner.sarif"}
    assert '"date-mismatch"' in (job.temp / "aligner.sarif").read_text(encoding="utf-8")
    assert "failed" in job.summary.read_text(encoding="utf-8")


def test_it_is_installed_from_its_own_files_into_a_folder_of_its_own(job: Job) -> None:
    """With a Python that notes what it is asked to do instead of doing it."""
    job.program('#!/bin/sh\necho "aligner 1.2.3"\n')
    for place in (job.temp / "python", job.temp / "aligner" / "bin" / "python"):
        place.write_text(f"#!/bin/sh\nprintf '%s|' \"$@\" >> '{job.temp}/asked'\n", "utf-8")
        place.chmod(0o755)
    done = job.step("install")
    assert (done.returncode, done.stderr) == (0, "")
    environment, packages = (job.temp / "asked").read_text(encoding="utf-8").split("-m|")[1:]
    assert environment == f"venv|{job.temp}/aligner|"
    assert packages.startswith("pip|install|")
    assert packages.endswith(f"|{ROOT}|")
    assert job.outputs() == {"version": "1.2.3"}
