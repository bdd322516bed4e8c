import { Button, Hint, Input } from "@medusajs/ui";
import { useId, useState, type FormEvent } from "react";
import { useAct } from "../lib/act";
import { api } from "../lib/api";
import type { StockItem } from "../lib/api-types";
import { readWhole } from "../lib/read-fields";
import { words } from "../lib/words";
import { Cell, Row, RowHead } from "./grid";
import { Problem } from "./problem";

const MOST = 999_999_999;

/** One good's stock. What is held or claimed is promised to buyers, so *sellable* can't go below it. */
export function StockRow({ item }: { item: StockItem }) {
  const text = words.stock;
  return (
    <Row data-testid={`stock-${item.sku ?? item.variant_id}`}>
      <RowHead>
        {item.title}
        <span className="text-ui-fg-muted block font-mono text-xs">{item.sku}</span>
      </RowHead>
      <Cell>{item.coop?.name ?? words.common.none}</Cell>
      <Cell number>{item.held}</Cell>
      <Cell number>{item.claimed}</Cell>
      <Cell number className="text-ui-fg-base">
        {item.available}
      </Cell>
      <Cell aria-label={text.sellable}>
        {/* A new key when the stored number changes, so that the field never shows an old one. */}
        <SellableForm key={item.sellable} item={item} />
      </Cell>
    </Row>
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
        ? words.problems.whole
        : sellable < promised
          ? words.problems.atLeast(promised)
          : undefined;
    setProblem(found);
    if (sellable !== null && found === undefined && !saving.isPending) saving.mutate(sellable);
  };
  return (
    <form
      noValidate
      onSubmit={save}
      className="flex flex-col gap-y-1"
      aria-label={text.sellableOf(item.title)}
    >
      <div className="flex gap-x-2">
        <Input
          size="small"
          className="w-20 text-right tabular-nums"
          inputMode="numeric"
          autoComplete="off"
          aria-label={text.sellableOf(item.title)}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : id}
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
        </Button>
      </div>
      {problem !== undefined && (
        <Hint id={id} variant="error" role="alert">
          {problem}
        </Hint>
      )}
      <Problem error={saving.error} />
    </form>
  );
}
