agenda-title = Agenda
agenda-segment-welcome = Welcome
agenda-segment-didactic = Talk
agenda-segment-case = Case
agenda-segment-wrap-up = Wrap-up
agenda-step-present = Presentation
agenda-step-clarify = Clarifying questions
agenda-step-recommend = Recommendations
agenda-step-summary = Summary
agenda-doors = Doors open
agenda-ended = Session ended
agenda-minutes = { $count ->
    [one] { $count } min
   *[other] { $count } min
}
agenda-now = Now
agenda-next-is = Next: { $place }
agenda-go-back = Back to { $place }
agenda-go-to = Go to { $place }
agenda-end = End the session
agenda-left = { $count ->
    [one] { $count } minute left
   *[other] { $count } minutes left
}
agenda-left-last = Less than a minute left
agenda-over = { $count ->
    [0] Time is up
    [one] { $count } minute over time
   *[other] { $count } minutes over time
}
agenda-refused-unknown = The agenda has no such place any more. Choose one of those below
agenda-refused-clarify-first = The clarifying questions of this case come first. Go to “Clarifying questions”, then on to “Recommendations”
agenda-refused-ended = The session has ended
agenda-end-sure = End the session for everybody? It cannot be opened again.
