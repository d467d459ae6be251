#!/bin/sh
# Checks that LaTeX compiles hostile titles and names: writes transcripts that have them, cites these in both
# LaTeX formats, and compiles a document with biblatex and biber, and one with BibTeX.
#
# Needs pdflatex, bibtex and biber (Debian: texlive-latex-base texlive-latex-recommended texlive-bibtex-extra
# lmodern biber). Usage: scripts/check_latex.sh [COMMAND], by default `interviews`.
set -eu

command=$(command -v "${1:-interviews}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export XDG_CONFIG_HOME="$folder" XDG_CACHE_HOME="$folder" XDG_DATA_HOME="$folder"

cat > titles.txt <<'TITLES'
Why the } Gate Fell, 5" Pipes and C:\
What C:\wells\{deep} Taught ^Us^ and ~Them~
50 % of $5 & #1 a_b
if x < y > z <b>bold</b> <script>alert(1)</script>
\textbf{bold} \input{/etc/passwd} % comment
}{ -- --- ''quoted'' ``quoted`` !` ?`
@misc{x, title = {y}}
Größe, “quoted” ‘single’ – dash — Œuvre ñ
and others and
$x^2$ \(y\) \begin{document} \end{document} \relax
TITLES

number=0
while IFS= read -r title; do
    number=$((number + 1))
    quoted=$(printf '%s' "$title" | sed "s/'/''/g")
    cat > "talk$number.md" <<TRANSCRIPT
---
title: '$quoted'
outlet: '$quoted'
publisher: '$quoted'
date: 2021-06-$((number + 10))
url: https://example.org/$number?a_b=%20&c=~d#e
interviewers: [{literal: '$quoted', name: x}]
interviewees: [{family: '$quoted', given: Runa, name: y}]
---

**x:** How deep is it?

**y:** Eleven metres.
TRANSCRIPT
    "$command" cite "talk$number.md#1" --output biber.bib 2> /dev/null
    "$command" cite "talk$number.md#1" --format bibtex --output bibtex.bib 2> /dev/null
done < titles.txt

preamble='\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern}\usepackage{url}'

printf '%s\n' "$preamble" '\usepackage{biblatex}\addbibresource{biber.bib}' \
    '\begin{document}\nocite{*}Cited.\printbibliography\end{document}' > biber.tex
pdflatex -interaction=batchmode -halt-on-error biber.tex > biber.out
biber --quiet biber
pdflatex -interaction=batchmode -halt-on-error biber.tex >> biber.out

printf '%s\n' "$preamble" \
    '\begin{document}\nocite{*}Cited.\bibliographystyle{plain}\bibliography{bibtex}\end{document}' > plain.tex
pdflatex -interaction=batchmode -halt-on-error plain.tex > plain.out
bibtex -terse plain
pdflatex -interaction=batchmode -halt-on-error plain.tex >> plain.out

for document in biber plain; do
    entries=$(grep -c '\\bibitem\|\\entry{' "$document.bbl")
    [ "$entries" -eq "$number" ] || { echo "$document: $entries of $number entries"; exit 1; }
    echo "$document: $entries entries compiled"
done
