import { defineRouteConfig } from "@medusajs/admin-sdk";
import { ArchiveBox } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../../components/loaded";
import { Nothing, Panel } from "../../components/panel";
import { StockEntry } from "../../components/stock-entry";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import { words } from "../../lib/words";

/** How many of each good may be sold, and how many are already promised. */
const StockPage = () => {
  const text = words.stock;
  const query = useQuery({ queryKey: [OUR_DATA, "stock"], queryFn: api.stock });
  return (
    <div data-testid="stock-page">
      <Panel title={text.title} level="h1" intro={text.intro}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing text={text.none} />
            ) : (
              <ul className="divide-y">
                {items.map((item) => (
                  <StockEntry key={item.variant_id} item={item} />
                ))}
              </ul>
            )
          }
        </Loaded>
        <div className="px-6 py-4">
          <Text size="small" className="text-ui-fg-subtle">
            {text.legend}
          </Text>
        </div>
      </Panel>
    </div>
  );
};

export const config = defineRouteConfig({ label: words.stock.title, icon: ArchiveBox, rank: 4 });

export default StockPage;
