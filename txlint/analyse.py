"""The analysis of one file: every function interpreted, every rule asked, one report per defect."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from txlint.apis.model import extended
from txlint.callers import Callers, Said
from txlint.finding import Confidence, Finding, Fix, Position, Severity, Span, Step
from txlint.project import Project
from txlint.resource.flow import Flow, analyse_flow
from txlint.resource.view import ModuleView
from txlint.resource.witness import event_node
from txlint.resource.world import World
from txlint.rules import all_rules
from txlint.rules._base import Report, Rule
from txlint.settings import Settings
from txlint.tree import cst
from txlint.tree.index import Function, Module, module_of
from txlint.tree.page import Page
from txlint.tree.spans import Spans
from txlint.tree.syntax import Source

ORDER = ("TX101", "TX304", "TX303", "TX302", "TX301", "TX206", "TX207", "TX205", "TX201", "TX202", "TX203", "TX403")
"""Among reports about one handle the first of these stands alone; what users do not see stands behind."""
_DEFAULT = Settings()


@dataclass(slots=True)
class Analysis:
    """What came out, the findings and what the run should count."""

    findings: list[Finding]
    read: frozenset[str] = frozenset()
    """Other files that the findings depend on."""
    given_up: list[str] = field(default_factory=list)
    """Functions whose facts passed the bound."""


def analyse(source: Source, project: Project, settings: Settings, said: list[Finding] | None = None) -> list[Finding]:
    """All findings of one parsed file, unfiltered and unsorted; some may stand in other files of the project.

    Into `said` goes what the file's functions, as callers, say about findings of the functions that they call: each
    the code and place of the other finding, whose message and path it continues, and HIGH confidence where it makes
    that finding surer, LOW where less so.
    """
    return analyse_file(source, project, settings, said).findings


def analyse_file(source: Source, project: Project, settings: Settings, said: list[Finding] | None = None) -> Analysis:
    """The same, with what else the run wants to know."""
    world, module = rooted(source, project, settings)
    spans = _AllSpans(module)
    found: list[tuple[Rule, Report, Function]] = []
    findings: list[Finding] = []
    given_up: list[str] = []
    callers = Callers(world)
    functions = (module.body, *module.all_functions())
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 6_000))
    try:
        for function in functions:
            if not world.speaks(function):
                continue
            try:
                flow = analyse_flow(function, world)
                if flow.gave_up:
                    given_up.append(function.qualname)
                    continue
                flow.memo["rows"] = spans.row
                found.extend((rule, report, function) for rule in all_rules() for report in _ask(rule, flow))
                if said is not None:
                    said.extend(_as_caller(item, flow, spans) for item in callers.said(flow))
            except Exception as error:
                findings.append(_failed(source, spans, function, error))
        view = ModuleView(module, world, functions)
        for rule in all_rules():
            found.extend((rule, report, module.body) for report in rule.module(view))
        found = _one_each(_first_of_habits(found), lambda item: _is_seen(*item, settings))
        findings.extend(_finding(rule, report, function, spans) for rule, report, function in found)
    finally:
        sys.setrecursionlimit(limit)
    return Analysis(findings, frozenset(world.read - {source.filename}), given_up)


def rooted(source: Source, project: Project, settings: Settings) -> tuple[World, Module]:
    """A parsed file as a module, and the world as it is seen from there."""
    world = World(extended(settings.api, settings.versions), project)
    module = module_of(source, project.module_name(source.filename))
    world.add(module)
    return world, module


def _ask(rule: Rule, flow: Flow) -> Iterator[Report]:
    yield from rule.flow(flow)


class _AllSpans:
    """Positions in the module at hand, and in the other modules that reports lead to."""

    def __init__(self, module: Module) -> None:
        self.main = Spans(module.source)
        self._others: dict[str, Spans] = {}

    def of(self, node: cst.CSTNode) -> Span:
        return self.main.of(node)

    def row(self, node: cst.CSTNode) -> int:
        return self.main.row(node)

    def place(self, node: cst.CSTNode, inside: Function | None) -> tuple[Source, Span]:
        """The file of a node and where it stands there: the one at hand, or that of the function it lies in."""
        spans = self.main
        if inside is not None and inside.module.source is not self.main.source:
            other = self._others.setdefault(inside.module.source.filename, Spans(inside.module.source))
            spans = other if node in other else spans
        return spans.source, spans.of(node)


_Found = tuple[Rule, Report, Function]


def _is_seen(rule: Rule, report: Report, function: Function, settings: Settings) -> bool:
    """Whether users see the report, with these settings and with the default ones, or have asked not to see it.

    The default ones count since who asks to see more must not lose what was there before; and a rule that is ignored
    still speaks for its defect, which must not come back under another name.
    """
    filename = (report.inside or function).module.source.filename
    severity, confidence = report.severity or rule.severity, report.confidence
    if settings.in_context(filename):
        confidence = confidence.in_context(_is_slight(rule, report))
    return (
        settings.selection.selects(rule.code)
        and all(severity.at_least(least) for least in (settings.min_severity, _DEFAULT.min_severity))
        and all(confidence.at_least(least) for least in (settings.min_confidence, _DEFAULT.min_confidence))
    )


def _is_slight(rule: Rule, report: Report) -> bool:
    return rule.under_load or report.slight


def _first_of_habits(found: list[_Found]) -> list[_Found]:
    """What all methods of a class do alike is one defect: the later ones are told of at the lowest confidence."""
    seen: set[tuple[str, str, int]] = set()
    kept = []
    for rule, report, function in found:
        key = (rule.code, report.habit, id(function.cls))
        if report.habit and key in seen:
            report = replace(report, confidence=Confidence.LOW)
        elif report.habit and report.confidence is not Confidence.LOW:
            seen.add(key)
        kept.append((rule, report, function))
    return kept


def _one_each(found: list[_Found], is_seen: Callable[[_Found], bool]) -> list[_Found]:
    """One defect, one report, at the outermost resource that users see one about; one report per code and place."""
    best: dict[int, tuple[bool, int]] = {}
    ranks: list[tuple[bool, int] | None] = []
    blamed: dict[int, bool] = {}
    for item in found:
        rule, report, _ = item
        ordered = report.about is not None and rule.code in ORDER
        ranks.append((not is_seen(item), ORDER.index(rule.code)) if ordered else None)
        if (rank := ranks[-1]) is not None:
            best[id(report.about)] = min(rank, best.get(id(report.about), rank))
        if rule.code in ("TX204", "TX205", "TX401") and report.handler:
            blamed[id(report.handler)] = blamed.get(id(report.handler), False) or is_seen(item)
    kept = []
    seen: set[tuple[str, int]] = set()
    for item, rank in zip(found, ranks, strict=True):
        rule, report, _ = item
        if rank is not None and rank > best[id(report.about)]:
            continue
        if rule.code == "TX102" and id(report.handler) in blamed and (blamed[id(report.handler)] or not is_seen(item)):
            continue
        if (rule.code, id(report.node)) in seen:
            continue
        seen.add((rule.code, id(report.node)))
        kept.append(item)
    return kept


def _finding(rule: Rule, report: Report, function: Function, spans: _AllSpans) -> Finding:
    source, span = spans.place(report.node, report.inside)
    places = [(text, *spans.place(node, *(inside or (report.inside,)))) for text, node, *inside in report.path]
    return Finding(
        code=rule.code,
        name=rule.slug,
        severity=report.severity or rule.severity,
        confidence=report.confidence,
        message=" ".join(report.message.split()),
        filename=source.filename,
        span=span,
        scope=(report.inside or function).qualname,
        anchor=_anchor(source, span),
        path=tuple(Step(text, where.filename, place) for text, where, place in places),
        fix=_fix(report, source, spans),
        help=report.help,
        slight=_is_slight(rule, report),
    )


def _as_caller(said: Said, flow: Flow, spans: _AllSpans) -> Finding:
    """What a caller adds to a finding of the function that it calls."""
    node = event_node(said.left.leak.begun)
    assert node is not None
    source, span = spans.place(node, said.callee)
    name = f"{flow.function.qualname}()" if flow.function.node is not None else "the module"
    module = flow.function.module
    caller = name if module is said.callee.module else f"{name} in {module.name or module.source.filename}"
    steps: list[tuple[str, cst.CSTNode]] = [(f"{name} calls {said.callee.name}() here", said.call.node)]
    end = event_node(said.end) if said.end is not None else None
    if end is not None:
        steps.append(("and ends the transaction here", end))
    else:
        steps.append((f"and leaves the transaction open when {said.callee.name}() does", said.call.node))
    does = "ends it" if said.end is not None else "does not end it either"
    return Finding(
        code=said.left.code,
        name="",
        severity=Severity.NOTE,
        confidence=Confidence.LOW if said.end is not None else Confidence.HIGH,
        message=f"{caller} calls {said.callee.name}() and {does}",
        filename=source.filename,
        span=span,
        path=tuple(Step(text, flow.function.module.source.filename, spans.of(node)) for text, node in steps),
    )


def _anchor(source: Source, span: Span) -> str:
    rows = source.lines[span.start.row - 1 : span.end.row]
    return " ".join(" ".join(rows).split())[:200]


def _fix(report: Report, source: Source, spans: _AllSpans) -> Fix | None:
    return report.fix(Page(source, spans.main)) if report.fix is not None else None


def _failed(source: Source, spans: _AllSpans, function: Function, error: Exception) -> Finding:
    span = Span(Position(1, 1), Position(1, 1))
    if function.node is not None:
        span = spans.of(function.node.name)
    what = f"{type(error).__name__}: {error}".replace("\n", " ")
    where = f" {function.qualname}()" if function.qualname else ""
    return Finding(
        "TX000",
        "internal-error",
        Severity.WARNING,
        Confidence.HIGH,
        f"txlint failed on this function{where} ({what}): please report it; the rest was checked",
        source.filename,
        span,
        function.qualname,
    )
