session-number = Session { $number }
session-topic-open = Topic to be announced
session-state-planned = Planned
session-state-live = Live now
session-state-ended = Ended
session-state-cancelled = Cancelled
session-hub-time = { $hours } at the hub
session-join = Join the session
session-opens = The room opens at { $time }, twenty minutes before the start. Come early to try camera and microphone.
session-objectives-title = What you will be able to do
session-agenda = Agenda
session-people = Who takes part
session-people-none = Nobody takes part yet.
session-family = { $family }: { $count }
session-segment-named = { $kind }: { $title }
session-people-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
session-manage = Manage
session-plan = Plan this session
session-cancel = Cancel this session
session-topic = Topic
session-objectives = Objectives
session-objectives-hint = One a line: what people can do afterwards
session-when = When
session-when-hint = Time of day in { $zone }. When you move the session, everybody’s calendar is updated by mail.
session-date = Date
session-time = Starting time
session-minutes = Minutes
session-agenda-hint = The segments in order. Choose “Not used” to take one out; the minutes together must fit the session.
session-segment = Segment { $number }
session-segment-kind = What it is
session-segment-none = Not used
session-segment-title = Title
session-segment-minutes = Minutes
session-segment-presenter = Who speaks
session-presenter-didactic = Who gives the talk
session-presenter-open = Nobody yet
session-cancel-warning = { $count ->
    [one] The session on { $when } will not be held. { $count } person gets a mail that takes it out of their calendar. This cannot be undone.
   *[other] The session on { $when } will not be held. { $count } people get a mail that takes it out of their calendars. This cannot be undone.
}
session-cancel-cases = Cases that were to be discussed in it stay accepted and wait for another session; their presenters are told.
session-cancel-note = A word to the participants
session-cancel-note-hint = Stands in the mail, for example why, and when the topic will be taken up again
session-cancel-go = Cancel the session
session-cancel-keep = Keep the session
session-fault-minutes = The segments take { $planned } minutes together, but the session has { $minutes }. Shorten segments or lengthen the session
session-fault-over = This session is no longer planned: it is live, over or cancelled
session-fault-case = A case is scheduled in a segment that would be lost. Move the case first, or keep the segment as a case
session-fault-past = This time is over. Check the day and the year
session-new = Add a session
session-new-lead = It gets the agenda of the program’s pattern, and everybody who takes part gets an invitation for their calendar. Then plan who speaks.
session-new-go = Add and invite
session-unheld = The time of this session is over and its room was never opened. Certificates of this cycle wait until that is settled. Was it not held? Cancel it. Was it held elsewhere? Open the room, end the session there, then correct the minutes under Attendance.
session-unheld-room = Go to the room
session-unended = This session was never ended. Certificates of this cycle wait until it is: go to the room and end it there.
notice-session-added = The session is added, and invitations are on their way.
notice-session-planned = The session is planned.
notice-session-cancelled = The session is cancelled and everybody is told.
session-mail-title = { $program }: { $topic }
session-mail-description =
    { $topic }

    Join from your browser; nothing to install. The room opens twenty minutes before the start:
    { $link }

    The link is yours alone: please do not pass it on.
session-mail-invited-subject = Invitation: { $topic }, { $when }
session-mail-invited-body =
    Hello { $name },

    this puts a session of { $program } into your calendar:

    { $topic }
    { $when }, { $minutes } minutes

    Join here, with your personal link:
    { $link }

    { $hub }
session-mail-reminder-subject = Reminder: { $topic }, { $when }
session-mail-reminder-body =
    Hello { $name },

    a session of { $program } is coming up:

    { $topic }
    { $when }, { $minutes } minutes

    Join here; the room opens twenty minutes before the start:
    { $link }

    { $hub }
session-mail-changed-subject = Changed: { $topic }, { $when }
session-mail-changed-body =
    Hello { $name },

    a session of { $program } has been moved:

    { $topic }
    now { $when }, { $minutes } minutes

    Join here, with your personal link:
    { $link }

    { $hub }
session-mail-cancelled-subject = Cancelled: { $topic }, { $when }
session-mail-cancelled-body =
    Hello { $name },

    this takes a session of { $program } out of your calendar:

    { $topic }
    { $when }

    { $note }{ $hub }
