import { describe, expect, it } from "vitest";
import { keptFrom, readKept, writeKept } from "./kept-form.ts";

const TO = "/en/portal/work/2026-09?_action=portalWork.save";

function posted(fields: [string, string | File][], to = TO): [Request, URL] {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  const url = new URL(to, "http://shop.test");
  return [new Request(url, { method: "POST", body }), url];
}

describe("a form sent after its log-in has ended", () => {
  it("is kept with every field in its order, and is the same after the sign-in page", async () => {
    const fields: [string, string][] = [
      ["paste", "Code\tHours\nM-01\t10\n"],
      ["role", "board"],
      ["role", "treasurer"],
    ];
    const kept = await keptFrom(...posted(fields));
    expect(kept).toEqual({
      to: TO,
      fields: fields.map(([name, value]) => [name, value.replaceAll("\n", "\r\n")]),
    });
    expect(kept && readKept(writeKept(kept))).toEqual(kept);
  });

  it("leaves files and secrets behind", async () => {
    const kept = await keptFrom(
      ...posted([
        ["kind", "family"],
        ["account_number", "DE89370400440532013000"],
        ["account_holder_name", "A name"],
        ["pictures", new File(["x"], "x.jpg")],
      ]),
    );
    expect(kept?.fields).toEqual([["kind", "family"]]);
  });

  it.each([
    "/en/portal/sign-in?_action=portalSession.signIn",
    "/en/portal/me?_action=portalSession.changePassword",
    "/en/basket?_action=basket.add",
  ])("is not kept for %s", async (to) => {
    expect(await keptFrom(...posted([["a", "b"]], to))).toBeNull();
    expect(readKept(JSON.stringify({ to, fields: [["a", "b"]] }))).toBeNull();
  });

  it("is sent nowhere else than to the desk", () => {
    for (const to of [
      "//elsewhere.example/en/portal/work",
      "https://elsewhere.example/en/portal/work",
      "/en/portal/../basket",
    ])
      expect(readKept(JSON.stringify({ to, fields: [["a", "b"]] }))).toBeNull();
  });

  it.each([
    ["nothing", undefined],
    ["no JSON", "{"],
    ["no object", "null"],
    ["no fields", JSON.stringify({ to: TO, fields: [] })],
    ["fields of another shape", JSON.stringify({ to: TO, fields: [["a", 1], "b"] })],
    ["more than a form", JSON.stringify({ to: TO, fields: [["a", "x".repeat(200_001)]] })],
  ])("is not read from %s", (_, text) => {
    expect(readKept(text)).toBeNull();
  });
});
