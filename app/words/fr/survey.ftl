survey-mail-closes = Il est ouvert jusqu’au { $when }.
survey-mail-privacy =
    Qui peut voir quoi : les coordonnatrices et coordonnateurs de votre pôle ne voient aucune réponse. Les réponses sont conservées sous un code et non sous votre nom. Seules les personnes que le pôle désigne lisent les réponses, et elles ne voient aucun nom. La personne qui exploite la machine et détient le fichier de clé pourrait retrouver à qui appartient un code; si une personne administratrice le fait, un motif est exigé et toutes les personnes concernées le voient. Le pôle peut voir que ce courriel vous a été envoyé.
survey-invitation-subject = Un sondage de votre programme : { $survey }
survey-invitation-body =
    Bonjour { $name },

    Le programme « { $program } » vous invite à répondre à un sondage : { $survey }. Vos réponses sont conservées à chaque page; vous pouvez continuer plus tard avec le lien ci-dessous. { $closes }

    { $address }

    { $privacy }

    { $hub }
survey-reminder-subject = Rappel : { $survey }
survey-reminder-body =
    Bonjour { $name },

    Le sondage du programme « { $program } » est ouvert : { $survey }. Si vous avez répondu, merci : vous n’avez rien à faire. Ce rappel est envoyé à tout le monde, car le pôle ne tient aucune liste des personnes qui ont répondu. Si vous ne souhaitez pas répondre, c’est tout à fait correct, et personne ne vous demandera pourquoi. { $closes }

    { $address }

    { $privacy }

    { $hub }

survey-list-title = Sondages
survey-list-lead = Les sondages interrogent les personnes d’un cycle avant celui-ci, après, des mois plus tard ou après chaque séance. Les réponses sont conservées sous des codes : comme coordonnatrice ou coordonnateur, vous voyez combien de personnes ont répondu, mais ni qui ni quoi.
survey-list-none = Ce programme n’a encore aucun sondage.
survey-new = Commencer un sondage avec
survey-begin = Commencer
survey-untitled = Nouveau sondage
survey-ready = prêt
survey-not-ready = inachevé
survey-version-number = Version { $version }
survey-question-count = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
survey-item-count = { $count ->
    [one] { $count } énoncé
   *[other] { $count } énoncés
}
survey-pack-self-efficacy = Sentiment d’efficacité
survey-pack-self-efficacy-body = Dix énoncés sur la douleur chronique et les opioïdes en sept points, avant, après, et après au sujet de la période d’avant.
survey-pack-satisfaction = Satisfaction
survey-pack-satisfaction-body = Après chaque séance : six énoncés, ce qui changera, ce qui l’empêche.
survey-pack-knowledge = Connaissances
survey-pack-knowledge-body = Huit questions avec clé, explication et source, pour avant et après.
survey-pack-interprofessional-7 = Le travail avec d’autres professions, sept points
survey-pack-interprofessional-7-body = La forme d’un questionnaire de 20 énoncés en six domaines, et une question unique sur le changement. Le texte n’est pas fourni : votre pôle saisit celui pour lequel il détient une licence.
survey-pack-interprofessional-5 = Le travail avec d’autres professions, cinq points
survey-pack-interprofessional-5-body = La même forme avec cinq points, de faible à excellent.
survey-pack-roster = Qui consulte qui
survey-pack-roster-body = Chaque personne coche celles du cycle qu’elle a consultées au cours du dernier mois. Les réponses alimentent le réseau du programme.
survey-pack-blank = Rien pour l’instant : j’écris le mien

