letter-title = Recommendation letter
letter-list-title = Letters and follow-ups
letter-list-lead = Each presented case until its follow-up is answered. Letters that wait for a signature come first.
letter-list-empty = No case has been presented yet. After a session, its cases appear here.
letter-list-case = Case
letter-list-program = Program
letter-list-state = State
letter-list-next = What comes next
letter-state-presented = Letter to be signed
letter-state-signed = Being sent
letter-state-letter-sent = Letter sent
letter-state-follow-up-due = Follow-up due
letter-state-closed = Closed
letter-due-today = due today
letter-due-in = { $count ->
    [one] due in { $count } working day
   *[other] due in { $count } working days
}
letter-overdue-now = overdue
letter-overdue = { $count ->
    [one] overdue by { $count } working day
   *[other] overdue by { $count } working days
}
letter-next-opened = opened by the presenter on { $date }
letter-next-unopened = not opened yet
letter-next-follow-up = follow-up on { $date }
letter-due-on = Due { $date }
letter-fact-due = Due
letter-fact-signed = Signed
letter-fact-sent = Sent
letter-fact-opened = Opened by the presenter
letter-fact-follow-up = Follow-up
letter-not-opened = Not yet
letter-draft-lead = This is the letter as it will be printed. Check what stays in it and in which order, then sign.
letter-draft-coordinator = This is the letter as it will be printed. A specialist signs it.
letter-edit-title = What stays in the letter
letter-edit-keep = Recommendations in the letter
letter-edit-place = Place within its group
letter-edit-place-hint = 1 comes first. Leave it empty for the order in which they were given.
letter-edit-save = Save the draft
letter-sign-title = Sign
letter-sign-lead = With your signature the letter is fixed, laid out and sent to the presenter as a link.
letter-sign-empty = There is no recommendation in this letter yet. Tick at least one above and save the draft.
letter-sign = Sign the letter
letter-fault-none = Keep at least one recommendation in the letter
letter-fault-changed = The draft changed while you read it. Read the newer version below, then sign again
letter-fault-signed = This letter is signed already. Nothing was changed
letter-wait-title = Your letter is being prepared
letter-wait-lead = The recommendations on case { $code } are being put together. You will get a mail with a link by { $date }.
letter-download = Download the letter (PDF)
letter-making = The PDF is being made. Reload this page in a moment.
letter-to-follow-up = Say what became of the recommendations
letter-follow-up-lead = On { $date } we will ask you what became of each recommendation. You can answer now.
letter-answers-title = Follow-up
letter-answers-none = The presenter has not answered yet.
letter-answers-some = { $answered } of { $all } recommendations are answered.
letter-file-name = Recommendations { $code }.pdf
letter-paper-title = Recommendations for case { $code }
letter-paper-to = To
letter-paper-program = Program
letter-paper-session = Session
letter-paper-session-value = { $topic }, { $date }
letter-paper-intro = Thank you for bringing this case to the session. These are the suggestions of the hub’s specialists and of your colleagues.
letter-paper-questions = { $count ->
    [one] Your question
   *[other] Your questions
}
letter-paper-note = Please note
letter-paper-signed = Signed by { $name }
letter-paper-by-specialist = { $name } (specialist)
letter-paper-by-peer = A peer
letter-paper-by-peer-from = A peer in { $community }
letter-paper-by-lived-experience = A person with lived experience
letter-paper-also = Also said by: { $names }
letter-paper-seconds = Seconded by: { $names }
letter-paper-evidence = Rests on: { $evidence }
letter-paper-page = Page
letter-paper-of = of
letter-mail-subject = Your recommendation letter is ready
letter-mail-body =
    Hello { $name },

    The recommendations on the case you presented are ready. This link is yours alone and leads to the letter:

    { $address }

    On { $date } we will ask you what became of each recommendation.

    { $hub }
letter-reminder-subject = Letter for case { $code }: { $state }
letter-reminder-body =
    Hello { $name },

    The recommendation letter for case { $code } is not signed yet. Due date: { $date } ({ $state }).

    Sign in with your password to read and sign it:

    { $address }

    { $hub }
notice-letter-saved = The draft is saved
notice-letter-signed = The letter is signed. It is being sent to the presenter
