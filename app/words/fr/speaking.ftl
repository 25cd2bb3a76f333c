speaking-title = L’équilibre de la parole
speaking-lead = Le temps de parole dans la discussion, par profession, mesuré dans la salle d’après le seul volume sonore. Aucun son n’est conservé, et les chiffres de personne en particulier ne figurent ici.
speaking-whole = La parole pendant le cycle { $cycle }
speaking-summary = { $sessions ->
    [one] Une séance : quelqu’un a parlé pendant { $minutes } minutes
   *[other] { $sessions } séances : quelqu’un a parlé pendant { $minutes } minutes
} de discussion, dont { $overlap } où au moins deux personnes parlaient à la fois, en { $turns } prises de parole. Inégalité entre les personnes (Gini) : { $gini } (sans biais { $unbiased }).
speaking-percent = { $percent } %
speaking-sessions = { $count ->
    [one] Séance { $numbers }
   *[other] Séances { $numbers }
}
speaking-first-sessions = { $count ->
    [one] la première séance
   *[other] les { $count } premières séances
}
speaking-session = Séance
speaking-by-session = L’équilibre séance par séance, cycle { $cycle }
speaking-by-session-title = Séance par séance
speaking-by-session-note = L’équilibre de chaque ligne; 1 signifie une part égale. Les séances où trop peu de personnes d’une ligne étaient présentes sont regroupées avec les suivantes.
speaking-family = Profession
speaking-people = Personnes présentes
speaking-minutes = Minutes
speaking-turns = Prises de parole
speaking-overlap = À plusieurs, minutes
speaking-gini = Gini
speaking-share-talk = Part de la parole
speaking-share-people = Part des personnes
speaking-balance = Équilibre (1 : part égale)
speaking-presenting = { $sessions ->
    [one] Hors du tableau : les personnes qui présentaient ont parlé { $minutes } minutes pendant leur présentation, à la première séance.
   *[other] Hors du tableau : les personnes qui présentaient ont parlé { $minutes } minutes pendant leur présentation, aux { $sessions } premières séances.
}
speaking-presenting-none = Hors du tableau : les propos tenus pendant les présentations; moins de { $floor } personnes ont présenté, le temps n’est donc pas donné.
speaking-leading = { $sessions ->
    [one] Les personnes qui animent ou coordonnent ont parlé { $minutes } minutes, à la première séance.
   *[other] Les personnes qui animent ou coordonnent ont parlé { $minutes } minutes, aux { $sessions } premières séances.
}
speaking-leading-none = Ni les propos des personnes qui animent ou coordonnent; elles sont moins de { $floor }.
speaking-waiting = { $count ->
    [one] Une séance n’est pas encore comptée
   *[other] { $count } séances ne sont pas encore comptées
} : moins de { $floor } personnes d’une ligne étaient présentes. Les séances suivantes s’y ajouteront.
speaking-none = Il y a trop peu à dire. Les chiffres paraissent lorsqu’au moins deux lignes de professions reposent chacune sur { $floor } personnes, à des séances où le temps de parole a été mesuré.
speaking-session-none = L’équilibre de cette séance n’est pas donné : trop peu a été dit, ou moins de { $floor } personnes d’une ligne de professions étaient présentes. Elle sera regroupée avec les suivantes.
speaking-person = Personne
speaking-agreed = Les personnes qui vous laissent voir leurs minutes
speaking-agreed-note = Chacun fait ce choix sur sa propre page. Lorsque presque toutes les personnes d’une ligne y consentent, aucune n’est montrée, afin que l’on ne puisse rien déduire sur les autres (moins de { $floor }).
speaking-agreed-none = Personne ne peut être montré.
speaking-term-segment = Temps de parole
speaking-means-segment = D’après le volume que déclare chaque paquet audio (RFC 6464), à partir de −35 dB. Les pauses d’au plus { $hang } ms sont comblées sans rien ajouter à la fin; ce qui dure moins de { $least } ms est écarté; un paquet manquant est un silence. Plusieurs personnes à un même micro comptent comme celle qui est connectée.
speaking-term-people = Personnes présentes
speaking-means-people = Toutes les personnes présentes dans la salle entre la première partie de l’ordre du jour et la fin, une fois par séance.
speaking-term-apart = Comptées à part
speaking-means-apart = Les personnes qui animent ou coordonnent, ainsi que celle qui donne l’exposé ou présente le cas tant que l’ordre du jour s’y trouve. Ce qui est dit avant la première partie et après la fin ne compte pas.
speaking-term-turn = Prise de parole
speaking-means-turn = Une suite de propos d’une même personne pendant laquelle personne d’autre n’a commencé à parler.
speaking-term-overlap = À plusieurs
speaking-means-overlap = La parole simultanée compte pour chacune des personnes qui parlent.
speaking-term-balance = Équilibre
speaking-means-balance = La part de parole d’une ligne divisée par sa part des personnes présentes. 1 : part égale; 2 : le double.
speaking-term-gini = Gini
speaking-means-gini = Forme de population, sur les personnes présentes, une fois par séance : 0 lorsque toutes parlent autant, (n − 1)/n lorsqu’une seule parle. La forme sans biais la multiplie par n/(n − 1).
speaking-term-together = Regroupées
speaking-means-together = Les familles dont peu de personnes sont venues forment une seule ligne, fixée par les premières séances du cycle et conservée ensuite. Une séance n’est donnée seule que si chaque ligne repose sur personne ou sur au moins { $floor } personnes, sinon avec les suivantes. Ainsi, rien ne se déduit de la différence entre deux consultations ou deux tableaux.
speaking-term-own = Vos propres chiffres
speaking-means-own = Chaque personne voit ses minutes et ses prises de parole sur sa propre page, et peut les laisser voir aux personnes qui animent.
speaking-mine-title = Votre temps de parole et vos contacts
speaking-mine-lead = Combien de temps vous avez parlé aux séances, mesuré d’après le seul volume sonore; aucun son n’est conservé. Cette page n’est visible que pour vous.
speaking-consent = Laisser les personnes qui animent voir mes minutes et mes prises de parole à chaque séance
speaking-mine-talk = Votre temps de parole
speaking-mine-note = L’équilibre de votre profession : sa part de la discussion divisée par sa part des personnes présentes. 1 signifie une part égale.
speaking-mine-none = Aucune séance à laquelle vous avez assisté n’a encore de temps de parole.
speaking-mine-minutes = Vos minutes
speaking-mine-turns = Vos prises de parole
speaking-mine-presenting = Minutes de présentation
speaking-mine-family = Équilibre de votre profession
speaking-mine-session = { $number }, { $date }
speaking-mine-waits = Pas encore donné
speaking-mine-leads = Vous animez : compté à part
speaking-cycle = { $program } : { $cycle }
notice-speaking-consent = Votre choix est enregistré.
