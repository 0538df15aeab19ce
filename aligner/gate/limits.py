"""Whether the pairs keep to what they may have."""

from collections.abc import Sequence
from dataclasses import replace

from aligner.config.effective import Thresholds
from aligner.mqm import Severity
from aligner.results import Alert, PairResult

NEVER = "never"


def judged(
    pairs: Sequence[PairResult], limits: Sequence[Thresholds], allowed: int = 0
) -> tuple[PairResult, ...]:
    """The pairs with what they fail for; up to `allowed` alerts of them all fail nothing."""
    grave = [_grave(pair, each) for pair, each in zip(pairs, limits, strict=True)]
    if sum(map(len, grave)) <= allowed:
        grave = [[] for _ in pairs]
    return tuple(
        replace(
            pair, failures=tuple(filter(None, (_too_grave(found, each), low_score(pair, each))))
        )
        for pair, found, each in zip(pairs, grave, limits, strict=True)
    )


def too_many(
    pairs: Sequence[PairResult], limits: Sequence[Thresholds], allowed: int
) -> tuple[str, ...]:
    """That there are more such alerts than the number that is allowed, if any is."""
    count = sum(len(_grave(pair, each)) for pair, each in zip(pairs, limits, strict=True))
    if not allowed or count <= allowed:
        return ()
    return (f"{count} findings that fail their pairs; up to {allowed} would not (max-new)",)


def _said(*reasons: str | None) -> tuple[str, ...]:
    return tuple(reason for reason in reasons if reason)


def _grave(pair: PairResult, limits: Thresholds) -> list[Alert]:
    if limits.fail_on == NEVER:
        return []
    least = Severity(limits.fail_on).rank
    return [alert for alert in pair.new() if alert.severity.rank >= least]


def _too_grave(grave: Sequence[Alert], limits: Thresholds) -> str | None:
    if not grave:
        return None
    above = "" if limits.fail_on == Severity.CRITICAL else " or above"
    count = f"{len(grave)} finding{'s' if len(grave) > 1 else ''}"
    return f"{count} of severity {limits.fail_on}{above}"


def low_score(pair: PairResult, limits: Thresholds) -> str | None:
    """That the score is below the least one; None where it is not."""
    reached, least = pair.score, limits.min_score
    if reached is None or least is None or reached >= least:
        return None
    return f"score {reached:.2f}, below {least:g}"
