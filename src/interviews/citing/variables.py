"""The variables of a CSL-JSON item by kind.

Source: the input schema of the Citation Style Language, `schemas/input/csl-data.json` (v1.0), which allows
no other key; data of one's own go into the object `custom`.
"""

from __future__ import annotations

from interviews.citing.text import words

NAMES = words(
    """author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator"""
)

DATES = words("accessed available-date event-date issued original-date submitted")

NUMBERS = words(
    """chapter-number citation-number collection-number edition first-reference-note-number issue locator
    number number-of-pages number-of-volumes page page-first part printing supplement volume"""
)
"""Texts or numbers."""

TEXTS = words(
    """abstract annote archive archive_collection archive_location archive-place authority call-number
    citation-key citation-label collection-title container-title container-title-short dimensions division
    DOI event event-place event-title genre ISBN ISSN journalAbbreviation jurisdiction keyword language
    medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher
    publisher-place references reviewed-genre reviewed-title scale section shortTitle source status title
    title-short URL version volume-title volume-title-short year-suffix"""
)

NAME_PARTS = words(
    """family given dropping-particle non-dropping-particle suffix comma-suffix static-ordering literal
    parse-names"""
)

TYPES = words(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
    interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference
    patent performance periodical personal_communication post post-weblog regulation report review
    review-book software song speech standard thesis treaty webpage"""
)
