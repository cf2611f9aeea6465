"""A program that writes to a register until it is done or killed, and tells what was acknowledged: `python writing.py FOLDER NAME EVENTS`."""

import random
import sys
from datetime import date
from pathlib import Path

if __package__:
    from .conftest import TEA, visit
else:
    sys.path.insert(0, str(Path(__file__).parent))
    from conftest import TEA, visit

from socialwork.store import Register


def told(*words: object) -> None:
    """Say that something is done; who started this reads it even if it is killed right after."""
    sys.stdout.write(f"{' '.join(map(str, words))}\n")
    sys.stdout.flush()


def main(folder: str, name: str, events: int) -> None:
    """Record so many events, in batches, and enter and erase people between."""
    chance = random.Random(name)
    done = 0
    with Register.open(folder, policy=TEA) as register:
        while done < events:
            batch = min(chance.randint(1, 20), events - done)
            kept = register.append([visit(f"{name}-{done + place}") for place in range(batch)])
            done += batch
            told("recorded", *(f"{event.seq}:{event.subject}" for event in kept))
            if chance.random() < 0.2:
                register.people.put(f"{name}-{done}", name=f"secret-{name}-{done}-")
                told("put", f"{name}-{done}")
                if chance.random() < 0.5:
                    register.people.erase(f"{name}-{done}", on=date(2024, 1, 1), recorder="office")
                    told("erased", f"{name}-{done}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
