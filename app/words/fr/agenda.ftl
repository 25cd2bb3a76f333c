agenda-title = Ordre du jour
agenda-segment-welcome = Accueil
agenda-segment-didactic = Exposé
agenda-segment-case = Cas
agenda-segment-wrap-up = Conclusion
agenda-step-present = Présentation
agenda-step-clarify = Questions de clarification
agenda-step-recommend = Recommandations
agenda-step-summary = Synthèse
agenda-doors = Ouverture des portes
agenda-ended = Séance terminée
agenda-minutes = { $count ->
    [one] { $count } min
   *[other] { $count } min
}
agenda-now = En cours
agenda-next-is = Suite : { $place }
agenda-go-back = Revenir à { $place }
agenda-go-to = Aller à { $place }
agenda-end = Terminer la séance
agenda-left = { $count ->
    [one] Il reste { $count } minute
   *[other] Il reste { $count } minutes
}
agenda-left-last = Il reste moins d’une minute
agenda-over = { $count ->
    [0] Le temps est écoulé
    [one] Dépassement de { $count } minute
   *[other] Dépassement de { $count } minutes
}
agenda-refused-unknown = Cette étape ne figure plus à l’ordre du jour. Choisissez-en une ci-dessous
agenda-refused-clarify-first = Les questions de clarification de ce cas viennent d’abord. Passez à « Questions de clarification », puis à « Recommandations »
agenda-refused-ended = La séance est terminée
agenda-end-sure = Terminer la séance pour tout le monde? Elle ne pourra pas être rouverte.