survey-kind-grid = Énoncés sur une même échelle
survey-kind-single = Une option parmi plusieurs
survey-kind-multiple = Plusieurs options possibles
survey-kind-number = Un nombre
survey-kind-text = Un texte
survey-kind-knowledge = Une question de connaissances avec une bonne réponse
survey-kind-roster = Qui la personne a consulté
survey-design-true-pre = Avant le programme, au sujet du moment présent
survey-design-retrospective-pre = Après le programme, au sujet de la période d’avant (« alors »)
survey-design-post = Après le programme, au sujet du moment présent
survey-standpoint-true-pre = avant
survey-standpoint-retrospective-pre = tel que c’était avant le programme
survey-standpoint-post = maintenant
survey-phase-before = avant le programme
survey-phase-after = après le programme
survey-phase-later = quelques mois plus tard
survey-phase-session = après chaque séance
survey-when-months = { $months ->
    [one] { $months } mois après le programme
   *[other] { $months } mois après le programme
}
survey-when-session = après la séance { $number }
survey-wave-waiting = pas encore ouvert
survey-wave-open = ouvert
survey-wave-closed = clos
survey-wave-open-now = Ouvrir maintenant
survey-wave-close-now = Clore maintenant
survey-point = { $value } – { $label }
survey-item-standpoint = { $item } ({ $standpoint })
survey-not-applicable = Sans objet
survey-not-applicable-short = s. o.
survey-nobody = Aucune de ces personnes
survey-somebody = { $name }, { $profession }

survey-preview = Aperçu
survey-preview-lead = Tel que les personnes le verront :
survey-preview-language = Langue :
survey-preview-none = Rien n’est demandé à ce moment.
survey-headings = Titre et pages
survey-answered = Il y a déjà des réponses. Les mots peuvent encore être corrigés; pour d’autres questions, continuez avec une nouvelle version.
survey-version-new = Continuer avec une nouvelle version
survey-open-points = Avant de pouvoir l’ouvrir
survey-open-points-lead = Les moments prévus s’ouvriront une fois ces points réglés.
survey-questions = Questions
survey-question = Question
survey-question-new = Ajouter une question de ce type à
survey-question-add = Ajouter
survey-question-remove = Retirer cette question
survey-up = Monter
survey-down = Descendre
survey-scales = Échelles
survey-scales-method = Une échelle est la moyenne des énoncés qui ont une réponse, si autant d’énoncés en ont une que l’échelle le demande (80 pour cent, sauf indication contraire). « Sans objet » n’est pas une réponse et ne vaut jamais zéro; les énoncés inversés comptent depuis l’autre extrémité.
survey-waves = Moments
survey-waves-none = Aucun moment n’est encore prévu.
survey-response-method = A répondu : a remis ses réponses. Si moins de cinq personnes ont répondu, ou toutes sauf moins de cinq, le nombre exact n’est pas indiqué. Tant que des personnes répondent, le nombre monte par pas de cinq.
survey-response = { $done } sur { $invited } ont répondu
survey-response-few = Moins de { $floor } sur { $invited } ont répondu
survey-response-most = Au moins { $least } sur { $invited } ont répondu
survey-wave-opens = Ouverture : { $when }
survey-wave-closes = Clôture : { $when }
survey-schedule = Planifier
survey-cycle = Cycle
survey-when = Moment
survey-months = Mois après la dernière séance
survey-months-hint = Ne compte que pour « quelques mois plus tard ».
survey-days = Jours d’ouverture
survey-days-hint = De 1 à 90. Celui d’avant le programme se termine au début de la première séance.
survey-title-en = Titre en anglais
survey-title-fr = Titre en français
survey-intro-en = Introduction en anglais
survey-intro-fr = Introduction en français
survey-page-number = Page { $number }
survey-text-en = Question en anglais
survey-text-fr = Question en français
survey-hint-en = Aide en anglais
survey-hint-fr = Aide en français
survey-required = Réponse obligatoire pour remettre le sondage
survey-phases = Demandée
survey-phases-hint = Rien de coché signifie à chaque moment.
survey-designs = Points de vue
survey-designs-hint = Tous sur une même échelle, afin que les rapports puissent montrer comment la mesure de chacun s’est déplacée.
survey-with-not-applicable = Offrir « sans objet »
survey-points = Points de l’échelle
survey-points-hint = De la plus petite valeur à la plus grande. La première et la dernière ont besoin de mots dans les deux langues.
survey-point-number = Point { $number }
survey-value = Valeur
survey-label-en = Mots en anglais
survey-label-fr = Mots en français
survey-items = Énoncés
survey-item-number = Énoncé { $number }
survey-item-en = Énoncé en anglais
survey-item-fr = Énoncé en français
survey-reversed = Inversé : une réponse élevée signifie peu
survey-remove-item = Retirer cet énoncé
survey-options = Options
survey-option-number = Option { $number }
survey-key = La bonne réponse
survey-key-hint = Les nouvelles options peuvent être choisies une fois enregistrées.
survey-explanation-en = Explication en anglais
survey-explanation-fr = Explication en français
survey-source = Source
survey-points-worth = Points
survey-least = Minimum
survey-most = Maximum
survey-unit-en = Unité en anglais
survey-unit-fr = Unité en français
survey-length = Longueur
survey-long = Plusieurs lignes
survey-short = Une ligne
survey-save-more = Enregistrer et ajouter des lignes

