transcript-list-title = Transcriptions
transcript-title = Transcription
transcript-of = Transcription du groupe { $number }
transcript-none = Aucune transcription pour l’instant.
transcript-import = Importer une transcription
transcript-import-lead = Un fichier d’un logiciel de réunion ou d’un service de transcription, ou un texte saisi. Chaque réplique du fichier reste une réplique. Seule la personne qui détient la clé le voit jusqu’au remplacement des noms.
transcript-file = Fichier
transcript-file-hint = WebVTT, SRT, Word ou texte brut, 5 Mo au plus
transcript-read = Lire le fichier
transcript-fault-file = Choisissez un fichier
transcript-fault-large = Le fichier dépasse 5 Mo ou compte plus de 20 000 répliques. Divisez-le
transcript-fault-refused = Le fichier contient un élément qui n’est pas lu ici. Enregistrez-le en WebVTT ou en texte brut, puis choisissez-le de nouveau
transcript-fault-broken = Ce fichier ne se lit pas comme une transcription. Vérifiez qu’il est en WebVTT, SRT, Word ou texte brut
transcript-notices = Ce qui a été corrigé à la lecture
transcript-state-none = Aucune transcription
transcript-state-imported = Voix à préciser
transcript-state-linked = Noms à remplacer
transcript-state-frozen = Figée
transcript-cues = { $count ->
    [one] { $count } réplique
   *[other] { $count } répliques
}
transcript-counts = { $cues } répliques, { $speakers } noms de personnes qui parlent
transcript-speakers-title = Qui parle?
transcript-speakers-lead = La personne est proposée lorsque le nom lui correspond en entier. Vérifiez les autres vous-même.
transcript-speaker = « { $name } » ({ $count } répliques)
transcript-unsure = Le nom ne correspond qu’en partie : veuillez choisir
transcript-speakers-keep = Enregistrer et passer aux noms
transcript-voice-participant = Personne participante
transcript-voice-moderator = Animation
transcript-voice-unknown = Inconnu
transcript-nameless = { $count ->
    [one] { $count } réplique est sans nom.
   *[other] { $count } répliques sont sans nom.
}
transcript-nameless-who = Qui parle dans les répliques sans nom?
transcript-nameless-hint = Une seule réponse pour toutes
transcript-remove = Retirer cette transcription
transcript-remove-sure = Retirer cette transcription? Les propos qu’elle contient seront supprimés.
transcript-names-title = Noms et autres renseignements
transcript-names-lead = Chaque renseignement se tranche une seule fois, pour tous les endroits où il figure. Les noms inscrits deviennent des pseudonymes. Seuls des mots entiers sont remplacés.
transcript-waiting = { $count ->
    [0] Aucune décision n’est en attente.
    [one] { $count } renseignement attend votre décision.
   *[other] { $count } renseignements attendent votre décision.
}
transcript-to-decide = À trancher
transcript-replaced = Remplacés à coup sûr
transcript-detail = Renseignement
transcript-context = Premier endroit
transcript-decision = Décision
transcript-places = { $count ->
    [one] { $count } endroit
   *[other] { $count } endroits
}
transcript-cue = réplique { $number }
transcript-decide = Trancher
transcript-do = Que faire de « { $found } »?
transcript-with = Mots à la place de « { $found } »
transcript-replace = Remplacer par…
transcript-keep-word = Garder : c’est un mot, pas le nom de quelqu’un
transcript-keep-public = Garder : n’appartient à personne dans l’étude
transcript-keep-many = Garder : partagé par tant de gens que cela ne mène à personne
transcript-what-registered = personne inscrite
transcript-what-name = nom
transcript-what-place = lieu
transcript-what-institution = établissement
transcript-what-date = date
transcript-what-age = âge
transcript-what-number = numéro
transcript-what-contact = coordonnées
transcript-details-none = Rien n’a été trouvé qui puisse identifier quelqu’un.
transcript-decisions-keep = Enregistrer les décisions
transcript-fault-waits = Tranchez d’abord ce renseignement
transcript-freeze-title = Figer la transcription
transcript-freeze-lead = Dès lors, toute l’équipe de l’étude la lit sous pseudonyme. Ce qui a été importé est supprimé définitivement de la base de données.
transcript-freeze = Remplacer et figer
transcript-silent = { $count ->
    [one] { $count } réplique vient d’une personne qui n’a pas accepté d’être transcrite. Ses propos seront omis.
   *[other] { $count } répliques viennent de personnes qui n’ont pas accepté d’être transcrites. Leurs propos seront omis.
}
transcript-revision = révision { $revision }
transcript-frozen-on = figée le { $date }
transcript-cue-number = Réplique
transcript-time = Temps
transcript-who = Qui
transcript-said = Propos
transcript-correct = Corriger
transcript-correct-title = Corriger une réplique
transcript-correct-lead = La réplique garde son numéro. Le codage des anciens mots est réancré, et les rapports antérieurs sont remplacés.
transcript-fault-name = « { $found } » est un nom inscrit. Écrivez plutôt « { $replacement } »
transcript-stead-name = [un nom]
transcript-stead-moderator = [la personne qui anime]
transcript-stead-team = [un membre du pôle]
transcript-stead-colleague = [un ou une collègue]
transcript-stead-site = [une clinique]
transcript-stead-community = [une collectivité]
transcript-stead-mail = [une adresse de courriel]
transcript-stead-silence = [non transcrit]
notice-transcript-imported = Le fichier est lu
notice-transcript-removed = La transcription est retirée
notice-transcript-frozen = La transcription est figée
transcript-heard-take = Reprendre qui la salle a entendu
transcript-heard-yes = Oui, selon la liste ci-dessous
transcript-heard-no = Non
transcript-heard-hint = Le groupe s’est réuni dans notre propre salle, qui sait qui a parlé et quand. Pour { $heard } des { $count } répliques sans nom, elle a entendu une personne pendant au moins la moitié du temps.
transcript-heard-list = Parcourir les répliques et corriger qui parle
transcript-heard-how = Les deux horloges ont été accordées d’après les répliques nommées ou le début de la séance. Aucun son n’a été conservé : seulement de quand à quand chaque personne a parlé.
transcript-heard-cue = Réplique { $number }, à { $at }
transcript-times-take = Reprendre les heures de la salle
transcript-times-hint = Le fichier dit qui a parlé, mais non quand. Le groupe s’est réuni dans notre propre salle, qui sait qui a parlé et quand : l’ordre des personnes en est rapproché. Les répliques qui ne concordent pas restent sans heure.
transcript-times-yes = Oui
transcript-times-no = Non
transcript-times-taken = L’heure de { $timed } des { $cues } répliques vient de ce que la salle a entendu; à l’intérieur d’un tour de parole, elle est répartie selon la longueur des répliques.
