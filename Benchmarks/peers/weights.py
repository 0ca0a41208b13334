#!/usr/bin/env python3
"""How far ranks depend on weights, with numpy: 195 countries, 40 criteria. Usage: weights.py DRAWS OUTPUT

Draws weightings, ranks the countries under each, and writes each country's rank at 5, 50 and 95 %.
"""
import sys

import numpy

draws, output = int(sys.argv[1]), sys.argv[2]
countries, criteria = 195, 40
scores = numpy.round(numpy.random.default_rng(1).random((countries, criteria)), 6)
weights = numpy.random.default_rng(2).dirichlet(numpy.ones(criteria), draws)
totals = weights @ scores.T
order = numpy.argsort(-totals, axis=1)
ranks = numpy.empty_like(order)
numpy.put_along_axis(ranks, order, numpy.arange(1, countries + 1)[None, :], 1)
# Counting the ranks is the fastest way to their percentiles that numpy has.
cells = (ranks + numpy.arange(countries)[None, :] * (countries + 1)).ravel()
counts = numpy.bincount(cells, minlength=countries * (countries + 1)).reshape(countries, countries + 1)
reached = counts.cumsum(1)
columns = [(reached >= share * draws).argmax(1) for share in (0.05, 0.5, 0.95)]
numpy.savetxt(output, numpy.stack(columns, 1), fmt="%d", delimiter=",")
