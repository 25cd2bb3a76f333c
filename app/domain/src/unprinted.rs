//! Case text is health data: a type that holds it prints its name and nothing else.

/// `Debug` for types whose values must never reach a log, a panic's message or a test's output.
#[macro_export]
macro_rules! unprinted {
    ($($name:ident),+) => {$(
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )+};
}
