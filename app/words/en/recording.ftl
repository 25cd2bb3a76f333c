recording-title = Recordings
recording-back = Session
recording-rule = Recording of sessions
recording-rule-short = Off unless you say otherwise; nobody is recorded without their own yes
recording-rule-lead = Whatever you choose, nobody’s voice or picture is recorded unless they say yes in the session, and everybody in the room is told while a recording goes on. A coordinator or facilitator starts it by hand.
recording-extent = What may be recorded
recording-extent-off = Nothing
recording-extent-didactic = Everything but the cases; a recording stops by itself when a case begins
recording-extent-whole = The whole session, cases too
recording-days = Days that recordings are kept
recording-days-hint = From 1 to 3650. After that they are deleted by themselves. What is kept already keeps its day.
recording-lead = Each person who agreed has files of their own. Every download is written to the audit log.
recording-none = Nothing of this session was recorded.
recording-part = Part { $number }, { $time }
recording-by = Started by { $name }
recording-open = Goes on now
recording-ended = Ended { $time }
recording-ending-stopped = stopped by hand
recording-ending-agenda = a case began or the session ended
recording-ending-empty = nobody was left in the room
recording-ending-shutdown = the program was stopped
recording-ending-broken = the program broke off; what was written until then is here
recording-ending-disk = nothing more could be written to the disk
recording-length = { $length } long
recording-cuts = { $count ->
    [one] { $count } stretch is to be left out when it is shown, because a field of a case was hidden
   *[other] { $count } stretches are to be left out when it is shown, because fields of a case were hidden
}
recording-deletes = Deleted by itself on { $date }
recording-gone = Deleted { $time }
recording-waits = The files are being taken over. Look again in a minute.
recording-nobody = Nobody who agreed sent anything.
recording-tracks = Recorded files
recording-who = Person
recording-what = What
recording-starts = Begins at
recording-lasts = Length
recording-file = File
recording-download = Download ({ $size } MB)
recording-delete = Delete
recording-delete-label = Delete { $what } of { $name }
recording-delete-all = Delete this part
recording-delete-sure = Delete this part of the recording for good? This cannot be undone.
recording-source-microphone = Voice
recording-source-camera = Camera
recording-source-screen = Shared screen
recording-source-screen-sound = Sound of the shared screen
recording-refused-off = This program does not record its sessions.
recording-refused-case = While a case is discussed, this program does not record.
recording-refused-not-live = The session is not live.
recording-refused-empty = Nobody is in the room with sound or pictures yet. Join first, then start the recording.
recording-refused-encrypted = This room is encrypted from end to end: only the people in it can read what is sent, so the server cannot record it.
recording-refused-cluster = The rooms are those of a media cluster. Only its own recorder (egress) could record them, and it knows nothing of consent or of cases: recording is not offered here.
recording-refused-already = The session is being recorded already.
recording-refused-disk = The server cannot write a recording now. Tell whoever runs it.
recording-refused-busy = The server has too much to do. Try again in a moment.
room-recording = Recording
room-recording-on = This session is being recorded
room-recording-since = since { $time }
room-recording-agreed = { $count ->
    [0] nobody has agreed yet
    [one] { $count } person has agreed
   *[other] { $count } people have agreed
}
room-recording-ask = May your voice, picture and shared screen be recorded? The hub keeps recordings { $days ->
    [one] { $days } day
   *[other] { $days } days
} and its coordinators can open them. If you say no, you stay in the room as you are and nothing of you is recorded. You can change your answer at any time.
room-recording-yes = Yes, record me
room-recording-no = No, do not record me
room-recording-own = You agreed: your voice, picture and shared screen are recorded.
room-recording-not-own = You are not recorded.
room-recording-withdraw = Stop recording me
room-recording-start = Start recording
room-recording-stop = Stop recording
room-recording-didactic = Only people who say yes are recorded. It stops by itself when a case begins.
room-recording-whole = Only people who say yes are recorded. Cases are recorded too.
room-recording-sign = Recorded
room-live-recorded = This session is being recorded. Nothing of you is recorded unless you say yes
room-live-recorded-no-more = The recording has ended
notice-recording-changed = The rule for recordings is saved
notice-recording-deleted = It is deleted for good
notice-recording-goes-on = It goes on. Stop the recording first
