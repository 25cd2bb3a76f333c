follow-up-title = What became of the recommendations?
follow-up-lead = Case { $code }. Answer what you can; what you save is kept, and you can come back for the rest. When all are answered, the follow-up is finished and the hub’s team can read it.
follow-up-progress = { $answered } of { $all } answered
follow-up-outcome = What became of recommendation { $number }?
follow-up-outcome-done = Done
follow-up-outcome-partly = Done in part
follow-up-outcome-not = Not done
follow-up-why = Why, or what happened
follow-up-why-hint = Needed when it was not done. No names, dates or places of the patient.
follow-up-fault-why = Say in a few words why it was not done
follow-up-fault-closed = This follow-up is finished. Nothing was changed
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
