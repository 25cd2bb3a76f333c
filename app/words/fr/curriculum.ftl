curriculum-title = Curriculum
curriculum-lead = Sujet, objectifs et présentation de chaque séance encore à venir. Les participants les voient aussitôt.
curriculum-plan = Planifier l’heure et le déroulement
curriculum-over = Il ne reste aucune séance à planifier.
notice-curriculum-changed = Le curriculum est modifié.
