coding-title = Coding
coding-short = Rounds, agreement, matrix
coding-parts = Parts of the analysis
coding-lead = Several people can code at once. A round is blind until it is closed: until then nobody sees another’s codings, nor how many there are.
coding-needs-codebook = Coding needs a codebook first.
coding-texts = Transcripts
coding-text = Focus group
coding-held = Held on
coding-cues = Cues
coding-group = Focus group { $number }
coding-count = { $count }
coding-count-finished = { $count } · finished
coding-no-texts = No transcript is frozen yet. Transcripts can be coded once names are replaced.
coding-in-round = Round { $number }.
coding-no-round = No round is open: codings are read, not given.
coding-not-coder = You do not code in this study.
coding-rounds = Rounds
coding-rounds-lead = When a round is closed, differences come first, then the numbers. Results of earlier rounds stay readable.
coding-round = Round { $number }
coding-round-blind = Blind
coding-round-open = Open to each other
coding-round-closed = Closed
coding-round-opened-at = Opened { $time }.
coding-round-closed-at = Closed { $time }.
coding-blind-lead = Differences, agreement and counts appear when the round is closed.
coding-round-close = Close the round
coding-round-close-ask = Codings of this round cannot be changed any more, and everybody sees them.
coding-round-keep = Leave it open
coding-round-new = The next round
coding-round-is-blind = Blind
coding-round-is-blind-hint = Nobody sees another’s codings until the round is closed.
coding-round-is-open = Open to each other
coding-round-is-open-hint = Codings of others appear at once. Not for measuring agreement.
coding-round-begin = Begin the round
coding-lost-title = Codings lost in a correction
coding-lost = { $count ->
    [one] The words of one coding are gone from the corrected transcript. It counts no more.
   *[other] The words of { $count } codings are gone from the corrected transcripts. They count no more.
} Look at each place and code anew where needed.
coding-cue = Cue { $number }
coding-cue-count = { $count ->
    [one] one cue
   *[other] { $count } cues
}
coding-cues-label = Transcript, cues { $first } to { $last }
coding-closed-here = Codings are only read here: no round is open, the codebook is empty, or you do not code in this study.
coding-stale = { $count ->
    [one] The transcript was corrected after one coding was given.
   *[other] The transcript was corrected after { $count } codings were given.
} They are found again by their words; those whose words are gone are listed as lost.
coding-anchor = Find them again
coding-undo = Undo the last act
coding-finish = I have finished this transcript
coding-unfinish = I have not finished after all
coding-remove = Remove
coding-code = Code
coding-code-gone = Code that is out of the codebook
coding-part = Only a part of it
coding-part-lead = Without this the code covers the whole turn. Places are counted in characters from the beginning of a cue.
coding-last = Last cue
coding-from = From character
coding-to = To character
coding-give = Give the code
coding-memos = Memos
coding-memo-new = New memo
coding-memo-add = Add the memo
coding-nothing = nothing
coding-differences-title = Differences
coding-differences-lead = Talk about these first: who coded what, and which codes stand against each other. A difference often says more about a definition than a number does. What you decide becomes the consensus.
coding-differences-count = { $count ->
    [one] One turn is coded differently
   *[other] { $count } turns are coded differently
}; { $open ->
    [0] all are decided
    [one] one is still open
   *[other] { $open } are still open
}.
coding-no-shared = No transcript was coded by two people in this round, so nothing can be compared.
coding-no-differences = Everybody coded everything alike.
coding-confusions = Codes that stand against each other
coding-against = Another gave
coding-turns = Turns
coding-disputed-turns = Turns to decide
coding-turn-of = Focus group { $number }, cue { $cue }
coding-agreed = All gave
coding-decided-as = Decided: { $verdict }
coding-decide = Decide
coding-decide-again = Decide anew
coding-note = Note
coding-verdict = What counts
coding-verdict-coder = As { $name } has it
coding-verdict-all = Everything that anybody gave
coding-verdict-none = Nothing of what is in dispute
coding-verdict-other = Other codes
coding-verdict-codes = Which codes
coding-verdict-other-codes = Other codes: { $codes }
coding-fault-other = Choose at least one code
coding-fault-span = These places are not in the transcript
coding-fault-closed = The round was closed, or the code is out of the codebook
coding-log = Every decision
coding-page = Page { $number }
coding-to-agreement = To the numbers
coding-agreement-title = Agreement
coding-agreement-lead = A number does not say where coders differ; the list does.
coding-agreement-rests = Rests on { $documents ->
    [one] one transcript
   *[other] { $documents } transcripts
} and { $turns } speaker turns coded by { $coders }.
coding-low-count = { $count ->
    [one] One code is below .667.
   *[other] { $count } codes are below .667.
}
coding-units = Units
coding-prevalence = Given
coding-given-of = { $given } ({ $percent })
coding-percent = Percent agreement
coding-kappa = Cohen’s kappa
coding-alpha = Krippendorff’s alpha
coding-low = { $alpha } (low)
coding-interval = 95% interval
coding-between = { $low } to { $high }
coding-ac1 = Gwet’s AC1
coding-unitizing = Unitizing alpha
coding-pooled = All codes together
coding-not-estimable = not estimable
coding-with-moderators = Count moderators’ turns too
coding-without-moderators = Count participants’ turns alone
coding-with-unitizing = Compare the stretches themselves (unitizing alpha)
coding-csv = Take the table away (CSV)
coding-how = How this is counted
coding-how-unit = The unit is a speaker turn of a participant: the cues that one person says in a row. A coder gave a code to a turn when any stretch with that code lies in it. “Given” counts the codings of all coders together, with their share of all values.
coding-how-missing = A coder counts in a transcript where they gave any code or said that they have finished. Elsewhere their values are missing, not absent. Only transcripts coded by two people or more count.
coding-how-coefficients = Percent agreement: agreeing pairs of values. Cohen’s kappa: with two coders. Krippendorff’s alpha: nominal, for any number of coders with missing values (2004). Gwet’s AC1: less sensitive to rare codes. Unitizing alpha: Krippendorff and others (2016), on the characters of the text.
coding-how-interval = The interval of alpha is a percentile bootstrap over transcripts: { $resamples } resamples, seed { $seed }. With few transcripts it is wide or cannot be told.
coding-how-floor = Alpha below { $floor } is marked: no conclusion should rest on such a code (Krippendorff 2004).
coding-how-estimable = “Not estimable” is said where nobody or everybody gave a code: without variation agreement cannot be told from chance. A rare code can have a low alpha at high percent agreement; look at how often it was given.
coding-consensus = Consensus
coding-matrix-title = Codes by profession
coding-matrix-lead = Who said it: people and speaker turns by profession, as the registration knew it when the group met. Each cell gives people · turns.
coding-matrix-of-coder = As { $name } coded.
coding-matrix-of-consensus = By consensus: { $decided ->
    [one] one difference decided
   *[other] { $decided } differences decided
}, { $open ->
    [0] none open
    [one] one open and counted as not given
   *[other] { $open } open and counted as not given
}{ $single ->
    [0] .
    [one] ; one transcript coded by one person alone.
   *[other] ; { $single } transcripts coded by one person alone.
}
coding-matrix-public = What others may see
coding-matrix-inside = For the study’s team only.
coding-matrix-people-count = { $people ->
    [one] One participant.
   *[other] { $people } participants.
}
coding-matrix-column = { $name } (n = { $size })
coding-matrix-all = All participants
coding-matrix-others = Moderators and others: turns
coding-matrix-cell = { $people } · { $segments }
coding-matrix-people = People
coding-matrix-segments = Turns
coding-hidden = hidden
coding-matrix-public-lead = Figures that stand for fewer than { $floor } people are hidden, with as many others as it takes that none can be worked out. Families of professions that are too small are told together. Who withdrew is not counted. A true zero stays a zero.
coding-matrix-public-people = { $people } participants count.
coding-matrix-too-few = Fewer than { $floor } participants can be counted: nothing is shown.
coding-matrix-how = A person counts once for a code, however often they said it. A turn counts once for a code. Moderators’ turns stand apart.
coding-matrix-how-public = For each code, those who said it and those who did not are protected as one table between printed totals; a code that everybody of a group said is hidden for that group, because it says something about each of them. Floor: { $floor } people.
coding-saturation-title = Saturation
coding-saturation-lead = Base { $base }, run { $run }, threshold { $threshold }, after Guest, Namey and Chen (2020), adapted for groups: the source counts interviews and takes a base of four. From the consensus of participants’ turns, groups in the order in which they met.
coding-saturated = Reached: { $notation }.
coding-not-saturated = Not reached in this order.
coding-codes-all = { $count ->
    [one] One code in all.
   *[other] { $count } codes in all.
}
coding-along = Group by group
coding-codes = Codes
coding-new-codes = New codes
coding-cumulative = Known so far
coding-ratio = New over base
coding-in-base = base
coding-orders = In other orders
coding-orders-lead = The order matters: over { $orders } orders (seed { $seed }), { $share } are saturated.
coding-groups = Groups
coding-mean = Known codes, mean
coding-low-high = 2.5% to 97.5%
coding-saturation-none = Saturation cannot be told yet.
coding-script-given = { "{" }code{ "}" } given to { "{" }place{ "}" }
coding-script-removed = { "{" }code{ "}" } removed from { "{" }place{ "}" }
coding-script-failed = Not saved yet: the line is broken. Your codings are kept on this page and sent again.
coding-script-retry = Send again now
coding-script-refused = This coding was refused and taken off the page:
coding-script-saving = Saving…
coding-script-saved = Everything is saved.
coding-script-undone = Undone.
coding-script-nothing-to-undo = There is nothing to undo on this page.
coding-script-no-code = No code begins like this
coding-script-filter = Code
coding-script-selected = Selected: { "{" }words{ "}" }
coding-script-remove = Remove
coding-script-keys = Keys: ↓ ↑ next and previous cue · letters find a code, Enter gives it · Shift + → ← select words, Ctrl + → ← move their beginning, Shift + ↓ takes the next cue in · Esc lets go · Backspace removes the last code of the cue · Ctrl + Z undoes · ? shows this
coding-script-close = Close
coding-script-offline = Changes of others do not arrive at the moment.
coding-script-signed-out = You are signed out. Sign in again in another tab, then send again: nothing on this page is lost.
coding-script-gone = Code out of the codebook
coding-script-other = { "{" }name{ "}" } coded
coding-script-whole = whole turn
notice-coding-round-opened = The round has begun.
notice-coding-round-closed = The round is closed. Its differences are below.
notice-coding-undone = The last act is undone.
notice-coding-finished = The transcript counts as finished.
notice-coding-unfinished = The transcript counts as not finished.
notice-coding-memo = The memo is added.
notice-coding-anchored = The codings are found again. Those that are lost stand on the page of the rounds.
notice-coding-decided = The decision is kept.
study-act-coding-round-opened = Coding: round begun
study-act-coding-round-closed = Coding: round closed
study-act-coding-decision = Coding: difference decided
study-act-coding-source-taken = Coding: transcript taken in from a project
coding-exchange-title = Exchange
coding-exchange-lead = Other coding programs read and write projects in a common form, REFI-QDA. Texts are given under pseudonyms alone.
coding-give-title = Take the study away
coding-give-lead = A project holds the frozen transcripts ({ $texts }), the codebook, themes, memos, the codings of the last round that may be seen with the consensus, participants with profession, family and focus group, and agreement and decisions as notes.
coding-never = No such project has a place for:
coding-never-times = the times of cues
coding-never-versions = earlier versions of the codebook and of themes
coding-never-removed = codings that were taken back
coding-never-rounds = earlier rounds
coding-dialect-spec = As the standard says
coding-dialect-spec-hint = For QualCoder and other programs that keep to it.
coding-dialect-portable = For any program
coding-dialect-portable-hint = Emoji become the word [emoji], so that every program counts alike.
coding-dialect-maxqda = For MAXQDA
coding-dialect-maxqda-hint = Lines end as MAXQDA expects them.
coding-dialect-atlas = For ATLAS.ti
coding-dialect-atlas-hint = Line breaks are counted as ATLAS.ti counts them.
coding-dialect-nvivo = For NVivo
coding-dialect-nvivo-hint = Characters are counted as NVivo for Windows counts them.
coding-no-losses = Nothing else is lost.
coding-losses = Lost on the way:
coding-hide-coders = Call coders “Coder 1”, “Coder 2” instead of by name
coding-give-file = Take the project away
coding-take-title = Take in a file
coding-take-lead = A project (QDPX, QDE) or a codebook (QDC) of another program. You see what it holds and how it is read before anything is kept.
coding-file = File
coding-file-hint = At most 24 MB
coding-file-waits = A file waits to be looked at
coding-look = Look at it
coding-fault-file = This file cannot be read
coding-file-title = A file to take in
coding-file-holds = It holds { $codes } codes, { $sources } sources, { $codings } codings by { $coders } coders, { $memos } memos.
coding-losses-in = What is not taken in
coding-no-cases = Cases and their variables: participants come from the registration
coding-samples = How it is read
coding-samples-lead = Do these selections begin and end where they should? If not, change how the file is counted.
coding-detected = How the file counts was found out from the file itself ({ $confidence } sure).
coding-sample-outside = This selection lies outside of its text.
coding-unit = What counts as one
coding-unit-code-point = A character (the standard)
coding-unit-utf16 = A UTF-16 unit (NVivo for Windows)
coding-unit-byte = A byte (Taguette)
coding-breaks = A line break counts
coding-breaks-as-written = as it is written
coding-breaks-one = one
coding-breaks-two = two
coding-bom = A mark at the beginning of the text is counted
coding-inclusive = The end is the last character, not the place behind it
coding-read-so = Read it like this
coding-take-warning = Texts of the file are taken in as frozen transcripts. Take in only texts in which names are replaced already.
coding-take-in = Take it in
coding-put-away = Put it away
coding-taken-reason = Taken in from { $file }
notice-coding-file-removed = The file is put away.
notice-coding-taken = The file is taken in. Its codings are a round of their own.
study-act-coding-project-given = Coding: project taken away