survey-start = Commencer
survey-go-on = Continuer
survey-change = Modifier vos réponses
survey-is-handed-in = Vous avez remis vos réponses. Vous pouvez les modifier jusqu’à la clôture du sondage.
survey-is-begun = Vous avez commencé. Vos réponses sont conservées.
survey-is-closed = Ce sondage est clos.
survey-page-of = Page { $number } sur { $count }
survey-continue = Continuer
survey-continue-hint = Vos réponses de cette page sont conservées lorsque vous continuez. Vous pouvez laisser de côté ce à quoi vous ne souhaitez pas répondre et revenir plus tard.
survey-check = Vérifiez vos réponses
survey-left-out = laissé de côté
survey-hand-in = Remettre
survey-marked = Les bonnes réponses
survey-marked-points = { $points ->
    [one] Vous avez { $points } point sur { $most }.
   *[other] Vous avez { $points } points sur { $most }.
}
survey-your-answer = Votre réponse :
survey-right-answer = Bonne réponse :
survey-privacy-title = Qui peut voir quoi
survey-privacy = Les coordonnatrices et coordonnateurs de votre pôle ne voient aucune réponse, seulement combien de personnes ont répondu. Les réponses sont conservées sous un code et non sous votre nom. Seules les personnes que le pôle désigne lisent les réponses, et elles ne voient aucun nom. La personne qui exploite la machine et détient le fichier de clé pourrait retrouver à qui appartient un code; si une personne administratrice le fait, un motif est exigé et toutes les personnes concernées le voient. N’écrivez rien qui permette de reconnaître une patiente ou un patient.
survey-own-title = Vos sondages
survey-own-open = Ouverts maintenant
survey-own-none = Aucun sondage n’est ouvert pour vous.
survey-withdraw-link = Retirer vos réponses
survey-withdraw-title = Retirer vos réponses
survey-withdraw-lead = Vous pouvez retirer tout ce que vous avez répondu dans un programme, en tout temps et sans motif.
survey-withdraw-none = Vous n’avez répondu à aucun sondage.
survey-withdraw-of = Retirer vos réponses de « { $program } »
survey-withdraw-sure = Retirer toutes vos réponses de « { $program } »?
survey-withdraw-what = Toutes vos réponses aux sondages de ce programme disparaissent, à tous les moments où elles ont été données, et votre code quitte ce que d’autres ont dit des personnes consultées. C’est irréversible. Les rapports produits auparavant gardent leurs chiffres et indiquent qu’ils sont remplacés. Une personne de l’équipe du pôle qui aurait noté les chiffres d’avant pourrait les comparer à ceux d’après.
survey-withdraw-do = Les retirer
survey-withdraw-keep = Les garder

