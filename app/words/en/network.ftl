network-title = Who turns to whom
network-lead = Drawn from what people did on the cases of a cycle: questions, answers, advice, seconded advice and comments of the team. Counts by profession only: no name and no text of a case stands here.
network-said-none = There is nothing to say yet about how often other professions turn to physicians.
network-said-one = { $times ->
    [0] In { $cycle }, people of other professions did not turn to physicians.
    [one] In { $cycle }, people of other professions turned to physicians { $times } time.
   *[other] In { $cycle }, people of other professions turned to physicians { $times } times.
}
network-said-two = { $times ->
    [one] In { $cycle }, people of other professions turned to physicians { $times } time; in { $earlier }, { $before }.
   *[other] In { $cycle }, people of other professions turned to physicians { $times } times; in { $earlier }, { $before }.
}
network-csv = Download as a table (CSV)
network-how = How this was computed
network-no-cycle = This program has no cycle yet.
network-none = There is too little to count yet. Figures appear when the month is over by which at least { $floor } people had turned to somebody.
network-until = Counted up to the end of { $date }.
network-rests = { $contacts } contacts among { $people } people.
network-trend = Other professions turning to physicians
network-wave = Cycle
network-times = Times
network-pairs = Pairs of people
network-contacts = All contacts
network-until-short = Counted up to the end of
network-matrix = Who turned to whom in { $cycle }
network-matrix-title = Who turned to whom
network-matrix-note = Pairs of people: lines turned to columns. Somebody who turned to the same person several times is one pair.
network-from = Turned to somebody
network-to = To { $letter }
network-line = { $letter } – { $families } ({ $people } people)
network-all = All
network-hidden = hidden
network-figures = Figures of { $cycle }
network-figures-title = Figures
network-figure = Figure
network-value = Value
network-means = What it says
network-reached = Other professions turning to physicians
network-reached-pairs = Times; { $pairs ->
    [one] by { $pairs } pair of people.
   *[other] by { $pairs } different pairs of people.
}
network-reached-unknown = Times. By how many pairs cannot be told without giving hidden numbers of the table away.
network-reached-none = It rests on fewer than { $floor } people on one side, so it is not told.
network-density = Density
network-density-of = { $ties } pairs of all that { $people } people could form, each in both directions.
network-reciprocity = Reciprocity
network-reciprocity-means = Share of pairs in which the other one turned back.
network-reciprocity-none = Fewer than { $floor } pairs turned to each other, so it is not told.
network-external = E-I index
network-external-beside = Expected from the sizes of the groups alone: { $expected }; { $p } ({ $arrangements } arrangements).
network-external-more = People turned to other groups more than their sizes explain.
network-external-less = People stayed among their own group more than the sizes explain.
network-external-alike = It does not differ clearly from what the sizes alone would give.
network-external-no-ties = Nobody turned to anybody, so there is no index.
network-external-one-group = All stand in one line, so the index would be −1 by construction and says nothing.
network-external-hidden = It would give hidden numbers of the table away, so it is not told.
network-p = p = { $p }
network-p-below = p < { $p }
network-diversity = Contact diversity
network-diversity-of = Mean over the { $people } people somebody turned to: 0 only their own group, 1 all other groups and none of their own.
network-diversity-none = It rests on fewer than { $floor } people, or there is one group only, so it is not told.
network-kind-question = Question
network-kind-answer = Answer
network-kind-advice = Advice
network-kind-second = Seconded advice
network-kind-comment = Comment of the team
network-kind-means-question = From the one who asked for clarification to the one who presents the case.
network-kind-means-answer = From the one who presents the case to the one who asked.
network-kind-means-advice = From the author of a recommendation to the one who presents the case. Recommendations struck in the session are left out.
network-kind-means-second = From the one who seconded a recommendation to its author.
network-kind-means-comment = From the author of a note on a case before its session to everybody on the team who had written one before.
network-term-people = People
network-term-means-people = Everybody enrolled in the cycle, everybody who was in one of its sessions, and everybody who wrote about its cases; each once, in the profession they had last when they wrote.
network-term-pair = Pair
network-term-means-pair = One person turned to another at least once in the cycle. The other direction is another pair.
network-term-physicians = Other professions turning to physicians
network-term-means-physicians = Contacts from anybody who is not a physician to a physician. Told when at least { $floor } people stand on each side and the other contacts rest on as many.
network-term-density = Density
network-term-means-density = Pairs over n (n − 1), with n people.
network-term-reciprocity = Reciprocity
network-term-means-reciprocity = Pairs whose other direction is there too, over all pairs.
network-term-external = E-I index
network-term-means-external = (E − I) / (E + I), E pairs between lines of the table and I pairs within one (Krackhardt and Stern). −1: all within, 1: all between. Never read it alone: with many small groups it is high by itself.
network-term-expected = Expected
network-term-means-expected = The index if everybody turned to everybody: what the sizes of the groups alone give.
network-term-dealt = p
network-term-means-dealt = Professions dealt anew to people, two-sided: all arrangements when there are at most 20,000, else 9,999 random ones from seed { $seed }, with the real one counted in.
network-term-diversity = Contact diversity
network-term-means-diversity = For each person somebody turned to: share of those people who are outside their own group, times share of the other groups among them; then the mean.
network-term-together = Told together
network-term-means-together = Families are told together until every line rests on nobody or on at least { $floor } people: as members, as those who turn to somebody, and as those turned to.
network-term-hidden = hidden
network-term-means-hidden = A number from 1 to one less than { $floor }, or one from which such a number could be worked out.
network-term-month = Until when
network-term-means-month = Figures change at the end of a month, and only when at least { $floor } people turned to somebody since. So nobody can see from two looks who did so in between.
network-mine-title = Whom you turned to, and who turned to you
network-mine-note = By the others’ profession. Nobody else sees this.
network-mine-none = So far you have turned to nobody on a case, and nobody to you.
network-mine-profession = Their profession
network-mine-kind = How
network-mine-to-them = You to them
network-mine-to-me = They to you
network-asked-title = Whom people say they turn to
network-asked-lead = From the surveys that ask people to tick whom they turned to. Answers are kept under codes, of whoever answers and of whoever is named; here they are counted by profession, and no name stands anywhere.
network-asked-no-wave = No survey of this program asks whom people turn to. The ready survey “Who consults whom” does; it can be asked before and after a cycle.
network-asked-wave = { $cycle }, { $when }
network-asked-open = This wave is not over. Its figures appear when it is.
network-asked-none = Fewer than { $floor } people answered, named somebody or were named, or everybody said the same of everybody, so nothing is told.
network-asked-rests = { $heard } of { $people } people answered.
network-asked-matrix-note = Pairs of people: lines named columns.
network-asked-reached = Pairs of people.
network-asked-reached-none = It rests on fewer than { $floor } people on one side, or would give hidden numbers of the table away, so it is not told.
network-asked-density-of = { $ties } pairs of all that { $heard } people who answered could name among { $people }.
network-asked-trend = From wave to wave
network-asked-trend-note = In brackets, the change since the wave before in the same cycle. Not the same people may have answered both.
network-asked-column-wave = Wave
network-asked-column-heard = Answered
network-asked-column-reached = Other professions turning to physicians, pairs
network-asked-column-beyond = E-I index less the one expected
network-asked-step = { $value } ({ $less })
network-asked-term-people = People
network-asked-term-means-people = Everybody approved for the cycle, whom the survey lists by name, and everybody who answered; in the profession they had when they asked to take part.
network-asked-term-pair = Pair
network-asked-term-means-pair = One person who answered named another. The other direction is another pair.
network-asked-term-density = Density
network-asked-term-means-density = Pairs over r (n − 1), with n people of whom r answered: whoever did not answer could name nobody.
network-asked-term-over = Which answers
network-asked-term-means-over = Those handed in at waves that are over. Where everybody of a line named everybody of a column, all are told in one line, for it would say something of each of them. No figure stands for fewer than { $floor } people.
network-figure-line = { $wave }: { $value }
network-figure-times = { $times ->
    [one] { $times } time
   *[other] { $times } times
}
network-figure-pairs = { $pairs ->
    [one] { $pairs } pair of people
   *[other] { $pairs } pairs of people
}
network-figure-external = { $index } (expected { $expected })
network-figure-did = what people did
network-figure-say = what people say
