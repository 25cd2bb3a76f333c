dictionary-draft-link = En commencer un à partir d’un dictionnaire REDCap
dictionary-draft-title = Un sondage à partir d’un dictionnaire REDCap
dictionary-draft-lead = Le dictionnaire de données d’un projet (CSV) devient l’ébauche d’un sondage : ses questions, ses choix et ses libellés. Rien n’est demandé à personne tant que vous ne le planifiez pas.
dictionary-title = Titre du sondage
dictionary-language = Langue du fichier
dictionary-language-hint = L’autre langue reste vide, et la page du sondage dit ce qu’il reste à traduire.
dictionary-in-en = Anglais
dictionary-in-fr = Français
dictionary-in-both = Utiliser ses textes dans les deux langues
dictionary-file = Fichier
dictionary-file-hint = CSV, au plus 16 Mo.
dictionary-begin = Commencer l’ébauche
dictionary-drafted-title = L’ébauche est prête
dictionary-drafted-lead = { $count ->
    [one] Une question a été tirée du fichier.
   *[other] { $count } questions ont été tirées du fichier.
 }
dictionary-scales = Un dictionnaire de données ne dit rien des échelles. Nommez-les à la page du sondage pour que leurs moyennes puissent être comparées.
dictionary-to-draft = Vers l’ébauche
dictionary-not-taken = Ce qui n’a pas été repris, ou pas tel quel
dictionary-notes-none = Tout a été repris tel quel.
dictionary-more = { $count ->
    [one] et un autre
   *[other] et { $count } autres
 }
dictionary-row = Ligne { $row }
dictionary-row-column = Ligne { $row }, { $column }
dictionary-place-detail = { $place } : { $detail }
dictionary-older-title = Reprendre des réponses antérieures
dictionary-older-lead = Des réponses données ailleurs à ce sondage, avant qu’il ne soit mené ici : des enregistrements REDCap (CSV, codes bruts) ou un projet entier (CDISC ODM, XML). Vous voyez ce que contient le fichier avant que quoi que ce soit ne soit conservé.
dictionary-older-privacy = Les réponses sont conservées sous un jeton formé à partir du numéro d’enregistrement ou du code que les personnes se sont donné. Les colonnes qui disent qui ou quand ne sont pas reprises. Le même fichier, repris à nouveau, renouvelle ses réponses sans en doubler aucune.
dictionary-waits = Un fichier attend : l’examiner
dictionary-no-wave = Une personne à la coordination doit d’abord planifier une vague de ce sondage : les réponses appartiennent à une vague.
dictionary-wave = Vague à laquelle appartiennent les réponses
dictionary-wave-of = { $cycle }, { $wave }
dictionary-records-hint = CSV ou XML, au plus 16 Mo.
dictionary-look = L’examiner
dictionary-file-title = Ce que contient le fichier
dictionary-file-lead = Rien n’est encore conservé. Reprenez-le ci-dessous, ou écartez-le.
dictionary-count-rows = Lignes lues
dictionary-count-people = Personnes ayant répondu à cette vague
dictionary-count-added = Dont nouvelles
dictionary-count-renewed = Dont déjà présentes, à renouveler
dictionary-count-blank = Lignes sans code, non reprises
dictionary-count-empty = Lignes sans réponse à cette vague
dictionary-count-ambiguous = Codes présents plus d’une fois
dictionary-count-questions = Colonnes qui répondent à une question
dictionary-event = Événement du fichier
dictionary-code = Colonne qui dit de qui il s’agit
dictionary-code-hint = Le numéro d’enregistrement, ou le code que les personnes se sont donné.
dictionary-look-again = Examiner de nouveau
dictionary-matched = Quelles colonnes répondent à quelle question
dictionary-matched-none = Aucune colonne ne porte le nom d’une question de ce sondage à cette vague.
dictionary-take = { $count ->
    [one] Reprendre les réponses d’une personne
   *[other] Reprendre les réponses de { $count } personnes
 }
