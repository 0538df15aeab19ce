"""Which checks run, and how they are set."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_type_hints

from aligner.checks.base import Check
from aligner.errors import SettingsError, did_you_mean
from aligner.mqm import Severity
from aligner.results import FILE_CHECKS
from aligner.settings import ALL, DEFAULT, Settings


def selected(checks: Iterable[Check], settings: Settings) -> tuple[Check, ...]:
    """Those of `checks` that `settings` wants, as it wants them.

    Raises SettingsError for what does not exist, with what is most like it.
    """
    known = {check.name: check for check in checks}
    wanted = _matched("select", settings.select, known) - _matched("ignore", settings.ignore, known)
    if not wanted:
        raise SettingsError('select, ignore: no check is left. "aligner explain" lists them.')
    for name in settings.severities:
        _known(name, (*known, *FILE_CHECKS), "checks")
    for name in settings.options:
        _known(name, known, "checks")
    return tuple(_configured(check, settings) for check in known.values() if check.name in wanted)


def chosen(checks: Iterable[Check], selector: str, what: str) -> frozenset[str]:
    """The names of those of `checks` that a selector stands for.

    Raises SettingsError, which begins with `what`, where there are none.
    """
    return frozenset(_names(what, selector, {check.name: check for check in checks}))


def named(checks: Iterable[Check], name: str) -> Check:
    """The check of that name; raises SettingsError, with the nearest name, where there is none."""
    known = {check.name: check for check in checks}
    _known(name, known, "explain")
    return known[name]


def selectors(checks: Iterable[Check]) -> list[str]:
    """Everything that `select` and `ignore` may name: checks, MQM paths, groups."""
    checks = list(checks)
    paths = (path for check in checks for path in _paths(check.category))
    return list(dict.fromkeys([*(check.name for check in checks), *paths, ALL, DEFAULT]))


def _paths(category: str) -> list[str]:
    """`accuracy` and `accuracy/omission` of `accuracy/omission`."""
    parts = category.split("/")
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def _matched(what: str, selectors: Iterable[str], known: Mapping[str, Check]) -> set[str]:
    return {name for each in selectors for name in _names(what, each, known)}


def _names(what: str, selector: str, known: Mapping[str, Check]) -> list[str]:
    if selector in known:
        return [selector]
    chosen = [check.name for check in known.values() if _chooses(selector, check)]
    if not chosen:
        _known(selector, selectors(known.values()), what)
    return chosen


def _chooses(selector: str, check: Check) -> bool:
    """Whether a selector that is no name stands for a check, among others."""
    if selector == DEFAULT:
        return check.default
    return selector == ALL or f"{check.category}/".startswith(f"{selector}/")


def _known(name: str, names: Iterable[str], what: str) -> None:
    names = list(names)
    if name in names:
        return
    near = did_you_mean(name, names)
    meant = f"{near} " if near else ""
    raise SettingsError(
        f'{what}: there is no check "{name}". {meant}"aligner explain" lists them all.'
    )


def _configured(check: Check, settings: Settings) -> Check:
    severity = settings.severities.get(check.name)
    options = settings.options.get(check.name, {})
    return replace(
        check,
        options=_options(check, options) if options else check.options,
        fixed=None if severity is None else _severity(check, severity),
    )


def _severity(check: Check, name: str) -> Severity:
    try:
        return Severity(name)
    except ValueError:
        raise SettingsError(
            f'severities: {check.name} cannot be "{name}". Give one of {", ".join(Severity)}.'
        ) from None


def _options(check: Check, given: Mapping[str, object]) -> Any:  # noqa: ANN401 - its own type
    hints = get_type_hints(type(check.options))
    for name, value in given.items():
        if name not in hints:
            meant = did_you_mean(name, hints, cutoff=0) or "It has none."
            raise SettingsError(f'options: {check.name} has no option "{name}". {meant}')
        if not _fits(value, hints[name]):
            kind = getattr(hints[name], "__name__", str(hints[name]))
            raise SettingsError(
                f"options: {check.name}: {name} is {value!r}. Give a value of {kind}."
            )
    try:
        return replace(check.options, **given)
    except ValueError as error:
        raise SettingsError(f"options: {check.name}: {error}") from error


def _fits(value: object, hint: Any) -> bool:  # noqa: ANN401 - whatever a field is declared as
    if isinstance(value, bool):
        return hint is bool
    return isinstance(value, int | float if hint is float else hint)
