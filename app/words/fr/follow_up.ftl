follow-up-title = Quelles suites ont eu les recommandations?
follow-up-lead = Cas { $code }. Répondez à ce que vous pouvez; vos réponses enregistrées sont conservées et vous pourrez revenir plus tard. Quand toutes les recommandations ont une réponse, le suivi est terminé et l’équipe du pôle peut le lire.
follow-up-progress = { $answered ->
    [one] { $answered } réponse sur { $all }
   *[other] { $answered } réponses sur { $all }
}
follow-up-outcome = Quelle suite a eu la recommandation { $number }?
follow-up-outcome-done = Appliquée
follow-up-outcome-partly = Appliquée en partie
follow-up-outcome-not = Non appliquée
follow-up-barrier = Qu’est-ce qui y a fait obstacle?
follow-up-barrier-hint = Nécessaire si la recommandation a été appliquée en partie ou non appliquée. Choisissez ce qui a compté le plus.
follow-up-barrier-unavailable = Non offert dans la région
follow-up-barrier-waiting-list = Liste d’attente
follow-up-barrier-cost = Coût ou couverture d’assurance
follow-up-barrier-preference = Préférence de la patiente ou du patient
follow-up-barrier-clinical-change = Évolution du tableau clinique
follow-up-barrier-side-effect = Effet indésirable
follow-up-barrier-time = Manque de temps jusqu’à présent
follow-up-barrier-other = Autre chose
follow-up-fault-barrier = Choisissez ce qui y a fait obstacle
follow-up-why = Pourquoi, ou ce qui s’est passé
follow-up-why-hint = Nécessaire si elle n’a pas été appliquée. Aucun nom, date ou lieu lié à la patiente ou au patient.
follow-up-fault-why = Indiquez en quelques mots pourquoi elle n’a pas été appliquée
follow-up-fault-closed = Ce suivi est terminé. Rien n’a été modifié
follow-up-again-title = Scores actuels
follow-up-again-lead = Seulement si vous les avez : les questionnaires avec lesquels ce cas a été présenté, remplis de nouveau. L’équipe du pôle et les personnes autorisées à lire le cas les voient à côté des scores de départ.
follow-up-then = Au départ
follow-up-now = Au suivi
follow-up-scores-title = Scores au départ et au suivi
follow-up-scores-brief = Scores au suivi, { $date }
follow-up-scores-at = Au départ : lors de la soumission du cas. Au suivi : tels que saisis le { $date }.
follow-up-chart = Graphique : { $name }
follow-up-edition = Édition du questionnaire : { $version }
follow-up-none-then = Aucun score de départ ne permet la comparaison.
follow-up-no-score-then = Il n’y avait pas de score au départ. { $reason }
follow-up-other-rules = Au départ : { $before }. Les deux scores ont été calculés selon des règles différentes; aucun écart n’est donc affiché.
follow-up-no-cause = Un écart dans le temps n’en montre pas la cause.
follow-up-way-better = amélioration
follow-up-way-worse = détérioration
follow-up-way-same = aucun changement
follow-up-medicines-title = Médicaments actuels
follow-up-medicines-lead = Seulement si vous les connaissez : les médicaments de ce cas, mis à jour. Les équivalents morphine par jour sont calculés avec la table du cas et affichés à côté du total de départ. Aide à la formation, non à la prescription.
follow-up-medicines-question = Les médicaments sont-ils toujours ceux du cas?
follow-up-medicines-same = Oui, ce sont les mêmes
follow-up-medicines-changed = Non, ce sont ceux du tableau ci-dessous
follow-up-medicines-out = Ne pas répondre
follow-up-medicines-table = Les médicaments du cas, à mettre à jour
follow-up-fault-medicines = Vous avez modifié le tableau des médicaments. Choisissez « Non, ce sont ceux du tableau ci-dessous » pour que vos modifications soient conservées
follow-up-medicines-seen = Médicaments au départ et au suivi
follow-up-medicines-brief = Médicaments au suivi, { $date }
follow-up-medicines-none = Aucun médicament
follow-up-medicines-none-then = Aucun total
follow-up-medicines-difference = Écart : { $difference } mg d’équivalents morphine par jour.
follow-up-medicines-other-table = Les deux totaux proviennent de tables ou de versions différentes; aucun écart n’est donc affiché.
follow-up-medicines-no-word = Une dose plus faible ou plus élevée n’est en soi ni une amélioration ni une détérioration.
follow-up-medicines-lines = Médicaments au suivi
follow-up-medicines-drug = Médicament
follow-up-medicines-taken = Mode d’emploi
follow-up-medicines-number = Équivalents morphine (mg/jour)
follow-up-medicines-how = Calcul
follow-up-save = Enregistrer
follow-up-closed-title = Merci, le suivi est terminé
follow-up-closed-lead = L’équipe du pôle peut lire vos réponses. Elles montrent ce qui fonctionne en pratique et ce qui ne fonctionne pas.
follow-up-mail-subject = Quelles suites ont eu les recommandations?
follow-up-mail-body =
    Bonjour { $name },

    Vous avez reçu il y a quelque temps des recommandations sur le cas { $code }. Quelles suites ont-elles eues? Répondre prend cinq minutes et montre au pôle ce qui fonctionne en pratique :

    { $address }

    { $hub }
follow-up-again-subject = Rappel : quelles suites ont eu les recommandations?
follow-up-again-body =
    Bonjour { $name },

    Il y a deux semaines, nous vous avons demandé quelles suites avaient eues les recommandations sur le cas { $code }. Si vous avez cinq minutes, vos réponses sont toujours bienvenues, même si rien n’a été fait. Nous ne vous relancerons plus.

    { $address }

    { $hub }
notice-follow-up-saved = Vos réponses sont enregistrées
notice-follow-up-closed = Le suivi est terminé. Merci
