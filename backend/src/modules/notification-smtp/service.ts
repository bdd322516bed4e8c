import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { AbstractNotificationProviderService } from "@medusajs/framework/utils";
import type {
  ProviderSendNotificationDTO,
  ProviderSendNotificationResultsDTO,
} from "@medusajs/framework/types";
import { createTransport } from "nodemailer";
import { instant } from "../../adapters/clock";
import { failedTry } from "../../adapters/mail-try";
import { messageOf } from "../../adapters/message-of";
import { outcomeOf, type SmtpFault } from "./outcome";

type Options = {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them; empty writes into `folder`. */
  smtp_url: string;
  /** Where each mail becomes an .eml file when there is no server. */
  folder: string;
  from: string;
  /** Whether a name and password, and the mail itself, may go over a line that anybody can read. */
  plain_allowed: boolean;
};

/** What the outbox says of a mail besides its words. */
export type MailEnvelope = { message_id: string; date: string; file: string; lang: string };

/** No answer for this long ends a try, and the whole of it takes no longer than the last. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  dnsTimeout: 10_000,
};
const WHOLE_TRY_MS = 90_000;

/**
 * Mail by SMTP, or into a folder, through nodemailer. A mail is made into its bytes first, so that what a server is given and
 * what a folder holds are the same. It throws what `adapters/mail-try` reads: whether to try later, never, or that it may
 * have gone.
 */
export default class SmtpNotificationService extends AbstractNotificationProviderService {
  static override identifier = "smtp";

  constructor(
    _container: Record<string, unknown>,
    private readonly options: Options,
  ) {
    super();
  }

  override async send(
    notification: ProviderSendNotificationDTO,
  ): Promise<ProviderSendNotificationResultsDTO> {
    const envelope = notification.provider_data as MailEnvelope;
    const { raw, from, to } = await this.compose(notification, envelope);
    if (this.options.smtp_url === "") await this.intoFolder(envelope.file, raw);
    else await this.overSmtp({ from, to }, raw);
    return { id: envelope.message_id };
  }

  /** The recipient is handed over as an address and never as text that is taken apart: there can be one only. */
  private async compose(
    { to, content }: ProviderSendNotificationDTO,
    { message_id, date, lang }: MailEnvelope,
  ): Promise<{ raw: Buffer; from: string; to: string }> {
    const info = await createTransport({ streamTransport: true, buffer: true, newline: "windows" }).sendMail({
      from: this.options.from,
      to: { name: "", address: to },
      subject: content?.subject ?? "",
      text: content?.text ?? "",
      html: content?.html ?? "",
      messageId: message_id,
      date: instant(date),
      // Nobody's "out of office" is to answer a shop.
      headers: { "Auto-Submitted": "auto-generated", "Content-Language": lang },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const [recipient = ""] = info.envelope.to;
    return { raw: info.message as Buffer, from: info.envelope.from || "", to: recipient };
  }

  /** Under another name until it is whole; the same mail again takes the same place. */
  private async intoFolder(file: string, raw: Buffer): Promise<void> {
    try {
      await mkdir(this.options.folder, { recursive: true });
      const unfinished = join(this.options.folder, `.${file}.part`);
      await writeFile(unfinished, raw);
      await rename(unfinished, join(this.options.folder, file));
    } catch (fault) {
      throw failedTry("later", `The folder for mail: ${messageOf(fault)}`);
    }
  }

  private async overSmtp(envelope: { from: string; to: string }, raw: Buffer): Promise<void> {
    let handing_over = false;
    async function* bytes(): AsyncGenerator<Buffer> {
      handing_over = true;
      yield await Promise.resolve(raw);
    }
    const transport = createTransport({
      url: this.options.smtp_url,
      ...TIMEOUTS,
      ...(this.options.plain_allowed ? {} : { requireTLS: true }),
    });
    // Nodemailer would take the message up at once. This it reads when the server has said yes to DATA: whatever fails before
    // has not given it away.
    transport.use("stream", (mail, done) => {
      mail.message.createReadStream = () => Readable.from(bytes(), { objectMode: false });
      done();
    });
    try {
      await transport.sendMail({
        envelope,
        raw,
        signal: AbortSignal.timeout(WHOLE_TRY_MS),
      });
    } catch (thrown) {
      const fault: SmtpFault = thrown instanceof Error ? thrown : { message: String(thrown) };
      throw failedTry(outcomeOf(fault, handing_over), fault.message);
    } finally {
      transport.close();
    }
  }
}
