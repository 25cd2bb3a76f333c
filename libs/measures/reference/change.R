# Paired change: values in src/change/tests.rs. Needs r-cran-coin and r-cran-exactranktests.
options(digits = 17)
suppressMessages({library(coin); library(exactRankTests)})

likert_pre  <- c(3,4,2,5,3,4,3,2,4,5,3,2,4,3,5,1,3,4,2,3)
likert_post <- c(4,4,3,5,5,4,4,3,5,4,5,4,4,5,5,3,4,6,1,4)
pain_pre  <- c(6.1,7.4,5.0,8.2,6.6,9.1,4.3,7.7,6.9)
pain_post <- c(5.2,7.6,3.1,6.0,6.3,7.0,4.6,5.1,5.5)

show <- function(name, pre, post) {
  cat("\n", name, "\n")
  t <- t.test(post, pre, paired = TRUE)
  print(c(t = unname(t$statistic), df = unname(t$parameter), p = t$p.value, low = t$conf.int[1], high = t$conf.int[2]))
  print(c(greater = t.test(post, pre, paired = TRUE, alternative = "greater")$p.value))
  d <- round(post - pre, 10)
  nz <- d[d != 0]
  r <- rank(abs(nz))
  print(c(Wp = sum(r[nz > 0]), Wm = sum(r[nz < 0]), zeros = sum(d == 0)))
  print(c(exact = wilcox.exact(d)$p.value, greater = wilcox.exact(d, alternative = "greater")$p.value, less = wilcox.exact(d, alternative = "less")$p.value))
  print(c(coin_pratt = pvalue(wilcoxsign_test(post ~ pre, zero.method = "Pratt", distribution = "exact")),
          coin_wilcoxon = pvalue(wilcoxsign_test(post ~ pre, zero.method = "Wilcoxon", distribution = "exact"))))
  suppressWarnings(print(c(R_default = wilcox.test(d, exact = FALSE)$p.value, uncorrected = wilcox.test(d, exact = FALSE, correct = FALSE)$p.value,
    corrected_greater = wilcox.test(d, exact = FALSE, alternative = "greater")$p.value)))
  n <- length(d); tt <- unname(t$statistic)
  lim <- function(p) uniroot(function(x) pt(tt, n - 1, x) - p, c(tt - 12, tt + 12), tol = 1e-14)$root
  se <- sd(d) / sqrt(n); av <- (sd(pre) + sd(post)) / 2; rms <- sqrt((var(pre) + var(post)) / 2)
  J <- gamma((n - 1) / 2) / (sqrt((n - 1) / 2) * gamma((n - 2) / 2))
  print(c(d_z = mean(d) / sd(d), low = lim(.975) / sqrt(n), high = lim(.025) / sqrt(n)))
  print(c(d_av = mean(d) / av, low = lim(.975) * se / av, high = lim(.025) * se / av))
  print(c(d_rms = mean(d) / rms, J = J, r = cor(pre, post)))
}
show("likert", likert_pre, likert_post)
show("pain", pain_pre, pain_post)
# Large: 300 changes, normal with correction.
k <- 1:300
d <- ((k * 37) %% 11) - 4
suppressWarnings(print(c(V = unname(wilcox.test(d)$statistic), p = wilcox.test(d)$p.value)))
d <- (((1:200) * 37) %% 11) - 4
print(c(exact200 = wilcox.exact(d)$p.value))
