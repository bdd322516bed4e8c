import { defineRouteConfig } from "@medusajs/admin-sdk";
import { ArchiveBox } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { Grid, Head } from "../../components/grid";
import { Loaded } from "../../components/loaded";
import { Nothing, Panel } from "../../components/panel";
import { StockRow } from "../../components/stock-row";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import type { StockItem } from "../../lib/api-types";
import { words } from "../../lib/words";

/** How many of each good may be sold, and how many are already promised. */
export default function StockPage() {
  const text = words.stock;
  const query = useQuery({ queryKey: [OUR_DATA, "stock"], queryFn: api.stock });
  return (
    <div data-testid="stock-page">
      <Panel title={text.title} level="h1" intro={text.intro}>
        <Loaded query={query}>
          {({ items }) => (items.length === 0 ? <Nothing text={text.none} /> : <StockTable items={items} />)}
        </Loaded>
        <div className="px-6 py-4">
          <Text size="small" className="text-ui-fg-subtle">
            {text.legend}
          </Text>
        </div>
      </Panel>
    </div>
  );
}

function StockTable({ items }: { items: StockItem[] }) {
  const text = words.stock;
  return (
    <Grid label={text.title}>
      <thead>
        <tr>
          <Head>{text.good}</Head>
          <Head>{text.coop}</Head>
          <Head number>{text.held}</Head>
          <Head number>{text.claimed}</Head>
          <Head number>{text.available}</Head>
          <Head>{text.sellable}</Head>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <StockRow key={item.variant_id} item={item} />
        ))}
      </tbody>
    </Grid>
  );
}

export const config = defineRouteConfig({ label: words.stock.title, icon: ArchiveBox, rank: 4 });
