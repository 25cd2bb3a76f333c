registration-title = S’inscrire
registration-first = La première séance a lieu le { $when }.
registration-known = Avez-vous déjà participé?
registration-change = Modifier vos renseignements
registration-name = Nom
registration-name-hint = Tel que les autres le liront et qu’il paraîtra sur votre attestation
registration-email = Adresse courriel
registration-email-hint = Les invitations et votre lien personnel y seront envoyés
registration-profession = Profession
registration-credentials = Titres
registration-credentials-hint = Par exemple M.D., CCMF ou IP
registration-site = Clinique ou organisme
registration-site-hint = Où vous voyez vos patients
registration-community = Collectivité
registration-community-hint = La ville ou la région que vous desservez
registration-language = Langue de lecture
registration-zone = Votre fuseau horaire
registration-hopes = Qu’espérez-vous apprendre?
registration-hopes-hint = Vos réponses orientent le curriculum. Veuillez ne décrire aucun patient ici.
registration-terms-title = Conditions de participation
registration-terms-patients = Je présente et discute les cas sans rien qui permette d’identifier un patient.
registration-terms-advice = Ce que j’entends soutient mon jugement clinique; les décisions concernant mes patients m’appartiennent.
registration-terms-attendance = Ma présence est consignée aux fins des crédits et de l’évaluation du programme.
registration-terms-respect = Tous enseignent et tous apprennent : je respecte chaque profession, et ce qui est dit en confidence le demeure.
registration-terms = J’accepte les conditions
registration-fault-terms = Acceptez les conditions pour participer
registration-send = Envoyer l’inscription
registration-privacy = Vos renseignements servent uniquement à ce programme et sont vus par l’équipe du pôle. Les autres participants voient votre nom, votre profession et votre collectivité.
registration-closed = Les inscriptions à ce cycle sont fermées.
registration-you-wait = Votre inscription est reçue. La coordination confirmera votre place par courriel.
registration-you-take-part = Vous participez à ce cycle.
registration-take-back = Retirer l’inscription
registration-receipt-title = Votre inscription est reçue
registration-next-title = La suite
registration-next-mail = Un courriel de confirmation vous est envoyé.
registration-next-coordinator = La coordination examine votre inscription, habituellement en quelques jours ouvrables.
registration-next-invitations = Vous recevrez ensuite votre lien personnel et, pour votre agenda, une invitation à chaque séance.
registration-next-nothing = Aucun courriel après quelques minutes? Vérifiez les indésirables, puis écrivez à
registration-back = Retour au programme
registration-list-title = Inscriptions
registration-waiting = En attente de votre décision
registration-waiting-count = { $count ->
    [0] Aucune en attente
    [one] { $count } en attente
   *[other] { $count } en attente
}
registration-enrolled = Participent
registration-enrolled-count = { $count ->
    [one] { $count } participe
   *[other] { $count } participent
}
registration-enrolled-none = Personne ne participe encore.
registration-filled = { $enrolled } sur { $most }
registration-sites = Établissements
registration-none-title = Aucune inscription n’attend de décision
registration-none-body = Les nouvelles inscriptions paraîtront ici et un courriel vous en avisera. Diffusez l’adresse de la page publique :
registration-none-closed = Le programme n’est pas publié ou le cycle n’accepte pas d’inscriptions; aucune ne peut donc arriver.
registration-hopes-short = Espère apprendre
registration-since = Depuis
registration-state = État
registration-actions = Actions
registration-note = Un mot à leur intention
registration-note-hint = Paraît dans le courriel que chacun reçoit
registration-note-short = Note
registration-approve = Accepter
registration-decline = Refuser
registration-remove = Retirer de la liste
registration-remove-sure = Retirer { $name } de la liste? Les séances seront retirées de son agenda.
registration-restore = Accueillir tout de même
registration-restore-sure = Accueillir { $name } tout de même? Un courriel lui apporte son lien personnel et les séances à venir.
registration-gone = Refusées et retirées
registration-state-requested = En attente
registration-state-approved = Participe
registration-state-declined = Refusée
registration-state-withdrawn = Retirée
registration-fault-none = Choisissez au moins une personne
registration-leave-title = Vous ne pouvez plus participer?
registration-leave = Quitter ce cycle
registration-leave-sure = Quitter ce cycle? Ses séances seront retirées de votre agenda.
registration-invite-title = Inviter par courriel
registration-invite-lead = Chaque adresse reçoit un seul courriel qui présente le programme et mène à l’inscription. Personne ne participe avant de s’être inscrit et d’avoir été approuvé par vous.
registration-invite-addresses = Adresses courriel
registration-invite-addresses-hint = Collez une liste de votre carnet d’adresses ou d’un tableur, au plus { $most } adresses à la fois. Les noms à côté des adresses sont laissés de côté.
registration-invite-note-hint = Paraît dans le courriel, par exemple pourquoi vous avez pensé à ces personnes
registration-invite-again = Relancer les personnes déjà invitées qui ne se sont pas inscrites
registration-invite-go = Envoyer les invitations
registration-invite-fault-lines = { $count ->
    [1] Cette ligne ne contient aucune adresse courriel lisible : { $lines }. Corrigez-la ou retirez-la
   *[other] { $count } lignes ne contiennent aucune adresse courriel lisible : { $lines }. Corrigez-les ou retirez-les
}
registration-invite-fault-many = Il y a { $count } adresses. Invitez-en au plus { $most } à la fois
registration-invite-unanswered = Pas d’inscription
registration-invited = Personnes invitées
registration-invited-on = Dernier courriel
registration-invited-count = { $count ->
    [one] { $count } personne invitée, dont { $unanswered } sans inscription
   *[other] { $count } personnes invitées, dont { $unanswered } sans inscription
}
notice-registration-invited = Les invitations sont en route. Les personnes qui participent déjà, attendent votre décision ou ont déjà été invitées n’en reçoivent pas.
notice-registration-invited-nobody = Personne n’a reçu de courriel : toutes ces personnes participent, attendent votre décision ou ont déjà été invitées.
notice-registration-approved = Accepté. Le lien personnel et les invitations sont envoyés.
notice-registration-declined = Refusé; un courriel l’annonce.
notice-registration-withdrawn = Retiré de la liste; un courriel l’annonce.
notice-registration-full = Toutes les places sont prises : certaines des personnes choisies n’ont pu être acceptées.
notice-registration-late = Une décision avait déjà été prise pour certaines. La liste montre leur état actuel.
notice-registration-left = Vous avez quitté le cycle. Vous pourrez vous réinscrire tant que les inscriptions sont ouvertes.
registration-mail-invited-subject = Invitation : { $program }
registration-mail-invited-body =
    Bonjour,

    { $hub } vous invite à participer à { $program }, { $cycle }.

    { $first }{ $note }De quoi il s’agit, et pour qui :
    { $page }

    Inscrivez-vous ici :
    { $link }

    Cela ne vous concerne pas? Vous n’avez alors rien à faire. Questions : { $mailbox }

    { $hub }
