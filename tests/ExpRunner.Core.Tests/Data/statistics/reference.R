# Rscript reference.R > reference.txt        (R 4.2.2, Debian r-base-core)
# One line a number: name, value. Samples as in StatisticsData.cs.
out <- function(name, value) cat(sprintf("%s %.17g\n", name, as.numeric(value)))
a <- c(0.9713, 0.9642, 0.9801, 0.9577, 0.9734, 0.9688, 0.9755, 0.9629)
b <- c(0.9688, 0.9601, 0.9799, 0.9603, 0.9641, 0.9612, 0.9702, 0.9553)
u <- c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
v <- c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29, 0.77, 4.2)
w <- c(3, 5, 5, 7, 2, 5, 3, 8, 1, 1)
x <- c(4, 5, 6, 5, 2, 8, 3, 9, 4, 2, 2, 7)
cohen <- function(p, q) (mean(p) - mean(q)) / sqrt(((length(p)-1)*var(p) + (length(q)-1)*var(q)) / (length(p)+length(q)-2))
cliff <- function(p, q) mean(sign(outer(p, q, "-")))

t <- t.test(a, b, paired = TRUE)
out("paired.t", t$statistic); out("paired.p", t$p.value); out("paired.df", t$parameter); out("paired.low", t$conf.int[1]); out("paired.high", t$conf.int[2])
t <- t.test(u, v)
out("welch.t", t$statistic); out("welch.p", t$p.value); out("welch.df", t$parameter); out("welch.low", t$conf.int[1]); out("welch.high", t$conf.int[2])
far <- t.test(a + 5, b); out("welch.far.p", far$p.value)
s <- wilcox.test(u, v[1:9], paired = TRUE, exact = TRUE); out("signed.exact.w", s$statistic); out("signed.exact.p", s$p.value)
s <- wilcox.test(round(1e4 * a), round(1e4 * b), paired = TRUE, exact = FALSE); out("signed.rounded.w", s$statistic); out("signed.rounded.p", s$p.value)
s <- wilcox.test(w, x[1:10], paired = TRUE, exact = FALSE); out("signed.ties.w", s$statistic); out("signed.ties.p", s$p.value)
long1 <- sin(1:60) * 10; long2 <- cos((1:60) * 1.3) * 9 - 1
s <- wilcox.test(long1, long2, paired = TRUE, exact = FALSE); out("signed.long.w", s$statistic); out("signed.long.p", s$p.value)
s <- wilcox.test(long1[1:49], long2[1:49], paired = TRUE, exact = TRUE); out("signed.49.w", s$statistic); out("signed.49.p", s$p.value)
s <- wilcox.test(u, v + 0.001 * (1:11), exact = TRUE); out("mw.exact.u", s$statistic); out("mw.exact.p", s$p.value)
s <- wilcox.test(w, x, exact = FALSE); out("mw.ties.u", s$statistic); out("mw.ties.p", s$p.value)
s <- wilcox.test(long1[1:49], long2[1:49], exact = TRUE); out("mw.49.u", s$statistic); out("mw.49.p", s$p.value)
s <- wilcox.test(long1, long2, exact = FALSE); out("mw.long.u", s$statistic); out("mw.long.p", s$p.value)

# Hollander and Wolfe 1973, p. 140 (rounding first base), as in R's help of friedman.test; it has ties.
bases <- matrix(c(5.40,5.50,5.55, 5.85,5.70,5.75, 5.20,5.60,5.50, 5.55,5.50,5.40, 5.90,5.85,5.70, 5.45,5.55,5.60, 5.40,5.40,5.35, 5.45,5.50,5.35,
  5.25,5.15,5.00, 5.85,5.80,5.70, 5.25,5.20,5.10, 5.65,5.55,5.45, 5.60,5.35,5.45, 5.05,5.00,4.95, 5.50,5.50,5.40, 5.45,5.55,5.50,
  5.55,5.55,5.35, 5.45,5.50,5.55, 5.50,5.45,5.25, 5.65,5.60,5.40, 5.70,5.65,5.55, 6.30,6.30,6.25), ncol = 3, byrow = TRUE)
f <- friedman.test(bases); q <- as.numeric(f$statistic); N <- nrow(bases); k <- ncol(bases)
out("friedman.chi", q); out("friedman.p", f$p.value)
F <- (N - 1) * q / (N * (k - 1) - q); out("iman.f", F); out("iman.p", pf(F, k - 1, (k - 1) * (N - 1), lower.tail = FALSE))
r <- rowMeans(apply(bases, 1, rank)); for (i in 1:3) out(paste0("friedman.rank", i), r[i])
for (k in c(2, 3, 5, 10, 20)) for (al in c(0.05, 0.10)) out(sprintf("nemenyi.q.%d.%.2f", k, al), qtukey(1 - al, k, Inf) / sqrt(2))
out("nemenyi.p", ptukey(abs(r[1] - r[3]) / sqrt(3 * 4 / (6 * N)) * sqrt(2), 3, Inf, lower.tail = FALSE))
s <- kruskal.test(list(w, x, c(6, 6, 9, 10, 3))); out("kruskal.h", s$statistic); out("kruskal.p", s$p.value)
h <- p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5, 0.04), "holm"); for (i in 1:6) out(paste0("holm", i), h[i])

