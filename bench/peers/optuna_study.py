"""Trials that do nothing under Optuna's random sampler, at most 1,000. usage: optuna_study.py memory|journal N FOLDER"""
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import optuna  # noqa: E402

optuna.logging.set_verbosity(optuna.logging.ERROR)


def storage(kind, folder):
    if kind == "memory":
        return None
    from optuna.storages import JournalStorage
    try:
        from optuna.storages.journal import JournalFileBackend as Backend
    except ImportError:
        from optuna.storages import JournalFileStorage as Backend
    return JournalStorage(Backend(folder + "/journal.log"))


def objective(trial):
    trial.suggest_categorical("Model", ["svm", "gbm", "rf", "mlp"])
    trial.suggest_categorical("Dataset", ["digits", "cancer", "iris"])
    rate = trial.suggest_float("Rate", 0, 1)
    trial.suggest_int("Depth", 0, 11)
    return rate * 0.5 + trial.suggest_float("Ridge", 0, 1)


kind, trials, folder = sys.argv[1], min(int(sys.argv[2]), 1_000), sys.argv[3]
study = optuna.create_study(storage=storage(kind, folder), sampler=optuna.samplers.RandomSampler(seed=0))
begin, used = time.perf_counter(), time.process_time()
study.optimize(objective, n_trials=trials)
print((time.perf_counter() - begin) / trials * 1e6, (time.process_time() - used) / trials * 1e6)
