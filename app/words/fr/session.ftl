session-number = Séance { $number }
session-topic-open = Sujet à venir
session-state-planned = Prévue
session-state-live = En cours
session-state-ended = Terminée
session-state-cancelled = Annulée
session-hub-time = { $hours } au pôle
session-join = Rejoindre la séance
session-opens = La salle ouvre à { $time }, vingt minutes avant le début. Venez tôt pour essayer votre caméra et votre micro.
session-objectives-title = Ce que vous saurez faire
session-agenda = Déroulement
session-people = Qui participe
session-people-none = Personne ne participe encore.
session-family = { $family } : { $count }
session-segment-named = { $kind } : { $title }
session-people-count = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
session-manage = Gestion
session-plan = Planifier cette séance
session-cancel = Annuler cette séance
session-topic = Sujet
session-objectives = Objectifs
session-objectives-hint = Un par ligne : ce que chacun saura faire ensuite
session-when = Quand
session-when-hint = Heure locale de { $zone }. Si vous déplacez la séance, l’agenda de chacun est mis à jour par courriel.
session-date = Date
session-time = Heure de début
session-minutes = Minutes
session-agenda-hint = Les segments dans l’ordre. Choisissez « Non utilisé » pour en retirer un; l’ensemble doit tenir dans la durée de la séance.
session-segment = Segment { $number }
session-segment-kind = Type
session-segment-none = Non utilisé
session-segment-title = Titre
session-segment-minutes = Minutes
session-segment-presenter = Qui prend la parole
session-presenter-didactic = Qui donne l’exposé
session-presenter-open = Personne pour l’instant
session-cancel-warning = { $count ->
    [one] La séance du { $when } n’aura pas lieu. { $count } personne recevra un courriel qui la retire de son agenda. Cette action est définitive.
   *[other] La séance du { $when } n’aura pas lieu. { $count } personnes recevront un courriel qui la retire de leur agenda. Cette action est définitive.
}
session-cancel-cases = Les cas qui devaient y être discutés restent acceptés et attendent une autre séance; les personnes qui les présentent en sont avisées.
session-cancel-note = Un mot aux participants
session-cancel-note-hint = Paraît dans le courriel : par exemple la raison, et quand le sujet sera repris
session-cancel-go = Annuler la séance
session-cancel-keep = Garder la séance
session-fault-minutes = Les segments durent { $planned } minutes au total, mais la séance en compte { $minutes }. Raccourcissez des segments ou allongez la séance
session-fault-over = Cette séance n’est plus à planifier : elle est en cours, terminée ou annulée
session-fault-case = Un cas est prévu dans un segment qui serait perdu. Déplacez d’abord le cas, ou gardez ce segment comme cas
session-fault-past = Ce moment est passé. Vérifiez le jour et l’année
session-new = Ajouter une séance
session-new-lead = Elle reçoit le déroulement du modèle du programme, et toutes les personnes qui participent reçoivent une invitation pour leur agenda. Planifiez ensuite qui prend la parole.
session-new-go = Ajouter et inviter
session-unheld = L’heure de cette séance est passée et sa salle n’a jamais été ouverte. Les attestations de ce cycle attendent que ce soit réglé. Elle n’a pas eu lieu? Annulez-la. Elle a eu lieu ailleurs? Ouvrez la salle, terminez-y la séance, puis corrigez les minutes sous Présences.
session-unheld-room = Aller à la salle
session-unended = Cette séance n’a jamais été terminée. Les attestations de ce cycle attendent qu’elle le soit : allez à la salle et terminez-la.
notice-session-added = La séance est ajoutée, et les invitations sont en route.
notice-session-planned = La séance est planifiée.
notice-session-cancelled = La séance est annulée et tous en sont informés.
session-mail-title = { $program } : { $topic }
session-mail-description =
    { $topic }

    Participez depuis votre navigateur, sans rien installer. La salle ouvre vingt minutes avant le début :
    { $link }

    Ce lien vous est personnel : veuillez ne pas le transmettre.
session-mail-invited-subject = Invitation : { $topic }, { $when }
session-mail-invited-body =
    Bonjour { $name },

    Ce message inscrit à votre agenda une séance du programme { $program } :

    { $topic }
    { $when }, { $minutes } minutes

    Participez au moyen de votre lien personnel :
    { $link }

    { $hub }
session-mail-reminder-subject = Rappel : { $topic }, { $when }
session-mail-reminder-body =
    Bonjour { $name },

    Une séance du programme { $program } approche :

    { $topic }
    { $when }, { $minutes } minutes

    Participez ici; la salle ouvre vingt minutes avant le début :
    { $link }

    { $hub }
session-mail-changed-subject = Modification : { $topic }, { $when }
session-mail-changed-body =
    Bonjour { $name },

    Une séance du programme { $program } a été déplacée :

    { $topic }
    désormais { $when }, { $minutes } minutes

    Participez au moyen de votre lien personnel :
    { $link }

    { $hub }
session-mail-cancelled-subject = Annulation : { $topic }, { $when }
session-mail-cancelled-body =
    Bonjour { $name },

    Ce message retire de votre agenda une séance du programme { $program } :

    { $topic }
    { $when }

    { $note }{ $hub }
