dictionary-draft-link = Begin one from a REDCap dictionary
dictionary-draft-title = A survey from a REDCap dictionary
dictionary-draft-lead = The data dictionary of a project (CSV) becomes the draft of a survey: its questions, choices and labels. Nobody is asked anything until you schedule it.
dictionary-title = Title of the survey
dictionary-language = Language of the file
dictionary-language-hint = The other language stays empty, and the survey's page says what is still to be translated.
dictionary-in-en = English
dictionary-in-fr = French
dictionary-in-both = Use its texts in both languages
dictionary-file = File
dictionary-file-hint = CSV, at most 16 MB.
dictionary-begin = Begin the draft
dictionary-drafted-title = The draft is there
dictionary-drafted-lead = { $count ->
    [one] One question was taken from the file.
   *[other] { $count } questions were taken from the file.
 }
dictionary-scales = A data dictionary says nothing about scales. Name them on the survey's page, so that their means can be compared.
dictionary-to-draft = To the draft
dictionary-not-taken = What was not taken, or not as it stands
dictionary-notes-none = Everything was taken as it stands.
dictionary-more = { $count ->
    [one] and one more
   *[other] and { $count } more
 }
dictionary-row = Row { $row }
dictionary-row-column = Row { $row }, { $column }
dictionary-place-detail = { $place }: { $detail }
dictionary-older-title = Take older answers in
dictionary-older-lead = Answers that people gave to this survey elsewhere, before it was asked here: records of REDCap (CSV, raw codes) or a whole project (CDISC ODM, XML). You see what the file holds before anything is kept.
dictionary-older-privacy = Answers are kept under a token made from the record's id or the participants' own code. Columns that tell who or when are not taken. The same file taken in again renews its answers and doubles none.
dictionary-waits = A file waits: look at it
dictionary-no-wave = A coordinator has to schedule a wave of this survey first: the answers belong to one.
dictionary-wave = Which wave the answers belong to
dictionary-wave-of = { $cycle }, { $wave }
dictionary-records-hint = CSV or XML, at most 16 MB.
dictionary-look = Look at it
dictionary-file-title = What the file holds
dictionary-file-lead = Nothing is kept yet. Take it in below, or put it away.
dictionary-count-rows = Rows read
dictionary-count-people = People with answers to this wave
dictionary-count-added = Of these new
dictionary-count-renewed = Of these there before, to be renewed
dictionary-count-blank = Rows without a code, not taken
dictionary-count-empty = Rows without an answer to this wave
dictionary-count-ambiguous = Codes that stand more than once
dictionary-count-questions = Columns that answer a question
dictionary-event = Event of the file
dictionary-code = Column that says who is meant
dictionary-code-hint = The record's id, or the code that people made for themselves.
dictionary-look-again = Look again
dictionary-matched = Which columns answer which question
dictionary-matched-none = No column has the name of a question of this survey at this wave.
dictionary-take = { $count ->
    [one] Take one person's answers in
   *[other] Take the answers of { $count } people in
 }
dictionary-put-away = Put the file away
dictionary-codes-title = Which codes belong together
dictionary-codes-lead = People made these codes themselves, before and after. Equal codes stand under one token. Codes that differ are only suggested: say for each pair whether it is one person. Until all pairs of a cycle are decided, its older answers are not counted in what changed.
dictionary-codes-none = No older answers have been taken in.
dictionary-codes-matched = Codes with answers before and after
dictionary-codes-suggested = Pairs to be decided
dictionary-codes-only-before = Before only
dictionary-codes-only-after = After only
dictionary-suggestions = Could be one person
dictionary-how-folded = Equal but for capitals and spaces
dictionary-how-near = One keystroke apart
dictionary-join = One person
dictionary-keep-apart = Two people
dictionary-join-folded = All { $count } that are equal but for capitals are one person each
dictionary-ambiguous-before = Ambiguous before
dictionary-ambiguous-after = Ambiguous after
dictionary-ambiguous-why = These stand more than once or could belong to several others. They are kept and never joined.
dictionary-decided = What was decided
dictionary-was-joined = One person
dictionary-was-separated = Taken apart again
dictionary-separate = Take apart
dictionary-separate-reason = Why they are not one person’s
dictionary-was-apart = Two people
dictionary-fault-unknown = The file is not one that can be read here: choose an export of the kind that is asked for
dictionary-fault-too-large = The file is larger than can be read here: export fewer columns or records
dictionary-fault-broken = The file is damaged: export it again
dictionary-fault-refused = The file asks for something that is refused on purpose (a document type): export it again
dictionary-fault-no-code = The file has no column that could say who is meant: add the record's id or the code
dictionary-note-encoding = The file is not in UTF-8; it was read as another encoding.
dictionary-note-control = Control characters were taken out.
dictionary-note-cut = { $count ->
    [one] One cell is too long; only its beginning was taken.
   *[other] { $count } cells are too long; only their beginning was taken.
 }
dictionary-note-quote = Characters follow a closing quotation mark; they were taken as part of the cell.
dictionary-note-too-many-cells = { $count ->
    [one] One row has more cells than the header; those behind were not taken.
   *[other] { $count } rows have more cells than the header; those behind were not taken.
 }
dictionary-note-unknown-column = { $count ->
    [one] One column is no question of this survey; it was not taken.
   *[other] { $count } columns are no questions of this survey; they were not taken.
 }
dictionary-note-repeated-column = A column stands in the file twice; only the first was taken.
dictionary-note-missing-column = { $count ->
    [one] One column is missing; its cells were taken as empty.
   *[other] { $count } columns are missing; their cells were taken as empty.
 }