dictionary-put-away = Écarter le fichier
dictionary-codes-title = Quels codes vont ensemble
dictionary-codes-lead = Les personnes se sont donné ces codes elles-mêmes, avant et après. Les codes égaux se trouvent sous un même jeton. Les codes qui diffèrent sont seulement suggérés : dites pour chaque paire s’il s’agit d’une même personne. Tant que toutes les paires d’un cycle ne sont pas décidées, ses réponses antérieures ne comptent pas dans ce qui a changé.
dictionary-codes-none = Aucune réponse antérieure n’a été reprise.
dictionary-codes-matched = Codes avec des réponses avant et après
dictionary-codes-suggested = Paires à décider
dictionary-codes-only-before = Avant seulement
dictionary-codes-only-after = Après seulement
dictionary-suggestions = Peut-être une même personne
dictionary-how-folded = Égaux aux majuscules et espaces près
dictionary-how-near = À une frappe près
dictionary-join = Une même personne
dictionary-keep-apart = Deux personnes
dictionary-join-folded = Les { $count } paires égales aux majuscules près sont chacune une même personne
dictionary-ambiguous-before = Ambigus avant
dictionary-ambiguous-after = Ambigus après
dictionary-ambiguous-why = Ces codes sont présents plus d’une fois ou pourraient aller avec plusieurs autres. Ils sont conservés et jamais réunis.
dictionary-decided = Ce qui a été décidé
dictionary-was-joined = Une même personne
dictionary-was-separated = Séparés de nouveau
dictionary-separate = Séparer
dictionary-separate-reason = Pourquoi ce n’est pas une même personne
dictionary-was-apart = Deux personnes
dictionary-fault-unknown = Ce fichier ne peut pas être lu ici : choisissez une exportation du type demandé
dictionary-fault-too-large = Le fichier est plus grand que ce qui peut être lu ici : exportez moins de colonnes ou d’enregistrements
dictionary-fault-broken = Le fichier est endommagé : exportez-le de nouveau
dictionary-fault-refused = Le fichier demande quelque chose qui est refusé à dessein (un type de document) : exportez-le de nouveau
dictionary-fault-no-code = Aucune colonne du fichier ne peut dire de qui il s’agit : ajoutez le numéro d’enregistrement ou le code
dictionary-note-encoding = Le fichier n’est pas en UTF-8; il a été lu dans un autre encodage.
dictionary-note-control = Des caractères de commande ont été retirés.
dictionary-note-cut = { $count ->
    [one] Une cellule est trop longue; seul son début a été repris.
   *[other] { $count } cellules sont trop longues; seul leur début a été repris.
 }
dictionary-note-quote = Des caractères suivent un guillemet fermant; ils ont été repris avec la cellule.
dictionary-note-too-many-cells = { $count ->
    [one] Une ligne a plus de cellules que l’en-tête; les dernières n’ont pas été reprises.
   *[other] { $count } lignes ont plus de cellules que l’en-tête; les dernières n’ont pas été reprises.
 }
dictionary-note-unknown-column = { $count ->
    [one] Une colonne n’est pas une question de ce sondage; elle n’a pas été reprise.
   *[other] { $count } colonnes ne sont pas des questions de ce sondage; elles n’ont pas été reprises.
 }
dictionary-note-repeated-column = Une colonne est présente deux fois; seule la première a été reprise.
dictionary-note-missing-column = { $count ->
    [one] Une colonne manque; ses cellules ont été prises comme vides.
   *[other] { $count } colonnes manquent; leurs cellules ont été prises comme vides.
 }
dictionary-note-no-name = { $count ->
    [one] Une ligne n’a pas de nom de variable; elle n’a pas été reprise.
   *[other] { $count } lignes n’ont pas de nom de variable; elles n’ont pas été reprises.
 }
dictionary-note-bad-name = { $count ->
    [one] Un nom n’est pas un nom de variable; sa ligne n’a pas été reprise.
   *[other] { $count } noms ne sont pas des noms de variable; leurs lignes n’ont pas été reprises.
 }
dictionary-note-repeated-name = Un champ de ce nom se trouve plus haut; la ligne n’a pas été reprise.
dictionary-note-unknown-type = { $count ->
    [one] Un champ est d’un type inconnu; il n’a pas été repris.
   *[other] { $count } champs sont d’un type inconnu; ils n’ont pas été repris.
 }
dictionary-note-bad-choice = Un choix n’est pas de la forme « code, libellé »; il a été laissé de côté.
dictionary-note-repeated-choice = Un code est présent deux fois parmi les choix; seul le premier a été repris.
dictionary-note-no-choices = { $count ->
    [one] Un champ n’offre aucun choix; il n’a pas été repris.
   *[other] { $count } champs n’offrent aucun choix; ils n’ont pas été repris.
 }
dictionary-note-unknown-validation = Une validation est inconnue; tout texte peut être donné en réponse.
dictionary-note-branching = { $count ->
    [one] Une question n’y est posée que dans certains cas; ici, elle l’est toujours.
   *[other] { $count } questions n’y sont posées que dans certains cas; ici, elles le sont toujours.
 }
dictionary-note-calculation = Les formules ne sont pas exécutées.
dictionary-note-annotation = Les annotations et balises d’action ne sont pas exécutées.
dictionary-note-identifier = { $count ->
    [one] Une colonne est marquée comme identifiant les personnes; ses réponses ne sont pas reprises.
   *[other] { $count } colonnes sont marquées comme identifiant les personnes; leurs réponses ne sont pas reprises.
 }
dictionary-note-markup = La mise en forme des libellés (HTML) est rendue en texte simple.
dictionary-note-no-record = Une ligne n’a pas de numéro d’enregistrement; elle n’a pas été reprise.
dictionary-note-repeated-record = Le même enregistrement, événement et exemplaire se trouve plus haut; la ligne n’a pas été reprise.
dictionary-note-no-such-choice = { $count ->
    [one] Une valeur ne fait pas partie des choix; elle n’a pas été reprise.
   *[other] { $count } valeurs ne font pas partie des choix; elles n’ont pas été reprises.
 }
