"""Questions to the view, answered with model objects. Readers everywhere use these; nobody else writes SQL.

In: an open vault and ids. Out: dataclasses of `model`, and rows of our own. Of closed cases they see what was opened.
Read first: `sources.py` (what came in), `claims.py` (what is said), `concluded.py` (incidents, persons); `past.py` is
the history and where it lies, `finding.py` what a person types, `searching.py` the search, `pages.py` and `waiting.py`
what pages show without loading everything, `looks.py` second looks, translations and what was kept.
"""

from guvoh.vault.queries.claims import (
    ClaimRow,
    claim,
    claim_rows,
    claims,
    decisions_by,
    mentions,
    suggestion,
    suggestion_ids,
    unreviewed,
)  # fmt: skip
from guvoh.vault.queries.concluded import (
    atoms_of,
    incident_from,
    incident_of,
    incidents,
    judged,
    person_of,
    persons,
)  # fmt: skip
from guvoh.vault.queries.finding import KINDS, find, sources_holding
from guvoh.vault.queries.linked import (
    Fact,
    Judgement,
    accepted_of,
    accepted_window,
    deciders,
    how_many_to_judge,
    incident,
    incident_facts,
    incidents_by_id,
    incidents_of_claims,
    incidents_with_people_of,
    judgement_entries,
    judgements_on,
    named_together,
    persons_by_id,
    persons_in_claims,
    persons_window,
    places_of_accepted,
)  # fmt: skip
from guvoh.vault.queries.looks import (
    Kept,
    Look,
    Standing,
    Translation,
    agreement,
    all_translations,
    decided_by,
    differing,
    kept,
    kept_compartments,
    looked_blind,
    looks,
    second_looks_wanted,
    standing_of,
    translations,
)  # fmt: skip
from guvoh.vault.queries.organisations import (
    accepted_naming,
    organisation,
    organisations,
    organisations_saying,
)  # fmt: skip
from guvoh.vault.queries.pages import (
    ClaimFilters,
    IncidentFilters,
    Page,
    SourceFilters,
    SourceRow,
    claims_page,
    counts,
    incidents_page,
    source_rows,
    sources_count,
    sources_page,
)  # fmt: skip
from guvoh.vault.queries.past import (
    Event,
    annex_of,
    atoms_in,
    compartment_of_entry,
    compartment_of_person,
    compartments_set_on,
    entry,
    history,
    latest,
    links_about,
    links_saying,
    objects_of,
    own_compartments,
    persons_saying,
    sources_telling_of,
)  # fmt: skip
from guvoh.vault.queries.people import (
    calls_about,
    claims_of_person,
    person,
    person_with_reference,
    persons_page,
    quote_of,
    reference_of,
    settings_of_person,
    statuses,
    title_of,
    unfinished_notes,
    words_of_names,
)  # fmt: skip
from guvoh.vault.queries.records import record, record_compartments, record_made_by, record_versions, records, told_free
from guvoh.vault.queries.searching import Found, Hit, SearchFilters, search
from guvoh.vault.queries.sounding import (
    NameRow,
    judged_persons,
    names_in,
    names_since,
    names_standing,
)  # fmt: skip
from guvoh.vault.queries.sources import (
    case_named,
    cases,
    original,
    reading,
    reading_facts,
    sealed_name,
    settings,
    source,
    source_with,
    sources,
    text_of,
)  # fmt: skip
from guvoh.vault.queries.stated import Stated, names_stated
from guvoh.vault.queries.ties import persons_of_atoms, ties_of
from guvoh.vault.queries.waiting import Waiting, next_source_waiting, next_waiting, waiting_in

__all__ = [
    "KINDS", "ClaimFilters", "ClaimRow", "Event", "Fact", "Found", "Hit", "IncidentFilters", "Judgement", "Kept",
    "Look", "NameRow", "Page", "SearchFilters", "SourceFilters", "SourceRow", "Standing", "Stated", "Translation",
    "Waiting",
    "accepted_naming", "accepted_of", "accepted_window", "agreement", "all_translations", "annex_of", "atoms_in",
    "atoms_of", "calls_about", "case_named", "cases", "claim", "claim_rows", "claims", "claims_of_person",
    "claims_page", "compartment_of_entry", "compartment_of_person", "compartments_set_on", "counts", "decided_by",
    "deciders", "decisions_by", "differing", "entry", "find", "history", "how_many_to_judge", "incident",
    "incident_facts", "incident_from", "incident_of", "incidents", "incidents_by_id", "incidents_of_claims",
    "incidents_page", "incidents_with_people_of", "judged", "judged_persons", "judgement_entries", "judgements_on",
    "kept", "kept_compartments", "latest", "links_about", "links_saying", "looked_blind", "looks", "mentions",
    "named_together", "names_in", "names_since", "names_standing", "names_stated", "next_source_waiting",
    "next_waiting", "objects_of",
    "organisation", "organisations",
    "organisations_saying", "original", "own_compartments", "person", "person_of", "person_with_reference", "persons",
    "persons_by_id", "persons_in_claims", "persons_of_atoms", "persons_page", "persons_saying", "persons_window",
    "places_of_accepted", "quote_of", "reading", "reading_facts", "record", "record_compartments",
    "record_made_by", "record_versions", "records", "reference_of", "sealed_name", "search",
    "second_looks_wanted", "settings", "settings_of_person",
    "source", "source_rows", "source_with", "sources", "sources_count", "sources_holding", "sources_page",
    "sources_telling_of", "standing_of", "statuses", "suggestion", "suggestion_ids", "text_of", "ties_of", "title_of",
    "told_free", "translations", "unfinished_notes", "unreviewed", "waiting_in",
    "words_of_names",
]  # fmt: skip
