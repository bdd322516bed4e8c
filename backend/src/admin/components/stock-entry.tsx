import { Button, Hint, Input, Label, Text } from "@medusajs/ui";
import { useId, useState, type FormEvent } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { StockItem } from "../lib/api-types";
import { readWhole } from "../lib/read-fields";
import { words } from "../lib/words";
import { Facts } from "./facts";
import { Problem } from "./problem";

const MOST = 1_000_000;

/** One good's stock. What is held or claimed is promised to buyers, so *sellable* can't go below it. */
export function StockEntry({ item }: { item: StockItem }) {
  const text = words.stock;
  return (
    <li
      className="grid grid-cols-1 items-start gap-x-6 gap-y-3 px-6 py-4 sm:grid-cols-[1fr_1fr_14rem]"
      data-testid={`stock-${item.sku ?? item.variant_id}`}
    >
      <div className="min-w-0">
        <Text size="small" weight="plus">
          {item.title}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {[item.coop?.name, item.sku].filter(Boolean).join(" · ")}
        </Text>
      </div>
      <Facts
        className="grid-cols-3"
        facts={[
          { name: text.held, value: item.held },
          { name: text.claimed, value: item.claimed },
          { name: text.available, value: item.available ?? "–" },
        ]}
      />
      {/* A new key when the stored number changes, so that the field never shows an old one. */}
      {item.available === null ? (
        <Text size="small">{text.toOrder}</Text>
      ) : (
        <SellableForm key={item.sellable} item={item} />
      )}
    </li>
  );
}

function SellableForm({ item }: { item: StockItem }) {
  const text = words.stock;
  const id = useId();
  const [typed, setTyped] = useState(String(item.sellable));
  const [problem, setProblem] = useState<string>();
  const saving = useAct(
    (sellable: number) => api.setSellable(item.variant_id, sellable),
    (_, sellable) => text.done(item.title, sellable),
  );
  const save = (event: FormEvent) => {
    event.preventDefault();
    const promised = item.held + item.claimed;
    const sellable = readWhole(typed, 0, MOST);
    const found =
      sellable === null
        ? words.problems.whole(MOST.toLocaleString("en-GB"))
        : sellable < promised
          ? words.problems.atLeast(promised)
          : undefined;
    setProblem(found);
    if (sellable !== null && found === undefined && !saving.isPending) saving.mutate(sellable);
  };
  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-y-1">
      <Label htmlFor={`${id}-field`} size="small">
        {text.sellable}
        <span className="sr-only"> {text.of(item.title)}</span>
      </Label>
      <div className="flex gap-x-2">
        <Input
          id={`${id}-field`}
          size="small"
          className="w-20 text-right tabular-nums"
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button
          type="submit"
          size="small"
          variant="secondary"
          disabled={typed.trim() === String(item.sellable)}
          isLoading={saving.isPending}
        >
          {words.common.save}
          <span className="sr-only"> {item.title}</span>
        </Button>
      </div>
      {problem !== undefined && (
        <Hint id={`${id}-problem`} variant="error" role="alert">
          {problem}
        </Hint>
      )}
      <Problem error={saving.error} />
    </form>
  );
}
