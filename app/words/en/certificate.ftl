certificate-title = Certificates
certificate-lead = { $program }, { $cycle }. A certificate is issued once for each person, after the last session.
certificate-issue = { $count ->
    [one] Issue { $count } certificate
   *[other] Issue { $count } certificates
}
certificate-issue-lead = Each is laid out, kept, and its owner gets a mail with a link.
certificate-none-ready = Nobody is waiting for a certificate now.
certificate-not-over = { $count ->
    [one] { $count } session of this cycle is still to come. Certificates can be issued when it has ended.
   *[other] { $count } sessions of this cycle are still to come. Certificates can be issued when the last has ended.
}
certificate-no-rule = This program has no credit rule for these sessions.
certificate-no-rule-link = Add a credit rule
certificate-empty = Nobody is enrolled in this cycle.
certificate-caption = People enrolled
certificate-person = Person
certificate-counted = Sessions that count
certificate-credits = Credits
certificate-standing = Certificate
certificate-standing-earned = earned, not issued yet
certificate-standing-too-few = not earned: { $counted } of { $needed } sessions count
certificate-standing-not-over = waits for the last session
certificate-standing-no-rule = no credit rule
certificate-standing-issued = issued { $date }
certificate-see = PDF
certificate-see-of = of { $name }
certificate-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
certificate-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
certificate-attended = Attended
certificate-cycle = Cycle
certificate-cycle-dates = { $starts } to { $ends }
certificate-earned = Credit earned
certificate-issued = Certificate issued
certificate-accreditor = Accredited by
certificate-file-name = Certificate { $code }.pdf
certificate-paper-title = Certificate of participation
certificate-paper-before = This is to certify that
certificate-paper-after = took part in the program “{ $program }” and earned the credits stated below.
certificate-paper-check = Check this certificate at
certificate-paper-square = QR code that leads to { $address }
certificate-mail-subject = Your certificate is ready
certificate-mail-body =
    Hello { $name },

    Your certificate for the program “{ $program }” is ready. This link is yours alone and leads to it:

    { $address }

    Anyone can check it with the code { $code } at { $verify }

    { $hub }
certificate-verify-title = Check a certificate
certificate-verify-lead = Type the code that is printed on the certificate.
certificate-verify-code = Code
certificate-verify-code-hint = Twelve letters and digits, such as 7K3M-9QWX-2TRB. Capitals, spaces and hyphens do not matter.
certificate-verify-go = Check
certificate-verify-valid = This certificate is valid
certificate-verify-valid-lead = { $hub } issued it as shown here. Compare it with the one you have.
certificate-verify-name = Name
certificate-verify-profession = Profession
certificate-verify-program = Program
certificate-verify-unknown = No certificate has this code
certificate-verify-unknown-lead = Check each letter and digit. If they are right, the certificate was not issued here.
certificate-verify-again = Check another code
certificate-fault-code = Enter the twelve letters and digits of the code
notice-certificate-issued = The certificates are issued. Each owner gets a mail with a link
