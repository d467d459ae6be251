"""The one table that a run prints."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Row:
    """One figure of the product beside the same of its peers."""

    what: str
    unit: str
    ours: float
    peers: dict[str, float] = field(default_factory=dict)
    more_is_better: bool = False


def print_table(rows: list[Row], peers: list[str]) -> None:
    """Prints the figures, and in brackets the product's as a multiple of the peer's."""
    widths = [max(len(row.what) for row in rows), 13, *(max(len(peer), 19) for peer in peers)]
    header = ["", "interviews", *peers]
    print("  ".join(text.ljust(width) for text, width in zip(header, widths, strict=True)))
    for row in rows:
        cells = [row.what, f"{_figure(row.ours)} {row.unit}"]
        for peer in peers:
            value = row.peers.get(peer)
            cells.append("" if value is None else f"{_figure(value)} {row.unit} ({row.ours / value:.2f} x)")
        print("  ".join(text.ljust(width) for text, width in zip(cells, widths, strict=True)).rstrip())


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
