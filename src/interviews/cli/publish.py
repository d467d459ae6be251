"""`interviews publish`: a static site of the interviews."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from interviews.cli.common import add_arguments, path_name, print_remarks, whole_number
from interviews.cli.output import print_json, print_message, print_result
from interviews.cli.progress import rebuild_progress
from interviews.cli.workspace import chosen_workspace
from interviews.wording import counted

EXAMPLES = """\
examples:
  interviews publish site                             the interviews of the index, as pages in the folder site
  interviews publish site --title "Corvane remembers" --style chicago-author-date
  interviews publish site --pseudonyms pseudonyms.toml
  python3 -m http.server --directory site             to look at it: open http://localhost:8000

The folder can be put on any web server; no page loads anything from elsewhere. An earlier site in it is
replaced. Everything that the index holds can be read in it: publish what may be public.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", type=path_name, help="where the site goes: a new folder")
    parser.add_argument("--title", metavar="T", default="Interviews", help="of the site (Interviews)")
    parser.add_argument("--style", metavar="S", help="the citation style (that of the settings)")
    parser.add_argument("--jobs", type=whole_number(1), metavar="N", help="processes (one a processor)")
    add_arguments(parser, "--pseudonyms", "--json", "--index")


def run(arguments: argparse.Namespace) -> int:
    # Deferred: whoever asks for help needs neither the processor of styles nor the pages.
    from interviews.building.workers import usual_jobs
    from interviews.engines import engine_for
    from interviews.locations import user_cache_folder
    from interviews.publishing.site import Wanted, publish

    workspace = chosen_workspace({"index", "search", "citation.style"})
    citation = workspace.settings.citation
    folder: Path = arguments.folder
    wanted = Wanted(
        title=arguments.title,
        style=arguments.style or citation.style,
        locale=citation.locale,
        cache=user_cache_folder() / "citations",
        jobs=arguments.jobs or usual_jobs(),
        pseudonyms=arguments.pseudonyms,
    )
    with rebuild_progress() as progress:
        report = publish(engine_for(workspace, arguments.index), folder, wanted, progress)
    print_remarks(report.remarks)
    if report.replaced:
        print_message(f"{arguments.pseudonyms}: {report.replaced}")
    if report.names_left:
        listed = ", ".join(f"{name} ({number})" for name, number in report.names_left)
        print_message(f"Capitalised words that were left, for you to look at: {listed}.")
    if not report.has_search:
        print_message("note: the site has no search. Install it with: pip install 'interviews[publish]'")
    if arguments.json:
        print_json({"folder": str(folder), **asdict(report)})
        return 0
    print_result(str(folder / "index.html"))
    print_message(
        f"{counted(report.interviews, 'interview')} on {counted(report.pages, 'page')}. Search works where a "
        f"web server shows them: python3 -m http.server --directory {folder}"
    )
    return 0
