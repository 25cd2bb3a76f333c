attendance-title = Attendance
attendance-session = Session { $number }: { $topic }
attendance-live = The session is going on. Minutes are counted up to { $time }; this page follows by itself, or when you reload it.
attendance-planned = The session has not begun. The list fills as people come in.
attendance-empty = Nobody is enrolled and nobody has come in yet. Approve registrations, or wait until the doors open.
attendance-present = { $count ->
    [one] { $count } person in the room
   *[other] { $count } people in the room
}
attendance-came = { $count ->
    [one] { $count } person attended
   *[other] { $count } people attended
}
attendance-of = { $minutes } of { $length } min
attendance-caption-people = Everybody
attendance-caption-professions = By profession
attendance-person = Person
attendance-profession = Profession
attendance-stays = In the room
attendance-minutes = Minutes that count
attendance-people = People
attendance-actions = Actions
attendance-team = Hub team
attendance-here = In the room
attendance-never = Not seen
attendance-stay = { $from } to { $to }
attendance-stay-open = since { $from }
attendance-measured = measured: { $minutes } min
attendance-corrected = Corrected by { $by }: { $reason }
attendance-correct = Correct
attendance-correct-of = the minutes of { $name }
attendance-correct-title = Correct the minutes of { $name }
attendance-correct-lead = The room measured { $minutes } of { $length } minutes. What was measured is kept; your correction counts from now on and is shown with its reason.
attendance-correct-minutes = Minutes that count
attendance-correct-minutes-hint = From 0 to { $length }
attendance-correct-reason = Reason
attendance-correct-reason-hint = For example: joined by telephone, shared a colleague’s screen, present at the roll call. { $name } can read it.
attendance-correct-save = Save the correction
attendance-explain = Minutes count from the start of the session to its end, at most its planned length. Several devices of one person count once.
notice-attendance-corrected = The correction is saved
