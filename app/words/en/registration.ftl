registration-title = Register
registration-first = The first session is on { $when }.
registration-known = Have you taken part before?
registration-change = Change your details
registration-name = Name
registration-name-hint = As others should read it, and as it should stand on your certificate
registration-email = E-mail address
registration-email-hint = Invitations and your personal link go there
registration-profession = Profession
registration-credentials = Credentials
registration-credentials-hint = For example MD, CCFP or RN(EC)
registration-site = Clinic or organization
registration-site-hint = Where you see patients
registration-community = Community
registration-community-hint = The town or region you serve
registration-language = Language you read
registration-zone = Your time zone
registration-hopes = What do you hope to learn?
registration-hopes-hint = The curriculum is shaped by what you answer. Please describe no patient here.
registration-terms-title = Conditions of participation
registration-terms-patients = I present and discuss cases without anything that identifies a patient.
registration-terms-advice = What I hear supports my clinical judgment; decisions about my patients remain mine.
registration-terms-attendance = My attendance is recorded for credits and for the evaluation of the program.
registration-terms-respect = Everybody teaches and everybody learns: I respect every profession, and what is said in confidence stays there.
registration-terms = I accept the conditions
registration-fault-terms = Accept the conditions to take part
registration-send = Send the registration
registration-privacy = Your details are used for this program only and are seen by the hub’s team. Other participants see your name, profession and community.
registration-closed = Registration for this cycle is closed.
registration-you-wait = Your registration is in. A coordinator confirms your place by mail.
registration-you-take-part = You take part in this cycle.
registration-take-back = Take the registration back
registration-receipt-title = Your registration is in
registration-next-title = What happens next
registration-next-mail = A mail that says so is on its way to you.
registration-next-coordinator = A coordinator looks at your registration, usually within a few working days.
registration-next-invitations = Then you get your personal link and an invitation to each session for your calendar.
registration-next-nothing = No mail within a few minutes? Check the junk folder, then write to
registration-back = Back to the program
registration-list-title = Registrations
registration-waiting = Waiting for you
registration-waiting-count = { $count ->
    [0] Nobody is waiting
    [one] { $count } waiting
   *[other] { $count } waiting
}
registration-enrolled = Taking part
registration-enrolled-count = { $count ->
    [one] { $count } takes part
   *[other] { $count } take part
}
registration-enrolled-none = Nobody takes part yet.
registration-filled = { $enrolled } of { $most }
registration-sites = Sites
registration-none-title = Nobody is waiting for a decision
registration-none-body = New registrations appear here, and you are told by mail. Share the address of the public page:
registration-none-closed = The program is not published or the cycle does not take registrations, so none can come in.
registration-hopes-short = Hopes to learn
registration-since = Since
registration-state = State
registration-actions = Actions
registration-note = A word to them
registration-note-hint = Stands in the mail that each of them gets
registration-note-short = Note
registration-approve = Approve
registration-decline = Decline
registration-remove = Take off the list
registration-remove-sure = Take { $name } off the list? The sessions leave their calendar.
registration-restore = Take in after all
registration-restore-sure = Take { $name } in after all? They get a mail with their personal link, and the coming sessions.
registration-gone = Declined and withdrawn
registration-state-requested = Waiting
registration-state-approved = Taking part
registration-state-declined = Declined
registration-state-withdrawn = Withdrawn
registration-fault-none = Choose at least one person
registration-leave-title = Cannot take part any more?
registration-leave = Leave this cycle
registration-leave-sure = Leave this cycle? Its sessions leave your calendar.
registration-invite-title = Invite people by mail
registration-invite-lead = Each address gets one mail that tells about the program and leads to the registration. Nobody takes part until they have registered and you have approved.
registration-invite-addresses = Mail addresses
registration-invite-addresses-hint = Paste a list from your address book or spreadsheet, at most { $most } addresses at once. Names beside the addresses are left out.
registration-invite-note-hint = Stands in the mail, for example why you thought of them
registration-invite-again = Remind those whom I invited before and who have not registered
registration-invite-go = Send the invitations
registration-invite-fault-lines = { $count ->
    [1] This line holds no mail address that can be read: { $lines }. Correct it or take it out
   *[other] { $count } lines hold no mail address that can be read: { $lines }. Correct them or take them out
}
registration-invite-fault-many = These are { $count } addresses. Invite at most { $most } at once
registration-invite-unanswered = Not registered
registration-invited = Invited
registration-invited-on = Last written to
registration-invited-count = { $count } invited, { $unanswered } of them not registered
notice-registration-invited = The invitations are on their way. People who already take part, wait for your decision or were invited before get none.
notice-registration-invited-nobody = Nobody was written to: all of them take part, wait for you or were invited before.
notice-registration-approved = Approved. Personal link and invitations are on their way.
notice-registration-declined = Declined, and told by mail.
notice-registration-withdrawn = Taken off the list, and told by mail.
notice-registration-full = Every place is taken: not everybody you chose could be approved.
notice-registration-late = Somebody had decided on some of them already. The list shows how they stand now.
notice-registration-left = You have left the cycle. You can register again whenever registration is open.
registration-mail-invited-subject = You are invited: { $program }
registration-mail-invited-body =
    Hello,

    { $hub } invites you to take part in { $program }, { $cycle }.

    { $first }{ $note }What it is about, and for whom:
    { $page }

    Register here:
    { $link }

    Is this not for you? Then there is nothing to do. Questions: { $mailbox }

    { $hub }
registration-mail-received-subject = Your registration: { $program }
registration-mail-received-body =
    Hello { $name },

    your registration for { $program }, { $cycle }, has arrived. A coordinator looks at it and answers by mail.

    If you did not register, ignore this mail or tell us: { $mailbox }

    { $hub }
registration-mail-waits-already-subject = Your registration: { $program }
registration-mail-waits-already-body =
    Hello { $name },

    your registration for { $program }, { $cycle }, had arrived before and waits for a coordinator. There is nothing more to do.

    { $hub }
registration-mail-enrolled-already-subject = You already take part: { $program }
registration-mail-enrolled-already-body =
    Hello { $name },

    you already take part in { $program }, { $cycle }. To see your sessions, sign in here:
    { $link }

    { $hub }
registration-mail-waits-subject = A registration waits: { $program }
registration-mail-waits-body =
    Hello { $name },

    somebody asks to take part in { $program }, { $cycle }:
    { $link }

    { $hub }
registration-mail-approved-subject = Welcome to { $program }
registration-mail-approved-body =
    Hello { $name },

    welcome to { $program }, { $cycle }: your place is confirmed.

    { $note }This is your personal link. It signs you in without a password, so please keep it to yourself:
    { $link }

    An invitation to each session comes in a mail of its own and goes into your calendar. Each holds the link that lets you in.

    { $hub }
    { $mailbox }
registration-mail-declined-subject = Your registration: { $program }
registration-mail-declined-body =
    Hello { $name },

    we could not give you a place in { $program }, { $cycle }, this time.

    { $note }You are welcome to ask again:
    { $link }

    { $hub }
    { $mailbox }
registration-mail-withdrawn-subject = You no longer take part: { $program }
registration-mail-withdrawn-body =
    Hello { $name },

    you are no longer on the list of { $program }, { $cycle }. Its sessions leave your calendar.

    { $note }If this is a mistake, write to us: { $mailbox }

    { $hub }
