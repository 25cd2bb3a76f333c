follow-up-title = Quelles suites ont eu les recommandations ?
follow-up-lead = Cas { $code }. Répondez à ce que vous pouvez ; vos réponses enregistrées sont conservées et vous pourrez revenir plus tard. Quand toutes les recommandations ont une réponse, le suivi est terminé et l’équipe du pôle peut le lire.
follow-up-progress = { $answered } réponses sur { $all }
follow-up-outcome = Quelle suite a eu la recommandation { $number } ?
follow-up-outcome-done = Appliquée
follow-up-outcome-partly = Appliquée en partie
follow-up-outcome-not = Non appliquée
follow-up-why = Pourquoi, ou ce qui s’est passé
follow-up-why-hint = Nécessaire si elle n’a pas été appliquée. Aucun nom, date ou lieu lié à la patiente ou au patient.
follow-up-fault-why = Indiquez en quelques mots pourquoi elle n’a pas été appliquée
follow-up-fault-closed = Ce suivi est terminé. Rien n’a été modifié
follow-up-save = Enregistrer
follow-up-closed-title = Merci, le suivi est terminé
follow-up-closed-lead = L’équipe du pôle peut lire vos réponses. Elles montrent ce qui fonctionne en pratique et ce qui ne fonctionne pas.
follow-up-mail-subject = Quelles suites ont eu les recommandations ?
follow-up-mail-body =
    Bonjour { $name },

    Vous avez reçu il y a quelque temps des recommandations sur le cas { $code }. Quelles suites ont-elles eues ? Répondre prend cinq minutes et montre au pôle ce qui fonctionne en pratique :

    { $address }

    { $hub }
follow-up-again-subject = Rappel : quelles suites ont eu les recommandations ?
follow-up-again-body =
    Bonjour { $name },

    Il y a deux semaines, nous vous avons demandé quelles suites avaient eues les recommandations sur le cas { $code }. Si vous avez cinq minutes, vos réponses sont toujours bienvenues, même si rien n’a été fait. Nous ne vous relancerons plus.

    { $address }

    { $hub }
notice-follow-up-saved = Vos réponses sont enregistrées
notice-follow-up-closed = Le suivi est terminé. Merci
