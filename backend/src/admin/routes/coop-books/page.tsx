import { defineRouteConfig } from "@medusajs/admin-sdk";
import { LockClosedSolid } from "@medusajs/icons";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router-dom";
import { CoopBookPanel } from "../../components/coop-book";
import { Choice } from "../../components/field";
import { Loaded } from "../../components/loaded";
import { Panel } from "../../components/panel";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import { words } from "../../lib/words";

/** The co-ops' own books, each readable only while its co-op grants it. The chosen one stands in the address. */
const CoopBooksPage = () => {
  const text = words.coopBooks;
  const [params, setParams] = useSearchParams();
  const query = useQuery({ queryKey: [OUR_DATA, "desks"], queryFn: api.desks });
  const chosen = query.data?.coops.find(({ id }) => id === params.get("coop"));
  return (
    <div className="flex flex-col gap-y-3" data-testid="coop-books-page">
      <Panel title={text.title} level="h1" intro={text.intro}>
        <Loaded query={query}>
          {({ coops }) => (
            <div className="max-w-80 px-6 py-4">
              <Choice
                label={words.desks.coop}
                value={chosen?.id ?? ""}
                onChange={(event) => setParams({ coop: event.target.value })}
                options={[
                  { value: "", label: text.choose },
                  ...coops.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </div>
          )}
        </Loaded>
      </Panel>
      {chosen && <CoopBookPanel key={chosen.id} coop={chosen} />}
    </div>
  );
};

export const config = defineRouteConfig({
  label: words.coopBooks.title,
  icon: LockClosedSolid,
  rank: 6,
});

export default CoopBooksPage;
