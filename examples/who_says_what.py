"""From a folder of transcripts to a table and a list of references, cell by cell.

Jupytext, VS Code and Spyder run the cells one by one; `python examples/who_says_what.py` runs all of them.
"""

# %% An index of the transcripts; the next time, only what changed is read
from pathlib import Path
from tempfile import mkdtemp

import pandas

import interviews

transcripts = Path(__file__).parent.parent / "sample_data"
index_folder = mkdtemp()
report = interviews.rebuild(index_folder, [transcripts])
print(report.pairs, "questions with their answers")

# %% All that is said about a subject, as a table
index = interviews.open_index(index_folder)
results = index.search(interviews.SearchRequest("groundwater drought", limit=200))
hits = pandas.DataFrame(results.to_records())
hits["year"] = hits["date"].str[:4]
hits["words"] = hits["answer"].str.split().str.len()
print(hits[["date", "answerers", "words", "title"]].head().to_string())

# %% Who says how much of it, and when
by_person = hits.explode("answerers").groupby("answerers")["words"].agg(["count", "sum"])
print(by_person.sort_values("sum", ascending=False).head().to_string())
print(hits.groupby("year")["id"].count().to_string())

# %% The three best answers, with their references
best = [hit.pair for hit in results.hits[:3]]
cited = interviews.cite(index, best, "apa")
for pair, passage in zip(best, cited.passages, strict=True):
    print(f"{pair.answer.split('. ')[0]} {passage.in_text}")
print(cited.text)
index.close()
