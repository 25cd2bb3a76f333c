speaking-title = How evenly people speak
speaking-lead = Speaking time in the discussion by profession, measured in the room from loudness alone. No sound is kept, and nobody’s own figures stand here.
speaking-whole = Speaking in { $cycle }
speaking-summary = { $sessions ->
    [one] One session: somebody spoke for { $minutes } minutes
   *[other] { $sessions } sessions: somebody spoke for { $minutes } minutes
} of discussion, for { $overlap } of them at least two at once, in { $turns } turns. Unevenness over people (Gini): { $gini } (unbiased { $unbiased }).
speaking-percent = { $percent }%
speaking-sessions = { $count ->
    [one] Session { $numbers }
   *[other] Sessions { $numbers }
}
speaking-first-sessions = { $count ->
    [one] the first session
   *[other] the first { $count } sessions
}
speaking-session = Session
speaking-by-session = Balance session by session in { $cycle }
speaking-by-session-title = Session by session
speaking-by-session-note = The balance of each line; 1 is even. Sessions with too few people of a line are told with the ones after them.
speaking-family = Profession
speaking-people = People present
speaking-minutes = Minutes
speaking-turns = Turns
speaking-overlap = At once, minutes
speaking-gini = Gini
speaking-share-talk = Share of talk
speaking-share-people = Share of people
speaking-balance = Balance (1 is even)
speaking-presenting = { $sessions ->
    [one] Not in the table: presenters spoke { $minutes } minutes while they presented, in the first session.
   *[other] Not in the table: presenters spoke { $minutes } minutes while they presented, in the first { $sessions } sessions.
}
speaking-presenting-none = Not in the table: what presenters said while they presented; fewer than { $floor } did, so it is not told.
speaking-leading = { $sessions ->
    [one] Facilitators and coordinators spoke { $minutes } minutes, in the first session.
   *[other] Facilitators and coordinators spoke { $minutes } minutes, in the first { $sessions } sessions.
}
speaking-leading-none = Nor what facilitators and coordinators said; fewer than { $floor } did.
speaking-waiting = { $count ->
    [one] One session is not told yet
   *[other] { $count } sessions are not told yet
}: fewer than { $floor } people of a line were there. Later sessions are added to it.
speaking-none = There is too little to tell. Figures appear when at least two lines of professions rest on { $floor } people each, in sessions held with speaking time measured.
speaking-session-none = The balance of this session is not told: too little was said, or fewer than { $floor } people of a line of professions were there. It is told together with later sessions.
speaking-person = Person
speaking-agreed = Those who let you see their minutes
speaking-agreed-note = People choose this on their own page. Where all but a few of a line of professions agreed, nobody of it is shown, so that the few (fewer than { $floor }) are not worked out.
speaking-agreed-none = Nobody can be shown.
speaking-term-segment = Speaking time
speaking-means-segment = From the loudness that each audio packet states (RFC 6464), from −35 dB on. Pauses up to { $hang } ms are bridged and add nothing at the end; what is shorter than { $least } ms is dropped; missing packets are silence. Several people at one microphone count as the one who is signed in.
speaking-term-people = People present
speaking-means-people = Everybody who was in the room between the first part of the agenda and the end, once for each session.
speaking-term-apart = Told apart
speaking-means-apart = Facilitators and coordinators; and whoever gives the talk or presents the case, as long as the agenda stands there. What is said before the first part and after the end does not count.
speaking-term-turn = Turn
speaking-means-turn = A run of somebody’s own speech during which nobody else began.
speaking-term-overlap = At once
speaking-means-overlap = Speech at the same time counts for each of those who speak.
speaking-term-balance = Balance
speaking-means-balance = A line’s share of the talk over its share of the people present. 1 is even, 2 is twice its share.
speaking-term-gini = Gini
speaking-means-gini = Population form over the people present, once for each session: 0 when all speak alike, (n − 1)/n when one speaks alone. The unbiased form is that times n/(n − 1).
speaking-term-together = Told together
speaking-means-together = Families of which few came are told in one line, decided by the first sessions of a cycle and kept from then on. Sessions are told alone only where each line rests on nobody or on at least { $floor } people, else with the next ones. So nothing follows from the difference of two looks or two tables.
speaking-term-own = Your own
speaking-means-own = Everybody sees their own minutes and turns on their own page, and can let facilitators see them.
speaking-mine-title = Your speaking time and contacts
speaking-mine-lead = How long you spoke in sessions, measured from loudness alone; no sound is kept. Only you see this page.
speaking-consent = Let facilitators see my minutes and turns in each session
speaking-mine-talk = How long you spoke
speaking-mine-note = Your profession’s balance: its share of the discussion over its share of the people present. 1 is even.
speaking-mine-none = No session you were in has speaking time yet.
speaking-mine-minutes = Your minutes
speaking-mine-turns = Your turns
speaking-mine-presenting = Minutes while presenting
speaking-mine-family = Your profession’s balance
speaking-mine-session = { $number }, { $date }
speaking-mine-waits = Not told yet
speaking-mine-leads = You lead: told apart
speaking-cycle = { $program }: { $cycle }
notice-speaking-consent = Your choice is kept.
