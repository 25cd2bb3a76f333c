# Random-intercept models with lme4 and nlme: values in src/mixed/tests.rs.
options(digits = 17, warn = -1)
suppressMessages({library(lme4); library(nlme)})
person <- c(1,1,1,2,2,2,3,3,4,4,4,5,6,6,6,7,7,8,8,8,9,9,9,10)
time   <- c(0,1,2,0,1,2,0,2,0,1,2,0,0,1,2,1,2,0,1,2,0,1,2,2)
family <- c("physician","nursing","physician","allied","nursing","physician","nursing","allied","physician","nursing")[person]
score  <- c(3.1,3.9,4.6,2.0,3.5,3.9,4.1,4.9,2.8,2.6,4.4,3.0,3.7,4.8,4.9,2.9,3.1,2.2,3.0,4.2,4.0,4.9,5.8,4.1)
d <- data.frame(person = factor(person), time, family, score)
control <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12))
show <- function(m) {
  print(summary(m)$coefficients); v <- as.data.frame(VarCorr(m)); print(c(between = v$vcov[1], within = v$vcov[2], logLik = as.numeric(logLik(m)), AIC = AIC(m)))
}
cat("REML time+family\n"); show(lmer(score ~ time + family + (1 | person), d, control = control))
cat("ML time+family\n"); a <- lmer(score ~ time + family + (1 | person), d, REML = FALSE, control = control); show(a)
cat("ML time*family\n"); b <- lmer(score ~ time * family + (1 | person), d, REML = FALSE, control = control); show(b)
print(anova(a, b))
cat("nlme\n"); print(summary(lme(score ~ time + family, d, ~ 1 | person, control = lmeControl(tolerance = 1e-12, msTol = 1e-14)))$tTable)
cat("Orthodont\n"); o <- Orthodont; m <- lme(distance ~ age + Sex, o, ~ 1 | Subject); print(summary(m)$tTable); print(c(as.numeric(logLik(m)), VarCorr(m)[, 1]))
cat("border\n"); z <- data.frame(g = factor(rep(1:4, each = 3)), y = c(1, 5, 9, 2, 5, 8, 1.5, 5, 8.6, 1, 5.5, 9))
show(lmer(y ~ 1 + (1 | g), z))
cat(paste(o$distance, collapse = ", "), "\n")
