import-to = Importer depuis un dossier de la clinique
import-title = Importer depuis un dossier
import-lead = Exportez de votre dossier clinique les médicaments, les problèmes de santé et les scores au format FHIR (version 4, JSON), par exemple un sommaire du patient, et ajoutez le fichier ici. Vous voyez ligne par ligne ce qu’il contient et choisissez ce qui va dans le brouillon.
import-privacy = Les noms, dates, numéros et adresses sont laissés de côté à la lecture, et le fichier n’est pas conservé. Seules les lignes que vous cochez le sont, après la vérification des détails identificatoires.
import-file = Fichier
import-file-hint = FHIR en JSON, 4 Mo au plus
import-text = Ou collez son texte
import-read = Lire le dossier
import-other = Lire un autre dossier

import-offer-title = Ce que dit le dossier
import-offer-lead = Cochez ce qui va dans le brouillon. Les lignes qui soulèvent une question ne sont pas cochées. Rien de ce que vous avez rempli n’est remplacé, sauf si une ligne l’indique.
import-nothing = Ce dossier ne contient rien de ce que le formulaire demande.
import-group-person = La personne
import-group-medications = Médicaments
import-group-conditions = Problèmes de santé
import-group-scores = Questionnaires
import-said = Le dossier dit :
import-reading = Lu ainsi :
import-goes = Va dans « { $label } »
import-answer = { $label } : { $answer }
import-take = Mettre les lignes cochées dans le brouillon

import-note-on-hold = Cette ordonnance est suspendue. Le médicament est-il pris actuellement?
import-note-draft = C’est une ébauche ou un projet, pas une ordonnance. Le médicament est-il pris actuellement?
import-note-standing = Le dossier ne dit pas si le médicament est pris actuellement.
import-note-names = Les noms et les codes de ce médicament désignent des produits ou des teneurs différents. Vérifiez lequel est le bon.
import-note-steps = La posologie change avec le temps. Inscrivez la dose d’aujourd’hui après avoir pris la ligne.
import-note-differs = La posologie en mots ne correspond pas aux chiffres du dossier. Les chiffres sont affichés ici.
import-note-unit = L’unité de la dose est absente ou inconnue. Choisissez-la après avoir pris la ligne.
import-note-dose = La dose est absente. Inscrivez-la après avoir pris la ligne.
import-note-frequency = La fréquence n’est pas claire. Inscrivez-la après avoir pris la ligne.
import-note-unclear = La posologie peut se lire de plusieurs façons. Inscrivez la dose et la fréquence après avoir pris la ligne.
import-note-there = C’est déjà dans votre brouillon.
import-note-replaces = Ceci remplace votre réponse : { $value }
import-note-untreated = Le dossier ne dit pas si elle est traitée. Modifiez la réponse si c’est le cas.
import-note-suspected = Ce n’est qu’un soupçon.
import-note-times = Le dossier le contient { $value } fois.

import-left-title = Ce qui a été laissé de côté
import-left = { $count ->
    [one] { $what } : { $why }
   *[other] { $what } ({ $count } fois) : { $why }
}
import-kind-medication = Médicament
import-kind-condition = Problème de santé
import-kind-observation = Résultat ou réponse
import-kind-person = La personne
import-kind-other = Autre partie du dossier
import-left-person = seuls l’âge par dizaines et le sexe sont lus
import-left-not-read = n’est pas lu ici
import-left-not-active = n’est pas en cours
import-left-error = saisi par erreur
import-left-negated = écarté, ou à ne pas prendre
import-left-nameless = sans nom
import-left-no-value = sans chiffre
import-left-older = un résultat plus ancien du même type
import-left-too-many = plus que ce qui peut être repris à la fois
import-left-malformed = illisible
import-left-code = seulement un code inconnu ici; ajoutez-le à la main
import-left-incomplete = il manque des réponses au questionnaire; son total n’a pas été transmis
import-left-reported = un total calculé ailleurs; comparez-le à celui qui est calculé ici
import-left-not-asked = le formulaire ne le demande pas

import-fault-empty = Choisissez un fichier ou collez son texte
import-fault-large = Ce fichier dépasse 4 Mo. Exportez seulement les médicaments, les problèmes de santé et les scores
import-fault-xml = Ce fichier est en XML. Exportez le dossier en JSON, puis ajoutez-le de nouveau
import-fault-no-json = Ce n’est pas du JSON, ou il en manque une partie. Exportez-le de nouveau, ou copiez-le en entier
import-fault-no-fhir = Ce JSON ne contient aucune ressource FHIR. Exportez le dossier au format FHIR, version 4
import-fault-form = Le formulaire n’a pas de place pour cette ligne
import-fault-full = Le tableau des médicaments est plein. Prenez moins de lignes, ou retirez-en dans le brouillon
import-fault-none = Cochez au moins une ligne
import-fault-stale = Le brouillon a été modifié entre-temps. Relisez les lignes, puis prenez-les
import-fault-closed = Le cas a été soumis entre-temps : rien n’a été pris

notice-import-taken = Les lignes sont dans votre brouillon. Vérifiez-les ici.
