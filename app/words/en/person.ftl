person-name = Name
person-email = Mail address
person-profession = Profession
person-credentials = Credentials
person-credentials-hint = Degrees and licences as they should stand behind your name, for example “MD, CCFP”
person-site = Clinic or organization
person-site-hint = Where you work with patients
person-community = Community
person-community-hint = The town or region it serves
person-postal-area = First three characters of the postal code
person-postal-area-hint = For example, P0L. Tells reports how many people work in rural areas; no more of the code is kept.
person-fault-postal-area = Enter the first three characters of a Canadian postal code, as P0L, or leave it empty
person-language = Language
person-zone = Time zone
person-own-title = About you
person-own-lead = This is how others see you: on your tile in sessions, under your recommendations, on your certificate.
person-own-fixed = Kept by the hub
person-own-fixed-hint = Something is wrong here? Write to your coordinator, who can change it.
person-list-title = People
person-search = Name, address, clinic or community
person-search-go = Search
person-count = { $count ->
    [one] One person
   *[other] { $count } people
}
person-none = Nobody fits this search.
person-all = Show everybody
person-correct-title = Correct address or profession
person-correct-email-hint = With a new address, every personal link and open login of this person ends. The new address gets a personal link and the invitations to coming sessions.
person-correct-profession-hint = Holds from now on. Figures of cycles keep the profession somebody registered with.
person-fault-email-taken = Somebody else has this address already. Look for it under People
notice-person-corrected = Corrected. A new address is told by mail.
person-mail-moved-subject = Your personal link to { $hub }
person-mail-moved-body =
    Hello { $name },

    from now on the mails of { $hub } come to this address. This is your personal link. It signs you in without a password, so please keep it to yourself:
    { $link }

    Invitations to the coming sessions you take part in follow, each in a mail of its own.

    If this is a mistake, write to us: { $mailbox }

    { $hub }
person-mail-left-subject = Mails of { $hub } no longer come here
person-mail-left-body =
    Hello,

    a coordinator changed the address of somebody who takes part at { $hub }. Mails for them no longer come to this address, and the links in earlier mails no longer work.

    If this is a mistake, write to us: { $mailbox }

    { $hub }
notice-saved = Saved.
