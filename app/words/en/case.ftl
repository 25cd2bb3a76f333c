case-list-title = Cases
case-list-none = You have no case. Cases are begun by participants of a cycle that still has sessions to come.
case-team-none = No case was submitted yet. Invite participants to bring one.
case-back-list = Cases
case-name = Case { $code }
case-name-begun = Case begun { $date }
case-by = Presented by { $name }, { $profession }
case-in-session = Session { $number }, { $when }
case-question = Question to the hub
case-figures = Key figures
case-deidentified-note = De-identified by its presenter. Recommendations are education for the presenter, who remains responsible for the patient’s care.
case-to-review = Review and schedule

case-state-draft = Draft
case-state-submitted = Waiting for review
case-state-returned = Returned to you
case-state-accepted = Accepted
case-state-scheduled = Scheduled
case-state-presented = Presented
case-state-letter-sent = Letter sent
case-state-follow-up-due = Follow-up due
case-state-closed = Closed

case-mine = My cases
case-mine-none = Bring a case of your own: everybody learns from it, and you get written recommendations.
case-begin = Begin a case for { $program }
case-next-draft = Go on with the form, then submit it.
case-next-submitted = The coordinator reviews it. You get a mail with the decision.
case-next-returned = The coordinator asks for changes. Read the note, change the form, submit it again.
case-next-accepted = It will get a date. You get a mail with it.
case-next-scheduled = You present it { $when }. About five minutes: the question, then what matters for it.
case-next-presented = The recommendations are being written up for you.
case-next-letter-sent = The letter with the recommendations is here for you.
case-next-follow-up-due = Tell the hub what became of each recommendation.
case-next-closed = Thank you for telling the hub what became of the recommendations.

case-group-waiting = Waiting for your review
case-group-accepted = Accepted, without a date
case-group-scheduled = Scheduled
case-group-after = After the session
case-group-closed = Closed
case-column-case = Case
case-column-presenter = Presenter
case-column-program = Program
case-column-day-waiting = Submitted
case-column-day-accepted = Submitted
case-column-day-scheduled = Session
case-column-day-after = Session
case-column-day-closed = Session

case-check-title = Check your answers
case-check-problems = { $count ->
    [one] One thing is left before you can submit
   *[other] { $count } things are left before you can submit
  }
case-problem = { $label }: { $fault }
case-promises = Before you submit
case-promise-deidentified = I have removed every detail that could identify the patient: names, dates, places, numbers, employers, rare circumstances
case-promise-consent = The patient agrees that I present this case without naming them
case-check-then = A coordinator then reads the case. You cannot change it while it is with the hub; until its session begins you can withdraw it, correct it and submit it again.
case-submit = Submit the case
case-fault-deidentified = Confirm that you have removed every identifying detail
case-fault-consent = Confirm that the patient agrees
case-fault-problems = Some answers are missing or give an identifying detail
case-fault-stale = The case was changed since this page was opened. Look at the answers below, then submit again

case-returned-note = The coordinator’s note
case-review-title = Review: { $case }
case-decision = Decision
case-accept-lead = Complete, clear, and without identifying details? Accept it: it gets its code, and its presenter a mail.
case-accept = Accept the case
case-return-note = What should the presenter change?
case-return-hint = The presenter sees this note above the form. Name no patient.
case-return = Return it with this note
case-place-title = Place in a session
case-place-legend = In which session is it discussed?
case-place-none = No planned session of this cycle has a free place for a case. Add a segment for a case to a session, or make room in one.
case-place-save = Save the place
case-place-out = In none for now
case-slot = Session { $number }, { $when }
case-slot-hint = { $topic } · { $minutes } minutes
case-fault-decided = Somebody decided on this case in the meantime. This is how it stands now
case-fault-place = This place is no longer free, or the case can no longer be moved. Choose among the places below

case-withdraw-to = Correct or withdraw this case
case-withdraw-title = Withdraw this case
case-withdraw-lead = Withdraw it to correct it, or to keep it to yourself. You need give no reason.
case-withdraw-open = It is your draft again: nobody else can read it. You can change it and submit it again, or throw it away for good.
case-withdraw-place = It loses its place in the session. Submitted again, it gets a new one.
case-withdraw-notes = If it has a code, it keeps it. What the hub’s team noted about it is read by nobody in the meantime, and goes for good if you throw the case away.
case-withdraw-told = The coordinators get a mail that you withdrew it, with no word of the case.
case-withdraw-go = Withdraw the case
case-withdraw-keep = Leave it with the hub
case-withdraw-late = Its session has begun, so it can no longer be withdrawn. If a detail in it must go, tell a coordinator: a coordinator can hide or remove any text of it at once.
case-withdraw-back = Back to the case

