// A real SMTP server that keeps every mail it is handed.
import { SMTPServer } from 'smtp-server';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { AddressInfo } from 'node:net';

export class Mailbox {
  private readonly mails: ParsedMail[] = [];
  private constructor(private readonly server: SMTPServer, readonly url: string) {}

  static async open(): Promise<Mailbox> {
    let box: Mailbox;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, _session, done) {
        simpleParser(stream).then((mail) => {
          box.mails.push(mail);
          done();
        }, done);
      },
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.server.address() as AddressInfo;
    box = new Mailbox(server, `smtp://127.0.0.1:${port}`);
    return box;
  }

  /** The newest mail to an address whose subject or text matches, waited for. */
  async to(address: string, pattern: RegExp): Promise<ParsedMail> {
    for (let tries = 0; tries < 300; tries += 1) {
      const found = this.mails.findLast(
        (mail) => recipients(mail).includes(address.toLowerCase()) && pattern.test(`${mail.subject}\n${mail.text}`),
      );
      if (found) return found;
      await new Promise((wake) => setTimeout(wake, 100));
    }
    const seen = this.mails.map((mail) => `${recipients(mail).join()}: ${mail.subject}`);
    throw new Error(`no mail to ${address} matching ${pattern}; there are:\n${seen.join('\n')}`);
  }

  /** Every mail so far. */
  all(): readonly ParsedMail[] {
    return this.mails;
  }

  close(): Promise<void> {
    return new Promise((closed) => this.server.close(() => closed()));
  }
}

function recipients(mail: ParsedMail): string[] {
  const to = Array.isArray(mail.to) ? mail.to : mail.to ? [mail.to] : [];
  return to.flatMap((field) => field.value.map((entry) => (entry.address ?? '').toLowerCase()));
}

/** The first address of this site in a mail's text. */
export function linkIn(mail: ParsedMail, path: RegExp): string {
  const links = (mail.text ?? '').match(/https?:\/\/[^\s<>"]+/g) ?? [];
  const found = links.find((link) => path.test(new URL(link).pathname));
  if (!found) throw new Error(`no link to ${path} in “${mail.subject}”: ${links.join(' ')}`);
  return found;
}
