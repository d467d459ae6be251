"""Other engines, each with the same records and the same work."""

from __future__ import annotations

from benchmarks.peers import fts5, tantivy_engine, whoosh_engine
from benchmarks.peers.peer import Peer

PEERS: tuple[Peer, ...] = (fts5.FTS5(), tantivy_engine.Tantivy(), whoosh_engine.StockWhoosh())
