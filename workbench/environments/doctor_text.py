"""The doctor's report as text for a terminal."""

from __future__ import annotations

from workbench.environments.doctor import Finding, Report, gigabytes

_MARKS = {"ok": "ok", "warning": "note", "error": "WRONG"}


def render_text(report: Report) -> str:
    """Return the report, a line a finding, the mending command under what is wrong, the devices at the end."""
    width = max(len(finding.name) for finding in report.findings)
    lines = [line for finding in report.findings for line in _lines(finding, width)]
    lines.append("")
    lines.append("Devices to train on:")
    lines += [f"  {device.id:8} {device.name}, {gigabytes(device.memory_bytes)}" for device in report.devices]
    wrong = sum(finding.level == "error" for finding in report.findings)
    lines.append("")
    lines.append("All is well." if not wrong else f"{wrong} thing{'s' if wrong > 1 else ''} to mend.")
    return "\n".join(lines)


def _lines(finding: Finding, width: int) -> list[str]:
    lines = [f"{_MARKS[finding.level]:>5}  {finding.name:{width}}  {finding.text}"]
    if finding.mend:
        lines.append(f"{'':5}  {'':{width}}  mend: {finding.mend}")
    return lines
