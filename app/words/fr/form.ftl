form-title = Formulaire de cas
form-lead = Remplissez les sections dans l’ordre qui vous convient, sur n’importe quel appareil. Ce que vous enregistrez reste un brouillon que vous seul ou vous seule pouvez lire jusqu’à l’envoi.
form-progress = { $done ->
    [one] { $done } section remplie sur { $count }
   *[other] { $done } sections remplies sur { $count }
}
form-standing-detail = À vérifier : détail identificatoire
form-standing-needed = À commencer
form-standing-begun = En cours
form-standing-free = Facultatif
form-standing-done = Remplie
form-check = Vérifier et soumettre
form-back = Toutes les sections
form-section-of = Section { $number } sur { $count }
form-needed = { $label } (nécessaire)
form-choose = Choisissez
form-add = Ajouter une ligne
form-item = Réponse { $number }
form-items = Donner les réponses une à une
form-remove = Retirer
form-change = Modifier
form-nothing = Rien n’est inscrit.
form-scale = { $value } sur 10 (0 : { $low }; 10 : { $high })
form-scale-ends = 0 : { $low }. 10 : { $high }.
form-save-continue = Enregistrer et continuer
form-save-last = Enregistrer et revoir les sections
form-save-later = Enregistrer et revenir plus tard
form-saving = Enregistrement…
form-saved = Tout est enregistré
form-saved-at = Enregistré à { $time }
form-failed = Non enregistré : aucune connexion. Nous réessayons tant que cette page est ouverte.
form-not-saved = Pas encore enregistré. { $fault }
form-out = Non enregistré : votre session a pris fin. Connectez-vous dans une autre fenêtre; l’enregistrement se fera alors ici de lui-même. D’ici là, le texte reste sur cette page.
form-refused = Non enregistré. Appuyez sur « Enregistrer et continuer » pour savoir pourquoi.
form-stale = Non enregistré : cette section a été modifiée dans une autre fenêtre. Appuyez sur « Enregistrer et continuer » pour voir les deux versions.
form-newer = La version plus récente
form-count-limit = Vous pouvez saisir jusqu’à { $count } caractères
form-count-under-one = Il vous reste { $count } caractère
form-count-under = Il vous reste { $count } caractères
form-count-at = Il ne vous reste aucun caractère
form-count-over-one = Vous avez { $count } caractère de trop
form-count-over = Vous avez { $count } caractères de trop

form-fault-alone = « Aucun » ne va pas avec une autre option. Choisissez l’un ou l’autre
form-fault-several = Choisissez au moins une option
form-fault-closed = Le cas a été soumis entre-temps; ceci n’a donc pas été enregistré. Copiez votre texte au besoin; la version soumise se trouve ci-dessous

notice-form-saved = Enregistré. Vous pouvez revenir sur n’importe quel appareil.
notice-form-row-removed = La ligne a été retirée.
