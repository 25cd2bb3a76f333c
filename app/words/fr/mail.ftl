mail-title = Boîte d’envoi
mail-lead = Chaque courriel que ce site écrit figure ici jusqu’à ce que le serveur de messagerie l’ait pris en charge. Les textes ne sont pas affichés : ils peuvent contenir des liens personnels.
mail-none = Aucun courriel n’a encore été écrit.
mail-count = { $count ->
    [one] Un courriel
   *[other] { $count } courriels
}
mail-to = Destinataire
mail-subject = Objet
mail-written = Rédigé
mail-state = État
mail-sent = Envoyé
mail-waits = En attente
mail-dead = Abandonné
mail-again = Réessayer
mail-caught-title = Courriels interceptés
mail-caught-lead = La démonstration n’envoie aucun courriel. Ce qui aurait été envoyé figure ici, le plus récent d’abord.
mail-caught-to = À { $address }
mail-calendar = Partie calendrier
notice-mail-again = Un nouvel envoi du courriel sera tenté dans un instant.
