program-list-title = Programs
program-new = New program
program-new-lead = A program is one subject your hub teaches. Once it is begun, add a cycle with its sessions, then publish its page so that people can register.
program-begin = Begin the program
program-none-title = No program yet
program-none-begin = Begin the first one from a pattern: its sessions, agenda and minutes come with it.
program-none-body = The hub’s programs appear here once they are published.
program-team = For the hub’s team
program-parts = Surveys, studies and reports
program-manage = Manage this program
program-settings = Program settings
program-page = Public page
program-publish = Publish
program-hide = Take off the public site
program-published-tag = Published
program-hidden-tag = Not published
program-preview = Only your hub’s team sees this page so far. Publish it from the program’s management page.
program-letters-in = { $days ->
    [one] letters within { $days } working day
   *[other] letters within { $days } working days
}
program-caption = Tele-mentoring program · { $language }
program-held-in = Held in { $language }
program-language-en = English
program-language-fr = French
program-title = Title
program-title-hint = For example “Chronic pain and opioid stewardship”. The address of the public page is made from it and stays.
program-summary = What it teaches
program-summary-hint = The first paragraph stands large at the top of the public page.
program-audience = Who it is for
program-audience-hint = Name the professions you hope for.
program-template = Pattern of a session
program-template-weekly-90 = 90 minutes weekly, one talk, two cases
program-template-biweekly-60 = 60 minutes every second week, one talk, one case
program-template-segment = { $name } { $minutes } min
program-language = Language of the sessions
program-zone = Time zone
program-zone-hint = Sessions keep their time of day here when the clocks change.
program-disclaimer = Disclaimer
program-disclaimer-hint = Shown when recommendations are read out and printed under every letter.
program-disclaimer-usual = The recommendations support your own clinical judgment and do not replace it. No provider–patient relationship is established between any member of the hub and the patient whose case is presented.
program-session-reminders = Remind everybody who takes part by mail the day before a session
program-letter-days = Working days from the session to the letter
program-letter-days-hint = The clock that presenters and specialists see.
program-letter-signatures = Signatures a letter needs
program-letter-signatures-hint = 1 to 3, each by another specialist. The letter goes out with the last one.
program-letter-reminders = Remind specialists by mail the working day before a letter is due, and up to three times when it is overdue
program-follow-up-days = Days from the letter to the follow-up
program-follow-up-days-hint = When the presenter is asked what became of each recommendation.
program-floor = When details together single out a person
program-floor-hint = Details that identify nobody alone, such as a small place, an age and a rare job, can do so together. A case whose details fit fewer people than this, by a rough estimate, asks its author to look at it again and to confirm.
program-floor-11 = Fewer than 11 people
program-floor-11-hint = For cases that would hardly harm anybody who was recognized.
program-floor-15 = Fewer than 15 people
program-floor-15-hint = The usual.
program-floor-20 = Fewer than 20 people
program-floor-20-hint = For cases that could harm, such as substance use, violence, or a small community.
program-factors = Factor table of opioid totals
program-factors-hint = There is no single morphine equivalent: every total names its table. What was worked out before a change keeps the table it was made by.
program-factors-superseded = { $name } (superseded)
program-factors-beside = Second table, for comparison
program-factors-beside-hint = Its total stands beside the first one in the view of a case. What guidelines suggest follows the first table.
program-factors-none = None
program-factors-in = opioid totals by { $name }
program-fault-beside = This is the table of the totals already. Choose another one, or none.
program-register = Register
program-your-sessions = Your sessions
program-coming = Coming sessions
program-coming-none = No session is planned at present
program-coming-none-body = To hear about the next cycle, write to { $mailbox }.
program-past = { $count ->
    [one] { $count } session of this cycle has been held.
   *[other] { $count } sessions of this cycle have been held.
}
program-run = How a session runs
program-run-welcome = Who is here, from which community.
program-run-didactic = A specialist on one topic, with time for questions.
program-run-case = A practitioner presents; everybody asks, then everybody advises, from every profession.
program-run-wrap-up = What we take home, and a few short questions.
program-about = About this program
program-free = Free of charge
program-browser = In your browser, nothing to install
program-join = Taking part
program-join-open = Registration is open. A coordinator confirms your place by mail.
program-join-closed = Registration is closed at present.
program-places = { $places ->
    [0] All places are taken. You can register for the waiting list.
    [one] { $places } place left
   *[other] { $places } places left
}
program-questions = Questions? Write to
notice-program-begun = The program is begun. Next, plan its first cycle.
notice-program-changed = The program is changed.
notice-program-published = The program has its public page.
notice-program-hidden = The program is off the public site.
