identifier-date = “{ $found }” looks like a date. Write how long ago instead, for example “about three months ago”, or the year alone
identifier-phone = “{ $found }” looks like a telephone or fax number. Leave it out
identifier-email = “{ $found }” looks like an e-mail address. Leave it out
identifier-url = “{ $found }” looks like a web address. Leave it out, or name the source in words
identifier-health-card = “{ $found }” looks like a health card number. Leave it out: the case gets a code of its own
identifier-social-insurance = “{ $found }” looks like a social insurance number. Leave it out
identifier-postal-code = “{ $found }” looks like a postal code. Write “a small town” or “a rural area” instead
identifier-record = “{ $found }” looks like a record or account number. Leave it out: the case gets a code of its own
