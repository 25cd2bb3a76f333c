identifier-fault-name = { $tier ->
    [block] “{ $found }” gives away a name. Replace it, for example with “{ $replacement }”
   *[other] “{ $found }” looks like a name. Replace it, or say why it identifies nobody
}
identifier-fault-place = { $tier ->
    [block] “{ $found }” gives away a place. Replace it, for example with “{ $replacement }”
   *[other] “{ $found }” looks like a place. Replace it, or say why it identifies nobody
}
identifier-fault-institution = { $tier ->
    [block] “{ $found }” gives away an institution. Replace it, for example with “{ $replacement }”
   *[other] “{ $found }” looks like a hospital, clinic, school or employer. Replace it, or say why it identifies nobody
}
identifier-fault-date = { $tier ->
    [block] “{ $found }” is a date. Write the year alone or how long ago, for example “about three months ago”
   *[other] “{ $found }” looks like a date. Write the year alone or how long ago, or say why it identifies nobody
}
identifier-fault-age = { $tier ->
    [block] “{ $found }” is an age of 90 or more. Write “{ $replacement }”
   *[other] “{ $found }” looks like an age of 90 or more. Write “{ $replacement }”, or say why it identifies nobody
}
identifier-fault-number = { $tier ->
    [block] “{ $found }” is the number of a person or a thing of theirs. Leave it out: the case gets a code of its own
   *[other] “{ $found }” looks like the number of a person or a thing of theirs. Leave it out, or say why it identifies nobody
}
identifier-fault-contact = { $tier ->
    [block] “{ $found }” is a way to reach somebody. Leave it out
   *[other] “{ $found }” looks like a way to reach somebody. Leave it out, or say why it identifies nobody
}
identifier-decide = What about “{ $found }”?
identifier-self = I change the text myself
identifier-replace = Replace with “{ $replacement }”
identifier-keep = Keep, because…
identifier-keep-label = Keep “{ $found }”, because
identifier-reason-word = it is a word, a drug or a scale, and no name or place of anybody
identifier-reason-public = it belongs to nobody in this case: an author, a guideline, a public body
identifier-reason-many = so many people share it that it leads to nobody
identifier-kept = “{ $found }” stays
identifier-change = Decide again
identifier-list = Identifying details in this field
identifier-count = 1 identifying detail to decide about
identifier-count-many = { $count } identifying details to decide about
identifier-none = No identifying detail left
identifier-waiting = Not saved yet: decide about the identifying details first. Until then the text stays on this page.
identifier-unchecked = Not saved by itself: the check for identifying details could not be loaded. “Save and continue” checks and saves.
identifier-hint = Together, the details on this page may single out one person. Make exact ones broader, if you can:
identifier-hint-many = Together, the details on this page fit only about { $people } people. Make exact ones broader, if you can:
identifier-together-title = Could somebody be recognized?
identifier-together = The details of this case may single out a person: together they fit about { $people ->
    [1] one person
   *[other] { $people } people
}. Look at them again, and make exact ones broader.
identifier-together-agreed = I have looked at it again: nobody can be recognized from these details together
identifier-fault-together = Look at the details again, and confirm that nobody can be recognized
