participant-list-title = Personnes participantes
participant-list-lead = La clé de cette étude : qui porte quel pseudonyme. Chaque consultation est inscrite dans la piste de vérification.
participant-none = Personne ne participe pour l’instant.
participant-pseudonym = Pseudonyme
participant-name = Nom
participant-profession = Profession à l’époque
participant-groups = Groupes de discussion
participant-consent = Consentement
participant-yes = Oui
participant-no = Non
participant-withdrawn = Retirée
participant-refused = Ne participe pas
participant-unanswered = Sans réponse
participant-all = Complet
participant-some = { $count } sur 4
participant-ask-lead = { $count ->
    [one] { $count } personne n’a pas répondu à toutes les questions sur le consentement.
   *[other] { $count } personnes n’ont pas répondu à toutes les questions sur le consentement.
}
participant-ask = Leur demander par courriel
participant-add-title = De la liste d’inscription
participant-candidates-none = Toutes les personnes admises au programme participent déjà ou font partie de l’équipe de l’étude.
participant-choose = Qui participe?
participant-choose-hint = La profession est reprise telle qu’elle est maintenant. Les pseudonymes sont tirés au sort.
participant-add = Les faire participer
participant-fault-none = Choisissez au moins une personne
participant-fault-without-part = Une personne qui ne participe pas n’est ni transcrite, ni citée, ni comptée : répondez « Non », ou « Oui » plus haut
participant-at-the-time = telle qu’à l’entrée dans l’étude
participant-prescriber = Cette personne prescrit-elle?
participant-paper-title = Consentement sur papier
participant-paper-lead = Ce que cette personne a signé. L’inscription porte votre nom; une réponse donnée plus tard par la personne elle-même la remplace.
participant-paper-keep = Inscrire le consentement
participant-history = Réponses à ce jour
participant-how-own = par la personne elle-même
participant-how-paper = sur papier
participant-purpose-take-part = Participer au groupe de discussion
participant-purpose-transcript = Être enregistrée et transcrite
participant-purpose-quotes = Être citée sans être nommée
participant-purpose-reports = Compter dans les rapports
participant-leave-title = Quitter l’étude
participant-leave-for = Si cette personne vous a dit qu’elle se retire : ses citations disparaissent aussitôt et elle ne compte plus dans ce qui est public. Les propos du groupe demeurent, sous son pseudonyme.
participant-leave = Retirer cette personne de l’étude
participant-leave-sure = Retirer cette personne de l’étude? Ce choix est définitif.
participant-withdrawn-on = S’est retirée le { $date }.
participant-consent-title = Votre consentement
participant-consent-lead = Vous êtes invité ou invitée à participer à une étude sur ce programme. Chaque réponse vaut pour elle-même et vous pouvez la changer en tout temps. Rien dans le programme n’en dépend.
participant-known-as = Votre pseudonyme
participant-consent-names = Les personnes qui analysent les propos ne voient que des pseudonymes. Une seule personne de l’équipe détient la liste des noms, et elle ne fait pas l’analyse.
participant-consent-keep = Enregistrer mes réponses
participant-leave-lead = Vos citations disparaissent aussitôt et vous ne comptez plus dans ce qui est public. Les propos du groupe demeurent, sous votre pseudonyme. Les rapports antérieurs sont marqués comme remplacés.
participant-leave-own = Quitter l’étude
participant-leave-own-sure = Quitter l’étude? Ce choix est définitif.
participant-you-left = Vous avez quitté cette étude le { $date }. Vous n’êtes ni cité ou citée, ni compté ou comptée.
participant-answered-on = Dernière réponse le { $date }
participant-mail-subject = { $hub } : votre consentement à une étude
participant-mail-body =
    Bonjour { $name },

    Nous aimerions que vous participiez à l’étude « { $study } ». Cette page explique ce qui vous est demandé; vous répondez pour chaque usage et pouvez changer d’avis en tout temps :

    { $link }

    Rien dans le programme ne dépend de votre réponse. Questions : { $mailbox }

    { $hub }
notice-participants-added = Ces personnes participent maintenant
notice-participants-asked = Les courriels sont en route
notice-participant-withdrew = La personne a quitté l’étude
notice-consent-kept = Vos réponses sont enregistrées
notice-consent-withdrawn = Vous avez quitté l’étude
participant-asked = Une étude demande votre consentement
participant-leave-answers = Vos réponses aux sondages du programme
participant-leave-answers-yes = Retirer aussi mes réponses aux sondages, avec les personnes que j’ai nommées et celles qui m’ont nommée
