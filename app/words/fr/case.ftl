case-list-title = Cas
case-list-none = Vous n’avez aucun cas. Les personnes inscrites à un cycle qui compte encore des séances peuvent en proposer un.
case-team-none = Aucun cas n’a encore été soumis. Invitez les participants à en proposer un.
case-back-list = Cas
case-name = Cas { $code }
case-name-begun = Cas commencé le { $date }
case-by = Présenté par { $name }, { $profession }
case-in-session = Séance { $number }, { $when }
case-question = Question au pôle
case-figures = Données clés
case-deidentified-note = Cas dépersonnalisé par la personne qui le présente. Les recommandations ont un but éducatif; la personne qui présente demeure responsable des soins.
case-to-review = Réviser et planifier

case-state-draft = Brouillon
case-state-submitted = En attente de révision
case-state-returned = À modifier
case-state-accepted = Accepté
case-state-scheduled = Planifié
case-state-presented = Présenté
case-state-letter-sent = Lettre envoyée
case-state-follow-up-due = Suivi attendu
case-state-closed = Clos

case-mine = Mes cas
case-mine-none = Proposez un cas de votre pratique : tout le monde en apprend, et vous recevez des recommandations écrites.
case-begin = Commencer un cas pour { $program }
case-next-draft = Poursuivez le formulaire, puis soumettez-le.
case-next-submitted = La coordination le révise. Vous recevrez la décision par courriel.
case-next-returned = La coordination demande des modifications. Lisez la note, modifiez le formulaire et soumettez-le de nouveau.
case-next-accepted = Une date lui sera attribuée. Vous la recevrez par courriel.
case-next-scheduled = Vous le présentez le { $when }. Environ cinq minutes : la question, puis l’essentiel pour y répondre.
case-next-presented = Les recommandations sont en cours de rédaction à votre intention.
case-next-letter-sent = La lettre contenant les recommandations vous attend ici.
case-next-follow-up-due = Dites au pôle ce qu’il est advenu de chaque recommandation.
case-next-closed = Merci d’avoir dit au pôle ce qu’il est advenu des recommandations.

case-group-waiting = En attente de votre révision
case-group-accepted = Acceptés, sans date
case-group-scheduled = Planifiés
case-group-after = Après la séance
case-group-closed = Clos
case-column-case = Cas
case-column-presenter = Présentation
case-column-program = Programme
case-column-day-waiting = Soumis
case-column-day-accepted = Soumis
case-column-day-scheduled = Séance
case-column-day-after = Séance
case-column-day-closed = Séance

case-check-title = Vérifiez vos réponses
case-check-problems = { $count ->
    [one] Il reste un point à régler avant l’envoi
   *[other] Il reste { $count } points à régler avant l’envoi
  }
case-problem = { $label } : { $fault }
case-promises = Avant de soumettre
case-promise-deidentified = J’ai retiré tout détail qui pourrait identifier la personne : noms, dates, lieux, numéros, employeurs, circonstances rares
case-promise-consent = La personne accepte que je présente ce cas sans la nommer
case-check-then = La coordination lira ensuite le cas. Vous ne pourrez pas le modifier pendant qu’il est au pôle; jusqu’au début de sa séance, vous pourrez le retirer, le corriger et le soumettre de nouveau.
case-submit = Soumettre le cas
case-fault-deidentified = Confirmez que vous avez retiré tout détail identificatoire
case-fault-consent = Confirmez que la personne accepte
case-fault-problems = Des réponses manquent ou contiennent un détail identificatoire
case-fault-stale = Le cas a été modifié depuis l’ouverture de cette page. Regardez les réponses ci-dessous, puis soumettez de nouveau

case-returned-note = Note de la coordination
case-review-title = Révision : { $case }
case-decision = Décision
case-accept-lead = Complet, clair et sans détail identificatoire? Acceptez-le : il reçoit son code, et la personne qui le présente, un courriel.
case-accept = Accepter le cas
case-return-note = Que faut-il modifier?
case-return-hint = Cette note s’affiche au-dessus du formulaire. Ne nommez aucun patient.
case-return = Le retourner avec cette note
case-place-title = Place dans une séance
case-place-legend = Dans quelle séance sera-t-il discuté?
case-place-none = Aucune séance prévue de ce cycle n’a de place libre pour un cas. Ajoutez un segment de cas à une séance ou libérez-en un.
case-place-save = Enregistrer la place
case-place-out = Dans aucune pour l’instant
case-slot = Séance { $number }, { $when }
case-slot-hint = { $topic } · { $minutes } minutes
case-fault-decided = Quelqu’un a pris une décision sur ce cas entre-temps. Voici où il en est
case-fault-place = Cette place n’est plus libre, ou le cas ne peut plus être déplacé. Choisissez parmi les places ci-dessous

case-withdraw-to = Corriger ou retirer ce cas
case-withdraw-title = Retirer ce cas
case-withdraw-lead = Retirez-le pour le corriger ou pour le garder pour vous. Vous n’avez pas à dire pourquoi.
case-withdraw-open = Il redevient votre brouillon : personne d’autre ne peut le lire. Vous pouvez le modifier et le soumettre de nouveau, ou le jeter définitivement.
case-withdraw-place = Il perd sa place dans la séance. Soumis de nouveau, il en recevra une autre.
case-withdraw-notes = S’il a un code, il le garde. Entre-temps, personne ne lit ce que l’équipe du pôle a noté à son sujet; si vous jetez le cas, ces notes disparaissent aussi.
case-withdraw-told = La coordination reçoit un courriel disant que vous l’avez retiré, sans un mot du cas.
case-withdraw-go = Retirer le cas
case-withdraw-keep = Le laisser au pôle
case-withdraw-late = Sa séance a commencé : il ne peut plus être retiré. Si un détail doit en disparaître, dites-le à la coordination, qui peut en masquer ou en supprimer tout texte sur-le-champ.
case-withdraw-back = Retour au cas