survey-answers-title = Réponses aux sondages
survey-answers-lead = Vous lisez les réponses de ce programme par code, sans noms. Tant que vous le pouvez, vous ne voyez pas qui a participé à ses séances.
survey-sheets = Feuilles
survey-sheets-none = Personne n’a encore répondu.
survey-sheets-done = { $count ->
    [one] { $count } remise
   *[other] { $count } remises
}
survey-sheets-open = Des personnes y répondent. Les feuilles se lisent une fois la vague terminée, afin que personne ne voie qui vient d’en remettre une.
survey-sheets-begun = { $count ->
    [one] { $count } commencée
   *[other] { $count } commencées
}
survey-token = Code
survey-complete = Remise
survey-codes = Ce que représentent les colonnes
survey-yes = oui
survey-no = non
survey-knowledge = Les questions de connaissances
survey-knowledge-method = Sur les feuilles remises. La difficulté est la part des personnes ayant répondu qui ont eu raison (1 signifie toutes). La discrimination est la corrélation entre avoir raison et le nombre d’autres bonnes réponses, parmi celles qui ont répondu à tout.
survey-answers-count = Réponses
survey-difficulty = Difficulté
survey-discrimination = Discrimination
survey-no-figure = aucune
survey-texts-none = Personne n’a rien écrit.
survey-readers-title = Qui lit les réponses aux sondages
survey-readers-lead = Les lectrices et lecteurs voient les réponses par code et aucun nom. Seules les personnes chargées de l’évaluation qui ne sont ni coordonnatrices ni administratrices peuvent l’être, et elles ne voient pas qui a participé aux séances du programme.
survey-readers-none = Personne ne lit les réponses de ce programme.
survey-readers-nobody = Personne d’autre ne peut être désigné : il faut le rôle d’évaluation, sans celui de coordination ni d’administration.
survey-reader-new = Nouvelle lectrice ou nouveau lecteur
survey-reader-add = Permettre la lecture
survey-reader-remove = Retirer le droit
survey-reader-granted = Droit accordé par { $name }, { $when }
survey-reader-rests = Le droit est suspendu : cette personne a aussi un rôle qui voit les noms.
survey-unveilings-title = Codes dont on a cherché la personne
survey-unveilings-lead = Chercher à qui appartient un code est réservé aux urgences : une personne est peut-être en danger, ou le demande elle-même. Qui l’a fait, quand et pourquoi est visible ici pour les personnes qui lisent les réponses, coordonnent ou administrent, et figure au journal d’audit. Le nom lui-même n’est conservé nulle part.
survey-unveilings-none = Cela n’a jamais été fait dans ce programme.
survey-unveiled-once = C’est la personne de ce code. Le nom n’est montré qu’une fois.
survey-unveil-title = Chercher un code
survey-unveil-warning = Toutes les personnes qui lisent les réponses ou coordonnent ce programme verront que vous l’avez fait, et pourquoi.
survey-warning = Avertissement
survey-reason = Motif
survey-reason-hint = D’autres le liront. N’écrivez aucun nom ni rien d’une réponse.
survey-unveil = Chercher à qui appartient ce code
survey-link = Sondages
survey-home-title = Sondages pour vous

survey-fault-nobody = Cochez soit des personnes, soit « aucune de ces personnes »
survey-fault-missing = Répondez à cette question
survey-fault-missing-at = Répondez : { $question }
survey-fault-closed = Ce sondage est clos. Ce que vous voyez ici n’a pas été conservé
survey-fault-answered = Il y a déjà des réponses : seuls les mots peuvent changer. Pour le reste, continuez avec une nouvelle version
survey-fault-token = Personne de ce programme n’a ce code
survey-fault-empty = n’a encore aucune question
survey-fault-code = a un code avec autre chose que des minuscules, des chiffres et des traits de soulignement
survey-fault-code-twice = a un code que porte déjà autre chose
survey-fault-text = n’a pas encore de texte
survey-fault-text-en = n’a pas de texte en anglais
survey-fault-text-fr = n’a pas de texte en français
survey-fault-key = Choisissez la bonne réponse parmi les options
survey-fault-bounds = Le minimum ne peut pas dépasser le maximum
survey-fault-points = L’échelle a besoin de 2 à 11 points de valeurs différentes
survey-fault-designs = Choisissez au moins un point de vue
survey-fault-then = « Alors » se demande à côté de « maintenant » : cochez les deux
survey-fault-items = n’a encore aucun énoncé
survey-fault-options = a besoin d’au moins deux options
survey-fault-option-codes = a deux options du même code
survey-fault-scale-items = nomme des énoncés absents, ou l’un d’eux deux fois
survey-fault-scale-points = a des énoncés sur des points différents
survey-fault-scale-bounds = a un seuil hors de ses points, ou une cible nulle ou négative

