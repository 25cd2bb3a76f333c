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
letter-sign-lead = Votre signature fige la lettre; elle est alors mise en page et envoyée sous forme de lien à la personne qui a présenté le cas.
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
letter-follow-up-now = Le moment est venu de dire au pôle quelles suites vous avez données à chaque recommandation.
letter-follow-up-lead = Le { $date }, nous vous demanderons quelles suites vous avez données à chaque recommandation. Vous pouvez répondre dès maintenant.
letter-answers-title = Suivi
letter-answers-none = La personne qui a présenté le cas n’a pas encore répondu.
letter-answers-some = { $answered ->
    [one] { $answered } recommandation sur { $all } a une réponse.
   *[other] { $answered } recommandations sur { $all } ont une réponse.
}
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
letter-paper-signed = Signé par { $name }, { $when }
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
letter-back = La lettre
letter-version = Version { $number }
letter-version-sent = Version { $number }, envoyée le { $date }
letter-draft-version = Lettre de recommandations, version { $number } (ébauche)
letter-draft-needed = { $count ->
    [one] Elle part avec { $count } signature.
   *[other] Elle part avec { $count } signatures de spécialistes différents.
}
letter-state-cosigned = Signée par { $have } sur { $needed }
letter-state-amended = Version modifiée en ébauche
letter-language-en = anglais
letter-language-fr = français
letter-to-wording = Modifier la formulation ou l’écrire pour la patiente ou le patient
letter-has-plain = en mots simples
letter-to-add = Ajouter une recommandation
letter-to-differences = Ce qui a changé, mot à mot
letter-to-sent = La lettre envoyée
letter-to-version = Version { $number }, remplacée
letter-to-amend = Commencer une version modifiée
letter-to-patient = En mots simples, pour la patiente ou le patient
letter-to-object = Je ne suis pas d’accord : remettre en ébauche
letter-sign-lead-first = { $count ->
    [one] Votre signature fige la lettre; elle est alors mise en page et envoyée sous forme de lien à la personne qui a présenté le cas.
   *[other] Votre signature fige le texte. La lettre part dès que { $count } spécialistes ont signé ce même texte.
}
letter-signatures = { $have } sur { $needed }
letter-fact-signatures = Signatures
letter-frozen-lead = { $count ->
    [one] Le texte est figé. Il manque encore { $count } signature d’une ou d’un autre spécialiste pour que la lettre parte.
   *[other] Le texte est figé. Il manque encore { $count } signatures d’autres spécialistes pour que la lettre parte.
}
letter-cosign-title = Signer aussi
letter-cosign-lead = Votre signature figure sous le texte ci-dessus, avec votre nom, vos titres et votre profession.
letter-cosign = Signer aussi la lettre
letter-object-title = Remettre la lettre en ébauche
letter-object-lead = L’ébauche s’ouvre de nouveau pour toutes les personnes qui peuvent signer. Plus aucune signature n’est valable; les signataires en sont avertis par courriel. Votre motif est conservé et montré à l’équipe; il ne figure dans aucune lettre.
letter-object-reason = Pourquoi n’êtes-vous pas d’accord?
letter-object-hint = Aucun nom, date ou lieu lié à la patiente ou au patient.
letter-object = Remettre en ébauche
letter-objected = { $name } a remis cette lettre en ébauche le { $date }
letter-objected-subject = Lettre pour le cas { $code } : remise en ébauche
letter-objected-body =
    Bonjour { $name },

    Vous aviez signé la lettre de recommandations pour le cas { $code }. Elle a été remise en ébauche; votre signature n’est donc plus valable. Le motif et l’ébauche se trouvent ici :

    { $address }

    { $hub }
