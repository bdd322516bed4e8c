import { describe, expect, it } from "vitest";
import { wordsFor } from "../../../i18n/index.ts";
import { describeChanges, describeHeads } from "./describe.ts";
import { EXAMPLE } from "./example.ts";

const saying = { document: EXAMPLE, t: wordsFor("en"), lang: "en" as const };

describe("a rule set in words", () => {
  it("says how much each line is, and of what", () => {
    expect(describeHeads(EXAMPLE.heads, saying).map(({ how }) => how)).toEqual([
      "€3.62 a day",
      "The percentage your co-op settles (Damages) of what the lines above leave",
      "20% of what is divided",
      "Only what another line passes on",
      "The amount that is ordered, out of “The locked”",
      "What is left",
    ]);
  });

  it("says on which conditions, and until when something is locked", () => {
    const lines = describeHeads(EXAMPLE.heads, saying);
    expect(lines.map(({ notes }) => notes)).toEqual([
      [
        "At least 60% of what is divided has to be left.",
        "What could not be taken is asked for again next time.",
      ],
      [
        "Only while restitution is owed.",
        "Where it is not due it goes to “The own”.",
        "At most what is still owed. More goes to “The own”.",
      ],
      [],
      [],
      ["Only if your co-op chose “The co-op” (Divided by).", "At most 20% of what is divided."],
      ["Until €1,032.91 are held. More goes to “The savings”."],
    ]);
    expect(lines.flatMap(({ locked }) => locked ?? [])).toEqual([
      "Until release. Up to 30% of it may be released before.",
    ]);
  });

  it("calls a share one of the whole where nothing was taken before it", () => {
    const shares = EXAMPLE.heads.slice(2, 3).map(({ of: _, ...rule }) => rule);
    expect(describeHeads([...shares, ...shares], saying).map(({ how }) => how)).toEqual([
      "20% of what is divided",
      "20% of what is divided",
    ]);
  });

  it("says what a regime takes away and what it changes", () => {
    const changes = describeChanges(EXAMPLE.regimes.day_release, saying);
    expect(changes.map(({ what, described }) => [what, described?.how ?? null])).toEqual([
      ["The upkeep", null],
      ["The locked", "10% of what is divided"],
      ["The savings", "Nothing"],
    ]);
    expect(changes[2]?.described?.notes).toEqual(["It goes to “The own”."]);
    expect(changes[1]?.described?.rule.citation).toBe("art. 5");
    expect(describeChanges(EXAMPLE.regimes.inside, saying)).toEqual([]);
  });
});
