computation-title = Calculé à partir de vos réponses
computation-nothing = Rien pour l’instant. Ce qui peut être calculé à partir de cette section s’affiche ici après l’enregistrement.
computation-save = Enregistrer et calculer
computation-dose = Dose d’opioïdes par jour
computation-table = Table de facteurs : { $table }, { $version }.
computation-caution = Une estimation selon cette table. Elle ne doit pas servir à choisir la dose d’un autre opioïde.
computation-flags = Ce que suggèrent les lignes directrices
computation-flags-count = { $count ->
    [one] { $count } suggestion des lignes directrices
   *[other] { $count } suggestions des lignes directrices
}
computation-recommendation = recommandation { $number }
computation-weak = recommandation faible
computation-strong = recommandation forte
computation-statement = énoncé de qualité { $number }
computation-because = Motif : { $trigger }.
computation-scores = Scores
computation-figure = { $value } sur { $most }
computation-figure-named = { $name } : { $value } sur { $most }
computation-figure-severity_mean = intensité
computation-figure-interference_mean = retentissement
computation-figure-total = total
computation-figure-rumination = rumination
computation-figure-magnification = amplification
computation-figure-helplessness = impuissance
computation-reported = tel que déclaré
computation-no-score = Aucun score. { $reason }
computation-no-diagnosis = Un score n’est pas un diagnostic.
computation-alert = Parlez maintenant de sécurité avec la personne, dans vos mots, et suivez la procédure de sécurité de votre clinique. Personne ne surveille ce formulaire. Au Canada, le 9-8-8 répond aux appels et aux textos jour et nuit ; en cas de danger immédiat, composez le 9-1-1.
computation-education = Aide à la formation, non à la prescription.
computation-range = { $low } à { $high }
computation-not-counted = non compté
computation-category = catégorie { $category }, données de type { $evidence }
computation-guideline-canadian2017 = Lignes directrices canadiennes de 2017
computation-guideline-cepopioidtaperingtemplateontario = Modèle de réduction des opioïdes du CEP (Ontario)
computation-guideline-ontarioqualitystandard = Norme de qualité de l’Ontario de 2018
