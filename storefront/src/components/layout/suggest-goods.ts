/**
 * Offers goods below the search field while somebody types. The list is made of links, which Tab and the arrow keys reach
 * and Escape closes; without script, and while the shop does not answer, the form is all there is.
 */

type Suggestion = { href: string; title: string };

const PAUSE_MS = 150;
const SHORTEST = 2;

class SuggestGoods extends HTMLElement {
  private waiting = 0;
  private asked = "";

  connectedCallback(): void {
    this.addEventListener("input", () => {
      window.clearTimeout(this.waiting);
      this.waiting = window.setTimeout(() => void this.ask(), PAUSE_MS);
    });
    this.addEventListener("keydown", (event) => {
      this.move(event);
    });
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.offer([]);
    });
  }

  private get field(): HTMLInputElement | null {
    return this.querySelector("input");
  }

  private async ask(): Promise<void> {
    const q = this.field?.value.trim() ?? "";
    this.asked = q;
    let found: Suggestion[] = [];
    if (q.length >= SHORTEST) {
      try {
        const answer = await fetch(`${this.dataset["from"] ?? ""}?${new URLSearchParams({ q })}`);
        if (answer.ok) found = (await answer.json()) as Suggestion[];
      } catch {
        // No line just now: the form is there all the same.
      }
    }
    // An answer to what has been typed over meanwhile is of no use.
    if (this.asked === q && this.contains(document.activeElement)) this.offer(found);
  }

  private offer(found: Suggestion[]): void {
    const [list, status] = [this.querySelector("ul"), this.querySelector("[role=status]")];
    if (!list || !status) return;
    list.replaceChildren(
      ...found.map(({ href, title }) => {
        const link = Object.assign(document.createElement("a"), { href, textContent: title });
        const item = document.createElement("li");
        item.append(link);
        return item;
      }),
    );
    list.hidden = found.length === 0;
    const { one = "", many = "" } = this.dataset;
    if (found.length === 0) status.textContent = "";
    else status.textContent = found.length === 1 ? one : many.replace("0", String(found.length));
  }

  private move(event: KeyboardEvent): void {
    const links = [...this.querySelectorAll("a")];
    if (event.key === "Escape" && links.length > 0) {
      // A search field would empty itself: the first Escape closes the list alone.
      event.preventDefault();
      this.offer([]);
      this.field?.focus();
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || links.length === 0) return;
    event.preventDefault();
    const stops: (HTMLElement | null)[] = [this.field, ...links];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  }
}

customElements.define("suggest-goods", SuggestGoods);