letter-amend-title = Commencer une version modifiée
letter-amend-lead = La lettre envoyée reste telle quelle, avec son PDF. L’ébauche s’ouvre de nouveau; une fois signée, elle est envoyée à la personne qui a présenté le cas comme version suivante. Ses réponses sont conservées pour les recommandations qui restent.
letter-amend-reason = Pourquoi la lettre est-elle modifiée?
letter-amend-hint = Une phrase. Elle figure en tête de la lettre modifiée : « Version 2, remplace la lettre du (date) : … »
letter-amend = Commencer la version modifiée
letter-withdraw = Abandonner la version modifiée
letter-add-title = Ajouter une recommandation
letter-add-lead = Elle figure dans la lettre à votre nom, comme si vous l’aviez donnée à la séance.
letter-add-text = Recommandation
letter-add = L’ajouter à l’ébauche
letter-word-title = Formulation d’une recommandation
letter-word-lead = Donnée par { $author }. L’autrice ou l’auteur reste; si quelqu’un d’autre change la formulation, la lettre l’indique, et la formulation antérieure est conservée pour l’équipe.
letter-word-text = Dans la lettre
letter-word-plain = En mots simples, pour la patiente ou le patient
letter-word-plain-hint = En { $language }, la langue de la lettre. Des phrases courtes, sans abréviation. Adressez-vous à la patiente ou au patient; ne nommez personne.
letter-word-save = Enregistrer la formulation
letter-plain-title = Ce pourrait être plus simple
letter-plain-long = Une phrase compte { $count } mots. Essayez d’en faire deux; jusqu’à 20 mots, une phrase se lit facilement.
letter-plain-jargon = « { $word } » peut être difficile à lire. Écrivez-le au long ou dites-le autrement.
letter-earlier-title = Formulations antérieures
letter-earlier-by = modifiée par { $name } le { $date }
letter-diff-title = Ce qui a changé de la version { $earlier } à la version { $number }
letter-diff-reason = Motif de la modification :
letter-diff-count = { $count ->
    [0] Rien n’a changé.
    [one] { $count } passage a changé.
   *[other] { $count } passages ont changé.
}
letter-diff-key = Les mots ajoutés sont soulignés, les mots retirés sont barrés.
letter-diff-questions = { $count ->
    [one] La question
   *[other] Les questions
}
letter-diff-advice = Recommandation { $number }, { $profession }
letter-diff-advice-gone = Une recommandation qui ne figure plus dans la lettre, { $profession }
letter-diff-plain = { $advice }, en mots simples
letter-diff-same = Sans changement
letter-diff-changed = Modification
letter-diff-new = Ajout
letter-diff-gone = Retrait
letter-diff-new-starts = [ajouté :
letter-diff-new-ends = fin de l’ajout]
letter-diff-gone-starts = [retiré :
letter-diff-gone-ends = fin du retrait]
letter-patient-title = Pour la patiente ou le patient
letter-patient-lead = Les recommandations qu’une ou un spécialiste a formulées en mots simples, à imprimer et à remettre. Lisez-les d’abord : ce sont les idées de personnes qui n’ont pas rencontré la patiente ou le patient.
letter-patient-download = Télécharger la feuille (PDF)
letter-patient-file-name = Idées à discuter.pdf
letter-patient-paper-title = Des idées à discuter avec votre clinicienne ou clinicien
letter-patient-paper-intro = Votre clinicienne ou clinicien a demandé des idées pour vos soins à une équipe de spécialistes et de collègues. L’équipe en a parlé sans connaître votre nom. Voici ses idées.
letter-patient-paper-first = Parlez à votre clinicienne ou clinicien avant de changer quoi que ce soit. N’arrêtez et ne changez aucun médicament de votre propre chef.
letter-patient-paper-ideas = Les idées
letter-patient-paper-note-title = Bon à savoir
letter-patient-paper-note =
    L’équipe n’a pu ni vous rencontrer ni vous examiner. Ce sont des suggestions, pas des ordres. Vous décidez ensemble, avec votre clinicienne ou clinicien, de ce qui vous convient.
    Apportez cette feuille à votre prochain rendez-vous. Notez-y vos questions.
    Si vous vous sentez très mal, n’attendez pas : appelez votre clinicienne ou clinicien ou les services d’urgence.
letter-file-name-version = Recommandations { $code }, version { $version }.pdf
letter-paper-version = Version { $number }, remplace la lettre du { $date } : { $reason }
letter-paper-version-bare = Version { $number }, remplace la lettre du { $date }
letter-paper-edited = formulation revue par { $name }
letter-amended-mail-subject = Une lettre de recommandations modifiée est prête
letter-amended-mail-body =
    Bonjour { $name },

    La lettre de recommandations sur le cas que vous avez présenté a été modifiée. La nouvelle version remplace la précédente et montre ce qui a changé. Ce lien est personnel et mène à la lettre :

    { $address }

    Vos réponses déjà données sont conservées.

    { $hub }
letter-fault-yours = Vous avez déjà signé cette lettre. Votre signature ne compte qu’une fois
letter-fault-frozen = La lettre a été signée pendant votre lecture. Voici le texte signé; lisez-le, puis signez-le aussi
letter-fault-not-waiting = Cette lettre n’attend plus de signature. Rien n’a été modifié
letter-fault-amending = Quelqu’un a déjà commencé une version modifiée. Rien n’a été modifié
letter-fault-reworded = Quelqu’un a changé cette formulation pendant que vous écriviez. Votre texte est conservé ici; comparez-le à la lettre, puis enregistrez de nouveau
notice-letter-saved = L’ébauche est enregistrée
notice-letter-signed = La lettre est signée. Elle est en cours d’envoi
notice-letter-first-signed = Vous avez signé. Le texte est figé et attend les autres signatures
notice-letter-cosigned = Vous avez signé la lettre
notice-letter-objected = La lettre est de nouveau une ébauche. Plus aucune signature n’est valable
notice-letter-amending = La version modifiée est commencée
notice-letter-withdrawn = La version modifiée est abandonnée. La lettre envoyée reste valable
notice-letter-not-withdrawn = Il n’y a pas de version modifiée à abandonner : elle a été signée ou abandonnée
notice-letter-added = La recommandation est dans l’ébauche
notice-letter-worded = La formulation est enregistrée
