"""Small whole submissions, written by hand: (name, paragraphs, what an officer would say)."""

from __future__ import annotations

from typing import Any

SUBMISSIONS: tuple[tuple[str, tuple[str, ...], dict[str, Any]], ...] = (
    (
        "mother",
        (
            "Dear Sir,",
            "I am writing as the mother of a young man who was killed.",
            "Please do not use my son's name.",
            "We were told nothing.",
            "Yours sincerely",
            "Moira Tennant",
        ),
        {"capacity": "individual", "requested": True, "scope": {"third_party"}, "name": "Moira Tennant"},
    ),
    (
        "council footer",
        (
            "@From: Ann Example <a.example@council.example>",
            "Dear Kevin",
            "Please find attached the response of Marlow Vale Council, sent on behalf of the council.",
            "Regards",
            "Ann Example",
            (
                "The information in this email is confidential and is solely for the addressee. Access to this email by anyone else is"
                " unauthorised."
            ),
        ),
        {"capacity": "organisation", "organisation": "Marlow Vale Council", "requested": False, "only": True},
    ),
    (
        "provider reputation",
        (
            "# Response of Harbourside Care Ltd",
            "We respond on behalf of Harbourside Care Ltd.",
            "The entire response is to be treated as confidential, as publication would embarrass us.",
        ),
        {"capacity": "organisation", "requested": True, "scope": {"whole"}, "quality": "weak"},
    ),
    (
        "annex",
        (
            "We write on behalf of the Skerry Trust.",
            "The response may be published. Annex A is confidential because it describes a patient.",
            "# Annex A",
            "He was forty.",
        ),
        {"capacity": "organisation", "requested": True, "scope": {"part"}, "quality": "good", "publish": True},
    ),
    (
        "union",
        (
            "This is the submission of the Union of Prison Teachers.",
            "Our members contributed on a non-attributable basis.",
            "Question 3",
            "They fear blame.",
        ),
        {"capacity": "organisation", "requested": True, "scope": {"third_party"}, "questions": (3,)},
    ),
    (
        "happy",
        ("I am a retired judge.", "I'm happy for this to be published in full with my name.", "Kind regards", "Gerald Ashworth-Pike"),
        {"capacity": "individual", "requested": False, "publish": True, "name": "Gerald Ashworth-Pike"},
    ),
    (
        "no contact",
        ("I was on probation for two years. I am replying as an individual.", "Please don't contact me again."),
        {"capacity": "individual", "requested": False, "no_contact": True},
    ),
    (
        "post only",
        ("I am a victim of crime, writing for myself.", "Please contact me only by post."),
        {"capacity": "individual", "no_contact": False, "channel": "post", "requested": False},
    ),
    (
        "rep",
        ("I am a prison officer and this is my own view.", "Any questions should go through my union rep; please do not ring me at work."),
        {"requested": False, "channel": "representative"},
    ),
    ("child", ("I am 14 and my mum is helping me write this.", "My brother was on probation."), {"child": True, "requested": False}),
    ("not a child", ("I am a teacher of 14 year olds, writing in a personal capacity.",), {"child": False, "capacity": "individual"}),
    (
        "employer",
        ("This is my personal view and not that of my employer – please don't name my employer.", "I work in a hospital."),
        {"capacity": "individual", "requested": True, "scope": {"organisation"}},
    ),
    (
        "fear",
        ("I am a serving police officer.", "I fear reprisals if it is known that I wrote this.", "Q5: the barrier is fear itself."),
        {"capacity": "individual", "requested": True, "scope": {"identity"}, "questions": (5,)},
    ),
    (
        "police body",
        (
            "# Submission from Westmoor Constabulary",
            "OFFICIAL",
            "This submission is made on behalf of Westmoor Constabulary.",
            "Question 1: we use a threshold.",
            "Question 2: a panel meets.",
        ),
        {"capacity": "organisation", "organisation": "Westmoor Constabulary", "requested": False, "questions": (1, 2)},
    ),
    (
        "chatham",
        (
            "We are a network of academics and respond on behalf of the Learning Network.",
            "What follows was said under the Chatham House Rule and may not be attributed.",
        ),
        {"requested": True, "scope": {"quotation", "identity"}, "capacity": "organisation"},
    ),
    (
        "foi",
        ("On behalf of Tarnside Rail Ltd.", "Should you receive an FOI request for this response, please consult us before releasing it."),
        {"capacity": "organisation", "requested": False, "consult": True},
    ),
    ("withdraw", ("@Subject: Withdrawal", "Dear Kevin", "I would like to withdraw my response of 4 May."), {"withdrawn": True}),
    (
        "question",
        ("I am a nurse and write in my own name.", "Can you tell me whether my response will be kept confidential?"),
        {"requested": False, "question": True},
    ),
    (
        "names in reviews",
        (
            "I write as an individual.",
            "Question 4",
            "Reviews should not name staff. Names must be removed before a review is circulated. Confidential debriefs help.",
        ),
        {"requested": False, "questions": (4,)},
    ),
    (
        "welsh",
        ("Rwy'n ymateb fel unigolyn.", "Hoffwn i'm hymateb aros yn gyfrinachol oherwydd fy ngwaith.", "Cwestiwn 2", "Cafwyd ymchwiliad."),
        {"capacity": "individual", "requested": True, "scope": {"whole"}, "questions": (2,)},
    ),
    (
        "welsh body",
        ("Cyflwynir yr ymateb hwn ar ran Cymdeithas Tai Aber.", "Peidiwch â chysylltu â ni."),
        {"capacity": "organisation", "organisation": "Cymdeithas Tai Aber", "no_contact": True, "requested": False},
    ),
    (
        "form individual",
        (
            "Are you responding as an individual or on behalf of an organisation?",
            "Individual",
            "Name:",
            "Petra Lindqvist",
            "Do you want your response to be confidential?",
            "Yes",
            "Reason:",
            "I still work there and my manager would know me.",
        ),
        {"capacity": "individual", "name": "Petra Lindqvist", "requested": True, "scope": {"whole"}, "quality": "good"},
    ),
    (
        "form open",
        (
            "Are you responding as an individual or on behalf of an organisation?",
            "Organisation",
            "Organisation:",
            "Fenwick Housing Association",
            "Do you want your response to be confidential?",
            "No",
        ),
        {"capacity": "organisation", "organisation": "Fenwick Housing Association", "requested": False},
    ),
    (
        "late change",
        (
            "Further to my response of last week, on reflection please now treat it as confidential.",
            "I am a social worker writing in a personal capacity.",
        ),
        {"requested": True, "scope": {"whole"}, "capacity": "individual"},
    ),
    (
        "two minds",
        ("I am a carer and write for myself.", "You can publish this in full.", "Please keep this response confidential."),
        {"requested": True, "contradictory": True},
    ),
    (
        "staff names",
        (
            "We respond on behalf of Otterburn Hospice.",
            "You may publish this with our name. Please remove the names of our nurses before you do.",
        ),
        {"requested": True, "scope": {"third_party"}, "publish": True},
    ),
    (
        "quoted notice",
        (
            "Dear Kevin, I write as an individual.",
            "> From: Someone Else",
            "> This email is confidential and intended only for the addressee. Please do not publish it.",
        ),
        {"requested": False},
    ),
    (
        "numbered answers",
        (
            "I am a midwife replying as an individual.",
            "1. We identify a near miss by a threshold of time.",
            "2. An investigation panel meets within three days.",
            "5. The barrier is workload.",
        ),
        {"questions": (1, 2, 5), "requested": False},
    ),
    (
        "subjects",
        (
            "We write on behalf of Redmire Aviation Ltd.",
            "On blame: our just culture policy means that fear and shame are rare in the hangar.",
            "On barriers: the main obstacle is money, and it can be overcome.",
        ),
        {"questions": (3, 5), "requested": False},
    ),
    (
        "skips",
        ("I write in a personal capacity.", "Question 1", "N/A", "Question 2", "There was a debrief.", "Question 6", "No comment"),
        {"questions": (2,), "requested": False},
    ),
    (
        "declares",
        ("I am an engineer, replying in my own right.", "I will answer questions 2 and 6 only.", "We hold a debrief. Here is a pilot."),
        {"questions": (2, 6), "requested": False},
    ),
    (
        "both",
        ("I write on behalf of the Beck Foundation.", "These are also my personal views and I write in a personal capacity too."),
        {"capacity": "unclear"},
    ),
    (
        "lawyer of a client",
        (
            "On behalf of our client, the family of Mr Dunne, we make this submission as their solicitors.",
            "The family ask that their names are not published.",
        ),
        {"requested": True},
    ),
)
