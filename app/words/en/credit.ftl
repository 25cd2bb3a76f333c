credit-rule-title = Credit rule
credit-rule-lead = How attendance becomes credit. Each version holds from its date on; earlier sessions keep the rule of their day.
credit-rule-short = How attendance becomes credit
credit-rule-none = There is no rule yet: sessions give no credit until you add one.
credit-rule-caption = Versions
credit-rule-version = Version
credit-rule-from = From
credit-rule-rate = Credits an hour
credit-rule-session = Share of a session
credit-rule-cycle = Share of the cycle
credit-rule-accreditor = Accreditor
credit-rule-percent = { $percent } %
credit-rule-add = Add a version
credit-rule-valid-from = First day it holds for
credit-rule-valid-from-hint = A date such as 2026-12-01
credit-rule-hundredths = Hundredths of a credit for one hour
credit-rule-hundredths-hint = 100 is one credit an hour, the usual rate since December 16, 2024
credit-rule-session-percent = Share of a session that must be attended, in percent
credit-rule-session-percent-hint = A session attended for less gives no credit. 75 means 45 of 60 minutes.
credit-rule-cycle-percent = Share of the cycle’s sessions that must count for a certificate, in percent
credit-rule-accreditor-name = Who accredits
credit-rule-statement = Statement of the accreditor
credit-rule-statement-hint = Printed on the certificate as it stands here
credit-rule-fault-clash = Somebody added a version at the same time. Check the list below, then add yours again
credit-rule-save = Add this version
credit-rule-method = Credits are the minutes attended times the rate, added up over all sessions that count and rounded down once to a quarter of a credit.
credit-mine-title = My credits
credit-mine-empty = You take part in no cycle yet. Your credits appear here after your first session.
credit-mine-no-session = No session of this cycle has ended yet.
credit-mine-cycle = { $program }, { $cycle }
credit-mine-total = Credits so far: { $credits }. Sessions that count: { $sessions }.
credit-session = Session
credit-minutes = Attended
credit-result = Credit
credit-of = { $minutes } of { $length } min
credit-corrected = corrected: { $reason }
credit-counts = credited: { $credits }
credit-too-short = not credited: { $needed } min needed
credit-no-rule = not credited: the program had no credit rule that day
credit-standing-not-over = { $count ->
    [one] Your certificate can be issued after the last session; { $count } is still to come.
   *[other] Your certificate can be issued after the last session; { $count } are still to come.
}
credit-standing-no-rule = This program gives no credit.
credit-standing-too-few = { $counted ->
    [one] { $counted } session counts; a certificate needs { $needed }.
   *[other] { $counted } sessions count; a certificate needs { $needed }.
}
credit-standing-earned = You have earned the certificate of this cycle.
credit-ask-certificate = Issue my certificate
credit-see-certificate = Download the certificate (PDF)
credit-certificate-making = Your certificate is being made. You will get a mail with a link.
credit-verify-link = See how others can check it
notice-credit-rule-added = The version is added
notice-certificate-own = Your certificate is issued. You will get a mail with a link
