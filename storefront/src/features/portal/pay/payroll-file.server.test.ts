import { crc32 } from "node:zlib";
import { describe, expect, it } from "vitest";
import { LARGEST_FILE, payrollFileText } from "./payroll-file.server.ts";

/** A zip whose files are stored as they are; `claimed` is what it says the first unpacks to. */
function zipOf(files: Record<string, string>, claimed?: number): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, body] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(body), 10);
    facts.writeUInt32LE(body.length, 14);
    facts.writeUInt32LE(body.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), facts, path, body]);
    const told = Buffer.from(facts);
    if (claimed !== undefined && entries.length === 0) told.writeUInt32LE(claimed, 18);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), told, rest, path]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const NS = "http://schemas.openxmlformats.org";
const SHEET = `<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="inlineStr"><is><t>gross</t></is></c><c r="C1" t="inlineStr"><is><t>withheld</t></is></c><c r="D1" t="inlineStr"><is><t>net</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>I-01</t></is></c><c r="B2"><v>1320.5</v></c><c r="C2"><v>320</v></c><c r="D2"><v>1000.5</v></c></row>
</sheetData></worksheet>`;
const WORKBOOK = {
  "xl/workbook.xml": `<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><workbookPr/><sheets><sheet name="Paghe" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="rId1" Type="${NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  "xl/worksheets/sheet1.xml": SHEET,
};
const fileOf = (bytes: Uint8Array | string) => new File([bytes as BlobPart], "paghe");

describe("a payroll in a file", () => {
  it("is the first sheet of a workbook, figures as they are", async () => {
    expect(await payrollFileText(fileOf(zipOf(WORKBOOK)))).toBe(
      "code\tgross\twithheld\tnet\nI-01\t1320.5\t320\t1000.5",
    );
  });

  it("is text in UTF-8, or as Windows writes it", async () => {
    expect(await payrollFileText(fileOf("Ñ-01;1;0;1"))).toBe("Ñ-01;1;0;1");
    expect(await payrollFileText(fileOf(Buffer.from("Ñ-01;1;0;1", "latin1")))).toBe("Ñ-01;1;0;1");
  });

  it("is not read where it is too large, says it unpacks to too much, or is something else", async () => {
    expect(await payrollFileText(fileOf(Buffer.alloc(LARGEST_FILE + 1, "a")))).toBeNull();
    expect(await payrollFileText(fileOf(zipOf(WORKBOOK, 3_000_000_000)))).toBeNull();
    expect(await payrollFileText(fileOf(zipOf({ "notes.txt": "nothing" })))).toBeNull();
    expect(await payrollFileText(fileOf("PK and no zip"))).toBeNull();
    expect(await payrollFileText(fileOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0])))).toBeNull();
  });
});
