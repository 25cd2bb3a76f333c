focus-group-list-title = Groupes de discussion
focus-group-list-none = Aucun groupe de discussion n’est consigné pour l’instant.
focus-group-add = Consigner un groupe de discussion
focus-group-change = Modifier le groupe de discussion
focus-group-number = Groupe { $number }
focus-group-about = { $date }, { $people ->
    [0] personne d’inscrit
    [one] { $people } personne participante
   *[other] { $people } personnes participantes
}
focus-group-date = Jour
focus-group-minutes = Minutes
focus-group-session = Tenu dans la salle de cette séance
focus-group-session-hint = Laissez vide si le groupe s’est tenu ailleurs
focus-group-place = Lieu
focus-group-place-hint = Si le groupe s’est tenu ailleurs : le genre de lieu, sans adresse
focus-group-where = Où
focus-group-own-room = Dans notre salle
focus-group-elsewhere = Ailleurs
focus-group-others = Autres personnes présentes
focus-group-others-hint = Animation et observation, selon leur rôle; aucune personne participante
focus-group-notes = Notes de terrain
focus-group-notes-hint = Toute l’équipe de l’étude les lit : écrivez des pseudonymes, pas de noms
focus-group-present = Personnes participantes
focus-group-present-title = Qui était là
focus-group-present-lead = Si le groupe s’est tenu dans notre salle, les présences indiquent qui y était. Corrigez avant d’enregistrer.
focus-group-seen = présence constatée dans la salle
focus-group-none = –