case-discard-title = Jeter ce cas
case-discard-warning = Tout le formulaire et chaque fichier joint sont supprimés définitivement. Personne d’autre ne les a vus. Cette action est irréversible.
case-discard-warning-read = Tout le formulaire, chaque fichier joint et ce que l’équipe du pôle a noté à son sujet sont supprimés définitivement. Le journal d’audit garde la trace qu’il y a eu un cas, sans un mot de son contenu. Cette action est irréversible.
case-discard-go = Jeter
case-discard-keep = Le garder
notice-case-discarded = Le cas est supprimé.
notice-case-withdrawn = Le cas est de nouveau à vous et personne d’autre ne peut le lire. La coordination le sait.
notice-case-submitted = Votre cas a été soumis. La coordination le lira et vous recevrez la décision par courriel.
notice-case-accepted = Le cas est accepté et porte son code. Donnez-lui maintenant une place dans une séance.
notice-case-returned = Le cas a été retourné avec votre note.
notice-case-scheduled = Le cas a sa place, et la personne qui le présente reçoit la date par courriel.
notice-case-unscheduled = Le cas n’a plus de séance; la personne qui le présente en est avisée.

case-mail-submitted-subject = Un cas attend votre révision : { $program }
case-mail-submitted-body =
    Bonjour { $name },

    { $presenter } ({ $profession }) a soumis un cas pour { $program }. Il attend votre révision :

    { $link }

    { $hub }
case-mail-withdrawn-subject = Un cas a été retiré : { $program }
case-mail-withdrawn-body =
    Bonjour { $name },

    { $presenter } ({ $profession }) a retiré un cas pour { $program } qui n’avait pas encore de séance. Vous ne le voyez plus, à moins qu’il soit soumis de nouveau. Les autres cas :

    { $link }

    { $hub }
case-mail-freed-subject = Cas { $code } retiré : une place est libre le { $when }
case-mail-freed-body =
    Bonjour { $name },

    { $presenter } ({ $profession }) a retiré le cas { $code }, qui avait sa place à la séance { $number } de { $program }, le { $when }. Vous ne le voyez plus, à moins qu’il soit soumis de nouveau, et sa place peut être donnée à un autre cas :

    { $link }

    { $hub }
case-mail-returned-subject = Votre cas demande une modification : { $program }
case-mail-returned-body =
    Bonjour { $name },

    La coordination a lu votre cas pour { $program } et demande une modification avant la présentation. La note se trouve au-dessus du formulaire :

    { $link }

    { $hub }
case-mail-accepted-subject = Votre cas est accepté : { $code }
case-mail-accepted-body =
    Bonjour { $name },

    Votre cas pour { $program } est accepté. Son code est { $code } : utilisez-le à la place de tout nom. Vous recevrez un autre courriel lorsqu’il aura une date.

    { $link }

    { $hub }
case-mail-scheduled-subject = Cas { $code } : vous présentez le { $when }
case-mail-scheduled-body =
    Bonjour { $name },

    Le cas { $code } sera discuté à la séance { $number } de { $program }, le { $when }. Prévoyez environ cinq minutes : la question, puis l’essentiel pour y répondre.

    { $link }

    { $hub }
case-mail-unscheduled-subject = Cas { $code } : sans date pour l’instant
case-mail-unscheduled-body =
    Bonjour { $name },

    Le cas { $code } pour { $program } a été retiré de sa séance. Il reste accepté, et vous recevrez un autre courriel lorsqu’il aura une nouvelle date.

    { $link }

    { $hub }

case-view-title = { $case } sur une page
case-view-open = Le cas sur une page
case-view-back-case = Le cas en entier
case-view-deidentified = Dépersonnalisé
case-view-places = Où la personne a mal
case-view-body-title = Silhouette de face et de dos. Régions douloureuses : { $regions }
case-view-front = Face
case-view-back = Dos
case-view-medications = Médicaments actuels
case-view-drug = Médicament
case-view-taken = Prise
case-view-effect = Effet
case-view-mme = EM par jour, mg ({ $table })
case-view-tried = Traitements essayés
case-view-kind = Type
case-view-what = Traitement
case-view-long = Durée
case-view-stopped = Raison de l’arrêt
case-view-goals = Ce que la personne voudrait pouvoir faire
case-name-follows = { $name }, suivi de { $earlier }
case-follow-title = Présentation de suivi
case-follow-open = un cas en cours de rédaction
case-follow-earlier = Ce cas fait suite à :
case-follow-later = Ce cas a été présenté de nouveau :
case-follow-lead = Présentez le cas de nouveau, en plus court : ce qui a été fait, comment va la personne, ses médicaments et ses scores actuels, et une nouvelle question. Il suit le même parcours que la première fois.
case-follow-begin = Commencer une présentation de suivi dans { $cycle }
case-then-title = Avant et maintenant
case-then-what = Mesure
case-then-then = Avant ({ $case })
case-then-now = Maintenant
case-then-none = non indiqué
case-view-advised = Ce qui a été fait depuis
case-view-advice = Recommandation
case-view-outcome = Ce qu’il en est advenu
case-view-why = Comment cela s’est passé
