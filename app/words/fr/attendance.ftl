attendance-title = Présences
attendance-session = Séance { $number } : { $topic }
attendance-live = La séance est en cours. Les minutes sont comptées jusqu’à { $time }; cette page s’actualise d’elle-même, ou lorsque vous la rechargez.
attendance-planned = La séance n’a pas commencé. La liste se remplit à mesure que les personnes arrivent.
attendance-empty = Personne n’est inscrit et personne n’est encore arrivé. Approuvez des inscriptions ou attendez l’ouverture des portes.
attendance-present = { $count ->
    [one] { $count } personne dans la salle
   *[other] { $count } personnes dans la salle
}
attendance-came = { $count ->
    [one] { $count } personne présente
   *[other] { $count } personnes présentes
}
attendance-of = { $minutes } min sur { $length }
attendance-caption-people = Toutes les personnes
attendance-caption-professions = Par profession
attendance-person = Personne
attendance-profession = Profession
attendance-stays = Dans la salle
attendance-minutes = Minutes retenues
attendance-people = Personnes
attendance-actions = Actions
attendance-team = Équipe du pôle
attendance-here = Dans la salle
attendance-never = Absence
attendance-stay = de { $from } à { $to }
attendance-stay-open = depuis { $from }
attendance-measured = mesuré : { $minutes } min
attendance-corrected = Corrigé par { $by } : { $reason }
attendance-correct = Corriger
attendance-correct-of = les minutes de { $name }
attendance-correct-title = Corriger les minutes de { $name }
attendance-correct-lead = La salle a mesuré { $minutes } minutes sur { $length }. Cette mesure est conservée; votre correction compte désormais et s’affiche avec son motif.
attendance-correct-minutes = Minutes retenues
attendance-correct-minutes-hint = De 0 à { $length }
attendance-correct-reason = Motif
attendance-correct-reason-hint = Par exemple : connexion par téléphone, écran partagé avec un collègue, présence à l’appel. { $name } peut le lire.
attendance-correct-save = Enregistrer la correction
attendance-explain = Les minutes comptent du début à la fin de la séance, jusqu’à concurrence de sa durée prévue. Plusieurs appareils d’une même personne comptent une seule fois.
notice-attendance-corrected = La correction est enregistrée
