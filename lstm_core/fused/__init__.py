"""The whole run of a layer at once: the numbers of a loop over its `step`, but for the order of sums, and faster.

One product for all inputs comes before the loop, and every row is written in place. sigma(z) = (1 + tanh(z / 2)) / 2,
so one tanh serves all gates, the candidate of an LSTM too, once the gates' rows are halved beforehand. Halving is
exact: nothing is rounded that `step` does not round. A hard sigma needs no folding: its rows stay as they are.
"""
