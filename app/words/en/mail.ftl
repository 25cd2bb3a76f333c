mail-title = Outbox
mail-lead = Every mail this site writes stands here until the mail server has taken it. Texts are not shown: they may hold personal links.
mail-none = No mail has been written yet.
mail-count = { $count ->
    [one] One mail
   *[other] { $count } mails
}
mail-to = To
mail-subject = Subject
mail-written = Written
mail-state = State
mail-sent = Sent
mail-waits = Waiting
mail-dead = Given up
mail-again = Try again
mail-caught-title = Caught mail
mail-caught-lead = The demonstration sends no mail. What would have been sent stands here, the newest first.
mail-caught-to = To { $address }
mail-calendar = Calendar part
notice-mail-again = The mail will be tried again in a moment.