case-discard-title = Throw this case away
case-discard-warning = The whole form and every file attached to it are deleted for good. Nobody else has seen them. This cannot be undone.
case-discard-warning-read = The whole form, every file attached to it and whatever the hub’s team noted about it are deleted for good. That there was a case, without a word of it, stays in the audit log. This cannot be undone.
case-discard-go = Throw it away
case-discard-keep = Keep it
notice-case-discarded = The case is deleted.
notice-case-withdrawn = The case is yours again, and nobody else can read it. The coordinators know.
notice-case-submitted = Your case was submitted. A coordinator reads it, and you get a mail with the decision.
notice-case-accepted = The case was accepted and has its code. Now give it a place in a session.
notice-case-returned = The case was returned to its presenter with your note.
notice-case-scheduled = The case has its place, and its presenter a mail with the date.
notice-case-unscheduled = The case has no session now, and its presenter knows.

case-mail-submitted-subject = A case waits for review: { $program }
case-mail-submitted-body =
    Hello { $name },

    { $presenter } ({ $profession }) submitted a case for { $program }. It waits for your review:

    { $link }

    { $hub }
case-mail-withdrawn-subject = A case was withdrawn: { $program }
case-mail-withdrawn-body =
    Hello { $name },

    { $presenter } ({ $profession }) withdrew a case for { $program } that was not in a session yet. You no longer see it, unless it is submitted again. The other cases:

    { $link }

    { $hub }
case-mail-freed-subject = Case { $code } was withdrawn: a place is free { $when }
case-mail-freed-body =
    Hello { $name },

    { $presenter } ({ $profession }) withdrew case { $code }, which had a place in session { $number } of { $program }, { $when }. You no longer see the case, unless it is submitted again, and its place can be given to another one:

    { $link }

    { $hub }
case-mail-returned-subject = Your case needs a change: { $program }
case-mail-returned-body =
    Hello { $name },

    A coordinator has read your case for { $program } and asks for a change before it can be presented. The note stands above the form:

    { $link }

    { $hub }
case-mail-accepted-subject = Your case was accepted: { $code }
case-mail-accepted-body =
    Hello { $name },

    Your case for { $program } was accepted. Its code is { $code }: please use it instead of any name. You get another mail when it has a date.

    { $link }

    { $hub }
case-mail-scheduled-subject = Case { $code }: you present { $when }
case-mail-scheduled-body =
    Hello { $name },

    Case { $code } is discussed in session { $number } of { $program }, { $when }. Plan about five minutes: the question, then what matters for it.

    { $link }

    { $hub }
case-mail-unscheduled-subject = Case { $code }: no date for now
case-mail-unscheduled-body =
    Hello { $name },

    Case { $code } for { $program } was taken out of its session. It stays accepted, and you get another mail when it has a new date.

    { $link }

    { $hub }

case-view-title = { $case } on one page
case-view-open = The case on one page
case-view-back-case = The whole case
case-view-deidentified = De-identified
case-view-places = Where it hurts
case-view-body-title = Outline of a body, front and back. Painful: { $regions }
case-view-front = Front
case-view-back = Back
case-view-medications = Medications now
case-view-drug = Drug
case-view-taken = How it is taken
case-view-effect = Effect
case-view-mme = MME a day ({ $table })
case-view-tried = Treatments tried
case-view-kind = Kind
case-view-what = Treatment
case-view-long = For how long
case-view-stopped = Why it was stopped
case-view-goals = What the person wants to be able to do
case-name-follows = { $name }, follow-up of { $earlier }
case-follow-title = Follow-up presentation
case-follow-open = a case that is being written
case-follow-earlier = This case follows
case-follow-later = This case was brought back:
case-follow-lead = Bring the case back, shorter: what was done, how the person is, medications and scores now, and a new question. It goes the same way as the first time.
case-follow-begin = Begin a follow-up presentation in { $cycle }
case-then-title = Then and now
case-then-what = Figure
case-then-then = Then ({ $case })
case-then-now = Now
case-then-none = not given
case-view-advised = What was done since
case-view-advice = Recommendation
case-view-outcome = What became of it
case-view-why = How it went
