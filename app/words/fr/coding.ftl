coding-title = Codage
coding-short = Tours, accord, tableau croisé
coding-parts = Parties de l’analyse
coding-lead = Plusieurs personnes peuvent coder en même temps. Un tour est à l’aveugle jusqu’à sa clôture : d’ici là, personne ne voit les codages des autres ni leur nombre.
coding-needs-codebook = Il faut d’abord une grille de codage.
coding-texts = Transcriptions
coding-text = Groupe de discussion
coding-held = Tenu le
coding-cues = Répliques
coding-group = Groupe de discussion { $number }
coding-count = { $count }
coding-count-finished = { $count } · terminé
coding-no-texts = Aucune transcription n’est encore figée. On peut coder une transcription une fois les noms remplacés.
coding-in-round = Tour { $number }.
coding-no-round = Aucun tour n’est ouvert : les codages se lisent, ils ne se posent pas.
coding-not-coder = Vous ne codez pas dans cette étude.
coding-rounds = Tours
coding-rounds-lead = À la clôture d’un tour viennent d’abord les différences, puis les chiffres. Les résultats des tours précédents restent lisibles.
coding-round = Tour { $number }
coding-round-blind = À l’aveugle
coding-round-open = Ouvert entre codeurs
coding-round-closed = Clos
coding-round-opened-at = Ouvert : { $time }.
coding-round-closed-at = Clos : { $time }.
coding-blind-lead = Différences, accord et décomptes paraissent à la clôture du tour.
coding-round-close = Clore le tour
coding-round-close-ask = Les codages de ce tour ne pourront plus être changés, et tout le monde les verra.
coding-round-keep = Le laisser ouvert
coding-round-new = Le prochain tour
coding-round-is-blind = À l’aveugle
coding-round-is-blind-hint = Personne ne voit les codages des autres avant la clôture.
coding-round-is-open = Ouvert entre codeurs
coding-round-is-open-hint = Les codages des autres paraissent aussitôt. Ne convient pas pour mesurer l’accord.
coding-round-begin = Commencer le tour
coding-lost-title = Codages perdus lors d’une correction
coding-lost = { $count ->
    [one] Les mots d’un codage ne se trouvent plus dans la transcription corrigée. Il ne compte plus.
   *[other] Les mots de { $count } codages ne se trouvent plus dans les transcriptions corrigées. Ils ne comptent plus.
} Regardez chaque endroit et codez de nouveau au besoin.
coding-cue = Réplique { $number }
coding-cue-count = { $count ->
    [one] une réplique
   *[other] { $count } répliques
}
coding-cues-label = Transcription, répliques { $first } à { $last }
coding-closed-here = Ici, les codages se lisent seulement : aucun tour n’est ouvert, la grille est vide, ou vous ne codez pas dans cette étude.
coding-stale = { $count ->
    [one] La transcription a été corrigée après la pose d’un codage.
   *[other] La transcription a été corrigée après la pose de { $count } codages.
} Ils se retrouvent par leurs mots; ceux dont les mots ont disparu sont énumérés comme perdus.
coding-anchor = Les retrouver
coding-undo = Annuler la dernière action
coding-finish = J’ai terminé cette transcription
coding-unfinish = Finalement, je n’ai pas terminé
coding-remove = Retirer
coding-code = Code
coding-code-gone = Code retiré de la grille
coding-part = Une partie seulement
coding-part-lead = Sinon, le code couvre tout le tour de parole. Les positions se comptent en caractères depuis le début d’une réplique.
coding-last = Dernière réplique
coding-from = Du caractère
coding-to = Au caractère
coding-give = Poser le code
coding-memos = Mémos
coding-memo-new = Nouveau mémo
coding-memo-add = Ajouter le mémo
coding-nothing = rien
coding-differences-title = Différences
coding-differences-lead = Discutez-en d’abord : qui a codé quoi, et quels codes s’opposent. Une différence en dit souvent plus sur une définition qu’un chiffre. Ce que vous décidez devient le consensus.
coding-differences-count = { $count ->
    [one] Un tour de parole est codé différemment
   *[other] { $count } tours de parole sont codés différemment
}; { $open ->
    [0] tout est décidé
    [one] un reste ouvert
   *[other] { $open } restent ouverts
}.
coding-no-shared = Aucune transcription n’a été codée par deux personnes dans ce tour; rien ne peut être comparé.
coding-no-differences = Tout le monde a tout codé de la même façon.
coding-confusions = Codes qui s’opposent
coding-against = Une autre personne a posé
coding-turns = Tours de parole
coding-disputed-turns = Tours de parole à décider
coding-turn-of = Groupe { $number }, réplique { $cue }
coding-agreed = Posé par tous
coding-decided-as = Décidé : { $verdict }
coding-decide = Décider
coding-decide-again = Décider de nouveau
coding-note = Note
coding-verdict = Ce qui compte
coding-verdict-coder = Comme l’a codé { $name }
coding-verdict-all = Tout ce que quelqu’un a posé
coding-verdict-none = Rien de ce qui est en litige
coding-verdict-other = D’autres codes
coding-verdict-codes = Quels codes
coding-verdict-other-codes = D’autres codes : { $codes }
coding-fault-other = Choisissez au moins un code
coding-fault-span = Ces positions ne sont pas dans la transcription
coding-fault-closed = Le tour a été clos, ou le code est retiré de la grille
coding-log = Toutes les décisions
coding-page = Page { $number }
coding-to-agreement = Voir les chiffres
coding-agreement-title = Accord
coding-agreement-lead = Un chiffre ne dit pas où les codeurs divergent; la liste le dit.
coding-agreement-rests = Repose sur { $documents ->
    [one] une transcription
   *[other] { $documents } transcriptions
} et { $turns } tours de parole codés par { $coders }.
coding-low-count = { $count ->
    [one] Un code est sous 0,667.
   *[other] { $count } codes sont sous 0,667.
}
coding-units = Unités
coding-prevalence = Posé
coding-given-of = { $given } ({ $percent })
coding-percent = Pourcentage d’accord
coding-kappa = Kappa de Cohen
coding-alpha = Alpha de Krippendorff
coding-low = { $alpha } (bas)
coding-interval = Intervalle à 95 %
coding-between = { $low } à { $high }
coding-ac1 = AC1 de Gwet
coding-unitizing = Alpha d’unitisation
coding-pooled = Tous les codes ensemble
coding-not-estimable = non estimable
coding-with-moderators = Compter aussi les tours de parole de l’animation
coding-without-moderators = Compter les tours des participants seulement
coding-with-unitizing = Comparer les segments eux-mêmes (alpha d’unitisation)
coding-csv = Télécharger le tableau (CSV)
coding-how = Comment c’est calculé
coding-how-unit = L’unité est le tour de parole d’un participant : les répliques qu’une personne dit à la suite. Un code est posé sur un tour dès qu’un segment de ce code s’y trouve. « Posé » compte les codages de tous les codeurs ensemble, avec leur part de toutes les valeurs.
coding-how-missing = Un codeur compte dans une transcription où il a posé un code ou dit avoir terminé. Ailleurs, ses valeurs manquent; elles ne sont pas des absences. Seules comptent les transcriptions codées par au moins deux personnes.
coding-how-coefficients = Pourcentage d’accord : paires de valeurs concordantes. Kappa de Cohen : avec deux codeurs. Alpha de Krippendorff : nominal, pour un nombre quelconque de codeurs, valeurs manquantes admises (2004). AC1 de Gwet : moins sensible aux codes rares. Alpha d’unitisation : Krippendorff et autres (2016), sur les caractères du texte.
coding-how-interval = L’intervalle de l’alpha vient d’un rééchantillonnage des transcriptions (percentiles) : { $resamples } tirages, graine { $seed }. Avec peu de transcriptions, il est large ou ne peut être donné.
coding-how-floor = Un alpha sous { $floor } est signalé : aucune conclusion ne devrait reposer sur un tel code (Krippendorff 2004).
coding-how-estimable = « Non estimable » se dit quand personne ou tout le monde a posé un code : sans variation, l’accord ne se distingue pas du hasard. Un code rare peut avoir un alpha bas malgré un pourcentage élevé; voyez combien de fois il a été posé.
coding-consensus = Consensus
coding-matrix-title = Codes par profession
coding-matrix-lead = Qui l’a dit : personnes et tours de parole par profession, telle que l’inscription la connaissait au moment du groupe. Chaque case donne : personnes · tours de parole.
coding-matrix-of-coder = Selon le codage de { $name }.
coding-matrix-of-consensus = Par consensus : { $decided ->
    [one] une différence décidée
   *[other] { $decided } différences décidées
}, { $open ->
    [0] aucune ouverte
    [one] une ouverte et comptée comme non posée
   *[other] { $open } ouvertes et comptées comme non posées
}{ $single ->
    [0] .
    [one]; une transcription codée par une seule personne.
   *[other]; { $single } transcriptions codées par une seule personne.
}
coding-matrix-public = Ce que d’autres peuvent voir
coding-matrix-inside = Pour l’équipe de l’étude seulement.
coding-matrix-people-count = { $people ->
    [one] Un participant.
   *[other] { $people } participants.
}
coding-matrix-column = { $name } (n = { $size })
coding-matrix-all = Tous les participants
coding-matrix-others = Animation et autres : tours
coding-matrix-cell = { $people } · { $segments }
coding-matrix-people = Personnes
coding-matrix-segments = Tours de parole
coding-hidden = masqué
coding-matrix-public-lead = Les chiffres qui représentent moins de { $floor } personnes sont masqués, avec autant d’autres qu’il en faut pour qu’aucun ne se déduise. Les familles de professions trop petites sont présentées ensemble. Qui s’est retiré n’est pas compté. Un vrai zéro reste un zéro.
coding-matrix-public-people = { $people } participants comptent.
coding-matrix-too-few = Moins de { $floor } participants peuvent être comptés : rien n’est montré.
coding-matrix-how = Une personne compte une fois pour un code, quel que soit le nombre de fois où elle l’a dit. Un tour de parole compte une fois pour un code. Les tours de l’animation sont à part.
coding-matrix-how-public = Pour chaque code, les personnes qui l’ont dit et celles qui ne l’ont pas dit sont protégées comme un seul tableau entre des totaux imprimés; un code que tout un groupe a dit est masqué pour ce groupe, car il dit quelque chose de chacun. Seuil : { $floor } personnes.
coding-saturation-title = Saturation
coding-saturation-lead = Base { $base }, suite { $run }, seuil { $threshold }, d’après Guest, Namey et Chen (2020), adapté aux groupes : la source compte des entretiens et prend une base de quatre. À partir du consensus sur les tours de parole des participants, les groupes dans l’ordre où ils se sont tenus.
coding-saturated = Atteinte : { $notation }.
coding-not-saturated = Non atteinte dans cet ordre.
coding-codes-all = { $count ->
    [one] Un code en tout.
   *[other] { $count } codes en tout.
}
coding-along = Groupe par groupe
coding-codes = Codes
coding-new-codes = Nouveaux codes
coding-cumulative = Connus jusque-là
coding-ratio = Nouveaux sur la base
coding-in-base = base
coding-orders = Dans d’autres ordres
coding-orders-lead = L’ordre compte : sur { $orders } ordres (graine { $seed }), { $share } sont saturés.
coding-groups = Groupes
coding-mean = Codes connus, moyenne
coding-low-high = 2,5 % à 97,5 %
coding-saturation-none = La saturation ne peut pas encore être établie.
coding-script-given = { "{" }code{ "}" } posé sur { "{" }place{ "}" }
coding-script-removed = { "{" }code{ "}" } retiré de { "{" }place{ "}" }
coding-script-failed = Pas encore enregistré : la connexion est coupée. Vos codages restent sur cette page et seront renvoyés.
coding-script-retry = Renvoyer maintenant
coding-script-refused = Ce codage a été refusé et retiré de la page :
coding-script-saving = Enregistrement…
coding-script-saved = Tout est enregistré.
coding-script-undone = Annulé.
coding-script-nothing-to-undo = Il n’y a rien à annuler sur cette page.
coding-script-no-code = Aucun code ne commence ainsi
coding-script-filter = Code
coding-script-selected = Sélection : { "{" }words{ "}" }
coding-script-remove = Retirer
coding-script-keys = Touches : ↓ ↑ réplique suivante et précédente · des lettres trouvent un code, Entrée le pose · Maj + → ← sélectionnent des mots, Ctrl + → ← en déplacent le début, Maj + ↓ prend la réplique suivante · Échap relâche · Retour arrière retire le dernier code de la réplique · Ctrl + Z annule ·? affiche ceci
coding-script-close = Fermer
coding-script-offline = Les changements des autres n’arrivent pas pour le moment.
coding-script-signed-out = Votre session est terminée. Connectez-vous de nouveau dans un autre onglet, puis renvoyez : rien sur cette page n’est perdu.
coding-script-gone = Code retiré de la grille
coding-script-other = { "{" }name{ "}" } a codé
coding-script-whole = tout le tour
notice-coding-round-opened = Le tour est commencé.
notice-coding-round-closed = Le tour est clos. Ses différences sont ci-dessous.
notice-coding-undone = La dernière action est annulée.
notice-coding-finished = La transcription est marquée comme terminée.
notice-coding-unfinished = La transcription n’est plus marquée comme terminée.
notice-coding-memo = Le mémo est ajouté.
notice-coding-anchored = Les codages sont retrouvés. Ceux qui sont perdus figurent à la page des tours.
notice-coding-decided = La décision est gardée.
study-act-coding-round-opened = Codage : tour commencé
study-act-coding-round-closed = Codage : tour clos
study-act-coding-decision = Codage : différence décidée
study-act-coding-source-taken = Codage : transcription reprise d’un projet
coding-exchange-title = Échange
coding-exchange-lead = D’autres logiciels de codage lisent et écrivent des projets sous une forme commune, REFI-QDA. Les textes sont remis sous pseudonymes seulement.
coding-give-title = Emporter l’étude
coding-give-lead = Un projet contient les transcriptions figées ({ $texts }), la grille de codage, les thèmes, les mémos, les codages du dernier tour visible avec le consensus, les participants avec profession, famille et groupe de discussion, ainsi que l’accord et les décisions comme notes.
coding-never = Aucun projet de ce genre n’a de place pour :
coding-never-times = les temps des répliques
coding-never-versions = les versions précédentes de la grille et des thèmes
coding-never-removed = les codages retirés
coding-never-rounds = les tours précédents
coding-dialect-spec = Selon la norme
coding-dialect-spec-hint = Pour QualCoder et d’autres logiciels qui s’y tiennent.
coding-dialect-portable = Pour tout logiciel
coding-dialect-portable-hint = Les émojis deviennent le mot [emoji], pour que tous comptent de même.
coding-dialect-maxqda = Pour MAXQDA
coding-dialect-maxqda-hint = Les lignes se terminent comme MAXQDA l’attend.
coding-dialect-atlas = Pour ATLAS.ti
coding-dialect-atlas-hint = Les sauts de ligne se comptent comme dans ATLAS.ti.
coding-dialect-nvivo = Pour NVivo
coding-dialect-nvivo-hint = Les caractères se comptent comme dans NVivo pour Windows.
coding-no-losses = Rien d’autre ne se perd.
coding-losses = Perdu en route :
coding-hide-coders = Nommer les codeurs « Coder 1 », « Coder 2 » plutôt que par leur nom
coding-give-file = Emporter le projet
coding-take-title = Reprendre un fichier
coding-take-lead = Un projet (QDPX, QDE) ou une grille (QDC) d’un autre logiciel. Vous voyez ce qu’il contient et comment il est lu avant que rien ne soit gardé.
coding-file = Fichier
coding-file-hint = Au plus 24 Mo
coding-file-waits = Un fichier attend d’être examiné
coding-look = L’examiner
coding-fault-file = Ce fichier ne peut être lu
coding-file-title = Un fichier à reprendre
coding-file-holds = Il contient { $codes } codes, { $sources } sources, { $codings } codages de { $coders } codeurs, { $memos } mémos.
coding-losses-in = Ce qui n’est pas repris
coding-no-cases = Les cas et leurs variables : les participants viennent de l’inscription
coding-samples = Comment il est lu
coding-samples-lead = Ces passages commencent-ils et finissent-ils où il faut? Sinon, changez la façon de compter.
coding-detected = La façon de compter a été déduite du fichier lui-même (sûr à { $confidence }).
coding-sample-outside = Ce passage est hors de son texte.
coding-unit = Ce qui compte pour un
coding-unit-code-point = Un caractère (la norme)
coding-unit-utf16 = Une unité UTF-16 (NVivo pour Windows)
coding-unit-byte = Un octet (Taguette)
coding-breaks = Un saut de ligne compte
coding-breaks-as-written = tel qu’écrit
coding-breaks-one = un
coding-breaks-two = deux
coding-bom = Une marque au début du texte est comptée
coding-inclusive = La fin est le dernier caractère, non la position qui suit
coding-read-so = Le lire ainsi
coding-take-warning = Les textes du fichier sont repris comme transcriptions figées. Ne reprenez que des textes où les noms sont déjà remplacés.
coding-take-in = Le reprendre
coding-put-away = Le mettre de côté
coding-taken-reason = Repris de { $file }
notice-coding-file-removed = Le fichier est mis de côté.
notice-coding-taken = Le fichier est repris. Ses codages forment un tour à part.
study-act-coding-project-given = Codage : projet emporté