dictionary-note-no-name = { $count ->
    [one] One row has no variable name; it was not taken.
   *[other] { $count } rows have no variable name; they were not taken.
 }
dictionary-note-bad-name = { $count ->
    [one] One name is no variable name; the row was not taken.
   *[other] { $count } names are no variable names; their rows were not taken.
 }
dictionary-note-repeated-name = A field of this name stands further up; the row was not taken.
dictionary-note-unknown-type = { $count ->
    [one] One field has a type that is not known; it was not taken.
   *[other] { $count } fields have a type that is not known; they were not taken.
 }
dictionary-note-bad-choice = A choice is not of the form “code, label”; it was left out.
dictionary-note-repeated-choice = A code stands twice among the choices; only the first was taken.
dictionary-note-no-choices = { $count ->
    [one] One field has no choices to choose from; it was not taken.
   *[other] { $count } fields have no choices to choose from; they were not taken.
 }
dictionary-note-unknown-validation = A validation is not known; any text can be answered.
dictionary-note-branching = { $count ->
    [one] One question is asked only in some cases there; here it is always asked.
   *[other] { $count } questions are asked only in some cases there; here they are always asked.
 }
dictionary-note-calculation = Formulas are not carried out.
dictionary-note-annotation = Annotations and action tags are not carried out.
dictionary-note-identifier = { $count ->
    [one] One column is marked as identifying people; its answers are not taken.
   *[other] { $count } columns are marked as identifying people; their answers are not taken.
 }
dictionary-note-markup = Formatting of labels (HTML) is shown as plain text.
dictionary-note-no-record = A row has no record id; it was not taken.
dictionary-note-repeated-record = The same record, event and instance stand further up; the row was not taken.
dictionary-note-no-such-choice = { $count ->
    [one] One value is not among the choices; it was not taken.
   *[other] { $count } values are not among the choices; they were not taken.
 }
dictionary-note-bad-value = { $count ->
    [one] One value does not fit its question; it was not taken.
   *[other] { $count } values do not fit their question; they were not taken.
 }
dictionary-note-out-of-range = Values lie outside of the bounds that the file sets.
dictionary-note-outside = { $count ->
    [one] One number lies outside of its question's bounds; it was not taken.
   *[other] { $count } numbers lie outside of their question's bounds; they were not taken.
 }
dictionary-note-too-long = { $count ->
    [one] One text is longer than can be kept; it was not taken. It begins:
   *[other] { $count } texts are longer than can be kept; they were not taken. They begin:
 }
dictionary-note-not-asked = { $count ->
    [one] One column answers a question that is not asked at this wave; it was not taken.
   *[other] { $count } columns answer questions that are not asked at this wave; they were not taken.
 }
dictionary-note-revealing = Columns that tell who answered or when were not taken.
dictionary-note-bad-instance = A row has no number of its repeated instrument; it was not taken.
dictionary-note-bad-status = A status is none that is known; it was not taken.
dictionary-note-not-read = A part of the file is not read.
dictionary-note-no-such-field = The file does not define a value's field; the value was not taken.
dictionary-note-no-answer = Rows hold no question with an answer; they were not taken.
dictionary-note-anonymous = Answers were given anonymously: they belong to nobody in the program.
dictionary-note-guest = Somebody joined without an e-mail address; a name alone is no proof who it was.
dictionary-note-left-record = The record id is no question: a token stands in its place.
dictionary-note-left-identifier = { $count ->
    [one] One field is marked as identifying people; it became no question.
   *[other] { $count } fields are marked as identifying people; they became no questions.
 }
dictionary-note-left-calculated = { $count ->
    [one] One field is worked out by a formula; it became no question.
   *[other] { $count } fields are worked out by formulas; they became no questions.
 }
dictionary-note-left-descriptive = { $count ->
    [one] One field is a text to read; it became no question.
   *[other] { $count } fields are texts to read; they became no questions.
 }
dictionary-note-left-file = { $count ->
    [one] One field takes a file; it became no question.
   *[other] { $count } fields take a file; they became no questions.
 }
dictionary-note-left-twice = A field has the same code as one further up; it became no question.
dictionary-poll-title = Take a poll of a meeting in
dictionary-poll-lead = The report of a Zoom poll or survey (CSV). Rows with an e-mail address are matched to the people of the wave's cycle and kept under their tokens; names are dropped at once. Rows of anybody else are counted and left out. What somebody answered here stays as it is.
dictionary-poll-hint = CSV as Zoom gives it, at most 16 MB.
dictionary-poll-answers = Answers read
dictionary-poll-known = People of the cycle
dictionary-poll-unknown = Addresses of nobody in the cycle, left out
dictionary-poll-nameless = Rows without an address, left out
dictionary-note-unknown-question = { $count ->
    [one] One question of the report is none of this survey; its answers were not taken.
   *[other] { $count } questions of the report are none of this survey; their answers were not taken.
 }
notice-dictionary-taken = The answers were taken in.
notice-dictionary-put-away = The file was put away. Nothing of it was kept.
notice-dictionary-joined = Their answers stand under one token now.
notice-dictionary-apart = They stay two people.
notice-dictionary-decided-before = This was decided before, or both answered the same wave. Nothing was changed.
notice-dictionary-few = Nothing was taken in. This wave is over and has answers: the file would change the answers of fewer than five people, and what they said would show in the difference
notice-dictionary-separated = They are two people’s again, and every later figure follows
