import { describe, expect, it } from "vitest";
import type { AskedSettings } from "../wire.ts";
import { readSettings, settingsInWords, typedSettings } from "./settings.ts";

const said = (text: string) => ({ en: text, it: text, es: text });
const ASKED: AskedSettings = {
  damages_bps: { kind: "bps", citation: "art. 1", words: said("Damages") },
  divided_by: {
    kind: "choice",
    citation: "art. 2",
    words: said("Divided by"),
    options: { coop: said("The co-op"), administration: said("The institution") },
  },
};

describe("what a co-op settles", () => {
  it.each([
    ["12,5", 1250],
    ["12.5", 1250],
    [" 33,33 % ", 3333],
    ["0", 0],
    ["100", 10_000],
  ])("%s is %i basis points", (typed, bps) => {
    const { settings, faults } = readSettings(ASKED, {
      "set-damages_bps": typed,
      "set-divided_by": "coop",
    });
    expect([settings, faults]).toEqual([{ damages_bps: bps, divided_by: "coop" }, {}]);
  });

  it.each(["", "101", "-1", "12,505", "a tenth", "1.000"])(
    "%j is no percentage, and not guessed",
    (typed) => {
      const { faults } = readSettings(ASKED, { "set-damages_bps": typed, "set-divided_by": "coop" });
      expect(faults).toEqual({ "set-damages_bps": "percent" });
    },
  );

  it("has to be one of what there is to choose from, and nothing that was not asked for is sent", () => {
    const { settings, faults } = readSettings(ASKED, {
      "set-damages_bps": "10",
      "set-divided_by": "toString",
      "set-other": "5",
    });
    expect([settings, faults]).toEqual([{ damages_bps: 1000 }, { "set-divided_by": "choice" }]);
  });

  it("is shown as one would have typed it, and in words", () => {
    const settings = { damages_bps: 1250, divided_by: "administration" };
    expect(typedSettings(settings, "it")).toEqual({
      "set-damages_bps": "12,5",
      "set-divided_by": "administration",
    });
    expect(readSettings(ASKED, typedSettings(settings, "es")).settings).toEqual(settings);
    expect(settingsInWords(ASKED, { ...settings, gone: 3 }, "en")).toEqual([
      "Damages: 12.5 %",
      "Divided by: The institution",
    ]);
  });
});