dictionary-note-bad-value = { $count ->
    [one] Une valeur ne convient pas à sa question; elle n’a pas été reprise.
   *[other] { $count } valeurs ne conviennent pas à leur question; elles n’ont pas été reprises.
 }
dictionary-note-out-of-range = Des valeurs se trouvent hors des limites fixées par le fichier.
dictionary-note-outside = { $count ->
    [one] Un nombre se trouve hors des limites de sa question; il n’a pas été repris.
   *[other] { $count } nombres se trouvent hors des limites de leur question; ils n’ont pas été repris.
 }
dictionary-note-too-long = { $count ->
    [one] Un texte est trop long pour être conservé; il n’a pas été repris. Il commence ainsi :
   *[other] { $count } textes sont trop longs pour être conservés; ils n’ont pas été repris. Ils commencent ainsi :
 }
dictionary-note-not-asked = { $count ->
    [one] Une colonne répond à une question qui n’est pas posée à cette vague; elle n’a pas été reprise.
   *[other] { $count } colonnes répondent à des questions qui ne sont pas posées à cette vague; elles n’ont pas été reprises.
 }
dictionary-note-revealing = Les colonnes qui disent qui a répondu ou quand n’ont pas été reprises.
dictionary-note-bad-instance = Une ligne n’a pas le numéro de son instrument répété; elle n’a pas été reprise.
dictionary-note-bad-status = Un état est inconnu; il n’a pas été repris.
dictionary-note-not-read = Une partie du fichier n’est pas lue.
dictionary-note-no-such-field = Le fichier ne définit pas le champ d’une valeur; la valeur n’a pas été reprise.
dictionary-note-no-answer = Des lignes ne contiennent aucune question avec sa réponse; elles n’ont pas été reprises.
dictionary-note-anonymous = Des réponses ont été données anonymement : elles ne sont à personne du programme.
dictionary-note-guest = Une personne s’est jointe sans adresse courriel; un nom seul ne prouve pas de qui il s’agit.
dictionary-note-left-record = Le numéro d’enregistrement n’est pas une question : un jeton en tient lieu.
dictionary-note-left-identifier = { $count ->
    [one] Un champ est marqué comme identifiant les personnes; il n’est pas devenu une question.
   *[other] { $count } champs sont marqués comme identifiant les personnes; ils ne sont pas devenus des questions.
 }
dictionary-note-left-calculated = { $count ->
    [one] Un champ est calculé par une formule; il n’est pas devenu une question.
   *[other] { $count } champs sont calculés par des formules; ils ne sont pas devenus des questions.
 }
dictionary-note-left-descriptive = { $count ->
    [one] Un champ est un texte à lire; il n’est pas devenu une question.
   *[other] { $count } champs sont des textes à lire; ils ne sont pas devenus des questions.
 }
dictionary-note-left-file = { $count ->
    [one] Un champ reçoit un fichier; il n’est pas devenu une question.
   *[other] { $count } champs reçoivent un fichier; ils ne sont pas devenus des questions.
 }
dictionary-note-left-twice = Un champ a le même code qu’un autre plus haut; il n’est pas devenu une question.
dictionary-poll-title = Reprendre un sondage éclair d’une réunion
dictionary-poll-lead = Le rapport d’un sondage éclair ou d’une enquête Zoom (CSV). Les lignes avec une adresse courriel sont rattachées aux personnes du cycle de la vague et conservées sous leur jeton; les noms sont écartés aussitôt. Les lignes de toute autre personne sont comptées et laissées de côté. Ce que quelqu’un a répondu ici reste tel quel.
dictionary-poll-hint = CSV tel que Zoom le donne, au plus 16 Mo.
dictionary-poll-answers = Réponses lues
dictionary-poll-known = Personnes du cycle
dictionary-poll-unknown = Adresses de personne dans le cycle, laissées de côté
dictionary-poll-nameless = Lignes sans adresse, laissées de côté
dictionary-note-unknown-question = { $count ->
    [one] Une question du rapport n’est pas de ce sondage; ses réponses n’ont pas été reprises.
   *[other] { $count } questions du rapport ne sont pas de ce sondage; leurs réponses n’ont pas été reprises.
 }
notice-dictionary-taken = Les réponses ont été reprises.
notice-dictionary-put-away = Le fichier a été écarté. Rien n’en a été conservé.
notice-dictionary-joined = Leurs réponses se trouvent maintenant sous un même jeton.
notice-dictionary-apart = Elles restent deux personnes.
notice-dictionary-decided-before = Cela avait déjà été décidé, ou les deux ont répondu à la même vague. Rien n’a été changé.
notice-dictionary-few = Rien n’a été repris. Cette vague est terminée et compte des réponses : le fichier changerait celles de moins de cinq personnes, et ce qu’elles ont dit se verrait dans la différence
notice-dictionary-separated = Ce sont de nouveau deux personnes, et tous les chiffres suivants en tiennent compte
