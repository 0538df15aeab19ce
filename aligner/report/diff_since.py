"""What came and what went since an older version, as a diff tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from aligner.mqm import Finding, Report, Verdict
from aligner.report.changes import changes
from aligner.report.diff_places import wanted
from aligner.report.places import position
from aligner.report.visible import visible


@dataclass(frozen=True, slots=True)
class Since:
    """What came and went since an older version.

    Attributes:
        before: the report on it.
        new: the findings that it did not have; by identity, as equal ones may stand elsewhere.
        mended: its findings that are there no more.
    """

    before: Report
    new: frozenset[int]
    mended: tuple[Finding, ...]

    @classmethod
    def of(cls, before: Report, after: Report, only: frozenset[str] | None) -> "Since":
        if before.verdict is not Verdict.TRANSLATION or after.verdict is not Verdict.TRANSLATION:
            return cls(before, frozenset(map(id, after.findings)), ())
        found = changes(before, after)
        mended = (before.findings[k] for k in found.fixed)
        return cls(
            before,
            frozenset(id(after.findings[k]) for k in found.new),
            tuple(each for each in mended if wanted(each, only)),
        )

    @property
    def name(self) -> str:
        """What the older version is called."""
        return visible(self.before.bitext.target.name)

    def status(self, finding: Finding) -> str:
        """What is said of a finding of the newer version."""
        return "new" if id(finding) in self.new else "as before"

    def summary(self, findings: Sequence[Finding]) -> Text:
        """How many came, went and stayed of those that are shown."""
        if self.before.verdict is not Verdict.TRANSLATION:
            said = visible(self.before.statement)
            return Text(f"{self.name}: nothing to compare with. {said}")
        new = sum(id(each) in self.new for each in findings)
        return Text.assemble(
            f"{self.name}: ",
            (f"{new:,} new", "bold" if new else ""),
            ", ",
            (f"{len(self.mended):,} mended", "green" if self.mended else ""),
            f", {len(findings) - new:,} as before",
        )

    def place(self, finding: Finding) -> str:
        """Where a mended finding stood: in the translation, else in the original."""
        bitext = self.before.bitext
        bead = None if finding.bead is None else bitext.beads[finding.bead]
        for document, span, part in (
            (bitext.target, finding.target_span, bead.target if bead else range(0)),
            (bitext.source, finding.source_span, bead.source if bead else range(0)),
        ):
            if shown := span or document.span(part):
                origin = document.origin
                label = visible(origin.label(shown.start)) if origin else ""
                return label or f"line {position(document, shown.start)[0]}"
        return ""
