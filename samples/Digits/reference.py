"""The same data, splits of the same kind and the same methods in scikit-learn: an independent reference for this sample."""

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier


def network(units, activation, seed):
    return MLPClassifier(
        (units,), activation=activation, solver="sgd", learning_rate_init=0.05, momentum=0.9, nesterovs_momentum=False,
        batch_size=32, alpha=0, max_iter=100, tol=0, n_iter_no_change=1000, random_state=seed)


MODELS = {
    f"kNN K={k} {metric} {weights}": lambda seed, n, k=k, metric=metric, weights=weights:
        KNeighborsClassifier(k, metric=metric, weights=weights, algorithm="kd_tree")
    for k in (1, 3, 5, 9) for metric in ("euclidean", "manhattan", "chebyshev") for weights in ("uniform", "distance")
} | {
    f"softmax Ridge={ridge:g}": lambda seed, n, ridge=ridge: LogisticRegression(C=1 / (n * ridge), max_iter=5000)
    for ridge in (1e-4, 1e-3, 1e-2, 1e-1)
} | {
    f"network HiddenUnits={units} {activation}": lambda seed, n, units=units, activation=activation: network(units, activation, seed)
    for units in (4, 8, 16, 32, 64) for activation in ("tanh", "relu")
}

table = np.loadtxt(Path(__file__).parent / "data" / "digits.csv.gz", delimiter=",")
images, digits = table[:, :-1] / 16, table[:, -1]
repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 5
for name, make in MODELS.items():
    accuracy, loss = [], []
    for seed in range(repetitions):
        train, test, train_digits, test_digits = train_test_split(images, digits, test_size=599, random_state=seed)
        model = make(seed, len(train)).fit(train, train_digits)
        accuracy.append(model.score(test, test_digits))
        loss.append(log_loss(test_digits, model.predict_proba(test)))
    note = "" if name.startswith("kNN") else f"  loss {np.mean(loss):.3f}"
    print(f"{name:36} accuracy {np.mean(accuracy):.4f} (sd {np.std(accuracy, ddof=1):.4f}){note}")
