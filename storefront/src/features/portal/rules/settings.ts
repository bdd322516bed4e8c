import type { Language } from "../../../i18n/langs.ts";
import type { Dictionary } from "../../../i18n/index.ts";
import { readPercent, showPercent } from "../typed.ts";
import type { AskedSettings, RuleSettings } from "../wire.ts";

/** What a co-op settles for itself, as it is typed into a form, kept and shown. */

type Fields = Record<string, string>;

/** The field of a setting; in a form it stands beside fields of other names. */
export const fieldOf = (setting: string): string => `set-${setting}`;

/** What was typed, as the backend takes it: a percentage as basis points. A fault is `percent` or `choice`, by its field. */
export function readSettings(
  asked: AskedSettings,
  typed: Fields,
): { settings: RuleSettings; faults: Record<string, "percent" | "choice"> } {
  const settings: RuleSettings = {};
  const faults: Record<string, "percent" | "choice"> = {};
  for (const [name, rule] of Object.entries(asked)) {
    const text = typed[fieldOf(name)] ?? "";
    if (rule.kind === "bps") {
      const bps = readPercent(text);
      if (bps === null) faults[fieldOf(name)] = "percent";
      else settings[name] = bps;
    } else if (Object.hasOwn(rule.options, text)) settings[name] = text;
    else faults[fieldOf(name)] = "choice";
  }
  return { settings, faults };
}

/** Settings as one would have typed them. */
export function typedSettings(settings: RuleSettings, lang: Language): Fields {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      fieldOf(name),
      typeof value === "number" ? showPercent(value, lang) : value,
    ]),
  );
}

/** Each setting in words: "Damages: 12.5 %". One that the rule set does not ask for is left out. */
export function settingsInWords(asked: AskedSettings, settings: RuleSettings, lang: Language): string[] {
  return Object.entries(asked).flatMap(([name, rule]) => {
    const value = settings[name];
    if (value === undefined) return [];
    const said =
      rule.kind === "choice"
        ? (rule.options[value]?.[lang] ?? String(value))
        : `${showPercent(Number(value), lang)} %`;
    return [`${rule.words[lang]}: ${said}`];
  });
}

/** What is wrong with the settings' fields, each with the address of its field. */
export function settingFaults(
  asked: AskedSettings,
  faults: Fields,
  t: Dictionary,
  lang: Language,
): { href: string; words: string }[] {
  return Object.entries(asked).flatMap(([name, rule]) => {
    const field = fieldOf(name);
    const words = t.portal.rules.faults[rule.kind === "bps" ? "percent" : "choice"](rule.words[lang]);
    return faults[field] ? [{ href: `#${field}`, words }] : [];
  });
}
