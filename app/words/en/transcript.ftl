transcript-list-title = Transcripts
transcript-title = Transcript
transcript-of = Transcript of group { $number }
transcript-none = No transcript yet.
transcript-import = Bring in a transcript
transcript-import-lead = A file of a meeting program or a transcript service, or a typed one. Each cue of the file stays one cue. Only who keeps the key sees it until names are replaced.
transcript-file = File
transcript-file-hint = WebVTT, SRT, Word or plain text, at most 5 MB
transcript-read = Read the file
transcript-fault-file = Choose a file
transcript-fault-large = The file is larger than 5 MB or has more than 20,000 cues. Divide it into several
transcript-fault-refused = The file holds something that is not read here. Save it as WebVTT or plain text, then choose it again
transcript-fault-broken = The file cannot be read as a transcript. Check that it is WebVTT, SRT, Word or plain text
transcript-notices = What was mended while reading
transcript-state-none = No transcript
transcript-state-imported = Speakers to be told
transcript-state-linked = Names to be replaced
transcript-state-frozen = Frozen
transcript-cues = { $count ->
    [1] 1 cue
   *[other] { $count } cues
}
transcript-counts = { $cues } cues, { $speakers } names of speakers
transcript-speakers-title = Who speaks?
transcript-speakers-lead = Whom a name means is filled in where it fits one participant wholly. Look at the others yourself.
transcript-speaker = “{ $name }” ({ $count } cues)
transcript-unsure = The name fits only in part: please choose
transcript-speakers-keep = Save, and go on to the names
transcript-voice-participant = Participant
transcript-voice-moderator = Moderator
transcript-voice-unknown = Unknown
transcript-nameless = { $count ->
    [1] 1 cue has no name.
   *[other] { $count } cues have no name.
}
transcript-nameless-who = Who speaks in cues without a name?
transcript-nameless-hint = One answer for all of them
transcript-remove = Take this transcript away
transcript-remove-sure = Take this transcript away? What was said in it is deleted.
transcript-names-title = Names and other details
transcript-names-lead = Each detail is decided once, for every place where it stands. Registered names become pseudonyms. Only whole words are replaced.
transcript-waiting = { $count ->
    [0] Nothing waits for a decision.
    [1] 1 detail waits for your decision.
   *[other] { $count } details wait for your decision.
}
transcript-to-decide = To be decided
transcript-replaced = Replaced for certain
transcript-detail = Detail
transcript-context = First place
transcript-decision = Decision
transcript-places = { $count ->
    [1] 1 place
   *[other] { $count } places
}
transcript-cue = cue { $number }
transcript-decide = Decide
transcript-do = What about “{ $found }”?
transcript-with = Words instead of “{ $found }”
transcript-replace = Replace with…
transcript-keep-word = Keep: it is a word, no name of anybody
transcript-keep-public = Keep: it belongs to nobody in the study
transcript-keep-many = Keep: so many share it that it leads to nobody
transcript-what-registered = registered person
transcript-what-name = name
transcript-what-place = place
transcript-what-institution = institution
transcript-what-date = date
transcript-what-age = age
transcript-what-number = number
transcript-what-contact = contact
transcript-details-none = Nothing was found that could identify somebody.
transcript-decisions-keep = Save the decisions
transcript-fault-waits = Decide about this detail first
transcript-freeze-title = Freeze the transcript
transcript-freeze-lead = From then on everybody in the study reads it under pseudonyms. What was imported is deleted from the database for good.
transcript-freeze = Replace and freeze
transcript-silent = { $count ->
    [1] 1 cue is by somebody who has not agreed to be written down. Its words will be left out.
   *[other] { $count } cues are by people who have not agreed to be written down. Their words will be left out.
}
transcript-revision = revision { $revision }
transcript-frozen-on = frozen on { $date }
transcript-cue-number = Cue
transcript-time = Time
transcript-who = Who
transcript-said = Words
transcript-correct = Correct
transcript-correct-title = Correct a cue
transcript-correct-lead = The cue keeps its number. Codings of the old words are anchored anew, and reports from before are superseded.
transcript-fault-name = “{ $found }” is a registered name. Write “{ $replacement }” instead
transcript-stead-name = [a name]
transcript-stead-moderator = [the moderator]
transcript-stead-team = [a hub member]
transcript-stead-colleague = [a colleague]
transcript-stead-site = [a clinic]
transcript-stead-community = [a community]
transcript-stead-mail = [an e-mail address]
transcript-stead-silence = [not written down]
notice-transcript-imported = The file is read
notice-transcript-removed = The transcript is gone
notice-transcript-frozen = The transcript is frozen
transcript-heard-take = Take whom the room heard
transcript-heard-yes = Yes, as listed below
transcript-heard-no = No
transcript-heard-hint = The group met in our own room, which knows who spoke when. For { $heard } of { $count } cues without a name it heard one person for half of the time or more.
transcript-heard-list = Look through the cues and put right who speaks
transcript-heard-how = The two clocks were set by the cues with a name, or by when the session began. No sound was kept: only from when to when each person spoke.
transcript-heard-cue = Cue { $number }, at { $at }
transcript-times-take = Take the times from the room
transcript-times-hint = The file says who spoke but not when. The group met in our own room, which knows who spoke when: the order of the speakers is laid against it. Cues that do not fit stay without a time.
transcript-times-yes = Yes
transcript-times-no = No
transcript-times-taken = Times of { $timed } of { $cues } cues were taken from what the room heard; within a turn they are shared by the length of its cues.
