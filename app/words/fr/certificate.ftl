certificate-title = Attestations
certificate-lead = { $program }, { $cycle }. Une attestation est délivrée une seule fois par personne, après la dernière séance.
certificate-issue = { $count ->
    [one] Délivrer { $count } attestation
   *[other] Délivrer { $count } attestations
}
certificate-issue-lead = Chacune est mise en page et conservée; la personne reçoit un courriel contenant un lien.
certificate-none-ready = Personne n’attend d’attestation pour le moment.
certificate-not-over = { $count ->
    [one] Il reste { $count } séance dans ce cycle. Les attestations pourront être délivrées lorsqu’elle sera terminée.
   *[other] Il reste { $count } séances dans ce cycle. Les attestations pourront être délivrées lorsque la dernière sera terminée.
}
certificate-no-rule = Ce programme n’a pas de règle de crédits pour ces séances.
certificate-no-rule-link = Ajouter une règle de crédits
certificate-empty = Personne n’est inscrit à ce cycle.
certificate-caption = Personnes inscrites
certificate-person = Personne
certificate-counted = Séances retenues
certificate-credits = Crédits
certificate-standing = Attestation
certificate-standing-earned = obtenue, pas encore délivrée
certificate-standing-too-few = non obtenue : { $counted } des { $needed } séances exigées
certificate-standing-not-over = après la dernière séance
certificate-standing-no-rule = aucune règle de crédits
certificate-standing-issued = délivrée le { $date }
certificate-see = PDF
certificate-see-of = de { $name }
certificate-sessions = { $count ->
    [one] { $count } séance
   *[other] { $count } séances
}
certificate-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
certificate-attended = Présence
certificate-cycle = Cycle
certificate-cycle-dates = du { $starts } au { $ends }
certificate-earned = Crédits obtenus le
certificate-issued = Attestation délivrée le
certificate-accreditor = Agrément
certificate-file-name = Attestation { $code }.pdf
certificate-paper-title = Attestation de participation
certificate-paper-before = La présente atteste que
certificate-paper-after = a participé au programme « { $program } » et y a obtenu les crédits indiqués ci-dessous.
certificate-paper-check = Pour vérifier cette attestation :
certificate-paper-square = Code QR menant à { $address }
certificate-mail-subject = Votre attestation est prête
certificate-mail-body =
    Bonjour { $name },

    Votre attestation pour le programme « { $program } » est prête. Ce lien est personnel et y mène directement :

    { $address }

    Toute personne peut la vérifier avec le code { $code } à l’adresse { $verify }

    { $hub }
certificate-verify-title = Vérifier une attestation
certificate-verify-lead = Saisissez le code imprimé sur l’attestation.
certificate-verify-code = Code
certificate-verify-code-hint = Douze lettres et chiffres, par exemple 7K3M-9QWX-2TRB. Les majuscules, les espaces et les tirets sont sans importance.
certificate-verify-go = Vérifier
certificate-verify-valid = Cette attestation est valide
certificate-verify-valid-lead = { $hub } l’a délivrée telle qu’elle est décrite ici. Comparez-la avec celle que vous avez.
certificate-verify-name = Nom
certificate-verify-profession = Profession
certificate-verify-program = Programme
certificate-verify-unknown = Aucune attestation ne porte ce code
certificate-verify-unknown-lead = Vérifiez chaque lettre et chaque chiffre. S’ils sont exacts, l’attestation n’a pas été délivrée ici.
certificate-verify-again = Vérifier un autre code
certificate-fault-code = Saisissez les douze lettres et chiffres du code
notice-certificate-issued = Les attestations sont délivrées. Chaque personne reçoit un courriel contenant un lien
