# McNemar, Mann-Whitney, chi-square, Fisher, adjusted p: values in src/tests/groups.rs. Needs r-cran-coin.
options(digits = 17, warn = -1)
suppressMessages(library(coin))
show <- function(...) print(c(...))
cat("McNemar\n")
for (bc in list(c(6, 16), c(0, 5), c(10, 10), c(59, 6), c(1000, 1100))) {
  b <- bc[1]; c <- bc[2]; n <- b + c; k <- min(b, c)
  tab <- matrix(c(20, c, b, 30), 2)
  show(b, c, exact = min(1, 2 * pbinom(k, n, .5)), mid = 2 * pbinom(k, n, .5) - dbinom(k, n, .5),
    corrected = mcnemar.test(tab)$p.value, plain = mcnemar.test(tab, correct = FALSE)$p.value)
}
cat("Mann-Whitney\n")
mw <- function(x, y) {
  g <- factor(rep(c("a", "b"), c(length(x), length(y)))); v <- c(x, y)
  for (alt in c("two.sided", "greater", "less")) {
    t <- wilcox_test(v ~ g, distribution = "exact", alternative = alt)
    show(W = unname(wilcox.test(x, y)$statistic), coin = pvalue(t), corrected = wilcox.test(x, y, exact = FALSE, alternative = alt)$p.value,
      plain = wilcox.test(x, y, exact = FALSE, correct = FALSE, alternative = alt)$p.value)
  }
}
mw(c(1, 2, 2, 3, 5, 5, 7), c(2, 4, 5, 5, 6, 8, 9, 9))
mw(c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46), c(1.15, 0.88, 0.90, 0.74, 1.21))
k <- 1:60
mw((k * 17) %% 7, (k[1:45] * 29) %% 8 + 1)
cat("chi-square\n")
for (m in list(matrix(c(762, 484, 327, 239, 468, 477), 3), matrix(c(12, 5, 7, 7), 2), matrix(c(3, 1, 2, 4), 2))) {
  t <- chisq.test(m, correct = FALSE); y <- chisq.test(m)
  show(t(m)); show(t$statistic, t$parameter, p = t$p.value, y$statistic, py = y$p.value)
}
cat("Fisher\n")
for (m in list(matrix(c(3, 1, 1, 3), 2), matrix(c(12, 5, 7, 7), 2), matrix(c(2, 10, 15, 3), 2), matrix(c(0, 5, 6, 2), 2), matrix(c(200, 150, 180, 190), 2))) {
  f <- fisher.test(m)
  show(m[1, 1], m[1, 2], m[2, 1], m[2, 2], p = f$p.value, or = unname(f$estimate), low = f$conf.int[1], high = f$conf.int[2],
    greater = fisher.test(m, alternative = "greater")$p.value, less = fisher.test(m, alternative = "less")$p.value)
}
job <- matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4, 4)
show(job = fisher.test(job)$p.value)
show(fisher.test(matrix(c(3, 0, 2, 1, 4, 3), 2))$p.value, fisher.test(matrix(c(5, 2, 1, 0, 4, 6, 3, 3, 7), 3))$p.value)
cat("adjust\n")
p <- c(0.001, 0.04, 0.03, 0.2, 0.005, 0.005, 0.9)
show(p.adjust(p, "holm")); show(p.adjust(p, "BH"))
