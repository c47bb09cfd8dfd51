"""Learns what it costs to read one grapheme as another: `data/letter_costs.json.gz`.

    train_letters.py NET_FOLDER PERSONS_TXT OUT [--without NAMES.tsv]     (needs numpy and numba; ten minutes)

NET_FOLDER holds `wd_russian_80`, `wd_russian_20`, `wd_arabic_80` and `wd_arabic_20` of
steveash/NETransliteration-COLING2018 (data CC0); PERSONS_TXT is rigour/data/names/persons.txt (Wikidata, CC0) of the
rigour 1.3.13 wheel (MIT). Model: a memoryless edit transducer for each pair of scripts (Ristad and Yianilos 1998),
trained by expectation maximisation; a cost is log P(a, b) - log P(a) P(b), so a sum over an alignment is the log of
how much likelier the two spellings are as one name than as two. With --without, pairs with a token of these measuring
names (column `name`) are left out, to see how much of a figure hangs on having met the very names.
"""

from __future__ import annotations

import base64
import csv
import gzip
import itertools
import json
import random
import sys
from collections import defaultdict
from pathlib import Path

import numba
import numpy as np

from guvoh.resolve.names.letters import LONGEST, alphabet, folded, in_one_script, spelt

ROUNDS, MOST_PAIRS, UNIT = 8, 150_000, 64


def met() -> set[tuple[int, tuple[int, ...]]]:
    """The tokens that are not to be learnt from."""
    if "--without" not in sys.argv:
        return set()
    with Path(sys.argv[sys.argv.index("--without") + 1]).open(encoding="utf-8") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    return set(tokens_of([word for row in rows for word in row["name"].replace("-", " ").replace(",", " ").split()]))


def tokens_of(names: list[str]) -> list[tuple[int, tuple[int, ...]]]:
    out = []
    for name in names:
        token, script = in_one_script(folded(name.replace(" ", "").replace("-", "").replace("\u200c", "")))
        if script >= 0 and token.isalpha():
            numbers = tuple(spelt(token, script))
            if 2 <= len(numbers) <= LONGEST:
                out.append((script, numbers))
    return out


def training(net: Path, persons: Path) -> dict[tuple[int, int], list]:
    rnd = random.Random(5)
    pairs = defaultdict(set)
    by_latin = defaultdict(lambda: ([], []))
    for language, place in (("russian", 0), ("arabic", 1)):
        for part in ("80", "20"):
            for line in (net / f"wd_{language}_{part}").read_text("utf-8").splitlines():
                latin, other, _n = line.split("\t")
                by_latin[latin][place].append(other.replace(" ", ""))
    groups = [[latin, *ru[:2], *ar[:2]] for latin, (ru, ar) in by_latin.items()]
    for line in persons.read_text("utf-8").splitlines():
        if "=>" in line:
            groups.append([name.strip() for name in line.split("=>")[0].split(",")])
    passed = met()
    for group in groups:
        found = [token for token in tokens_of(group) if token not in passed]
        by_kind = defaultdict(list)
        for (s1, x), (s2, y) in itertools.combinations(found, 2):
            if (s1, x) == (s2, y):
                continue
            a, b = ((s1, x), (s2, y)) if s1 <= s2 else ((s2, y), (s1, x))
            by_kind[a[0], b[0]].append((a[1], b[1]))
        for kind, some in by_kind.items():
            pairs[kind].update(rnd.sample(some, min(3, len(some))))
    return {kind: rnd.sample(sorted(some), min(MOST_PAIRS, len(some))) for kind, some in pairs.items()}


@numba.njit(cache=True)
def expectation(X, Y, nx, ny, P, D, G, keep):
    """Counts of each operation under the model P (pair), D (only first), G (only second); log-likelihood of each."""
    C, CD, CI = np.zeros_like(P), np.zeros_like(D), np.zeros_like(G)
    ll = np.zeros(len(X))
    F, B = np.zeros((18, 18)), np.zeros((18, 18))
    for k in range(len(X)):
        n, m = nx[k], ny[k]
        F[:] = 0
        F[0, 0] = 1
        for i in range(n + 1):
            for j in range(m + 1):
                v = F[i, j]
                if i and j:
                    v += F[i - 1, j - 1] * P[X[k, i - 1], Y[k, j - 1]]
                if i:
                    v += F[i - 1, j] * D[X[k, i - 1]]
                if j:
                    v += F[i, j - 1] * G[Y[k, j - 1]]
                F[i, j] = v
        Z = F[n, m]
        ll[k] = np.log(Z + 1e-300)
        if not keep[k] or Z <= 0:
            continue
        B[:] = 0
        B[n, m] = 1
        for i in range(n, -1, -1):
            for j in range(m, -1, -1):
                v = B[i, j]
                if i < n and j < m:
                    p = P[X[k, i], Y[k, j]]
                    v += p * B[i + 1, j + 1]
                    C[X[k, i], Y[k, j]] += F[i, j] * p * B[i + 1, j + 1] / Z
                if i < n:
                    v += D[X[k, i]] * B[i + 1, j]
                    CD[X[k, i]] += F[i, j] * D[X[k, i]] * B[i + 1, j] / Z
                if j < m:
                    v += G[Y[k, j]] * B[i, j + 1]
                    CI[Y[k, j]] += F[i, j] * G[Y[k, j]] * B[i, j + 1] / Z
                B[i, j] = v
    return C, CD, CI, ll


