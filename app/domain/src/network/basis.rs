//! What the figures of a wave rest on, so that a later state of it can stand beside an earlier one.

use super::{Member, Pair, Picture};
use crate::{
    profession::Family,
    small_cells::basis::{Basis, line},
};

impl Picture {
    /// Of a wave's members and of who turned to whom: everybody with all whom they turned to; and those who are no physicians with
    /// the physicians they turned to, because that is told by itself.
    pub fn basis(members: &[Member], pairs: &[Pair]) -> Basis {
        let family = |one| members.iter().find(|member| member.person == one).map(|member| member.profession.family());
        let everybody = members.iter().map(|member| (member.person, "there".to_owned()));
        let turned = |place: usize| {
            let own = pairs.get(place).copied();
            own.map(|(from, to)| {
                (from, format!("{to} {}", pairs.iter().take(place).filter(|pair| **pair == (from, to)).count()))
            })
        };
        let all = everybody.chain((0..pairs.len()).filter_map(turned));
        let reaches = |place: &usize| {
            pairs.get(*place).is_some_and(|(from, to)| {
                from != to && family(*from) != Some(Family::Physician) && family(*to) == Some(Family::Physician)
            })
        };
        let reached = (0..pairs.len()).filter(reaches).filter_map(turned);
        Basis(vec![vec![line(all)], vec![line(reached)]])
    }
}
