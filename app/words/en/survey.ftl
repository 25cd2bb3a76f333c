survey-mail-closes = It is open until { $when }.
survey-mail-privacy =
    Who can see what: your hub’s coordinators see no answers. Answers are kept under a code instead of your name. Only readers whom the hub names see answers, and they see no names. The operator of the machine, who holds the key file, could work out whose code it is; where an administrator does so, a reason is asked for and everybody concerned sees that it was done. The hub can see that it sent you this mail.
survey-invitation-subject = A survey of your program: { $survey }
survey-invitation-body =
    Hello { $name },

    The program “{ $program }” asks you to answer a survey: { $survey }. What you have answered is kept at every page; you can go on later with the link below. { $closes }

    { $address }

    { $privacy }

    { $hub }
survey-reminder-subject = A reminder: { $survey }
survey-reminder-body =
    Hello { $name },

    The survey of the program “{ $program }” is open: { $survey }. If you have answered, thank you: there is nothing to do. This reminder goes to everybody, because the hub keeps no list of who has answered. If you do not wish to answer, that is fine, and nobody asks why. { $closes }

    { $address }

    { $privacy }

    { $hub }

survey-list-title = Surveys
survey-list-lead = Surveys ask the people of a cycle before it, after it, months later or after each session. Answers are kept under codes: as a coordinator you see how many have answered, not who and not what.
survey-list-none = This program has no survey yet.
survey-new = Begin a survey with
survey-begin = Begin
survey-untitled = New survey
survey-ready = can be asked
survey-not-ready = not finished
survey-version-number = Version { $version }
survey-question-count = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
survey-item-count = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
survey-pack-self-efficacy = Self-efficacy
survey-pack-self-efficacy-body = Ten items on chronic pain and opioids on seven points, asked before, after, and after about the time before.
survey-pack-satisfaction = Satisfaction
survey-pack-satisfaction-body = For after each session: six statements, what will change, what stands in the way.
survey-pack-knowledge = Knowledge
survey-pack-knowledge-body = Eight questions with key, explanation and source, for before and after.
survey-pack-interprofessional-7 = Working with other professions, seven points
survey-pack-interprofessional-7-body = The shape of a 20-item questionnaire in six areas, and a single question on change. Its wording is not included: your hub enters the text it holds a license for.
survey-pack-interprofessional-5 = Working with other professions, five points
survey-pack-interprofessional-5-body = The same with five points from poor to excellent.
survey-pack-roster = Who consults whom
survey-pack-roster-body = Everybody ticks the people of the cycle they consulted in the past month. It feeds the network of the program.
survey-pack-blank = Nothing yet: I write my own

survey-kind-grid = Statements on one scale
survey-kind-single = One of several options
survey-kind-multiple = Any of several options
survey-kind-number = A number
survey-kind-text = A text
survey-kind-knowledge = A knowledge question with a right answer
survey-kind-roster = Whom the person consulted
survey-design-true-pre = Before the program, about now
survey-design-retrospective-pre = After the program, about the time before it (“then”)
survey-design-post = After the program, about now
survey-standpoint-true-pre = before
survey-standpoint-retrospective-pre = as it was before the program
survey-standpoint-post = now
survey-phase-before = before the program
survey-phase-after = after the program
survey-phase-later = some months later
survey-phase-session = after each session
survey-when-months = { $months ->
    [one] { $months } month after the program
   *[other] { $months } months after the program
}
survey-when-session = after session { $number }
survey-wave-waiting = not open yet
survey-wave-open = open
survey-wave-closed = closed
survey-wave-open-now = Open now
survey-wave-close-now = Close now
survey-point = { $value } – { $label }
survey-item-standpoint = { $item } ({ $standpoint })
survey-not-applicable = Not applicable
survey-not-applicable-short = n/a
survey-nobody = Nobody of these
survey-somebody = { $name }, { $profession }

