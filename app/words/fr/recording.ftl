recording-title = Enregistrements
recording-back = Séance
recording-rule = Enregistrement des séances
recording-rule-short = Désactivé sauf avis contraire; personne n’est enregistré sans son propre accord
recording-rule-lead = Quel que soit votre choix, ni la voix ni l’image de personne ne sont enregistrées sans son accord donné pendant la séance, et toute la salle est avertie tant qu’un enregistrement est en cours. Une coordonnatrice, un coordonnateur ou l’animation le lance à la main.
recording-extent = Ce qui peut être enregistré
recording-extent-off = Rien
recording-extent-didactic = Tout sauf les cas; l’enregistrement s’arrête de lui-même quand un cas commence
recording-extent-whole = Toute la séance, les cas aussi
recording-days = Jours de conservation des enregistrements
recording-days-hint = De 1 à 3650. Ensuite, ils sont supprimés d’eux-mêmes. Ce qui est déjà conservé garde sa date.
recording-lead = Chaque personne qui a donné son accord a ses propres fichiers. Chaque téléchargement et chaque lecture sont inscrits au journal d’audit.
recording-none = Rien de cette séance n’a été enregistré.
recording-part = Partie { $number }, { $time }
recording-by = Lancé par { $name }
recording-open = En cours
recording-ended = Terminé { $time }
recording-ending-stopped = arrêté à la main
recording-ending-agenda = un cas a commencé ou la séance a pris fin
recording-ending-empty = il ne restait personne dans la salle
recording-ending-shutdown = le programme a été arrêté
recording-ending-broken = le programme s’est interrompu
recording-ending-disk = plus rien ne pouvait être écrit sur le disque
recording-length = Durée { $length }
recording-cuts = { $count ->
    [one] { $count } passage a été retiré
   *[other] { $count } passages ont été retirés
}
recording-cutting = Un passage est en train d’être retiré de ces fichiers. D’ici là, ils ne sont pas remis. Revenez dans une minute.
recording-cut = Retirer un passage
recording-cut-what = La partie du { $time }, durée { $length }. Les temps sont ceux des fichiers tels qu’ils sont maintenant.
recording-cut-warning = Attention
recording-cut-lead = Le passage est retiré définitivement de tous les fichiers de cette partie : son, images et écrans partagés. Il ne peut pas être rétabli. Il peut manquer quelques secondes d’image de plus.
recording-cut-from = De
recording-cut-to = À
recording-cut-hint = Minutes et secondes, par exemple 12:30
recording-cut-do = Retirer définitivement
recording-deletes = Suppression automatique le { $date }
recording-gone = Supprimé { $time }
recording-waits = Les fichiers sont en cours de reprise. Revenez dans une minute.
recording-nobody = Aucune personne ayant donné son accord n’a rien envoyé.
recording-tracks = Fichiers enregistrés
recording-who = Personne
recording-what = Contenu
recording-starts = Commence à
recording-lasts = Durée
recording-file = Fichier
recording-play = Lire
recording-view-what = Durée { $length }, à partir de { $starts } de cette partie de l’enregistrement.
recording-view-whole = Toute la séance : toutes les parties à la suite, durée { $length }.
recording-view-hint = L’ouverture de cette page est inscrite au journal d’audit. Fermez-la une fois la lecture terminée.
recording-view-download = Télécharger
recording-together-ask = Réunir tout le monde en un fichier
recording-together-waits = Un fichier réunissant tout le monde est en préparation, ce qui prend à peu près la durée de l’enregistrement. Revenez plus tard.
recording-together-failed = Le fichier réunissant tout le monde n’a pas pu être fait. Si cela se répète, prévenez la personne qui exploite le serveur.
recording-together-absent = Un fichier réunissant tout le monde peut être fait là où ffmpeg est installé. Ici, il ne l’est pas : demandez à la personne qui exploite le serveur. Les fichiers de chaque personne sont ci-dessous.
recording-whole-lead = Toutes les parties l’une après l’autre, avec tout le monde.
recording-whole-ask = Réunir toutes les parties en un fichier
recording-whole-waits = Un fichier réunissant toutes les parties est en préparation, ce qui prend à peu près leur durée totale. Revenez plus tard.
recording-whole-failed = Le fichier réunissant toutes les parties n’a pas pu être fait. Si cela se répète, prévenez la personne qui exploite le serveur.
recording-whole-part = La partie { $number } commence à { $place }
recording-download = Télécharger ({ $size } Mo)
recording-delete = Supprimer
recording-delete-label = Supprimer : { $what }, { $name }
recording-delete-all = Supprimer cette partie
recording-delete-sure = Supprimer définitivement cette partie de l’enregistrement? C’est irréversible.
recording-source-microphone = Voix
recording-source-camera = Caméra
recording-source-screen = Écran partagé
recording-source-together = Tout le monde en un fichier
recording-source-whole = Toute la séance en un fichier
recording-source-screen-sound = Son de l’écran partagé
recording-refused-off = Ce programme n’enregistre pas ses séances.
recording-refused-case = Pendant la discussion d’un cas, ce programme n’enregistre pas.
recording-refused-not-live = La séance n’est pas en cours.
recording-refused-empty = Personne n’est encore dans la salle avec le son ou l’image. Entrez d’abord, puis lancez l’enregistrement.
recording-refused-encrypted = Cette salle est chiffrée de bout en bout : seules les personnes présentes peuvent lire ce qui est envoyé, le serveur ne peut donc pas l’enregistrer.
recording-refused-cluster = Les salles sont celles d’une grappe de serveurs multimédias. Seul son propre enregistreur (egress) pourrait les enregistrer, et il ne connaît ni l’accord des personnes ni les cas : l’enregistrement n’est pas offert ici.
recording-refused-already = La séance est déjà enregistrée.
recording-refused-disk = Le serveur ne peut pas écrire d’enregistrement en ce moment. Prévenez la personne qui l’exploite.
recording-refused-busy = Le serveur est surchargé. Réessayez dans un instant.
room-recording = Enregistrement
room-recording-on = Cette séance est enregistrée
room-recording-since = depuis { $time }
room-recording-agreed = { $count ->
    [0] personne n’a encore donné son accord
    [one] { $count } personne a donné son accord
   *[other] { $count } personnes ont donné leur accord
}
room-recording-ask = Votre voix, votre image et votre écran partagé peuvent-ils être enregistrés?
room-recording-terms = Le centre conserve les enregistrements { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} et ses coordonnateurs peuvent les ouvrir. Si vous refusez, vous restez dans la salle comme avant et rien de vous n’est enregistré. Vous pouvez changer d’avis à tout moment.
room-recording-yes = Oui, m’enregistrer
room-recording-no = Non, ne pas m’enregistrer
room-recording-own = Vous avez donné votre accord : votre voix, votre image et votre écran partagé sont enregistrés.
room-recording-not-own = Vous n’êtes pas enregistré.
room-recording-withdraw = Cesser de m’enregistrer
room-recording-erase = Cesser et supprimer ce qui a été enregistré de moi
room-recording-broke = L’enregistrement s’est terminé de lui-même à { $time } : { $why }. Ce qui a été enregistré jusque-là est conservé.
room-recording-start = Lancer l’enregistrement
room-recording-stop = Arrêter l’enregistrement
room-recording-cut = Retirer la dernière minute
room-recording-cuts = { $count ->
    [one] { $count } passage est retiré
   *[other] { $count } passages sont retirés
}
room-recording-didactic = Seules les personnes qui acceptent sont enregistrées. L’enregistrement s’arrête de lui-même quand un cas commence.
room-recording-whole = Seules les personnes qui acceptent sont enregistrées. Les cas sont enregistrés aussi.
room-recording-sign = Enregistrée
room-live-recorded = Cette séance est enregistrée. Rien de vous n’est enregistré sans votre accord
room-live-recorded-no-more = L’enregistrement est terminé
notice-recording-changed = La règle des enregistrements est sauvegardée
notice-recording-deleted = C’est supprimé définitivement
notice-recording-goes-on = L’enregistrement est en cours. Arrêtez-le d’abord
notice-recording-cut = Le passage est retiré. Les fichiers seront remis une fois réécrits
notice-recording-together = Un fichier réunissant tout le monde est en préparation
notice-recording-together-absent = ffmpeg n’est pas installé sur le serveur
