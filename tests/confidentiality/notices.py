"""Automatic notices in words of our own, one or more for each family of law.md 4.5: (name, text)."""

from __future__ import annotations

NOTICES: tuple[tuple[str, str], ...] = (
    (
        "D1 Welsh university",
        (
            "Gall y neges hon ac unrhyw atodiadau gynnwys deunydd cyfrinachol ac fe'u bwriadwyd ar gyfer y derbynnydd yn unig."
            " Os cawsoch y neges drwy gamgymeriad, rhowch wybod i'r anfonwr a dilëwch y neges."
        ),
    ),
    (
        "D2 university",
        (
            "This email and its attachments may contain material that is confidential and are meant solely for the intended"
            " recipient. You must not use, keep or disclose anything contained in it. Any views are those of the sender and do"
            " not form a contract."
        ),
    ),
    (
        "D3 NHS",
        (
            "This message may contain confidential information. If you are not the intended recipient please tell the sender"
            " that you have received the message in error and then delete it. Please do not disclose, copy or distribute the"
            " information in this e-mail."
        ),
    ),
    (
        "D4 tax",
        (
            "The information in this e-mail is confidential and may be subject to legal professional privilege. Unless you are"
            " the intended recipient or his or her representative you are not authorised to read, copy or use it."
        ),
    ),
    (
        "D5 police",
        (
            "This communication is for the addressee only. Please notify the sender if you have received it in error. The"
            " Constabulary monitors all e-mail activity."
        ),
    ),
    ("D6 old marking", "Classification: NOT PROTECTIVELY MARKED"),
    (
        "D7 generic",
        "This email and any attachments are confidential and intended only for the individual or entity to whom they are addressed.",
    ),
    (
        "D8 generic two",
        (
            "This email and any files sent with it are private. If you have received this email in error please return it to"
            " the address it came from, telling them it is not for you, and then delete it."
        ),
    ),
    (
        "D9 justice",
        (
            "This e-mail is intended only for the attention of the addressee(s). Its unauthorised use, disclosure, storage or"
            " copying is not permitted. If you are not the intended recipient please destroy all copies."
        ),
    ),
    ("D12 sensitive", "OFFICIAL - SENSITIVE"),
    (
        "D14 police marking",
        "This document has been classified as OFFICIAL. Disclosure under FOIA should be referred to Information Management.",
    ),
    (
        "D15 city police",
        (
            "NOTICE - This email and any attachments may be confidential, subject to copyright or legal privilege and are"
            " intended for the sole use of the intended recipient. Only named staff may conclude any binding contract."
        ),
    ),
    (
        "D17 council",
        (
            "The information in this email is confidential and is solely for the addressee. Access to this email by anyone else"
            " is unauthorised. The council may be required to disclose this email under the Freedom of Information Act."
        ),
    ),
    (
        "D19 Welsh council",
        (
            "Mae'r e-bost hwn ac unrhyw ffeiliau sydd ynghlwm wrtho yn gyfrinachol ac at ddefnydd y derbynnydd yn unig."
            " Croesawn ohebiaeth yn Gymraeg a Saesneg."
        ),
    ),
    (
        "D21 Gaelic",
        (
            "Tha am post-d seo agus faidhle sam bith còmhla ris dhan neach ainmichte a-mhàin. Ma fhuair sibh am post-d seo le"
            " mearachd, innsibh don neach a chuir e."
        ),
    ),
    (
        "D22 Northern Ireland",
        (
            "This email, including any attachment, is intended for the named addressee only. If you receive it by mistake"
            " please delete it and inform the sender."
        ),
    ),
    (
        "D23 NHS FOI",
        (
            "The information in this email may be subject to public disclosure under the Freedom of Information Act 2000."
            " Unless the information is legally exempt, the confidentiality of this e-mail and your reply cannot be guaranteed."
        ),
    ),
    ("D24 NHS Wales", "Mae'r e-bost hwn yn gyfrinachol. Os nad chi yw'r derbynnydd cywir, rhowch wybod i'r anfonwr a dilëwch y neges."),
    (
        "D25 law firm",
        (
            "This email is confidential and may be legally privileged. Fotheringay LLP is authorised and regulated by the"
            " Solicitors Regulation Authority. A list of members is open to inspection."
        ),
    ),
    (
        "D26 barristers",
        "This e-mail is privileged and confidential and meant for its addressee alone. Regulated by the Bar Standards Board.",
    ),
    (
        "D28 charity",
        (
            "The contents of this email are confidential and intended for the recipient. Registered charity no. 1999999, a"
            " company limited by guarantee."
        ),
    ),
    (
        "D30 university England",
        (
            "This message and any attachment are intended solely for the addressee and may contain confidential information."
            " Views expressed by the author do not necessarily reflect those of the University."
        ),
    ),
    (
        "D31 private provider",
        (
            "CONFIDENTIALITY NOTICE: This communication is intended for the persons or organisations named above and for no"
            " other person. Unauthorised use may be unlawful."
        ),
    ),
    (
        "D32 American",
        (
            "This e-mail message is for the sole use of the intended recipient(s) and may contain confidential and privileged"
            " information. Any unauthorized review, use, disclosure or distribution is prohibited."
        ),
    ),
    (
        "D33 auditors",
        (
            "This message is confidential and may be privileged. If you are not the addressee, delete this message and tell us."
            " Emails to us may be reviewed by compliance."
        ),
    ),
    (
        "D34 bank",
        (
            "This email is confidential and not intended as an offer. We cannot guarantee that internet communications are"
            " secure. If you received it in error please notify the sender."
        ),
    ),
    ("D43 platform", "Your answers are confidential and are collected by SurveyCloud on behalf of its customers."),
)

HARMLESS: tuple[str, ...] = (
    "Sent from my iPhone",
    "Get Outlook for iOS",
    "CAUTION: This email originated from outside of the organisation. Do not click links unless you know the sender.",
    "This email has been scanned by a well-known cloud service for viruses.",
    "Please consider the environment before printing this email.",
    "We process your data in line with our privacy notice at www.fotheringay.example/privacy.",
    "I am out of the office until Monday 9 June.",
    "OFFICIAL",
    "Registered charity no. 1999999. Registered in England and Wales.",
)
