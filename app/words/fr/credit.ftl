credit-rule-title = Règle de crédits
credit-rule-lead = Comment la présence donne droit à des crédits. Chaque version s’applique à partir de sa date; les séances antérieures gardent la règle de leur jour.
credit-rule-short = Comment la présence donne droit à des crédits
credit-rule-none = Il n’y a pas encore de règle : les séances ne donnent aucun crédit tant que vous n’en ajoutez pas.
credit-rule-caption = Versions
credit-rule-version = Version
credit-rule-from = À partir du
credit-rule-rate = Crédits par heure
credit-rule-session = Part d’une séance
credit-rule-cycle = Part du cycle
credit-rule-accreditor = Organisme d’agrément
credit-rule-percent = { $percent } %
credit-rule-add = Ajouter une version
credit-rule-valid-from = Premier jour d’application
credit-rule-valid-from-hint = Une date, par exemple 2026-12-01
credit-rule-hundredths = Centièmes de crédit pour une heure
credit-rule-hundredths-hint = 100 correspond à un crédit par heure, le taux habituel depuis le 16 décembre 2024
credit-rule-session-percent = Part d’une séance à suivre, en pourcentage
credit-rule-session-percent-hint = Une séance suivie moins longtemps ne donne aucun crédit. 75 signifie 45 minutes sur 60.
credit-rule-cycle-percent = Part des séances du cycle à retenir pour une attestation, en pourcentage
credit-rule-accreditor-name = Organisme d’agrément
credit-rule-statement = Énoncé de l’organisme
credit-rule-statement-hint = Imprimé tel quel sur l’attestation
credit-rule-fault-clash = Quelqu’un a ajouté une version en même temps. Vérifiez la liste ci-dessous, puis ajoutez la vôtre de nouveau
credit-rule-save = Ajouter cette version
credit-rule-method = Les crédits sont les minutes suivies multipliées par le taux, additionnées pour toutes les séances retenues et arrondies une seule fois au quart de crédit inférieur.
credit-mine-title = Mes crédits
credit-mine-empty = Vous ne participez encore à aucun cycle. Vos crédits apparaîtront ici après votre première séance.
credit-mine-no-session = Aucune séance de ce cycle n’est encore terminée.
credit-mine-cycle = { $program }, { $cycle }
credit-mine-total = Crédits à ce jour : { $credits }. Séances retenues : { $sessions }.
credit-session = Séance
credit-minutes = Présence
credit-result = Crédit
credit-of = { $minutes } min sur { $length }
credit-corrected = corrigé : { $reason }
credit-counts = crédité : { $credits }
credit-too-short = non crédité : { $needed } min nécessaires
credit-no-rule = non crédité : le programme n’avait aucune règle de crédits ce jour-là
credit-standing-not-over = { $count ->
    [one] Votre attestation pourra être délivrée après la dernière séance; il en reste { $count }.
   *[other] Votre attestation pourra être délivrée après la dernière séance; il en reste { $count }.
}
credit-standing-no-rule = Ce programme ne donne pas de crédits.
credit-standing-too-few = { $counted ->
    [one] { $counted } séance est retenue; une attestation en exige { $needed }.
   *[other] { $counted } séances sont retenues; une attestation en exige { $needed }.
}
credit-standing-earned = Vous avez obtenu l’attestation de ce cycle.
credit-ask-certificate = Délivrer mon attestation
credit-see-certificate = Télécharger l’attestation (PDF)
credit-certificate-making = Votre attestation est en préparation. Vous recevrez un courriel contenant un lien.
credit-verify-link = Voir comment la faire vérifier
notice-credit-rule-added = La version est ajoutée
notice-certificate-own = Votre attestation est délivrée. Vous recevrez un courriel contenant un lien
