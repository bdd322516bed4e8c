import type { Language } from "../adapters/languages";
import type { Block, Letter } from "./kinds";

/**
 * A mail for programs that show HTML: one column, no picture, nothing fetched from anywhere (so nobody learns when it is
 * read), colours that say both what they are by day and what by night. Where a program knows no style sheet, the
 * attributes carry it.
 */

type Frame = { lang: Language; demo: string | null; or_copy: string; shop_url: string };

const DAY = {
  paper: "#faf6ec",
  sheet: "#fffdf7",
  ink: "#221c16",
  soft: "#5d5346",
  rule: "#d9ceba",
  honey: "#f2ac1d",
};
const NIGHT = {
  paper: "#181512",
  sheet: "#221e19",
  ink: "#f3ebdd",
  soft: "#bdb1a0",
  rule: "#453c32",
  honey: "#f0b03c",
};

const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;background:${DAY.paper};color:${DAY.ink}}
td,th{vertical-align:top}
a{color:inherit}
@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}}
@media (prefers-color-scheme:dark){
body,.paper{background:${NIGHT.paper}!important}
.sheet{background:${NIGHT.sheet}!important;border-color:${NIGHT.rule}!important}
.ink{color:${NIGHT.ink}!important}
.soft{color:${NIGHT.soft}!important}
.rule{border-color:${NIGHT.rule}!important}
.honey{background:${NIGHT.honey}!important}
}`;

const SANS = "font-family:system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";
const SERIF = "font-family:Georgia,'Times New Roman',serif";

export function asHtml(letter: Letter, frame: Frame): string {
  const blocks = letter.blocks.map((block) => blockHtml(block, frame)).join("\n");
  return `<!doctype html>
<html lang="${frame.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${safe(letter.subject)}</title>
<style>${STYLE}</style>
</head>
<body class="paper">
<div style="display:none;max-height:0;overflow:hidden">${safe(letter.preheader)}</div>
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" style="background:${DAY.paper}">
<tr><td align="center" style="padding:24px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="pad ink" style="padding:0 32px 16px;${SERIF};font-size:22px;color:${DAY.ink}">Arnia</td></tr>
<tr><td class="pad sheet" style="padding:32px;background:${DAY.sheet};border-top:3px solid ${DAY.honey}">
${frame.demo ? `<p class="ink rule" style="margin:0 0 24px;padding:8px 12px;border:1px solid ${DAY.rule};${SANS};font-size:14px;line-height:1.5;color:${DAY.ink}">${safe(frame.demo)}</p>` : ""}
<h1 class="ink" style="margin:0 0 16px;${SERIF};font-size:26px;line-height:1.25;font-weight:normal;color:${DAY.ink}">${safe(letter.title)}</h1>
${blocks}
</td></tr>
<tr><td class="pad soft" style="padding:16px 32px;${SANS};font-size:13px;line-height:1.5;color:${DAY.soft}">${safe(letter.why)}<br><a class="soft" style="color:${DAY.soft}" href="${safe(frame.shop_url)}">${safe(frame.shop_url.replace(/^https?:\/\//, ""))}</a></td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function blockHtml(block: Block, { or_copy }: Frame): string {
  if ("heading" in block)
    return `<h2 class="ink" style="margin:24px 0 8px;${SERIF};font-size:19px;line-height:1.3;font-weight:normal;color:${DAY.ink}">${safe(block.heading)}</h2>`;
  if ("say" in block) return paragraph(block.say, "ink", 16, DAY.ink);
  if ("small" in block) return paragraph(block.small, "soft", 14, DAY.soft);
  if ("facts" in block) return facts(block.facts);
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 12px"><tr><td class="honey" style="background:${DAY.honey}"><a href="${safe(block.href)}" style="display:inline-block;padding:14px 22px;${SANS};font-size:16px;font-weight:bold;line-height:1.2;color:${DAY.ink};text-decoration:none">${safe(block.button)}</a></td></tr></table>
<p class="soft" style="margin:0 0 20px;${SANS};font-size:13px;line-height:1.5;color:${DAY.soft}">${safe(or_copy)}<br><a class="soft" style="color:${DAY.soft};overflow-wrap:anywhere;word-break:break-word" href="${safe(block.href)}">${safe(block.href)}</a></p>`;
}

function paragraph(text: string, name: string, size: number, colour: string): string {
  return `<p class="${name}" style="margin:0 0 16px;${SANS};font-size:${size}px;line-height:1.55;color:${colour};overflow-wrap:anywhere">${safe(text)}</p>`;
}

/** An amount or a number is not torn apart where it fits a phone's line. */
const SHORT = 22;

function facts(list: (readonly [string, string])[]): string {
  const cell = `padding:8px 0;border-bottom:1px solid ${DAY.rule};${SANS};font-size:15px;line-height:1.45;color:${DAY.ink}`;
  const rows = list.map(([what, how_much]) => {
    const wrap =
      how_much.length <= SHORT ? "white-space:nowrap" : "overflow-wrap:anywhere;word-break:break-word";
    return `<tr><th scope="row" align="left" class="ink rule" style="${cell};font-weight:normal;overflow-wrap:anywhere">${safe(what)}</th><td align="right" class="ink rule" style="${cell};padding-left:16px;${wrap}">${safe(how_much)}</td></tr>`;
  });
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 24px;border-collapse:collapse">${rows.join("")}</table>`;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function safe(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
