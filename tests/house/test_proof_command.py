"""`python -m proof`: a proof that cannot run here says why, in a process of its own."""

import subprocess
import sys


def test_a_proof_that_cannot_run_says_why() -> None:
    """Its sentence, and 0: nothing broke."""
    command = [sys.executable, "-m", "proof", "--small", "hosts"]

    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert (ran.returncode, ran.stderr.strip()) == (0, "")
    assert "hosts: not run: its small cut is" in ran.stdout