out("d", cohen(u, v)); out("d.close", cohen(a, b)); out("dz", mean(a - b) / sd(a - b)); df <- 18
out("g", cohen(u, v) * exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)); out("cliff", cliff(u, v)); out("cliff.ties", cliff(w, x))

for (e in c(0.2, 0.5, 0.8, 1.5)) for (n in c(5, 20, 64)) {
  out(sprintf("power.paired.%g.%d", e, n), power.t.test(n = n, delta = e, sd = 1, type = "paired", strict = TRUE)$power)
  out(sprintf("power.two.%g.%d", e, n), power.t.test(n = n, delta = e, sd = 1, type = "two.sample", strict = TRUE)$power)
}
for (e in c(0.1, 0.2, 0.5, 0.8)) {
  out(sprintf("n.paired.%g", e), ceiling(power.t.test(power = 0.8, delta = e, sd = 1, type = "paired", strict = TRUE)$n))
  out(sprintf("n.two.%g", e), ceiling(power.t.test(power = 0.8, delta = e, sd = 1, type = "two.sample", strict = TRUE)$n))
  out(sprintf("n.paired.%g.holm", e), ceiling(power.t.test(power = 0.8, delta = e, sd = 1, sig.level = 0.05 / 3, type = "paired", strict = TRUE)$n))
  out(sprintf("n.two.%g.holm", e), ceiling(power.t.test(power = 0.8, delta = e, sd = 1, sig.level = 0.05 / 3, type = "two.sample", strict = TRUE)$n))
}

for (a in c(0.05, 5e-6, 1e-9)) for (v in c(1, 2, 3, 9, 38)) out(sprintf("student.tail.%g.%d", a, v), qt(a / 2, v, lower.tail = FALSE))
out("n.paired.tiny", ceiling(power.t.test(power = 0.8, delta = 2, sd = 1, sig.level = 5e-6, type = "paired", strict = TRUE)$n))
out("n.two.tiny", ceiling(power.t.test(power = 0.8, delta = 2, sd = 1, sig.level = 5e-6, type = "two.sample", strict = TRUE)$n))

# R's own data set ToothGrowth, a 2 x 3 grid with ten repetitions.
tg <- ToothGrowth; tg$dose <- factor(tg$dose); m <- anova(aov(len ~ supp * dose, tg))
for (i in 1:4) { nm <- c("supp", "dose", "supp × dose", "error")[i]; nm <- gsub(" ", "", nm); out(paste0("anova.ss.", nm), m[i, 2]); out(paste0("anova.df.", nm), m[i, 1]); if (i < 4) { out(paste0("anova.f.", nm), m[i, 4]); out(paste0("anova.p.", nm), m[i, 5]) } }
# The same with the place in each cell as a block, as where repetitions with one run_id have the same data.
tg$run <- factor(rep(1:10, 6)); m <- anova(aov(len ~ supp * dose + run, tg))
for (nm in c("supp", "dose", "run", "supp:dose", "Residuals")) { i <- match(nm, rownames(m)); nm <- sub("Residuals", "error", sub(":", "×", nm)); out(paste0("block.ss.", nm), m[i, 2]); out(paste0("block.df.", nm), m[i, 1]); if (nm != "error") { out(paste0("block.f.", nm), m[i, 4]); out(paste0("block.p.", nm), m[i, 5]) } }
# 3 x 2 x 4 without repetitions: the interaction of three is the error.
g <- expand.grid(A = 0:2, B = 0:1, C = 0:3); g$y <- round(sin(1:24 * 1.7) * 3 + g$A + 2 * g$B * g$C, 3); for (n in c("A", "B", "C")) g[[n]] <- factor(g[[n]])
m <- anova(aov(y ~ (A + B + C)^2, g))
for (i in 1:7) { nm <- c("A", "B", "C", "A×B", "A×C", "B×C", "error")[i]; out(paste0("three.ss.", nm), m[i, 2]); out(paste0("three.df.", nm), m[i, 1]); if (i < 7) { out(paste0("three.f.", nm), m[i, 4]); out(paste0("three.p.", nm), m[i, 5]) } }
g2 <- rbind(g, transform(g, y = y + round(cos(1:24), 3))); m <- anova(aov(y ~ A * B * C, g2))
out("threetwo.ss.higher", m[7, 2]); out("threetwo.f.higher", m[7, 4]); out("threetwo.p.higher", m[7, 5]); out("threetwo.f.B×C", m[6, 4]); out("threetwo.ss.error", m[8, 2])

# Permutation importance: randomForest 4.7 (Debian r-cran-randomforest), mean growth of the squared error over the variance.
library(randomForest); set.seed(1)
i <- 0:199; rows <- data.frame(x = (i * 37) %% 101 / 101, y = (i * 53) %% 97 / 97, z = (i * 71) %% 89 / 89); target <- 4 * rows$x + 2 * rows$y^2
forest <- randomForest(rows, target, importance = TRUE, ntree = 2000, nodesize = 5)
v <- importance(forest, type = 1, scale = FALSE) / (var(target) * 199 / 200); for (n in c("x", "y", "z")) out(paste0("forest.", n), v[n, 1]); out("forest.explained", tail(forest$rsq, 1))