survey-preview = Preview
survey-preview-lead = As people will see it:
survey-preview-language = Language:
survey-preview-none = Nothing is asked at this time.
survey-headings = Title and pages
survey-answered = There are answers already. Words can still be corrected; for other questions, go on with a new version.
survey-version-new = Go on with a new version
survey-open-points = Before it can be opened
survey-open-points-lead = Waves that are scheduled open once these points are done.
survey-questions = Questions
survey-question = Question
survey-question-new = Add a question of this kind to
survey-question-add = Add
survey-question-remove = Take this question out
survey-up = Move up
survey-down = Move down
survey-scales = Scales
survey-scales-method = A scale is the mean of the items that were answered, where as many of its items were as the scale asks for (80 percent, unless said otherwise). “Not applicable” is no answer and never zero; reversed items count from the other end.
survey-waves = When it is asked
survey-waves-none = It is not scheduled yet.
survey-response-method = Answered means handed in. Where fewer than five have answered, or all but fewer than five, the number is not told exactly. While people still answer, the number goes up in steps of five.
survey-response = { $done } of { $invited } have answered
survey-response-few = Fewer than { $floor } of { $invited } have answered
survey-response-most = At least { $least } of { $invited } have answered
survey-wave-opens = Opens: { $when }
survey-wave-closes = Closes: { $when }
survey-schedule = Schedule
survey-cycle = Cycle
survey-when = When
survey-months = Months after the last session
survey-months-hint = Counts only for “some months later”.
survey-days = Days it stays open
survey-days-hint = From 1 to 90. The one before the program closes when the first session begins.
survey-title-en = Title in English
survey-title-fr = Title in French
survey-intro-en = Introduction in English
survey-intro-fr = Introduction in French
survey-page-number = Page { $number }
survey-text-en = Question in English
survey-text-fr = Question in French
survey-hint-en = Help in English
survey-hint-fr = Help in French
survey-required = Must be answered before the survey can be handed in
survey-phases = Asked
survey-phases-hint = Nothing ticked means every time.
survey-designs = Standpoints
survey-designs-hint = All on one scale, so that the reports can tell how people’s yardstick has shifted.
survey-with-not-applicable = Offer “not applicable”
survey-points = Points of the scale
survey-points-hint = From the lowest to the highest value. The first and the last need words in both languages.
survey-point-number = Point { $number }
survey-value = Value
survey-label-en = Words in English
survey-label-fr = Words in French
survey-items = Items
survey-item-number = Item { $number }
survey-item-en = Item in English
survey-item-fr = Item in French
survey-reversed = Reversed: a high answer means little
survey-remove-item = Take this item out
survey-options = Options
survey-option-number = Option { $number }
survey-key = The right answer
survey-key-hint = New options can be chosen once they are saved.
survey-explanation-en = Explanation in English
survey-explanation-fr = Explanation in French
survey-source = Source
survey-points-worth = Points
survey-least = Smallest
survey-most = Largest
survey-unit-en = Unit in English
survey-unit-fr = Unit in French
survey-length = Length
survey-long = Several lines
survey-short = One line
survey-save-more = Save and add more rows

survey-start = Start
survey-go-on = Go on
survey-change = Change your answers
survey-is-handed-in = You have handed in your answers. You can change them until the survey closes.
survey-is-begun = You have begun. What you have answered is kept.
survey-is-closed = This survey is closed.
survey-page-of = Page { $number } of { $count }
survey-continue = Continue
survey-continue-hint = Your answers on this page are kept when you continue. You can leave out what you do not wish to answer, and come back later.
survey-check = Check your answers
survey-left-out = left out
survey-hand-in = Hand in
survey-marked = What was right
survey-marked-points = You have { $points } of { $most } points.
survey-your-answer = Your answer:
survey-right-answer = Right:
survey-privacy-title = Who can see what
survey-privacy = Your hub’s coordinators see no answers, only how many people have answered. Answers are kept under a code instead of your name. Only readers whom the hub names see answers, and they see no names. The operator of the machine, who holds the key file, could work out whose code it is; where an administrator does so, a reason is asked for, and everybody concerned sees that it was done. Please write nothing that could identify a patient.
survey-own-title = Your surveys
survey-own-open = Open now
survey-own-none = No survey is open for you.
survey-withdraw-link = Take your answers out again
survey-withdraw-title = Take your answers out
survey-withdraw-lead = You can take out everything you have answered in a program, at any time and without a reason.
survey-withdraw-none = You have answered no survey.
survey-withdraw-of = Take out your answers of “{ $program }”
survey-withdraw-sure = Take all your answers out of “{ $program }”?
survey-withdraw-what = All your answers to the surveys of this program go, at every time they were asked, and your code leaves what others said about whom they consulted. This cannot be undone. Reports that were made before keep their figures and say that they are superseded. Somebody of the hub’s team who noted figures before could compare them with those after.
survey-withdraw-do = Take them out
survey-withdraw-keep = Keep them

survey-answers-title = Survey answers
survey-answers-lead = You read the answers of this program by code, without names. While you may do so, you do not see who attended its sessions.
survey-sheets = Sheets
survey-sheets-none = Nobody has answered yet.
survey-sheets-done = { $count } handed in
survey-sheets-open = People are answering it. Its sheets can be read once it is over, so that nobody sees who has just handed one in.
survey-sheets-begun = { $count } begun
survey-token = Code
survey-complete = Handed in
survey-codes = What the columns stand for
survey-yes = yes
survey-no = no
survey-knowledge = The knowledge questions
survey-knowledge-method = Over the sheets that were handed in. Difficulty is the share of those who answered that got it right (1 is everybody). Discrimination is the correlation of being right with the number of other questions right, among those who answered all.
survey-answers-count = Answers
survey-difficulty = Difficulty
survey-discrimination = Discrimination
survey-no-figure = none
survey-texts-none = Nobody has written anything.
survey-readers-title = Who reads survey answers
survey-readers-lead = Readers see answers by code and no names. Only evaluators who are neither coordinators nor administrators can be readers, and a reader does not see who attended the program’s sessions.
survey-readers-none = Nobody reads the answers of this program.
survey-readers-nobody = Nobody else can be made a reader: somebody needs the role of evaluator, and neither that of coordinator nor of administrator.
survey-reader-new = New reader
survey-reader-add = Let them read
survey-reader-remove = Take the right away
survey-reader-granted = Named by { $name }, { $when }
survey-reader-rests = The right rests: this person also has a role that sees names.
survey-unveilings-title = Codes whose person was looked up
survey-unveilings-lead = Looking up whose code it is, is for emergencies: somebody may be in danger, or asks for it themselves. Who did it, when and why is seen here by readers, coordinators and administrators, and stands in the audit log. The name itself is kept nowhere.
survey-unveilings-none = It has never been done in this program.
survey-unveiled-once = This is the person of the code. The name is shown this once.
survey-unveil-title = Look up a code
survey-unveil-warning = Everybody who reads answers or coordinates this program will see that you did this, and why.
survey-warning = Warning
survey-reason = Reason
survey-reason-hint = Others will read it. Write no name and nothing of an answer.
survey-unveil = Look up whose code it is
survey-link = Surveys
survey-home-title = Surveys for you

