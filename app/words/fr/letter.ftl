letter-title = Lettre de recommandations
letter-list-title = Lettres et suivis
letter-list-lead = Chaque cas présenté, jusqu’à la réponse au suivi. Les lettres à signer viennent en premier.
letter-list-empty = Aucun cas n’a encore été présenté. Après une séance, ses cas apparaissent ici.
letter-list-case = Cas
letter-list-program = Programme
letter-list-state = État
letter-list-next = Prochaine étape
letter-state-presented = Lettre à signer
letter-state-signed = Envoi en cours
letter-state-letter-sent = Lettre envoyée
letter-state-follow-up-due = Suivi attendu
letter-state-closed = Clos
letter-due-today = à envoyer aujourd’hui
letter-due-in = { $count ->
    [one] à envoyer d’ici { $count } jour ouvrable
   *[other] à envoyer d’ici { $count } jours ouvrables
}
letter-overdue-now = en retard
letter-overdue = { $count ->
    [one] en retard de { $count } jour ouvrable
   *[other] en retard de { $count } jours ouvrables
}
letter-next-opened = ouverte par la personne présentatrice le { $date }
letter-next-unopened = pas encore ouverte
letter-next-follow-up = suivi le { $date }
letter-due-on = À envoyer d’ici le { $date }
letter-fact-due = À envoyer d’ici le
letter-fact-signed = Signée le
letter-fact-sent = Envoyée le
letter-fact-opened = Ouverte par la personne présentatrice le
letter-fact-follow-up = Suivi le
letter-not-opened = Pas encore
letter-draft-lead = Voici la lettre telle qu’elle sera imprimée. Vérifiez ce qui y figure et dans quel ordre, puis signez.
letter-draft-coordinator = Voici la lettre telle qu’elle sera imprimée. Une ou un spécialiste la signe.
letter-edit-title = Contenu de la lettre
letter-edit-keep = Recommandations conservées
letter-edit-place = Rang dans son groupe
letter-edit-place-hint = Le 1 vient en premier. Laissez vide pour garder l’ordre dans lequel elles ont été données.
letter-edit-save = Enregistrer l’ébauche
letter-sign-title = Signature
letter-sign-lead = Votre signature fige la lettre ; elle est alors mise en page et envoyée sous forme de lien à la personne qui a présenté le cas.
letter-sign-empty = Cette lettre ne contient encore aucune recommandation. Cochez-en au moins une ci-dessus et enregistrez l’ébauche.
letter-sign = Signer la lettre
letter-fault-none = Conservez au moins une recommandation dans la lettre
letter-fault-changed = L’ébauche a changé pendant votre lecture. Lisez la nouvelle version ci-dessous, puis signez de nouveau
letter-fault-signed = Cette lettre est déjà signée. Rien n’a été modifié
letter-wait-title = Votre lettre est en préparation
letter-wait-lead = Les recommandations sur le cas { $code } sont en cours de rédaction. Vous recevrez un courriel contenant un lien d’ici le { $date }.
letter-download = Télécharger la lettre (PDF)
letter-making = Le PDF est en préparation. Rechargez cette page dans un instant.
letter-to-follow-up = Indiquer les suites données aux recommandations
letter-follow-up-lead = Le { $date }, nous vous demanderons quelles suites vous avez données à chaque recommandation. Vous pouvez répondre dès maintenant.
letter-answers-title = Suivi
letter-answers-none = La personne qui a présenté le cas n’a pas encore répondu.
letter-answers-some = { $answered } recommandations sur { $all } ont une réponse.
letter-file-name = Recommandations { $code }.pdf
letter-paper-title = Recommandations pour le cas { $code }
letter-paper-to = Destinataire
letter-paper-program = Programme
letter-paper-session = Séance
letter-paper-session-value = { $topic }, { $date }
letter-paper-intro = Merci d’avoir présenté ce cas à la séance. Voici les suggestions des spécialistes du pôle et de vos collègues.
letter-paper-questions = { $count ->
    [one] Votre question
   *[other] Vos questions
}
letter-paper-note = À noter
letter-paper-signed = Signé par { $name }
letter-paper-by-specialist = { $name } (spécialiste)
letter-paper-by-peer = Pair
letter-paper-by-peer-from = Pair, { $community }
letter-paper-by-lived-experience = Personne ayant une expérience vécue
letter-paper-also = Proposé aussi par : { $names }
letter-paper-seconds = Appuyé par : { $names }
letter-paper-evidence = Fondement : { $evidence }
letter-paper-page = Page
letter-paper-of = sur
letter-mail-subject = Votre lettre de recommandations est prête
letter-mail-body =
    Bonjour { $name },

    Les recommandations sur le cas que vous avez présenté sont prêtes. Ce lien est personnel et mène à la lettre :

    { $address }

    Le { $date }, nous vous demanderons quelles suites vous avez données à chaque recommandation.

    { $hub }
letter-reminder-subject = Lettre pour le cas { $code } : { $state }
letter-reminder-body =
    Bonjour { $name },

    La lettre de recommandations pour le cas { $code } n’est pas encore signée. Échéance : { $date } ({ $state }).

    Connectez-vous avec votre mot de passe pour la lire et la signer :

    { $address }

    { $hub }
notice-letter-saved = L’ébauche est enregistrée
notice-letter-signed = La lettre est signée. Elle est en cours d’envoi