registration-mail-received-subject = Votre inscription : { $program }
registration-mail-received-body =
    Bonjour { $name },

    Votre inscription au programme { $program }, { $cycle }, est reçue. La coordination l’examine et vous répondra par courriel.

    Si vous ne vous êtes pas inscrit, ignorez ce message ou écrivez-nous : { $mailbox }

    { $hub }
registration-mail-waits-already-subject = Votre inscription : { $program }
registration-mail-waits-already-body =
    Bonjour { $name },

    Votre inscription au programme { $program }, { $cycle }, était déjà reçue et attend la coordination. Vous n’avez rien d’autre à faire.

    { $hub }
registration-mail-enrolled-already-subject = Vous participez déjà : { $program }
registration-mail-enrolled-already-body =
    Bonjour { $name },

    Vous participez déjà au programme { $program }, { $cycle }. Pour voir vos séances, connectez-vous ici :
    { $link }

    { $hub }
registration-mail-waits-subject = Une inscription attend : { $program }
registration-mail-waits-body =
    Bonjour { $name },

    Une personne demande à participer au programme { $program }, { $cycle } :
    { $link }

    { $hub }
registration-mail-approved-subject = Bienvenue au programme { $program }
registration-mail-approved-body =
    Bonjour { $name },

    Bienvenue au programme { $program }, { $cycle } : votre place est confirmée.

    { $note }Voici votre lien personnel. Il vous connecte sans mot de passe; veuillez le garder pour vous :
    { $link }

    Une invitation à chaque séance vous parvient dans un courriel distinct et s’ajoute à votre agenda. Chacune contient le lien qui vous donne accès.

    { $hub }
    { $mailbox }
registration-mail-declined-subject = Votre inscription : { $program }
registration-mail-declined-body =
    Bonjour { $name },

    Nous n’avons pu vous offrir de place au programme { $program }, { $cycle }, cette fois-ci.

    { $note }Vous pouvez présenter une nouvelle demande :
    { $link }

    { $hub }
    { $mailbox }
registration-mail-withdrawn-subject = Vous ne participez plus : { $program }
registration-mail-withdrawn-body =
    Bonjour { $name },

    Vous n’êtes plus sur la liste du programme { $program }, { $cycle }. Ses séances sont retirées de votre agenda.

    { $note }S’il s’agit d’une erreur, écrivez-nous : { $mailbox }

    { $hub }
