import { defineRouteConfig } from "@medusajs/admin-sdk";
import { BookOpen } from "@medusajs/icons";
import { useQuery } from "@tanstack/react-query";
import { AccountsPanel } from "../../components/accounts-panel";
import { Disclosures } from "../../components/disclosures";
import { Loaded } from "../../components/loaded";
import { Nothing, Panel } from "../../components/panel";
import { ProviderForm } from "../../components/provider-form";
import { QuestionsPanel } from "../../components/questions-panel";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import { useCurrencies } from "../../lib/use-currencies";
import { words } from "../../lib/words";

/** The network's book: accounts and balances, the questions it must pass, and what is keyed in by hand. */
const BooksPage = () => {
  const text = words.books;
  const query = useQuery({ queryKey: [OUR_DATA, "accounts"], queryFn: api.accounts });
  const currencies = useCurrencies();
  return (
    <div className="flex flex-col gap-y-3" data-testid="books-page">
      <Panel title={text.title} level="h1" intro={text.intro}>
        {query.data?.sums.length === 0 && <Nothing text={text.empty} />}
        {query.data === undefined && <Loaded query={query}>{() => null}</Loaded>}
      </Panel>
      {query.data?.sums.map((sum) => (
        <AccountsPanel key={sum.currency_code} accounts={query.data.accounts} sum={sum} />
      ))}
      <QuestionsPanel />
      <Panel title={text.keyIn} testId="books-key-in">
        <Loaded query={currencies}>
          {([first = "eur", ...others]) => (
            <div className="px-6 py-4">
              <Disclosures
                items={(["fee", "payout"] as const).map((kind) => ({
                  label: text[kind],
                  content: (close) => (
                    <ProviderForm kind={kind} currencies={[first, ...others]} onClose={close} />
                  ),
                }))}
              />
            </div>
          )}
        </Loaded>
      </Panel>
    </div>
  );
};

export const config = defineRouteConfig({ label: words.books.title, icon: BookOpen, rank: 3 });

export default BooksPage;
