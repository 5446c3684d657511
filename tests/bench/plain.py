"""The loop one would write first: an LSTM step by step, its gradients step by step, Adam; what the core is timed by."""

import numpy as np

BATCH = 32


def train(toy, seed, updates):
    """Train on fresh sequences; returns what reads inputs (T, B, D) into scores (T, B, L)."""
    rng, size = np.random.default_rng(seed), toy.units
    bound = size**-0.5
    shape = size * toy.readers, toy.output_size
    parameters = {"V": rng.uniform(-bound, bound, shape), "k": np.zeros(toy.output_size)}
    for side in range(toy.readers):
        parameters[f"W{side}"] = rng.uniform(-bound, bound, (toy.input_size, 4 * size))
        parameters[f"U{side}"] = rng.uniform(-bound, bound, (size, 4 * size)) * toy.recurrent
        parameters[f"b{side}"] = np.repeat([0.0, 1.0, 0.0, 0.0], size)
    parameters = {name: array.astype(np.float32) for name, array in parameters.items()}
    means, squares = ({name: np.zeros_like(array) for name, array in parameters.items()} for _ in range(2))
    for update in range(1, updates + 1):
        gradient = gradients(parameters, toy, toy.draw(rng, BATCH))
        norm = np.sqrt(sum((array**2).sum() for array in gradient.values()))
        rate = toy.rate * (1 if update <= 0.7 * updates else 0.2)
        for name, array in gradient.items():
            array = array * min(1, 1 / (norm + 1e-6)) * (toy.recurrent or name[0] != "U")
            means[name] = 0.9 * means[name] + 0.1 * array
            squares[name] = 0.999 * squares[name] + 0.001 * array**2
            spread = np.sqrt(squares[name] / (1 - 0.999**update)) + 1e-8
            parameters[name] = parameters[name] - rate * means[name] / (1 - 0.9**update) / spread
    return lambda x: scores(parameters, toy, x)[0]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def read(x, W, U, b):
    """h (T, B, H), and each step's numbers."""
    size = len(U)
    h = c = np.zeros((x.shape[1], size), x.dtype)
    states, kept = [], []
    for x_t in x:
        z = x_t @ W + h @ U + b
        i, f = sigmoid(z[:, :size]), sigmoid(z[:, size : 2 * size])
        g, o = np.tanh(z[:, 2 * size : 3 * size]), sigmoid(z[:, 3 * size :])
        c_prev, h_prev, c = c, h, f * c + i * g
        h = o * np.tanh(c)
        states.append(h)
        kept.append((x_t, i, f, g, o, c_prev, h_prev, c))
    return np.array(states), kept


def scores(parameters, toy, x):
    """Scores (T, B, L), h of all readers, and what each reader kept."""
    runs = []
    for side in range(toy.readers):
        h, kept = read(x[::-1] if side else x, *(parameters[f"{name}{side}"] for name in "WUb"))
        runs.append((h[::-1] if side else h, kept))
    h = np.concatenate([h for h, _ in runs], axis=-1)
    return h @ parameters["V"] + parameters["k"], h, [kept for _, kept in runs]


def gradients(parameters, toy, batch):
    said, h, kept = scores(parameters, toy, batch.inputs)
    weights = (batch.weights / batch.weights.sum())[..., None]
    if toy.labels:
        raised, wanted = np.exp(said - said.max(axis=-1, keepdims=True)), np.eye(len(toy.labels), dtype=np.float32)
        d_said = weights * (raised / raised.sum(axis=-1, keepdims=True) - wanted[batch.targets])
    else:
        d_said = weights * 2 * (said - batch.targets)
    d_h, size = d_said @ parameters["V"].T, toy.units
    found = {"V": np.einsum("tbh,tbl->hl", h, d_said), "k": d_said.sum(axis=(0, 1))}
    for side in range(toy.readers):
        own = d_h[..., side * size : (side + 1) * size]
        steps = read_gradients(own[::-1] if side else own, kept[side], *(parameters[f"{name}{side}"] for name in "WUb"))
        found |= {f"{name}{side}": array for name, array in zip("WUb", steps, strict=True)}
    return found


def read_gradients(d_h, kept, W, U, b):
    """By W, U and b, back from the last step."""
    d_W, d_U, d_b = np.zeros_like(W), np.zeros_like(U), np.zeros_like(b)
    later_h = later_c = 0
    for own, (x, i, f, g, o, c_prev, h_prev, c) in zip(d_h[::-1], kept[::-1], strict=True):
        d = own + later_h
        d_c = d * o * (1 - np.tanh(c) ** 2) + later_c
        d_o = d * np.tanh(c) * o * (1 - o)
        d_z = np.concatenate([d_c * g * i * (1 - i), d_c * c_prev * f * (1 - f), d_c * i * (1 - g**2), d_o], axis=1)
        d_W += x.T @ d_z
        d_U += h_prev.T @ d_z
        d_b += d_z.sum(axis=0)
        later_h, later_c = d_z @ U.T, d_c * f
    return d_W, d_U, d_b
