const live = process.stdout.isTTY === true && !process.env["CI"];

/** @param {number} since_ms */
export function elapsed(since_ms) {
  const seconds = (Date.now() - since_ms) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${String(Math.round(seconds % 60)).padStart(2, "0")} s`;
}

/** @param {string} mark @param {string} label @param {string} note @param {string} time */
function line(mark, label, note, time) {
  return `  ${mark} ${label.padEnd(22)} ${note}${note && time ? ", " : ""}${time}`;
}

/**
 * Runs one step of a launcher and shows that it is under way, then how it ended and how long it took. The work
 * answers with a short note for the person watching.
 * @param {string} label
 * @param {() => Promise<string>} work
 */
export async function step(label, work) {
  const began = Date.now();
  if (live) process.stdout.write(line("…", label, "", ""));
  const ticker = setInterval(
    () => {
      if (live) process.stdout.write(`\r\x1b[2K${line("…", label, "", elapsed(began))}`);
      else console.log(line("…", label, "still working", elapsed(began)));
    },
    live ? 1_000 : 20_000,
  );
  try {
    const note = await work();
    if (live) process.stdout.write("\r\x1b[2K");
    console.log(line("✓", label, note, elapsed(began)));
  } catch (error) {
    if (live) process.stdout.write("\r\x1b[2K");
    console.log(line("✗", label, "failed", elapsed(began)));
    throw error;
  } finally {
    clearInterval(ticker);
  }
}
