"""Two invented transcripts for the tests on a real index."""

TRANSCRIPTS = {
    "chalk.md": """---
title: What chalk streams remember
date: 2021-03-14
outlet: Radio Quay
---

**Nora Felling:** How fast does the aquifer refill after a dry winter?

**Ines Okonjo:** Slowly. Chalk takes the rain as a sponge takes cold water.

**Nora Felling:** What do people get wrong about groundwater?

**Ines Okonjo:** That it is a lake under the ground. It is wet stone.
""",
    "orchards.md": """---
title: Orchards after the frost
date: 2019-07-02
outlet: The Lantern
---

**The Lantern:** How did the drought change what you plant?

**Tomas Arle:** I plant where the aquifer still carries a pump through August.
""",
}