def learn(kind, pairs):
    table = alphabet()
    size = len(table.scripts)
    X, Y = np.zeros((len(pairs), LONGEST), np.int64), np.zeros((len(pairs), LONGEST), np.int64)
    nx, ny = np.array([len(x) for x, _ in pairs]), np.array([len(y) for _, y in pairs])
    for k, (x, y) in enumerate(pairs):
        X[k, : len(x)], Y[k, : len(y)] = x, y
    mine = [np.array([n for n in range(1, size) if table.scripts[n] == s]) for s in kind]
    q = []
    for Z, nz, s in ((X, nx, 0), (Y, ny, 1)):
        count = np.bincount(Z[np.arange(LONGEST)[None] < nz[:, None]], minlength=size).astype(float)
        count[mine[s]] += 0.5
        q.append(count / (count.sum() + len(pairs)))
    sound = np.array(table.sounds)
    parent = np.array(table.parents)
    same = (sound[:, None] == sound[None]) | ((np.char.islower(sound)[:, None]) & (np.char.islower(sound)[None]))
    block = np.zeros((size, size))
    block[np.ix_(mine[0], mine[1])] = 1
    P = block * np.outer(q[0], q[1]) * np.where(same, 30, 0.3)
    P *= 0.8 / P.sum()
    D, G = q[0] * 0.08, q[1] * 0.08
    keep = np.ones(len(pairs), bool)
    for turn in range(ROUNDS):
        C, CD, CI, ll = expectation(X, Y, nx, ny, P, D, G, keep)
        if kind[0] == kind[1]:
            C = (C + C.T) / 2
            CD = CI = (CD + CI) / 2
        # what a rare grapheme has not shown it borrows: from the letter it is like, then from its class
        up = np.zeros_like(C)
        np.add.at(up, (parent[:, None], parent[None, :]), C)
        n1, n2 = q[0] * len(pairs), q[1] * len(pairs)
        p1, p2 = np.bincount(parent, n1, size), np.bincount(parent, n2, size)
        share = np.outer(n1 / np.maximum(p1[parent], 1e-9), n2 / np.maximum(p2[parent], 1e-9))
        expected = up[np.ix_(parent, parent)] * share
        scale = 6 / (1 + np.minimum(n1[:, None], n2[None]) * 0.02)
        C = C + np.minimum(1, scale) * expected * 0.5 + block * np.outer(q[0], q[1]) * np.where(same, 400, 8)
        upd, upi = np.bincount(parent, CD, size), np.bincount(parent, CI, size)
        CD = CD + 0.1 * upd[parent] * n1 / np.maximum(p1[parent], 1e-9) + q[0] * 50 + 1e-9
        CI = CI + 0.1 * upi[parent] * n2 / np.maximum(p2[parent], 1e-9) + q[1] * 50 + 1e-9
        CD[0] = CI[0] = 0
        end = keep.sum()
        total = C.sum() + CD.sum() + CI.sum() + end
        P, D, G = C / total, CD / total, CI / total
        apart = np.array([np.log(q[0][x]).sum() for x in map(list, (p[0] for p in pairs))])
        apart += np.array([np.log(q[1][y]).sum() for y in map(list, (p[1] for p in pairs))])
        gain = (ll - apart) / (nx + ny)
        if turn >= 2:  # translations (John = Giovanni) are no spellings: what gains least is not learnt from
            keep = gain > max(0.15, np.quantile(gain, 0.06))
        print(kind, turn, len(pairs), keep.mean().round(3), gain[keep].mean().round(3), flush=True)
    with np.errstate(divide="ignore"):
        sub = np.log(P) - np.log(np.outer(q[0], q[1]))
        gone, come = np.log(D) - np.log(q[0]), np.log(G) - np.log(q[1])
    return sub, gone, come, mine


def packed(costs):
    return base64.b64encode(np.clip(np.round(costs * UNIT), -1000, 1000).astype("<i2").tobytes()).decode()


def main() -> None:
    data = training(Path(sys.argv[1]), Path(sys.argv[2]))
    size = len(alphabet().scripts)
    sub, gap = np.full((size, size), -8.0), np.full((3, size), -4.0)
    for kind in sorted(data):
        s, gone, come, mine = learn(kind, data[kind])
        sub[np.ix_(mine[0], mine[1])] = s[np.ix_(mine[0], mine[1])]
        sub[np.ix_(mine[1], mine[0])] = s[np.ix_(mine[0], mine[1])].T
        gap[kind[1], mine[0]], gap[kind[0], mine[1]] = gone[mine[0]], come[mine[1]]
    out = {
        "source": "Learnt by bench/names/train_letters.py from NETransliteration-COLING2018 (data CC0) and Wikidata"
        " name parts (CC0) of rigour 1.3.13 (MIT).",
        "unit": UNIT, "size": size, "sub": packed(sub), "gap": packed(gap),
    }  # fmt: skip
    Path(sys.argv[3]).write_bytes(gzip.compress(json.dumps(out).encode(), 9, mtime=0))


main()
