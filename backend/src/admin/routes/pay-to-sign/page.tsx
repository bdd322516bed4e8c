import { defineRouteConfig } from "@medusajs/admin-sdk";
import { PencilSquare } from "@medusajs/icons";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../../components/loaded";
import { PayAgreements } from "../../components/pay-agreements";
import { PayDecided, PayToSignList } from "../../components/pay-to-sign";
import { Panel } from "../../components/panel";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import { words } from "../../lib/words";

/** The network's signature on pay above an amount: what waits, what was decided, and what was agreed with whom. */
const PayToSignPage = () => {
  const text = words.payToSign;
  const query = useQuery({ queryKey: [OUR_DATA, "pay-to-sign"], queryFn: api.payToSign });
  return (
    <div className="flex flex-col gap-y-3" data-testid="pay-to-sign-page">
      <Panel title={text.title} level="h1" intro={text.intro} />
      <Panel title={text.waiting} testId="pay-waiting">
        <Loaded query={query}>{({ runs }) => <PayToSignList runs={runs} />}</Loaded>
      </Panel>
      <Panel title={text.decided} testId="pay-decided">
        <Loaded query={query}>{({ runs }) => <PayDecided runs={runs} />}</Loaded>
      </Panel>
      <Panel title={text.agreed} testId="pay-agreed">
        <Loaded query={query}>{({ coops }) => <PayAgreements coops={coops} />}</Loaded>
      </Panel>
    </div>
  );
};

export const config = defineRouteConfig({ label: words.payToSign.title, icon: PencilSquare, rank: 3 });

export default PayToSignPage;
