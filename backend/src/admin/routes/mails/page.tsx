import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Envelope } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { ActButton } from "../../components/act-button";
import { Loaded } from "../../components/loaded";
import { Nothing, Panel } from "../../components/panel";
import { OUR_DATA } from "../../lib/act";
import { api } from "../../lib/api";
import type { UnsentMail } from "../../lib/api-types";
import { showInstant } from "../../lib/dates";
import { words } from "../../lib/words";

/** Mails that have not gone: what needs a person first, then what is still being tried. */
const MailsPage = () => {
  const text = words.mails;
  const mails = useQuery({ queryKey: [OUR_DATA, "mails"], queryFn: api.unsentMails });
  return (
    <div className="flex flex-col gap-y-3" data-testid="mails-page">
      <Panel title={text.title} level="h1" intro={text.intro} />
      <Panel title={text.stuck} intro={text.stuckIntro} testId="mails-stuck">
        <Loaded query={mails}>
          {(data) => <Items mails={data.mails.filter((mail) => !willGo(mail))} nothing={text.noStuck} />}
        </Loaded>
      </Panel>
      <Panel title={text.waiting} testId="mails-waiting">
        <Loaded query={mails}>
          {(data) => <Items mails={data.mails.filter(willGo)} nothing={text.noWaiting} />}
        </Loaded>
      </Panel>
    </div>
  );
};

const willGo = (mail: UnsentMail) => mail.next_try_at !== null;

function Items({ mails, nothing }: { mails: UnsentMail[]; nothing: string }) {
  if (mails.length === 0) return <Nothing text={nothing} />;
  return (
    <ul className="divide-y">
      {mails.map((mail) => (
        <Item key={mail.id} mail={mail} />
      ))}
    </ul>
  );
}

function Item({ mail }: { mail: UnsentMail }) {
  const text = words.mails;
  const what = text.kind[mail.kind] ?? mail.kind;
  return (
    <li className="flex flex-wrap items-start justify-between gap-4 px-6 py-4" data-testid="mail">
      <div className="min-w-0 flex-1">
        <Text size="small" weight="plus" className="break-words">
          {text.to(what, mail.recipient ?? text.nobody)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {mail.state === "unknown" ? text.unknown : text.tries(mail.tries)}{" "}
          {mail.next_try_at ? text.next(showInstant(mail.next_try_at)) : ""}
        </Text>
        {mail.trouble && (
          <Text size="small" className="text-ui-fg-subtle break-words">
            {mail.trouble}
          </Text>
        )}
      </div>
      <ActButton
        label={text.again}
        name={`${text.again}: ${text.to(what, mail.recipient ?? text.nobody)}`}
        confirm={{
          title: text.confirmTitle,
          text: mail.state === "unknown" ? text.confirmUnknown : text.confirm,
        }}
        act={() => api.sendMailAgain(mail.id)}
        done={() => text.done}
      />
    </li>
  );
}

export const config = defineRouteConfig({ label: words.mails.title, icon: Envelope, rank: 6 });

export default MailsPage;
