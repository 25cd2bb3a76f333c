follow-up-title = What became of the recommendations?
follow-up-lead = Case { $code }. Answer what you can; what you save is kept, and you can come back for the rest. When all are answered, the follow-up is finished and the hub’s team can read it.
follow-up-progress = { $answered } of { $all } answered
follow-up-outcome = What became of recommendation { $number }?
follow-up-outcome-done = Done
follow-up-outcome-partly = Done in part
follow-up-outcome-not = Not done
follow-up-barrier = What stood in the way?
follow-up-barrier-hint = Needed when it was done in part or not done. Choose what mattered most.
follow-up-barrier-unavailable = Not available here
follow-up-barrier-waiting-list = Waiting list
follow-up-barrier-cost = Cost or coverage
follow-up-barrier-preference = The patient’s preference
follow-up-barrier-clinical-change = The clinical picture changed
follow-up-barrier-side-effect = Side effect
follow-up-barrier-time = No time yet
follow-up-barrier-other = Something else
follow-up-fault-barrier = Choose what stood in the way
follow-up-why = Why, or what happened
follow-up-why-hint = Needed when it was not done. No names, dates or places of the patient.
follow-up-fault-why = Say in a few words why it was not done
follow-up-fault-closed = This follow-up is finished. Nothing was changed
follow-up-again-title = Scores now
follow-up-again-lead = Only if you have them: the questionnaires this case was presented with, answered again. The hub’s team and those who may read the case see them beside the scores of then.
follow-up-then = Baseline
follow-up-now = Follow-up
follow-up-scores-title = Scores then and now
follow-up-scores-brief = Scores at the follow-up, { $date }
follow-up-scores-at = Baseline: when the case was handed in. Follow-up: as entered on { $date }.
follow-up-chart = Chart: { $name }
follow-up-edition = Edition of the questionnaire: { $version }
follow-up-none-then = There is no score at baseline to compare it with.
follow-up-no-score-then = At baseline there was no score. { $reason }
follow-up-other-rules = At baseline: { $before }. The two were worked out by different rules, so no change is shown.
follow-up-no-cause = A change over time does not show what caused it.
follow-up-way-better = better
follow-up-way-worse = worse
follow-up-way-same = no change
follow-up-medicines-title = Medications now
follow-up-medicines-lead = Only if you know them: the medications of this case, brought up to date. The day’s morphine equivalents are worked out by the table that the case had, and stand beside the total of then. Education, not prescribing.
follow-up-medicines-question = Are the medications still those of the case?
follow-up-medicines-same = Yes, they are the same
follow-up-medicines-changed = No, they are as in the table below
follow-up-medicines-out = Leave this out
follow-up-medicines-table = The medications of the case, to bring up to date
follow-up-fault-medicines = You changed the table of medications. Choose “No, they are as in the table below”, so that your changes are kept
follow-up-medicines-seen = Medications then and now
follow-up-medicines-brief = Medications at the follow-up, { $date }
follow-up-medicines-none = No medication
follow-up-medicines-none-then = No total
follow-up-medicines-difference = Difference: { $difference } MME/day.
follow-up-medicines-other-table = The two totals are by different tables or versions, so no difference is shown.
follow-up-medicines-no-word = A lower or a higher dose is by itself neither better nor worse.
follow-up-medicines-lines = Medications at the follow-up
follow-up-medicines-drug = Drug
follow-up-medicines-taken = How it is taken
follow-up-medicines-number = MME/day
follow-up-medicines-how = How it came about
follow-up-save = Save
follow-up-closed-title = Thank you, the follow-up is finished
follow-up-closed-lead = The hub’s team can read your answers. They show what works in practice, and what does not.
follow-up-mail-subject = What became of the recommendations?
follow-up-mail-body =
    Hello { $name },

    Some time ago you got recommendations on case { $code }. What became of them? It takes five minutes, and it shows the hub what works in practice:

    { $address }

    { $hub }
follow-up-again-subject = A reminder: what became of the recommendations?
follow-up-again-body =
    Hello { $name },

    Two weeks ago we asked you what became of the recommendations on case { $code }. If you have five minutes, your answers are still welcome, also where nothing was done. We will not ask again.

    { $address }

    { $hub }
notice-follow-up-saved = Your answers are saved
notice-follow-up-closed = The follow-up is finished. Thank you
