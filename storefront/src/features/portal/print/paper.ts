import ext_bold from "@fontsource/instrument-sans/files/instrument-sans-latin-ext-700-normal.woff?inline";
import ext_plain from "@fontsource/instrument-sans/files/instrument-sans-latin-ext-400-normal.woff?inline";
import bold from "@fontsource/instrument-sans/files/instrument-sans-latin-700-normal.woff?inline";
import plain from "@fontsource/instrument-sans/files/instrument-sans-latin-400-normal.woff?inline";
import PDFDocument from "pdfkit";
import { linesOf, runsOf, type Run } from "./glyphs.ts";

// The fonts travel inside the built program: there is no file to be missing where it runs.
const bytes = (url: string): Buffer => Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
const FONTS = { plain: [bytes(plain), bytes(ext_plain)], bold: [bytes(bold), bytes(ext_bold)] };

const MARGIN = 56;
const LINE = 1.35;
const INK = "#000000";

export type Style = { size?: number; bold?: boolean };
export type Cell = Style & { text: string; align?: "start" | "end" };
type Weight = "plain" | "bold";

/** pdfkit keeps the font it reads to itself; this is the one question we ask of it. */
type WithFont = { _font: { font: { hasGlyphForCodePoint(code_point: number): boolean } } };

/**
 * One document in black ink on A4, written from the top down. Sizes are in points; `y` is where the next line begins.
 * Text that no font of ours can draw appears as boxes.
 */
export class Paper {
  readonly left = MARGIN;
  readonly width: number;
  y = MARGIN;

  private readonly doc: PDFKit.PDFDocument;
  private readonly bottom: number;
  private readonly covers: Record<Weight, ((code_point: number) => boolean)[]>;

  constructor({ title, lang }: { title: string; lang: string }) {
    this.doc = new PDFDocument({
      size: "A4",
      margin: 0,
      // The empty name keeps pdfkit from looking for a standard font of its own.
      font: "",
      lang,
      displayTitle: true,
      info: { Title: title, Creator: "Arnia", Producer: "Arnia" },
    });
    this.width = this.doc.page.width - 2 * MARGIN;
    this.bottom = this.doc.page.height - MARGIN;
    for (const weight of ["plain", "bold"] as const)
      FONTS[weight].forEach((font, index) => this.doc.registerFont(`${weight}-${index}`, font));
    // A font is read when the first character is asked for that the one before it has not.
    const coveredBy = (name: string) => {
      let font: WithFont["_font"]["font"] | undefined;
      return (code_point: number): boolean => {
        font ??= (this.doc.font(name) as unknown as WithFont)._font.font;
        return font.hasGlyphForCodePoint(code_point);
      };
    };
    this.covers = {
      plain: FONTS.plain.map((_, index) => coveredBy(`plain-${index}`)),
      bold: FONTS.bold.map((_, index) => coveredBy(`bold-${index}`)),
    };
  }

  space(points: number): void {
    this.y += points;
  }

  /** Begins a new page when less than this is left of the one we are on. */
  need(points: number): void {
    if (this.y + points > this.bottom) this.page();
  }

  page(): void {
    this.doc.addPage();
    this.y = MARGIN;
  }

  rule(weight = 0.75): void {
    this.doc
      .moveTo(this.left, this.y)
      .lineTo(this.left + this.width, this.y)
      .lineWidth(weight)
      .stroke(INK);
    this.y += weight;
  }

  /** A box to tick by hand. */
  box(x: number, y: number, side: number): void {
    this.doc.rect(x, y, side, side).lineWidth(1).stroke(INK);
  }

  /** A paragraph, as wide as the page or as the column it is given. */
  text(
    text: string,
    { size = 11, bold = false }: Style = {},
    column: { x?: number; width?: number } = {},
  ): void {
    const { x = this.left, width = this.width } = column;
    for (const line of this.wrap(text, width, size, bold)) {
      this.need(size * LINE);
      this.write(line, x, this.y, size, bold);
      this.y += size * LINE;
    }
  }

  /** Cells beside each other, each wrapped in its share of the width; the row is as high as its highest cell. */
  row(cells: readonly Cell[], shares: readonly number[], { pad = 5 } = {}): void {
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const gap = 10;
    const widths = shares.map((share) => (this.width * share) / whole);
    const wrapped = cells.map(({ text, size = 11, bold = false }, i) =>
      this.wrap(text, (widths[i] ?? 0) - (i < cells.length - 1 ? gap : 0), size, bold),
    );
    const height = Math.max(...cells.map(({ size = 11 }, i) => (wrapped[i]?.length ?? 0) * size * LINE));
    this.need(height + 2 * pad);
    this.y += pad;
    let x = this.left;
    cells.forEach(({ size = 11, bold = false, align = "start" }, i) => {
      const width = (widths[i] ?? 0) - (i < cells.length - 1 ? gap : 0);
      (wrapped[i] ?? []).forEach((line, at) => {
        const shift = align === "end" ? width - this.widthOf(line, size, bold) : 0;
        this.write(line, x + shift, this.y + at * size * LINE, size, bold);
      });
      x += widths[i] ?? 0;
    });
    this.y += height + pad;
  }

  /** One line at the foot of the page we are on. */
  foot(text: string, size = 9): void {
    const lines = this.wrap(text, this.width, size, false);
    lines.forEach((line, i) =>
      this.write(line, this.left, this.bottom - (lines.length - i) * size * LINE, size, false),
    );
  }

  bytes(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      this.doc.on("data", (chunk: Buffer) => chunks.push(chunk));
      this.doc.on("end", () => resolve(Buffer.concat(chunks)));
      this.doc.on("error", reject);
      this.doc.end();
    });
  }

  private runs(text: string, bold: boolean): Run[] {
    return runsOf(text, this.covers[bold ? "bold" : "plain"]);
  }

  private widthOfRun({ font, text }: Run, size: number, bold: boolean): number {
    if (font === null) return size * 0.75;
    return this.doc.font(`${bold ? "bold" : "plain"}-${font}`, size).widthOfString(text);
  }

  private widthOf(text: string, size: number, bold: boolean): number {
    return this.runs(text, bold).reduce((sum, run) => sum + this.widthOfRun(run, size, bold), 0);
  }

  private wrap(text: string, width: number, size: number, bold: boolean): string[] {
    return linesOf(text, width, (part) => this.widthOf(part, size, bold));
  }

  private write(text: string, x: number, y: number, size: number, bold: boolean): void {
    let at = x;
    for (const run of this.runs(text, bold)) {
      const width = this.widthOfRun(run, size, bold);
      if (run.font === null) {
        this.doc.rect(at + size * 0.08, y + size * 0.28, size * 0.58, size * 0.68).lineWidth(size * 0.06);
        this.doc.stroke(INK);
      } else
        this.doc
          .font(`${bold ? "bold" : "plain"}-${run.font}`, size)
          .fillColor(INK)
          .text(run.text, at, y, { lineBreak: false });
      at += width;
    }
  }
}
