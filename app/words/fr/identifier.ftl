identifier-fault-name = { $tier ->
    [block] « { $found } » révèle un nom. Remplacez-le, par exemple par « { $replacement } »
   *[other] « { $found } » ressemble à un nom. Remplacez-le, ou dites pourquoi il n’identifie personne
}
identifier-fault-place = { $tier ->
    [block] « { $found } » révèle un lieu. Remplacez-le, par exemple par « { $replacement } »
   *[other] « { $found } » ressemble à un lieu. Remplacez-le, ou dites pourquoi il n’identifie personne
}
identifier-fault-institution = { $tier ->
    [block] « { $found } » révèle un établissement. Remplacez-le, par exemple par « { $replacement } »
   *[other] « { $found } » ressemble à un hôpital, une clinique, une école ou un employeur. Remplacez-le, ou dites pourquoi il n’identifie personne
}
identifier-fault-date = { $tier ->
    [block] « { $found } » est une date. Écrivez l’année seule ou depuis combien de temps, par exemple « il y a environ trois mois »
   *[other] « { $found } » ressemble à une date. Écrivez l’année seule ou depuis combien de temps, ou dites pourquoi elle n’identifie personne
}
identifier-fault-age = { $tier ->
    [block] « { $found } » est un âge de 90 ans ou plus. Écrivez « { $replacement } »
   *[other] « { $found } » ressemble à un âge de 90 ans ou plus. Écrivez « { $replacement } », ou dites pourquoi il n’identifie personne
}
identifier-fault-number = { $tier ->
    [block] « { $found } » est le numéro d’une personne ou d’un objet qui lui appartient. Retirez-le : le cas reçoit son propre code
   *[other] « { $found } » ressemble au numéro d’une personne ou d’un objet qui lui appartient. Retirez-le, ou dites pourquoi il n’identifie personne
}
identifier-fault-contact = { $tier ->
    [block] « { $found } » permet de joindre quelqu’un. Retirez-le
   *[other] « { $found } » semble permettre de joindre quelqu’un. Retirez-le, ou dites pourquoi il n’identifie personne
}
identifier-decide = Que faire de « { $found } »?
identifier-self = Je modifie le texte moi-même
identifier-replace = Remplacer par « { $replacement } »
identifier-keep = Garder, parce que…
identifier-keep-label = Garder « { $found } », parce que
identifier-reason-word = c’est un mot, un médicament ou une échelle, et non le nom ou le lieu de quelqu’un
identifier-reason-public = cela ne concerne personne dans ce cas : un auteur, une ligne directrice, un organisme public
identifier-reason-many = tant de gens le partagent que cela ne mène à personne
identifier-kept = « { $found } » reste
identifier-change = Décider à nouveau
identifier-list = Détails identificatoires dans ce champ
identifier-count = 1 détail identificatoire à décider
identifier-count-many = { $count } détails identificatoires à décider
identifier-none = Plus aucun détail identificatoire
identifier-waiting = Pas encore enregistré : décidez d’abord des détails identificatoires. D’ici là, le texte reste sur cette page.
identifier-unchecked = L’enregistrement automatique est suspendu : la vérification des détails identificatoires n’a pas pu être chargée. « Enregistrer et continuer » vérifie et enregistre.
identifier-hint = Ensemble, les détails de cette page peuvent désigner une seule personne. Rendez plus larges ceux qui sont exacts, si possible :
identifier-hint-many = Ensemble, les détails de cette page ne correspondent qu’à environ { $people } personnes. Rendez plus larges ceux qui sont exacts, si possible :
identifier-together-title = Pourrait-on reconnaître quelqu’un?
identifier-together = Les détails de ce cas peuvent désigner une personne : ensemble, ils correspondent à environ { $people ->
    [1] une personne
   *[other] { $people } personnes
}. Relisez-les et rendez plus larges ceux qui sont exacts.
identifier-together-agreed = J’ai relu le cas : personne ne peut être reconnu à partir de l’ensemble de ces détails
identifier-fault-together = Relisez les détails et confirmez que personne ne peut être reconnu