notice-survey-begun = Le sondage est commencé. Parcourez-le, puis planifiez-le
notice-survey-scheduled = C’est planifié
notice-survey-wave-opened = C’est ouvert. Les invitations sont en route
notice-survey-wave-final = Cette vague est terminée et des personnes y ont répondu : elle reste fermée. Des chiffres ont pu en être lus, et les personnes qui répondraient plus tard se distingueraient dans les suivants. Vous pouvez planifier une autre vague
notice-survey-wave-closed = C’est clos
notice-survey-version = Voici la nouvelle version. La précédente garde ses réponses
notice-survey-version-there = Il y a déjà une version plus récente
notice-survey-not-kept = Cela n’a pas pu être conservé : il y a déjà des réponses, ou quelqu’un a modifié le sondage entre-temps
notice-survey-handed-in = Merci, vos réponses sont remises
notice-survey-forgotten = Vos réponses sont retirées
notice-survey-reader-added = Cette personne peut maintenant lire les réponses
notice-survey-reader-removed = Cette personne ne peut plus lire les réponses
survey-scale = Échelle
survey-scale-new = Ajouter une échelle
survey-scale-name-en = Nom en anglais
survey-scale-name-fr = Nom en français
survey-scale-items = Énoncés
survey-scale-items-hint = Tous les énoncés d’une échelle reposent sur les mêmes points; ceux-ci en sont l’étendue.
survey-scale-item = { $item } (de { $least } à { $most })
survey-scale-reversed = Énoncés inversés
survey-scale-reversed-hint = Une réponse élevée y signifie peu de ce que l’échelle mesure; elle compte à partir de l’autre bout.
survey-scale-least = Énoncés auxquels il faut avoir répondu, en pourcentage
survey-scale-least-hint = En dessous de cette part, une personne n’a pas de score. 80 est habituel.
survey-scale-better = Ce qui est mieux
survey-scale-higher = Un score plus élevé
survey-scale-lower = Un score plus bas
survey-scale-target = Changement visé par le programme, en points
survey-scale-target-hint = Laissez vide s’il n’y en a pas.
survey-scale-threshold = Score à partir duquel une personne est considérée comme apte
survey-scale-threshold-hint = Laissez vide s’il n’y en a pas.
survey-scale-remove = Retirer l’échelle
survey-fault-scale-none = Choisissez les énoncés dont l’échelle est faite
survey-fault-scale-apart = Choisissez des énoncés sur les mêmes points : une échelle ne peut pas aller à la fois de 1 à 5 et de 1 à 7
survey-fault-scale-reversed = N’inversez que des énoncés qui font partie de l’échelle
survey-fault-scale-target = Indiquez une cible supérieure à zéro : c’est l’ampleur du changement, quel que soit le sens souhaité
survey-fault-scale-threshold = Indiquez un score parmi les points de l’échelle, de { $least } à { $most }
survey-text-blocks = Ceci identifie sûrement quelqu’un. Le texte reste hors des exportations.
survey-text-found = Ce qui est marqué peut identifier quelqu’un. Regardez bien avant de le laisser partir dans les exportations.
survey-text-leaves = Part avec les exportations.
survey-text-clear = Le laisser partir dans les exportations
survey-text-keep-in = Le garder ici
survey-text-method = Les textes sont examinés à la recherche de détails qui pourraient identifier quelqu’un. Aucun ne part dans une exportation à moins qu’une personne qui lit les réponses ne le permette.
notice-survey-text-cleared = Le texte part maintenant avec les exportations.
notice-survey-text-kept-in = Le texte reste hors des exportations.
