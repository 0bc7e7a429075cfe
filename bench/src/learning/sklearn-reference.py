"""The original method with scikit-learn, for comparison: a CSV (command,label) in, one line of JSON out.

Arguments: the CSV, the seed of the forest. Peak memory is the kernel's, of this process alone.
"""
import csv
import json
import resource
import sys
import time


def main():
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.feature_extraction.text import TfidfVectorizer

    path, seed = sys.argv[1], int(sys.argv[2])
    csv.field_size_limit(1 << 30)
    started = time.perf_counter()
    commands, labels = [], []
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            commands.append(row["command"])
            labels.append(int(row["label"]))
    read = time.perf_counter()
    vectoriser = TfidfVectorizer(ngram_range=(1, 3), max_features=500)
    features = vectoriser.fit_transform(commands)
    vectorised = time.perf_counter()
    forest = RandomForestClassifier(n_estimators=200, max_depth=10, random_state=seed, n_jobs=-1)
    forest.fit(features, labels)
    importances = forest.feature_importances_
    done = time.perf_counter()
    terms = vectoriser.get_feature_names_out()
    order = importances.argsort()[::-1]
    print(json.dumps({
        "readSeconds": read - started,
        "vectoriseSeconds": vectorised - read,
        "forestSeconds": done - vectorised,
        "seconds": done - started,
        "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        "terms": list(terms),
        "top": [[terms[i], float(importances[i])] for i in order[:50]],
    }))


main()