survey-fault-nobody = Tick either people or “nobody of these”
survey-fault-missing = Answer this question
survey-fault-missing-at = Answer: { $question }
survey-fault-closed = This survey is closed. What you see here was not kept
survey-fault-answered = There are answers already, so only words can be changed. Go on with a new version for anything else
survey-fault-token = Nobody of this program has this code
survey-fault-empty = has no question yet
survey-fault-code = has a code of other than small letters, digits and underscores
survey-fault-code-twice = has a code that something else has
survey-fault-text = has no words yet
survey-fault-text-en = has no words in English
survey-fault-text-fr = has no words in French
survey-fault-key = Choose the right answer among the options
survey-fault-bounds = The smallest number must not be above the largest
survey-fault-points = The scale needs 2 to 11 points with values of their own
survey-fault-designs = Choose at least one standpoint
survey-fault-then = “Then” is asked beside “now”: tick both
survey-fault-items = has no items yet
survey-fault-options = needs at least two options
survey-fault-option-codes = has two options of the same code
survey-fault-scale-items = names items that are not there, or one twice
survey-fault-scale-points = has items on different points
survey-fault-scale-bounds = has a threshold outside its points, or a target of zero or less

notice-survey-begun = The survey is begun. Look through it, then schedule it
notice-survey-scheduled = It is scheduled
notice-survey-wave-opened = It is open now. The invitations are on their way
notice-survey-wave-final = This wave is over and people have answered it: it stays closed. Figures may have been read from it, and whoever answered later would stand out in the next ones. You can schedule another wave
notice-survey-wave-closed = It is closed now
notice-survey-version = This is the new version. The earlier one keeps its answers
notice-survey-version-there = There is a newer version already
notice-survey-not-kept = That could not be kept: there are answers already, or somebody changed the survey in the meantime
notice-survey-handed-in = Thank you, your answers are handed in
notice-survey-forgotten = Your answers are taken out
notice-survey-reader-added = They can read the answers now
notice-survey-reader-removed = They cannot read the answers any more
survey-scale = Scale
survey-scale-new = Add a scale
survey-scale-name-en = Name in English
survey-scale-name-fr = Name in French
survey-scale-items = Items
survey-scale-items-hint = All items of a scale stand on the same points; these are its range.
survey-scale-item = { $item } ({ $least } to { $most })
survey-scale-reversed = Reversed items
survey-scale-reversed-hint = A high answer means little of what the scale measures; it counts from the other end.
survey-scale-least = Items that must be answered, in percent
survey-scale-least-hint = Below this share a person has no score. 80 is usual.
survey-scale-better = Which is better
survey-scale-higher = A higher score
survey-scale-lower = A lower score
survey-scale-target = Change that the program aims at, in points
survey-scale-target-hint = Leave it empty where there is none.
survey-scale-threshold = Score from which on somebody counts as able
survey-scale-threshold-hint = Leave it empty where there is none.
survey-scale-remove = Take the scale out
survey-fault-scale-none = Choose the items that the scale is made of
survey-fault-scale-apart = Choose items on the same points: a scale cannot go from 1 to 5 and from 1 to 7 at once
survey-fault-scale-reversed = Reverse only items that belong to the scale
survey-fault-scale-target = Use a target above zero: it is the size of the change, whichever way is better
survey-fault-scale-threshold = Use a score within the scale's points, from { $least } to { $most }
survey-text-blocks = This surely identifies somebody. It stays out of exports.
survey-text-found = What is marked may identify somebody. Look before you let it into exports.
survey-text-leaves = Leaves with exports.
survey-text-clear = Let it into exports
survey-text-keep-in = Keep it out
survey-text-method = Texts are looked through for details that could identify somebody. None leaves with an export unless a reader lets it.
notice-survey-text-cleared = The text leaves with exports now.
notice-survey-text-kept-in = The text stays out of exports.
