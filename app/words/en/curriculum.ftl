curriculum-title = Curriculum
curriculum-lead = Topic, objectives and presenter of every session that can still be planned. Participants see them at once.
curriculum-plan = Plan time and agenda
curriculum-over = There is no session left to plan.
notice-curriculum-changed = The curriculum is changed.
