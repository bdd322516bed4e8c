import type { Block, Letter } from "./kinds";

/** The same mail for programs that show plain text, in the same order. */
export function asText(letter: Letter, frame: { demo: string | null; shop_url: string }): string {
  return `${[
    ...(frame.demo ? [frame.demo] : []),
    letter.title,
    ...letter.blocks.map(blockText),
    `-- \n${letter.why}\n${frame.shop_url}`,
  ].join("\n\n")}\n`;
}

function blockText(block: Block): string {
  if ("heading" in block) return block.heading;
  if ("say" in block) return block.say;
  if ("small" in block) return block.small;
  if ("facts" in block) return block.facts.map(([what, how_much]) => `${what}: ${how_much}`).join("\n");
  return `${block.button}:\n${block.href}`;
}
