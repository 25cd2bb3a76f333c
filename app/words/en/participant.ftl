participant-list-title = Participants
participant-list-lead = The key of this study: who has which pseudonym. Looking at it is written in the audit trail.
participant-none = Nobody takes part yet.
participant-pseudonym = Pseudonym
participant-name = Name
participant-profession = Profession at the time
participant-groups = Focus groups
participant-consent = Consent
participant-yes = Yes
participant-no = No
participant-withdrawn = Withdrawn
participant-refused = Does not take part
participant-unanswered = Not answered
participant-all = Everything
participant-some = { $count } of 4
participant-ask-lead = { $count ->
    [1] 1 person has not answered every question about consent.
   *[other] { $count } people have not answered every question about consent.
}
participant-ask = Ask them by mail
participant-add-title = From the registration list
participant-candidates-none = Everybody who is approved for the program takes part already or is on the study’s team.
participant-choose = Who takes part?
participant-choose-hint = The profession is taken over as it is now. Pseudonyms are drawn by lot.
participant-add = Let them take part
participant-fault-none = Choose at least one person
participant-fault-without-part = Nobody is written down, quoted or counted who does not take part: answer “No”, or “Yes” above
participant-at-the-time = as it was when they joined the study
participant-prescriber = Does this person prescribe?
participant-paper-title = Consent on paper
participant-paper-lead = What this person signed. It is kept with your name; what they say themselves later takes its place.
participant-paper-keep = Record the consent
participant-history = Answers so far
participant-how-own = by themselves
participant-how-paper = on paper
participant-purpose-take-part = Taking part in the focus group
participant-purpose-transcript = Being recorded and written down
participant-purpose-quotes = Being quoted without a name
participant-purpose-reports = Counting in reports
participant-leave-title = Leaving the study
participant-leave-for = If this person told you that they leave: their quotes go at once, and they no longer count in anything public. What the group said together stays, under the pseudonym.
participant-leave = Take them out of the study
participant-leave-sure = Take this person out of the study? This cannot be undone.
participant-withdrawn-on = Withdrew on { $date }.
participant-consent-title = Your consent
participant-consent-lead = You are asked to take part in a study about this program. Each answer stands for itself, and you can change it at any time. Nothing in the program depends on it.
participant-known-as = You are known as
participant-consent-names = Those who analyze what is said see pseudonyms only. One person of the team keeps the list of who is who and does not analyze.
participant-consent-keep = Save my answers
participant-leave-lead = Your quotes go at once, and you no longer count in anything public. What the group said together stays, under your pseudonym. Reports from before are marked as superseded.
participant-leave-own = Leave the study
participant-leave-own-sure = Leave the study? This cannot be undone.
participant-you-left = You left this study on { $date }. You are not quoted and not counted.
participant-answered-on = Last answered on { $date }
participant-mail-subject = { $hub }: may we ask for your consent to a study?
participant-mail-body =
    Hello { $name },

    we would like you to take part in the study “{ $study }”. This page says what is asked of you; you answer for each purpose, and can change your mind at any time:

    { $link }

    Nothing in the program depends on your answer. Questions: { $mailbox }

    { $hub }
notice-participants-added = They take part now
notice-participants-asked = The mails are on their way
notice-participant-withdrew = The person has left the study
notice-consent-kept = Your answers are saved
notice-consent-withdrawn = You have left the study
participant-asked = A study asks for your consent
participant-leave-answers = Your answers to the program’s surveys
participant-leave-answers-yes = Take my survey answers out too, with whom I named and who named me
