"""What a household's records and fields are called in lines for a person, and where each stands.

A field that has no name of its own here is called by its own words; none is ever left out.
"""

# The tabs of a household's page, each with the groups that it shows; markers stand before all.
PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Markers", ("markers",)),
    (
        "Household",
        ("people", "homes", "arrears", "answers", "referrals", "notices", "cases", "warning_rests"),
    ),
    ("Assessment", ("assessments", "needs")),
    ("Plan", ("plans", "steps", "issued_plans")),
    ("Support", ("sessions", "results", "work_facts", "interviews")),
    ("Visits", ("visits", "visit_records")),
    ("Contacts and notes", ("notes", "tasks", "task_marks")),
    (
        "Part 7",
        ("case_events", "stays", "placements", "letters", "given_letters", "review_requests"),
    ),
    ("Documents", ("attachments",)),
)
TITLES = {
    "answers": "Needs and equality, in their own words",
    "arrears": "What the landlord says is owed",
    "notices": "Notices from a landlord",
    "assessments": "What was assessed",
    "plans": "The plan that is being worked on",
    "issued_plans": "Versions that were given",
    "sessions": "Support sessions",
    "results": "What came of it",
    "work_facts": "For a CV",
    "visits": "Visits that were booked",
    "visit_records": "What happened at visits",
    "notes": "Contacts and notes",
    "task_marks": "Reminders that were dealt with",
    "warning_rests": "Warnings that rest",
    "attachments": "Papers",
    "case_events": "What happened in the case",
    "stays": "Temporary accommodation",
    "given_letters": "Letters that were given",
    "review_requests": "Reviews that were asked for",
    "hclic_answers": "Answers for H-CLIC",
    "addenda": "Added later",
}
# What identifies a record to a program, or only orders it, says nothing to a person.
LEFT_OUT = frozenset(
    {
        *("id", "household", "case", "plan", "visit", "session", "home", "stay"),
        *("event", "given", "letter", "offer", "same_person", "arose_from", "cause", "about"),
        *("made_at", "made_by", "plan_in_force", "occurrence", "media", "changed_twice", "part"),
        *("shown", "since", "to"),
    }
)
_EVERYWHERE = {
    "as_at_on": "As at",
    "housing_element_owed_pence": "Of it, Universal Credit still to come",
    "born_on": "Date of birth",
    "born_words": "Born, as it was written",
    "age_on": "Age as at",
    "age": "Age",
    "due_on": "By",
    "due_words": "By, in words",
    "done_on": "Done on",
    "opened_on": "Opened on",
    "closed_on": "Closed on",
    "review_on": "Look at it again on",
    "happened_at": "When",
    "happened_on": "On",
    "starts_at": "When",
    "held_on": "On",
    "came_on": "On",
    "how": "How",
    "who": "Who",
    "words": "In words",
    "visit_rule": "How to visit",
    "rent_pence": "Rent",
    "rent_frequency": "How often",
    "from_on": "From",
    "until_on": "Until",
    "ends_on": "Ends on",
    "with_whom": "With",
    "do_not_post": "Do not post",
    "no_contact": "No contact at all",
    "interpreter": "Needs an interpreter",
    "other_phone": "Another phone",
    "email": "E-mail",
    "reading": "Reading and writing",
    "paper_style": "Papers in",
    "left_on": "Left on",
    "person": "For",
    "source": "Source",
    "withdrawn": "Struck out because",
    "left_out": "Left out of the paper",
    "bring": "To have ready",
    "have_ready": "To have ready",
    "we_bring": "We bring",
    "number": "Number",
    "size": "Size in bytes",
    "hours": "Hours a week",
}
_OF_A_KIND = {
    "person": {"words": "Worth knowing", "role": "In the household"},
    "home": {
        "tenure": "How it is held",
        "temporary": "Temporary accommodation",
        "access": "Way in",
    },
    "arrears": {"amount_pence": "Amount", "source": "Who says so"},
    "answer": {"topic": "About", "state": "Answer"},
    "marker": {
        "type": "What it is",
        "words": "What a colleague must know",
        "source": "Who said so",
        "active": "Still holds",
        "ended_reason": "Why it ended",
    },
    "referral": {
        "source": "Who sent them",
        "referred_on": "Referred on",
        "reason": "Why",
        "consent": "Consent to share",
        "urgency": "How urgent",
        "source_type": "What kind of sender",
        "outcome": "What was decided",
        "outcome_on": "Decided on",
        "outcome_words": "Why it was decided",
    },
    "notice": {
        "words": "What it says",
        "served_on": "Served on",
        "expires_on": "The date in it",
        "expires_words": "The date in it, in words",
        "act": "Under",
        "arrears_pence": "Arrears that it names",
        "right_form": "On the right form",
        "served_on_all": "Served on every tenant",
    },
    "case": {
        "type": "Kind",
        "outcome": "What came of it",
        "assessed_on": "Part 7 assessment on",
        "duty_started_on": "Duty began on",
        "duty_source": "Duty recorded from",
        "duty_checked_on": "Duty checked on",
    },
    "assessment": {
        "led_here": "What led here",
        "housing_needs": "The home that is needed",
        "support_needs": "Help and support",
        "wishes": "What they would like",
    },
    "need": {"type": "Kind", "title": "Need", "category": "Counts as"},
    "plan": {"type": "Kind", "goals": "What they want to reach", "own_words": "In their own words"},
    "step": {
        "words": "Step",
        "type": "Kind",
        "who": "Who does it",
        "needs": "Answers the need",
        "agreed": "Agreed by the resident",
        "why_not": "Why not agreed",
        "status": "How it stands",
        "status_reason": "Why",
    },
    "issued_plan": {
        "type": "Kind",
        "label": "Version",
        "given_on": "Given on",
        "agreed_how": "How it was agreed",
        "agreed_on": "Agreed on",
        "agreed_words": "What was said to it",
        "changed": "New since the version before",
        "content": "What stood in it",
    },
    "session": {
        "type": "Kind",
        "person": "With",
        "aim": "What it was for",
        "done": "What was done",
        "hard": "What was hard",
        "place": "Where",
        "with_whom": "Who else was there",
    },
    "result": {"type": "What changed"},
    "work_facts": {
        "about": "About them",
        "skills": "What they can do",
        "jobs": "Where they have worked",
        "learning": "What they have learned",
        "licences": "Licences and tickets",
        "interests": "What they like",
        "available": "When they can work",
        "referees": "Who can be asked",
    },
    "interview": {
        "ask_for": "Whom to ask for",
        "may_ask": "What they may ask",
        "to_ask": "What to ask them",
        "take": "What to take",
        "place": "Where",
    },
    "visit": {
        "place": "Where",
        "purpose": "What for",
        "take": "What to take",
        "cancelled_on": "Called off on",
        "cancelled_reason": "Why it was called off",
        "at": "When",
    },
    "visit_record": {
        "place": "Where",
        "purpose": "What for",
        "started_at": "Began",
        "ended_at": "Ended",
        "present": "Who was there",
        "alone_with": "We spoke alone",
        "seen": "Seen in the home",
        "notes": "Written down",
        "own_words": "In their own words",
        "no_access": "Why it came to nothing",
        "attempt": "Attempt number",
        "card_left": "A card was left",
        "at": "At",
        "what": "Seen",
        "task": "To do",
    },
    "note": {"with_whom": "With", "direction": "Which way", "reached": "Somebody was reached"},
    "task": {"words": "To do", "who": "Who does it", "not_needed": "Not needed because"},
    "task_mark": {"rule": "Which", "done_on": "Done on"},
    "attachment": {"category": "What it is", "details": "How it was made"},
    "case_event": {
        "what": "What happened",
        "happened_on": "On",
        "value": "Whether it holds",
        "told": "How they were told",
    },
    "review_request": {"decision": "Which decision"},
    "given_letter": {"body": "What it says", "to_name": "To", "served_how": "How it was given"},
    "letter": {"body": "What it says", "to_name": "To"},
    "hclic_answer": {"item": "About", "state": "Answer"},
}
# Only an order in a list for these; for others it is where something happened.
_ORDERED = frozenset({"person", "need", "step"})


def is_left_out(kind: str, field: str) -> bool:
    """Whether a field tells a person nothing; what a CV says about somebody does."""
    if field == "about":
        return kind != "work_facts"
    return field in LEFT_OUT or (field == "place" and kind in _ORDERED)


def label_of(kind: str, field: str) -> str:
    found = _OF_A_KIND.get(kind, {}).get(field) or _EVERYWHERE.get(field)
    if found:
        return found
    return field.removesuffix("_pence").replace("_", " ").capitalize()


def title_of(group: str) -> str:
    return TITLES.get(group) or group.replace("_", " ").capitalize()
