"""The optimizer step that never takes in a number that is not finite."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from mmengine.optim import OptimWrapper
from mmengine.registry import OPTIM_WRAPPERS

from workbench.worker.failures import JobFailure

LEAST_SCALE = 1.0
"""Gradients of 16-bit numbers are scaled up; those that overflow even without that are infinite indeed."""


@OPTIM_WRAPPERS.register_module()
class FiniteOptimWrapper(OptimWrapper):  # type: ignore[misc]
    """Stops before the weights are overwritten when the loss or the gradients are not finite.

    ``half`` computes convolutions in 16 bits, about twice as fast where the processor or GPU has them: ``bfloat16``,
    ``float16`` with scaled gradients, or true for the first of them that the device is good at.
    """

    def __init__(self, *args: Any, half: bool | str = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._device = self.param_groups[0]["params"][0].device.type
        self._kind = _half_kind(half, self._device)
        is_scaled = self._kind is torch.float16
        self._scaler = torch.amp.GradScaler(self._device) if is_scaled else None

    @contextmanager
    def optim_context(self, model: torch.nn.Module) -> Iterator[None]:
        """See OptimWrapper.optim_context."""
        is_half = self._kind is not None
        with super().optim_context(model), torch.autocast(self._device, self._kind, enabled=is_half):
            yield

    def update_params(self, loss: torch.Tensor, *args: Any, **kwargs: Any) -> None:
        """See OptimWrapper.update_params; raises JobFailure with the way out."""
        if not bool(torch.isfinite(loss)):
            raise JobFailure(self._sentence("loss"))
        super().update_params(loss, *args, **kwargs)

    def backward(self, loss: torch.Tensor, **kwargs: Any) -> None:
        """See OptimWrapper.backward."""
        super().backward(loss if self._scaler is None else self._scaler.scale(loss), **kwargs)

    def step(self, **kwargs: Any) -> None:
        """See OptimWrapper.step; a step whose scaled gradients overflowed is left out, with a smaller scale after."""
        if self._scaler is not None:
            self._scaler.unscale_(self.optimizer)
        is_finite = self._clip_finite()
        if self._scaler is None:
            if not is_finite:
                raise JobFailure(self._sentence("gradient"))
            self.optimizer.step(**kwargs)
            return
        if not is_finite and self._scaler.get_scale() <= LEAST_SCALE:
            raise JobFailure(self._sentence("gradient"))
        self._scaler.step(self.optimizer, **kwargs)
        self._scaler.update()

    def state_dict(self) -> dict[str, Any]:
        """See OptimWrapper.state_dict; the scale of the gradients is part of it."""
        scale = {} if self._scaler is None else {"loss_scaler": self._scaler.state_dict()}
        return {**super().state_dict(), **scale}

    def load_state_dict(self, state_dict: dict[str, Any]) -> None:
        """See OptimWrapper.load_state_dict."""
        body = dict(state_dict)
        scale = body.pop("loss_scaler", None)
        super().load_state_dict(body)
        if self._scaler is not None and scale:
            self._scaler.load_state_dict(scale)

    def open_gradients(self) -> list[torch.Tensor | None]:
        """Return what was added up since the last step, parameter by parameter; empty right after a step."""
        if self._inner_count % self._accumulative_counts == 0:
            return []
        return [None if entry.grad is None else entry.grad.detach().cpu() for entry in self._parameters()]

    def restore_gradients(self, gradients: list[torch.Tensor | None]) -> None:
        """Go on adding up from ``open_gradients``; raises ValueError when they are another model's."""
        for entry, gradient in zip(self._parameters(), gradients, strict=True) if gradients else ():
            entry.grad = None if gradient is None else gradient.to(entry)

    def _parameters(self) -> list[torch.nn.Parameter]:
        return [entry for group in self.param_groups for entry in group["params"]]

    def _clip_finite(self) -> bool:
        """Clip the gradients; False, with the gradients as they were, when they are not finite."""
        if not self.clip_grad_kwargs:
            return True
        if self.clip_func is torch.nn.utils.clip_grad_value_:
            given = [entry.grad for entry in self._parameters() if entry.grad is not None]
            if not all(bool(torch.isfinite(norm)) for norm in torch._foreach_norm(given)):
                return False
        try:
            self._clip_grad()
        except RuntimeError as error:
            if "non-finite" in str(error):
                return False
            raise
        return True

    def _sentence(self, what: str) -> str:
        rate = self.optimizer.param_groups[0]["lr"]
        way_out = "try a new run with a tenth of that rate"
        if self._kind is torch.float16:
            way_out = "try a new run with a tenth of that rate, or without 16-bit numbers"
        return (
            f"The {what} became infinite or not a number at learning rate {rate:.2g}, and training stopped before the "
            f"weights were spoiled: {way_out}."
        )


def _half_kind(half: bool | str, device: str) -> torch.dtype | None:
    if half == "float16":
        return torch.float16
    if not half:
        return None
    is_good = half == "bfloat16" or device != "cuda" or torch.cuda.is_bf16_supported(including_emulation=False)
    return torch.bfloat16 if is_good else torch.float16
