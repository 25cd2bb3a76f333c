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
recording-lead = Each person who agreed has files of their own. Every download and every playing is written to the audit log.
recording-none = Nothing of this session was recorded.
recording-part = Part { $number }, { $time }
recording-by = Started by { $name }
recording-open = Goes on now
recording-ended = Ended { $time }
recording-ending-stopped = stopped by hand
recording-ending-agenda = a case began or the session ended
recording-ending-empty = nobody was left in the room
recording-ending-shutdown = the program was stopped
recording-ending-broken = the program broke off
recording-ending-disk = nothing more could be written to the disk
recording-length = { $length } long
recording-cuts = { $count ->
    [one] { $count } stretch was left out
   *[other] { $count } stretches were left out
}
recording-cutting = Something is being left out of these files. Until that is done they are not given out. Look again in a minute.
recording-cut = Leave something out
recording-cut-what = The part of { $time }, { $length } long. Times are those of the files as they are now.
recording-cut-warning = Warning
recording-cut-lead = It is left out of every file of this part, for good: sound, pictures and shared screens. It cannot be brought back. Pictures may be missing for some seconds more.
recording-cut-from = From
recording-cut-to = To
recording-cut-hint = Minutes and seconds, for example 12:30
recording-cut-do = Leave it out for good
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
recording-play = Play
recording-view-what = { $length } long, from { $starts } of its part of the recording.
recording-view-whole = The whole session: all parts one behind the other, { $length } long.
recording-view-hint = That you opened it is written to the audit log. Close this page when you have seen it.
recording-view-download = Download it
recording-together-ask = Make one file of everybody
recording-together-waits = One file of everybody is being made, which takes about as long as the recording. Look again later.
recording-together-failed = One file of everybody could not be made. Tell whoever runs the server if it happens again.
recording-together-absent = One file of everybody can be made where ffmpeg is installed. Here it is not: ask whoever runs the server. Each person’s files are below.
recording-whole-lead = All parts one behind the other, with everybody in them.
recording-whole-ask = Make one file of all parts
recording-whole-waits = One file of all parts is being made, which takes about as long as they are together. Look again later.
recording-whole-failed = One file of all parts could not be made. Tell whoever runs the server if it happens again.
recording-whole-part = Part { $number } begins at { $place }
recording-download = Download ({ $size } MB)
recording-delete = Delete
recording-delete-label = Delete { $what } of { $name }
recording-delete-all = Delete this part
recording-delete-sure = Delete this part of the recording for good? This cannot be undone.
recording-source-microphone = Voice
recording-source-camera = Camera
recording-source-screen = Shared screen
recording-source-together = Everybody in one file
recording-source-whole = The whole session in one file
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
room-recording-ask = May your voice, picture and shared screen be recorded?
room-recording-terms = The hub keeps recordings { $days ->
    [one] { $days } day
   *[other] { $days } days
} and its coordinators can open them. If you say no, you stay in the room as you are and nothing of you is recorded. You can change your answer at any time.
room-recording-yes = Yes, record me
room-recording-no = No, do not record me
room-recording-own = You agreed: your voice, picture and shared screen are recorded.
room-recording-not-own = You are not recorded.
room-recording-withdraw = Stop recording me
room-recording-erase = Stop, and delete what was recorded of me
room-recording-broke = The recording ended by itself at { $time }: { $why }. What was recorded until then is kept.
room-recording-start = Start recording
room-recording-stop = Stop recording
room-recording-cut = Leave out the last minute
room-recording-cuts = { $count ->
    [one] { $count } stretch is left out
   *[other] { $count } stretches are left out
}
room-recording-didactic = Only people who say yes are recorded. It stops by itself when a case begins.
room-recording-whole = Only people who say yes are recorded. Cases are recorded too.
room-recording-sign = Recorded
room-live-recorded = This session is being recorded. Nothing of you is recorded unless you say yes
room-live-recorded-no-more = The recording has ended
notice-recording-changed = The rule for recordings is saved
notice-recording-deleted = It is deleted for good
notice-recording-goes-on = It goes on. Stop the recording first
notice-recording-cut = It is left out. The files are given out again when they are written anew
notice-recording-together = One file of everybody is being made
notice-recording-together-absent = ffmpeg is not installed on the server
