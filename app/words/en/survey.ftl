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

    We have no finished answers from you yet to the survey of the program “{ $program }”: { $survey }. If you do not wish to answer, that is fine, and nobody asks why. { $closes }

    { $address }

    { $privacy }

    { $hub }
