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
letter-follow-up-now = It is time to tell the hub what became of each recommendation.
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
letter-paper-signed = Signed by { $name }, { $when }
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
letter-back = The letter
letter-version = Version { $number }
letter-version-sent = Version { $number }, sent { $date }
letter-draft-version = Recommendation letter, version { $number } (draft)
letter-draft-needed = { $count ->
    [one] It goes out with { $count } signature.
   *[other] It goes out with { $count } signatures of different specialists.
}
letter-state-cosigned = Signed by { $have } of { $needed }
letter-state-amended = Amended version in draft
letter-language-en = English
letter-language-fr = French
letter-to-wording = Change the wording or write it for the patient
letter-has-plain = in plain words
letter-to-add = Add a recommendation
letter-to-differences = What changed, word by word
letter-to-sent = The letter that went out
letter-to-version = Version { $number }, which was replaced
letter-to-amend = Begin an amended version
letter-to-patient = In plain words for the patient
letter-to-object = I do not agree: put it back to draft
letter-sign-lead-first = { $count ->
    [one] With your signature the letter is fixed, laid out and sent to the presenter as a link.
   *[other] With your signature the text is fixed. The letter goes to the presenter once { $count } specialists have signed this same text.
}
letter-signatures = { $have } of { $needed }
letter-fact-signatures = Signatures
letter-frozen-lead = { $count ->
    [one] The text is fixed. { $count } more signature of another specialist, and the letter goes out.
   *[other] The text is fixed. { $count } more signatures of other specialists, and the letter goes out.
}
letter-cosign-title = Sign too
letter-cosign-lead = Your signature stands under the text as it is above, with your name, credentials and profession.
letter-cosign = Sign the letter too
letter-object-title = Put the letter back to draft
letter-object-lead = The draft opens again for everybody who can sign. Nobody’s signature stands then; whoever signed is told by mail. Your reason is kept and shown to the team; it stands in no letter.
letter-object-reason = Why do you not agree?
letter-object-hint = No names, dates or places of the patient.
letter-object = Put it back to draft
letter-objected = { $name } put this letter back to draft on { $date }
letter-objected-subject = Letter for case { $code }: back to draft
letter-objected-body =
    Hello { $name },

    You had signed the recommendation letter for case { $code }. Somebody put it back to draft, so your signature no longer stands. The reason and the draft are here:

    { $address }

    { $hub }
letter-amend-title = Begin an amended version
letter-amend-lead = The letter that went out stays as it is, with its PDF. The draft opens again; once signed, it goes to the presenter as the next version. What the presenter has already answered is kept for the recommendations that stay.
letter-amend-reason = Why is the letter amended?
letter-amend-hint = One sentence. It stands at the top of the amended letter: “Version 2, replaces the letter of (date): …”
letter-amend = Begin the amended version
letter-withdraw = Give up the amended version
letter-add-title = Add a recommendation
letter-add-lead = It stands in the letter under your name, as if you had given it in the session.
letter-add-text = Recommendation
letter-add = Add it to the draft
letter-word-title = Wording of a recommendation
letter-word-lead = Given by { $author }. The author stays; when somebody else changes the wording, the letter says so, and the earlier wording is kept for the team.
letter-word-text = In the letter
letter-word-plain = In plain words for the patient
letter-word-plain-hint = In { $language }, the letter’s language. Short sentences, no abbreviations. Speak to the patient; name nobody.
letter-word-save = Save the wording
letter-plain-title = It could be plainer
letter-plain-long = A sentence has { $count } words. Try two sentences; up to 20 words are easy to read.
letter-plain-jargon = “{ $word }” may be hard to read. Write it out or say it in another way.
letter-earlier-title = Earlier wordings
letter-earlier-by = until { $name } changed it on { $date }
letter-diff-title = What changed from version { $earlier } to version { $number }
letter-diff-reason = Why it was amended:
letter-diff-count = { $count ->
    [0] Nothing changed.
    [one] { $count } passage changed.
   *[other] { $count } passages changed.
}
letter-diff-key = Words that were added are underlined, words that were removed are struck through.
letter-diff-questions = { $count ->
    [one] The question
   *[other] The questions
}
letter-diff-advice = Recommendation { $number }, { $profession }
letter-diff-advice-gone = A recommendation that is no longer in the letter, { $profession }
letter-diff-plain = { $advice }, in plain words for the patient
letter-diff-same = Unchanged
letter-diff-changed = Changed
letter-diff-new = New
letter-diff-gone = Removed
letter-diff-new-starts = [added:
letter-diff-new-ends = end of added]
letter-diff-gone-starts = [removed:
letter-diff-gone-ends = end of removed]
letter-patient-title = For the patient
letter-patient-lead = The recommendations that a specialist put into plain words, to print and hand over. Read them first: they are ideas of people who have not met your patient.
letter-patient-download = Download for the patient (PDF)
letter-patient-file-name = Ideas to talk about.pdf
letter-patient-paper-title = Ideas to talk about with your clinician
letter-patient-paper-intro = Your clinician asked a team of specialists and colleagues for ideas about your care. They talked about it without your name. These are their ideas.
letter-patient-paper-first = Talk with your clinician before you change anything. Do not stop or change a medicine on your own.
letter-patient-paper-ideas = The ideas
letter-patient-paper-note-title = Good to know
letter-patient-paper-note =
    The team has not met you or examined you. These are suggestions, not orders. You and your clinician decide together what fits you.
    Bring this sheet to your next visit. Write down your questions.
    If you feel very unwell, do not wait: call your clinician or emergency services.
letter-file-name-version = Recommendations { $code }, version { $version }.pdf
letter-paper-version = Version { $number }, replaces the letter of { $date }: { $reason }
letter-paper-version-bare = Version { $number }, replaces the letter of { $date }
letter-paper-edited = wording edited by { $name }
letter-amended-mail-subject = An amended recommendation letter is ready
letter-amended-mail-body =
    Hello { $name },

    The letter with the recommendations on the case you presented was amended. The new version replaces the earlier one and shows what changed. This link is yours alone and leads to it:

    { $address }

    What you have already answered is kept.

    { $hub }
letter-fault-yours = You have signed this letter already. Your signature stands once
letter-fault-frozen = The letter was signed while you read it. This is the text that was signed; read it, then sign too
letter-fault-not-waiting = This letter waits for no signature any more. Nothing was changed
letter-fault-amending = Somebody has begun an amended version already. Nothing was changed
letter-fault-reworded = Somebody changed this wording while you wrote. Your text is kept here; compare it with the letter, then save again
notice-letter-saved = The draft is saved
notice-letter-signed = The letter is signed. It is being sent to the presenter
notice-letter-first-signed = You signed. The text is fixed and waits for the other signatures
notice-letter-cosigned = You signed the letter
notice-letter-objected = The letter is a draft again. Nobody’s signature stands
notice-letter-amending = The amended version is begun
notice-letter-withdrawn = The amended version was given up. The letter that went out stands
notice-letter-not-withdrawn = There is no amended version to give up: somebody signed it or gave it up
notice-letter-added = The recommendation is in the draft
notice-letter-worded = The wording is saved
