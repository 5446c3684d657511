"""Adam, clipping and one-cycle against PyTorch's own."""

import numpy as np
import torch

from lstm_core.train import Adam, clip, decay, one_cycle


def test_adam_walks_as_torch_does():
    rng = np.random.default_rng(0)
    ours, theirs = rng.standard_normal(20), None
    theirs = torch.nn.Parameter(torch.tensor(ours))
    optimiser, adam = torch.optim.Adam([theirs], betas=(0.8, 0.99)), Adam(ours, beta1=0.8, beta2=0.99)
    for count in range(1, 40):
        gradient, rate = rng.standard_normal(20) * 10.0 ** rng.integers(-6, 3), 0.1 / count
        optimiser.param_groups[0]["lr"], theirs.grad = rate, torch.tensor(gradient)
        optimiser.step()
        adam.step(ours, gradient, rate=rate, count=count)
    np.testing.assert_allclose(ours, theirs.detach().numpy(), rtol=1e-12)


def test_adam_moves_a_steady_weight_by_the_rate_and_one_whose_gradient_jumps_by_less():
    parameters, rate = np.zeros(3), 0.01
    adam = Adam(parameters)
    for count in range(1, 401):
        before = parameters.copy()
        adam.step(parameters, np.array([7.0, -0.002, (-1.0) ** count]), rate=rate, count=count)
        moved = np.abs(parameters - before)
    np.testing.assert_allclose(moved[:2], rate, rtol=1e-3)
    assert moved[2] < 0.1 * rate


def test_one_cycle_is_torchs():
    for updates in (10, 137, 1000):
        optimiser = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
        cycle = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=updates, cycle_momentum=False)
        rates = []
        for _ in range(updates):
            rates.append(optimiser.param_groups[0]["lr"])
            optimiser.step()
            if len(rates) < updates:
                cycle.step()
        np.testing.assert_allclose(one_cycle(updates, 4e-3), rates, rtol=1e-9)


def test_every_length_has_a_cycle_below_its_peak():
    for updates in range(1, 12):
        rates = one_cycle(updates, 1.0)
        assert rates.shape == (updates,)
        assert (rates > 0).all()
        assert (rates <= 1).all()


def test_decay_falls_from_start_to_end():
    rates = decay(50, 0.02, 0.001)
    assert (rates[0], rates[-1]) == (0.02, 0.001)
    assert (np.diff(rates) < 0).all()
    assert decay(1, 0.02, 0.001).tolist() == [0.02]


def test_clipping_is_torchs():
    for scale in (0.01, 1.0, 100.0):
        gradient = np.random.default_rng(1).standard_normal(30) * scale
        theirs = torch.nn.Parameter(torch.zeros(30, dtype=torch.float64))
        theirs.grad = torch.tensor(gradient)
        norm = torch.nn.utils.clip_grad_norm_([theirs], 1.5)
        ours, before = clip(gradient, 1.5)
        np.testing.assert_allclose(ours, theirs.grad.numpy(), rtol=1e-12)
        np.testing.assert_allclose(before, norm.item())
